import type { Patient } from '../chart/episode.ts'
import { isDay, type Day } from '../day.ts'
import { codesIn } from './codings.ts'
import { languageOf, raceEthnicityOf, ruralityOf, sexOf } from './demographics.ts'
import { field, listIn, textIn, type Json } from './json.ts'

const IDENTIFIER_TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const NOT_GIVEN = '(not given)'

export type FoundPatient = { readonly patient: Patient; readonly note: string | null } | { readonly problem: string }

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

function mrnOf(resource: Json): { mrn: string; note: string | null } {
  const identifiers = listIn(resource, 'identifier')
  const medical = identifiers.find((identifier) => codesIn(field(identifier, 'type'), IDENTIFIER_TYPES).includes('MR'))
  const typed = textIn(medical, 'value')
  if (typed) return { mrn: typed, note: null }
  const first = identifiers.map((identifier) => textIn(identifier, 'value')).find((value) => value !== undefined)
  return first
    ? { mrn: first, note: 'No identifier is typed MR: the first one stands for the MRN.' }
    : { mrn: textIn(resource, 'id') ?? '', note: 'There is no identifier: the resource id stands for the MRN.' }
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
  const { mrn, note } = mrnOf(resource)
  const birth = birthDateOf(resource, today)
  if ('problem' in birth) return birth
  if (mrn.length > 40) return { problem: 'The MRN has more than 40 characters. Send the one the clinic uses.' }
  const notes = [name.note, note, birth.note].filter((text) => text !== null)
  return {
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
