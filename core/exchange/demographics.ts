import type { Language, RaceEthnicity, Rurality, Sex } from '../chart/vocabulary.ts'
import { LANGUAGES, SEXES } from '../chart/vocabulary.ts'
import { codingsOf } from './codings.ts'
import { field, listIn, textIn, type Json } from './json.ts'

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-'
/** OMB categories by their code (system urn:oid:2.16.840.1.113883.6.238). */
const RACES: Readonly<Record<string, RaceEthnicity>> = {
  '1002-5': 'native-american',
  '2028-9': 'asian',
  '2054-5': 'black',
  '2076-8': 'pacific-islander',
  '2106-3': 'white',
  '2131-1': 'other',
}
const HISPANIC = '2135-2'

const extensions = (holder: unknown, url: string): readonly unknown[] =>
  listIn(holder, 'extension').filter((extension) => textIn(extension, 'url') === url)

const categories = (resource: Json, name: string): (string | undefined)[] =>
  extensions(resource, `${US_CORE}${name}`)
    .flatMap((extension) => extensions(extension, 'ombCategory'))
    .map((part) => textIn(field(part, 'valueCoding'), 'code'))

/** One list with ethnicity first: Hispanic whatever the race; several races are two or more. */
export function raceEthnicityOf(resource: Json): RaceEthnicity {
  if (categories(resource, 'ethnicity').includes(HISPANIC)) return 'hispanic'
  const races = new Set(
    categories(resource, 'race').flatMap((code) => (code && Object.hasOwn(RACES, code) ? [RACES[code]] : [])),
  )
  const [only] = races
  return races.size > 1 ? 'two-or-more' : (only ?? 'unknown')
}

const isOwn = (language: string): language is Language => (LANGUAGES as readonly string[]).includes(language)

/** The preferred language, or the only one given. Several without a preferred one leave it unknown. */
export function languageOf(resource: Json): Language {
  const spoken = listIn(resource, 'communication')
  const preferred = spoken.filter((entry) => field(entry, 'preferred') === true)
  const chosen = preferred.length === 1 ? preferred[0] : spoken.length === 1 ? spoken[0] : undefined
  const code = codingsOf(field(chosen, 'language'))[0]?.code.toLowerCase().split('-')[0]
  if (!code || ['und', 'unknown', 'other', 'unk', 'asku', 'nask'].includes(code)) return 'unknown'
  return isOwn(code) ? code : 'other'
}

export function sexOf(resource: Json): Sex {
  const gender = textIn(resource, 'gender')
  return SEXES.find((sex) => sex === gender) ?? 'unknown'
}

/** RUCA 1-3 urban, 4-10 rural, from an extension of the patient or an address whose name ends in `ruca`; otherwise unknown. */
export function ruralityOf(resource: Json): Rurality {
  const holders = [resource, ...listIn(resource, 'address')]
  const given = holders
    .flatMap((holder) => listIn(holder, 'extension'))
    .filter((extension) => /(^|[/-])ruca$/i.test(textIn(extension, 'url') ?? ''))
    .flatMap((extension) =>
      ['valueDecimal', 'valueInteger', 'valueCode', 'valueString'].map((key) => field(extension, key)),
    )
    .find((value) => value !== undefined)
  const ruca = Math.floor(
    typeof given === 'string' && given.trim() ? Number(given) : typeof given === 'number' ? given : Number.NaN,
  )
  if (ruca >= 1 && ruca <= 3) return 'urban'
  return ruca >= 4 && ruca <= 10 ? 'rural' : 'unknown'
}
