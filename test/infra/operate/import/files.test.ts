import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFiles } from '../../../../infra/operate/import/files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const patient = (id: string) => ({ resourceType: 'Patient', id })
const put = (name: string, text: string) => writeFile(join(folder, name), text)

describe('files to import', () => {
  test('bundles, single resources, lists, NDJSON and bundles inside an object are all read, in folders too', async () => {
    await mkdir(join(folder, 'deep'))
    await put('a.json', JSON.stringify({ resourceType: 'Bundle', entry: [] }))
    await put('b.json', JSON.stringify([patient('1'), patient('2')]))
    await put('deep/c.json', JSON.stringify({ measure: 'CMS2', bundle: { resourceType: 'Bundle', entry: [] } }))
    await put('deep/d.ndjson', `${JSON.stringify(patient('3'))}\n\n${JSON.stringify(patient('4'))}\n`)
    await put('notes.txt', 'not for us')
    const read = await readFiles(folder)
    expect([read.files, read.inputs.length, read.problems]).toEqual([4, 5, []])
  })

  test('a malformed file, a malformed line and JSON without FHIR are named, and the others go on', async () => {
    await put('bad.json', '{"resourceType": ')
    await put('codes.json', '{"CMS159": {}}')
    await put('good.json', `\ufeff${JSON.stringify(patient('1'))}`)
    await put('lines.ndjson', `${JSON.stringify(patient('2'))}\n{oops\n`)
    const read = await readFiles(folder)
    expect(read.inputs).toHaveLength(2)
    expect(read.problems.map(({ file }) => file.slice(folder.length + 1))).toEqual([
      'bad.json',
      'codes.json',
      'lines.ndjson line 2',
    ])
  })

  test('a path that is not there is an error', async () => {
    await expect(readFiles(join(folder, 'nowhere'))).rejects.toThrow()
  })
})
