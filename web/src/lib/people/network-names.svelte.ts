import type { Directory } from '../../../../core/contract/index.ts'
import type { FactKind } from '../../../../core/chart/kinds/index.ts'
import { FORM_WORDS } from '../../../../core/words/en/fields.ts'
import type { FormWords } from '../../../../core/words/field-words.ts'
import type { Client } from '../api/client.ts'
import type { Trouble } from '../api/trouble.ts'
import { keptForSession } from '../session/kept.ts'

/** A name to choose, and the id that is kept of it. */
export interface Named {
  readonly value: string
  readonly name: string
}
/** What fields that hold an id offer by name, by field; a field that is not named takes the id itself. */
export type Choices = Readonly<Record<string, readonly Named[]>>
export const NO_CHOICES: Choices = {}

/**
 * What a field offers: nothing, and each by name; undefined where it names nothing. Somebody who works there no more, or a plan that is
 * gone, stays chosen by its id.
 */
export function offeredNames(
  named: readonly Named[] | undefined,
  chosen: string,
  open: string,
): readonly Named[] | undefined {
  if (!named) return undefined
  const isThere = chosen === '' || named.some(({ value }) => value === chosen)
  return [{ value: '', name: open }, ...named, ...(isThere ? [] : [{ value: chosen, name: chosen }])]
}

const { coverage, assignment } = FORM_WORDS
/** Words of forms that offer names: what is said of an id is left out. Until names are read, an id is what is written. */
const NAMED_WORDS: FormWords = {
  ...FORM_WORDS,
  coverage: { ...coverage, fields: { ...coverage.fields, plan: { ...coverage.fields.plan, hint: '' } } },
  assignment: { ...assignment, fields: { careManager: { ...assignment.fields.careManager, hint: '' } } },
}
export const wordsFor = (choices: Choices): FormWords => (choices === NO_CHOICES ? FORM_WORDS : NAMED_WORDS)

/** The kinds whose fields name something of the network. */
const NAMING: ReadonlySet<FactKind> = new Set(['coverage', 'assignment'])
export const namesNetwork = (kind: FactKind): boolean => NAMING.has(kind)

/** Plans, care managers and clinics, by clinic, in memory for as long as somebody is signed in. */
class NetworkNames {
  #read = $state.raw<Readonly<Record<string, Directory>>>({})
  trouble = $state.raw<Trouble | null>(null)

  /** Reads what a clinic's charts can name, unless it was read before. */
  async read(client: Client, clinicId: string): Promise<void> {
    if (this.#read[clinicId] || clinicId === '') return
    const answer = await client.call('directory', { params: { clinicId } })
    this.trouble = answer.ok ? null : answer.trouble
    if (answer.ok) this.#read = { ...this.#read, [clinicId]: answer.value }
  }
  /** null = not read yet. */
  of(clinicId: string): Directory | null {
    return this.#read[clinicId] ?? null
  }
  choicesOf(clinicId: string): Choices {
    const read = this.of(clinicId)
    if (!read) return NO_CHOICES
    return {
      plan: read.plans.map(({ planId, name }) => ({ value: planId, name })),
      careManager: read.careManagers.map(({ sub, name }) => ({ value: sub, name })),
    }
  }
  forget(): void {
    this.#read = {}
  }
}

export const networkNames = new NetworkNames()
keptForSession({ isUnsaved: () => false, forget: () => networkNames.forget() })
