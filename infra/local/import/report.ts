import { LINE_RESULTS, type Imported, type ImportLine } from '../../../core/contract/schemas/imports.ts'
import type { Sent } from './send.ts'

type Outcome = Imported['outcome']
const OUTCOMES: readonly Outcome[] = ['opened', 'changed', 'unchanged', 'not-opened', 'refused']

type PatientLine = ImportLine & { readonly of: string | null }

/** Everything one run came to. */
export class Report {
  readonly #outcomes = new Map<Outcome | 'failed', number>()
  readonly #lines: PatientLine[] = []
  readonly #failures = new Set<string>()
  stopped: string | null = null

  /** `of` names the patient: two patients' resources can bear one id. */
  addLines(lines: readonly ImportLine[], of: string | null = null): void {
    for (const line of lines) this.#lines.push({ ...line, of })
  }

  add(sent: Sent, resources: readonly string[], of: string): void {
    const outcome = sent.kind === 'imported' ? sent.answer.outcome : sent.kind === 'refused' ? 'refused' : 'failed'
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1)
    if (sent.kind === 'imported') this.addLines(sent.answer.lines, of)
    if (sent.kind === 'stop') this.stopped = sent.reason
    if (sent.kind === 'failed') this.#failures.add(sent.reason)
    if (sent.kind !== 'refused') return
    const { reason } = sent
    this.addLines(
      resources.map((resource) => ({ resource, result: 'refused', reason })),
      of,
    )
  }

  count(result: ImportLine['result']): number {
    return this.#lines.filter((line) => line.result === result).length
  }
  patients(outcome: Outcome | 'failed'): number {
    return this.#outcomes.get(outcome) ?? 0
  }

  /** Lines for people: what was refused one by one with the reason, what was not used by type and reason, then the sums. */
  text(): string[] {
    const named = ({ resource, of }: PatientLine) =>
      of === null || of === resource ? resource : `${resource} of ${of}`
    const refused = this.#lines
      .filter((line) => line.result === 'refused')
      .map((line) => `refused  ${named(line)}: ${line.reason ?? ''}`)
    const patients = OUTCOMES.map((outcome) => `${this.patients(outcome)} ${outcome}`)
    if (this.patients('failed') > 0) patients.push(`${this.patients('failed')} not sent`)
    return [
      ...refused,
      ...this.#notUsed(),
      '',
      `Patients   ${patients.join(', ')}`,
      `Resources  ${LINE_RESULTS.map((result) => `${this.count(result)} ${result}`).join(', ')}`,
      ...[...this.#failures].map((reason) => `Failed: ${reason}`),
    ]
  }

  #notUsed(): string[] {
    const counts = new Map<string, number>()
    for (const { resource, result, reason } of this.#lines) {
      if (result !== 'not-used') continue
      const key = `${resource.split('/')[0] ?? ''}: ${reason ?? ''}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return [...counts].sort().map(([what, n]) => `not used ${String(n).padStart(4)} x ${what}`)
  }
}
