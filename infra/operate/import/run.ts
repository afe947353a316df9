import type { Day } from '../../../core/day.ts'
import { groupByPatient } from '../../../core/exchange/fhir.ts'
import type { ReadFiles } from './files.ts'
import { pack, type Parcel } from './parcel.ts'
import { Report } from './report.ts'
import { send, type Sending } from './send.ts'

export interface ImportRun extends Sending {
  readonly system: string | undefined
  readonly today: Day
  readonly run: string
  /** How many patients are on their way at once. */
  readonly atOnce?: number
  readonly progress: (done: number, all: number) => void
}

/** Groups what was read by patient, sends each, and reports. A bad patient or file does not hold up the others. */
export async function runImport(read: ReadFiles, run: ImportRun): Promise<Report> {
  const report = new Report()
  const { groups, lines } = groupByPatient(read.inputs)
  report.addLines(lines)
  const parcels: Parcel[] = []
  for (const group of groups) {
    const packed = pack(group, run)
    report.addLines(packed.lines, `Patient/${group.patientId}`)
    if ('parcel' in packed) parcels.push(packed.parcel)
    else report.add({ kind: 'refused', reason: '' }, [], '')
  }
  const lanes = [...Map.groupBy(parcels, (parcel) => parcel.mrn).values()]
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    for (let lane = lanes[next++]; lane; lane = lanes[next++])
      for (const parcel of lane) {
        if (report.stopped !== null) return
        report.add(await send(run, parcel), parcel.resources, parcel.patient)
        run.progress(++done, parcels.length)
      }
  }
  await Promise.all(Array.from({ length: run.atOnce ?? 4 }, work))
  return report
}
