/** A psychotropic of the demo network. */
export interface Drug {
  readonly name: string
  /** As people type it who know it by its brand. */
  readonly brand?: string
  /** Doses in the order in which they are raised, the first for somebody of 65 or more. */
  readonly doses: readonly [string, ...string[]]
  /** Place of the dose that an adult begins with. */
  readonly first: number
  /** How many of its doses an older person goes up to, where that is fewer than all. */
  readonly upTo?: number
  /** How old somebody is at least, who is given it here. */
  readonly from: number
  /** Out of a hundred first prescriptions; 0 = given beside another one only. */
  readonly share: number
}

/** Antidepressants given first, as a primary care does; ages are those of their labels or of usual practice. */
export const DRUGS: readonly Drug[] = [
  {
    ...{ name: 'sertraline', brand: 'Zoloft', from: 12, share: 30 },
    ...{ doses: ['25 mg', '50 mg', '100 mg', '150 mg', '200 mg'], first: 1 },
  },
  {
    ...{ name: 'escitalopram', brand: 'Lexapro', from: 12, share: 23 },
    ...{ doses: ['5 mg', '10 mg', '20 mg'], first: 1, upTo: 2 },
  },
  {
    ...{ name: 'fluoxetine', brand: 'Prozac', from: 8, share: 13 },
    ...{ doses: ['10 mg', '20 mg', '40 mg', '60 mg'], first: 1 },
  },
  {
    ...{ name: 'bupropion XL', brand: 'Wellbutrin XL', from: 18, share: 12 },
    ...{ doses: ['150 mg', '300 mg', '450 mg'], first: 0, upTo: 2 },
  },
  {
    ...{ name: 'duloxetine', brand: 'Cymbalta', from: 18, share: 8 },
    ...{ doses: ['20 mg', '30 mg', '60 mg', '90 mg'], first: 1 },
  },
  {
    ...{ name: 'venlafaxine XR', brand: 'Effexor XR', from: 18, share: 7 },
    ...{ doses: ['37.5 mg', '75 mg', '150 mg', '225 mg'], first: 1 },
  },
  { name: 'mirtazapine', from: 18, share: 7, doses: ['7.5 mg', '15 mg', '30 mg', '45 mg'], first: 1 },
]

/** What an adult comes with from primary care. */
export const OWN_DRUGS: readonly Drug[] = [
  ...DRUGS.slice(0, 4),
  // Above 60 the label of citalopram ends at 20 mg.
  { name: 'citalopram', brand: 'Celexa', from: 18, share: 0, doses: ['10 mg', '20 mg', '40 mg'], first: 1, upTo: 2 },
  { name: 'trazodone', from: 18, share: 0, doses: ['25 mg', '50 mg', '100 mg'], first: 1 },
]

/** Given beside an antidepressant that helps in part. */
export const ADDED: readonly Drug[] = [
  { name: 'bupropion XL', from: 18, share: 0, doses: ['150 mg', '300 mg'], first: 0 },
  { name: 'buspirone', from: 18, share: 0, doses: ['5 mg twice a day', '10 mg twice a day'], first: 0 },
  { name: 'mirtazapine', from: 18, share: 0, doses: ['7.5 mg', '15 mg'], first: 0 },
]

/** Drugs of primary care that are none for the mind, with a usual dose. */
export const OTHER_DRUGS = [
  ['lisinopril', '10 mg'],
  ['metformin', '500 mg twice a day'],
  ['atorvastatin', '20 mg'],
  ['levothyroxine', '75 mcg'],
  ['omeprazole', '20 mg'],
  ['amlodipine', '5 mg'],
  ['albuterol inhaler', '2 puffs as needed'],
] as const
