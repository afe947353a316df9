import type { Patient } from '../chart/episode.ts'
import { isDay, type Day } from '../day.ts'
import { numberForm } from '../person/number-form.ts'
import { codesIn } from './codings.ts'
import { languageOf, raceEthnicityOf, ruralityOf, sexOf } from './demographics.ts'
import { field, listIn, textIn, type Json } from './json.ts'

const IDENTIFIER_TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const NOT_GIVEN = '(not given)'

/** Who a Patient resource is about. `numbers` are all of their MRNs, each once, first the one that `patient` has. */
export type FoundPatient =
  | { readonly patient: Patient; readonly numbers: readonly string[]; readonly note: string | null }
  | { readonly problem: string }

/** The official or usual name before others. */
function nameOf(resource: Json): { family: string; given: string; note: string | null } {
  const names = listIn(resource, 'name')
  const name = ['official', 'usual'].map((use) => names.find((n) => textIn(n, 'use') === use)).find(Boolean) ?? names[0]
  const given = listIn(name, 'given')
    .filter((part) => typeof part === 'string')
    .join(' ')
    .trim()
  const family = textIn(name, 'family') ?? textIn(name, 'text')
  const note = family && given ? null : 'A part of the name is not given.'
  return { family: (family ?? NOT_GIVEN).slice(0, 200), given: (given || NOT_GIVEN).slice(0, 200), note }
}

/** All MRNs, as the source has them, each once. */
function numbersOf(resource: Json): { numbers: readonly [string, ...string[]]; note: string | null } {
  const identifiers = listIn(resource, 'identifier')
  const medical = identifiers.filter((identifier) =>
    codesIn(field(identifier, 'type'), IDENTIFIER_TYPES).includes('MR'),
  )
  const forms = new Set<string>()
  const [typed, ...others] = medical
    .flatMap((identifier) => textIn(identifier, 'value') ?? [])
    .filter((mrn) => forms.size < forms.add(numberForm(mrn)).size)
  if (typed !== undefined) return { numbers: [typed, ...others], note: null }
  const first = identifiers.map((identifier) => textIn(identifier, 'value')).find((value) => value !== undefined)
  return first
    ? { numbers: [first], note: 'No identifier is typed MR: the first one stands for the MRN.' }
    : { numbers: [textIn(resource, 'id') ?? ''], note: 'There is no identifier: the resource id stands for the MRN.' }
}

/** A patient of one source has a few; more are a list of something else. */
const MOST_NUMBERS = 10
const TOO_MANY = `This patient has more than ${MOST_NUMBERS} identifiers typed MR. Send those the clinic uses.`
const TOO_LONG = 'The MRN has more than 40 characters. Send the one the clinic uses.'

function numbersProblem(numbers: readonly string[]): string | null {
  if (numbers.some((mrn) => mrn.length > 40)) return TOO_LONG
  return numbers.length > MOST_NUMBERS ? TOO_MANY : null
}

type BirthDate = { day: Day | null; note: string | null } | { problem: string }
const UNKNOWN_BIRTH = 'The birth date is not known to the day: the age is unknown.'

function birthDateOf(resource: Json, today: Day): BirthDate {
  const value = field(resource, 'birthDate')
  if (value === undefined || (typeof value === 'string' && /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value)))
    return { day: null, note: UNKNOWN_BIRTH }
  if (typeof value !== 'string' || !isDay(value))
    return { problem: 'birthDate is no date of the calendar from 1900 on. Write YYYY-MM-DD.' }
  return value > today ? { problem: 'birthDate lies in the future. Correct it.' } : { day: value, note: null }
}

/** Reads the person. What is missing is unknown and never guessed; a birth date or an MRN that cannot be right is a problem. */
export function readPerson(resource: Json, today: Day): FoundPatient {
  const name = nameOf(resource)
  const { numbers, note } = numbersOf(resource)
  const [mrn] = numbers
  const birth = birthDateOf(resource, today)
  if ('problem' in birth) return birth
  const problem = numbersProblem(numbers)
  if (problem) return { problem }
  const notes = [name.note, note, birth.note].filter((text) => text !== null)
  return {
    numbers,
    patient: {
      family: name.family,
      given: name.given,
      mrn,
      birthDate: birth.day,
      sex: sexOf(resource),
      language: languageOf(resource),
      raceEthnicity: raceEthnicityOf(resource),
      rurality: ruralityOf(resource),
    },
    note: notes.length > 0 ? notes.join(' ') : null,
  }
}
