import type { Coverage } from '../chart/episode.ts'
import type { PayerClass } from '../chart/vocabulary.ts'
import { codesIn } from './codings.ts'
import { field, type Json } from './json.ts'
import { refuse, skip } from './reading.ts'

/** Source of Payment Typology (PHDSC/NAHDO): the first digits of a code name its class. */
const PAYMENT_TYPOLOGY = 'https://nahdo.org/sopt'
const CLASSES: readonly (readonly [RegExp, PayerClass])[] = [
  [/^1/, 'medicare'],
  [/^2/, 'medicaid'],
  [/^[56]/, 'commercial'],
  [/^8/, 'uninsured'],
  [/^[347]|^9[1-8]/, 'other'],
]

/** The payer class of an active Coverage. The plan stays null: a plan is a contract of this network and no source knows its id. */
export function readCoverage(
  resource: Json,
): { readonly coverage: Coverage } | { readonly refuse: string } | { readonly skip: string } {
  const status = field(resource, 'status')
  if (typeof status !== 'string') return refuse('status is missing. Give active.')
  if (status !== 'active') return skip('Only an active coverage is used.')
  const code = codesIn(field(resource, 'type'), PAYMENT_TYPOLOGY)[0]
  const payerClass = code === undefined ? undefined : CLASSES.find(([pattern]) => pattern.test(code))?.[1]
  return payerClass
    ? { coverage: { payerClass, plan: null } }
    : skip('It names no class of payer (Source of Payment Typology).')
}
