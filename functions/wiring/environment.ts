import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { DEFAULT_WRITE_FORMAT, WRITE_FORMATS, writeFormatOf, type Formats } from '../../core/formats.ts'
import { tokenReader } from '../runtime/token.ts'
import type { DirectoryStore } from '../store/directory.ts'

/**
 * Nothing but this folder reads environment, clock and ids: one file a function, which names what that function needs. Each parses it once
 * per container and on the first call: a missing setting fails there with its name, and importing a module does nothing.
 */
export const clock = (): Date => new Date()
/** 32 hexadecimal digits: opaque, safe in a key, a URL and a spreadsheet. */
export const newId = (): string => randomUUID().replaceAll('-', '')

export type Environment = Readonly<Record<string, string | undefined>>

/** The named settings; throws with the names (never the values) of those that are missing. */
export function settings<const Names extends readonly string[]>(
  names: Names,
  environment: Environment,
): Record<Names[number], string> {
  const shape = Object.fromEntries(names.map((name) => [name, z.string().check(z.minLength(1))]))
  const read = z.object(shape).safeParse(environment)
  if (read.success) return read.data as Record<Names[number], string>
  throw new Error(`Set these in the environment: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
}

/** The formats this deployment writes (the stack setting `writeFormat`). Throws with what can be chosen. */
export const formatsOf = ({ WRITE_FORMAT }: Environment): Formats =>
  WRITE_FORMATS[WRITE_FORMAT === undefined ? DEFAULT_WRITE_FORMAT : writeFormatOf(WRITE_FORMAT)]

export const zonesOf = (directory: DirectoryStore) => async (clinicId: string) =>
  (await directory.lists()).clinics.get(clinicId)?.zone ?? null

/** Makes something on first use and keeps it for the life of the container. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

export const identity = (env: { ISSUER: string; CLIENT_ID: string }) =>
  tokenReader({ issuer: env.ISSUER, clientId: env.CLIENT_ID, clock })
