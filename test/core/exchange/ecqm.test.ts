import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { groupByPatient, readPatient } from '../../../core/exchange/fhir.ts'

const ROOT = new URL('../../data/ecqm/', import.meta.url)
const folders = ['CMS159', 'CMS159-boundary', 'CMS2', 'CMS2-boundary']
const files = folders.flatMap((folder) => readdirSync(new URL(folder, ROOT)).map((name) => `${folder}/${name}`))
const load = (file: string) =>
  (JSON.parse(readFileSync(new URL(file, ROOT), 'utf8')) as { bundle: { entry: unknown[] } }).bundle

test.each(files)('%s: every resource has exactly one place and the patient is read', (file) => {
  const bundle = load(file)
  const { groups, lines } = groupByPatient(bundle)
  expect(groups).toHaveLength(1)
  const reading = readPatient(groups[0]?.resources ?? [], {
    system: 'cms',
    zone: 'America/Denver',
    today: '2026-12-31',
  })
  expect(reading.patient).not.toBeNull()
  const places = reading.facts.length + reading.header.length + reading.lines.length + lines.length
  expect(places).toBe(bundle.entry.length)
})

test('over all test patients the kinds of facts and the lines are these', () => {
  const facts: Record<string, number> = {}
  const results: Record<string, number> = {}
  for (const file of files) {
    const { groups, lines } = groupByPatient(load(file))
    const reading = readPatient(groups[0]?.resources ?? [], {
      system: 'cms',
      zone: 'America/Denver',
      today: '2026-12-31',
    })
    for (const { fact } of reading.facts) facts[fact.kind] = (facts[fact.kind] ?? 0) + 1
    for (const { result } of [...reading.lines, ...lines]) results[result] = (results[result] ?? 0) + 1
  }
  expect(files).toHaveLength(96)
  expect(facts).toEqual({
    appointment: 102,
    assessment: 100,
    screening: 17 + 1,
    diagnosis: 73,
    treatment: 7,
    referral: 1,
  })
  expect(results).toEqual({ refused: 3, 'not-used': 84 })
})
