import type { Language } from '../../core/chart/vocabulary.ts'

/** One clinic of the demo network and what is particular about it. */
export interface DemoClinic {
  readonly clinicId: string
  readonly name: string
  readonly zone: string
  /** Episodes over the whole period; all clinics together have 2,400. */
  readonly episodes: number
  /** Days from referral to treatment by which half of its English-speaking urban people have started. */
  readonly wait: number
  /** Share that closes before treatment. */
  readonly closes: number
  readonly rural: number
  readonly languages: Readonly<Partial<Record<Language, number>>>
}

const ENGLISH = { en: 88, es: 7, vi: 1, other: 2, unknown: 2 }
const SPANISH = { en: 58, es: 36, vi: 1, other: 3, unknown: 2 }

/** Twelve clinics from New York to Honolulu: quick and slow, large and small, rural and urban. */
export const CLINICS: readonly DemoClinic[] = [
  {
    clinicId: 'alder-street',
    name: 'Alder Street',
    zone: 'America/Denver',
    episodes: 300,
    wait: 12,
    closes: 0.14,
    rural: 0.08,
    languages: SPANISH,
  },
  {
    clinicId: 'birch-hollow',
    name: 'Birch Hollow',
    zone: 'America/Denver',
    episodes: 190,
    wait: 17,
    closes: 0.2,
    rural: 0.72,
    languages: ENGLISH,
  },
  {
    clinicId: 'cedar-fork',
    name: 'Cedar Fork',
    zone: 'America/Chicago',
    episodes: 240,
    wait: 16,
    closes: 0.17,
    rural: 0.35,
    languages: ENGLISH,
  },
  {
    clinicId: 'dunmore',
    name: 'Dunmore',
    zone: 'America/New_York',
    episodes: 220,
    wait: 10,
    closes: 0.12,
    rural: 0.1,
    languages: ENGLISH,
  },
  {
    clinicId: 'eastgate',
    name: 'Eastgate',
    zone: 'America/New_York',
    episodes: 260,
    wait: 22,
    closes: 0.26,
    rural: 0.04,
    languages: { en: 62, es: 24, so: 8, other: 4, unknown: 2 },
  },
  {
    clinicId: 'fenwick',
    name: 'Fenwick',
    zone: 'America/Detroit',
    episodes: 170,
    wait: 14,
    closes: 0.16,
    rural: 0.2,
    languages: ENGLISH,
  },
  {
    clinicId: 'glen-park',
    name: 'Glen Park',
    zone: 'America/Los_Angeles',
    episodes: 230,
    wait: 9,
    closes: 0.11,
    rural: 0.02,
    languages: { en: 66, es: 18, vi: 11, other: 3, unknown: 2 },
  },
  {
    clinicId: 'harrow-mill',
    name: 'Harrow Mill',
    zone: 'America/Chicago',
    episodes: 150,
    wait: 19,
    closes: 0.22,
    rural: 0.81,
    languages: ENGLISH,
  },
  {
    clinicId: 'ironwood',
    name: 'Ironwood',
    zone: 'America/Phoenix',
    episodes: 210,
    wait: 18,
    closes: 0.19,
    rural: 0.3,
    languages: SPANISH,
  },
  {
    clinicId: 'juniper',
    name: 'Juniper',
    zone: 'America/Boise',
    episodes: 160,
    wait: 13,
    closes: 0.15,
    rural: 0.55,
    languages: ENGLISH,
  },
  {
    clinicId: 'kestrel-point',
    name: 'Kestrel Point',
    zone: 'America/Anchorage',
    episodes: 120,
    wait: 27,
    closes: 0.28,
    rural: 0.64,
    languages: ENGLISH,
  },
  {
    clinicId: 'lakemont',
    name: 'Lakemont',
    zone: 'Pacific/Honolulu',
    episodes: 150,
    wait: 15,
    closes: 0.16,
    rural: 0.25,
    languages: { en: 80, es: 3, vi: 5, other: 10, unknown: 2 },
  },
]

export const PLANS = [
  { planId: 'northfield', name: 'Northfield Medicaid', payerClass: 'medicaid' },
  { planId: 'lakeshore', name: 'Lakeshore Commercial', payerClass: 'commercial' },
] as const
export const NETWORK = { name: 'Cairn demo network', synthetic: true }
