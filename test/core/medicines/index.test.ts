import { describe, expect, test } from 'vitest'
import { COMBINATIONS } from '../../../core/medicines/combinations.ts'
import { ingredientOf, isPsychotropic } from '../../../core/medicines/index.ts'
import { OTHERS } from '../../../core/medicines/others.ts'
import { BY_USE, PSYCHOTROPICS } from '../../../core/medicines/psychotropics.ts'
import { BESIDE_A_NAME } from '../../../core/medicines/words.ts'

describe('law D1: whether a drug is a psychotropic, by its name', () => {
  test.each([
    ...['sertraline', 'Zoloft', 'Sertraline 50 MG Oral Tablet', 'buPROPion HCl XL 150 mg', 'Lithium carbonate ER'],
    ...['lamotrigine', 'hydroxyzine pamoate', 'bupropion', 'Depakote', 'valproic acid', 'guanfacine', 'doxepin'],
    ...[
      'Symbyax',
      'fluoxetine / olanzapine',
      'amitriptyline-perphenazine',
      'sertraline + somethingelse',
      'Adderall XR',
    ],
  ])('%s is one', (name) => expect(isPsychotropic(name)).toBe(true))
  test.each([
    ...['lisinopril', 'Zestril', 'Zestoretic', 'lisinopril 20 MG / hydrochlorothiazide 12.5 MG Oral Tablet'],
    ...['propranolol', 'clonidine', 'topiramate', 'gabapentin', 'Lyrica', 'carbamazepine', 'levothyroxine', 'Cytomel'],
    ...['metformin 500 mg twice a day', 'Losartan potassium', 'atorvastatin calcium', 'albuterol inhaler 2 puffs'],
    ...['guaifenesin 20 MG/ML Oral Solution', 'potassium chloride', 'prochlorperazine', 'melatonin'],
  ])('%s is none', (name) => expect(isPsychotropic(name)).toBe(false))
  test.each([
    ...['', ' ', 'neuvoxine', '50 mg tablet', 'lisinopril / neuvoxine', 'CBT', 'prazosin', 'naltrexone', 'constructor'],
  ])('of "%s" it is not known', (name) => expect(isPsychotropic(name)).toBeNull())
})

describe('law D3: the ingredient of a drug', () => {
  test.each([
    ['Zoloft®', 'sertraline'],
    ['Zoloft (sertraline) 50 mg, one tablet daily', 'sertraline'],
    ['Desvenlafaxine Succinate ER', 'desvenlafaxine'],
    ['escitalopram', 'escitalopram'],
    ['insulin glargine 100 UNT/ML', 'insulin glargine'],
    ['Olanzapine 6 MG / Fluoxetine 25 MG Oral Capsule', 'fluoxetine / olanzapine'],
    ['Symbyax', 'fluoxetine / olanzapine'],
    ['sertraline / neuvoxine', null],
    ['neuvoxine', null],
    ['Behavioral Activation', null],
  ])('of %s is %s', (name, ingredient) => expect(ingredientOf(name)).toBe(ingredient))
})

describe('the lists', () => {
  const drugs = [PSYCHOTROPICS, BY_USE, OTHERS]
  const ingredients = drugs.flatMap((list) => Object.keys(list))
  const others = drugs.flatMap((list) => Object.values(list).flatMap((text) => (text ? text.split(', ') : [])))
  test('name no drug twice, and each as a text is compared', () => {
    const all = [...ingredients, ...others, ...Object.keys(COMBINATIONS)]
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([])
    expect(all.filter((name) => !/^[a-z0-9]+( [a-z0-9]+)*$/.test(name))).toEqual([])
    expect(all.filter((name) => BESIDE_A_NAME.has(name))).toEqual([])
  })
  test('know every part of a combination', () => {
    const parts = Object.values(COMBINATIONS).flatMap((text) => text.split(', '))
    expect(parts.filter((part) => !ingredients.includes(part))).toEqual([])
  })
  test('find every name that they hold', () => {
    for (const name of ingredients) expect(ingredientOf(`${name.toUpperCase()} 10 MG`)).toBe(name)
  })
})

test.each(['no sertraline', 'allergic to lithium', 'Denies Zoloft', 'sertraline refused'])(
  '"%s" is a note, and no name: somebody says what is meant',
  (note) => {
    expect(isPsychotropic(note)).toBeNull()
  },
)
