import { isFactKind } from '../../../../../../core/chart/kinds/index.ts'
import { DRAFT_FORMAT } from './as-text.ts'
import type { CorrectionDraft, Draft } from '../../../../lib/forms/draft.ts'
import { isRecordedStep, type StepDraft, type Typed } from './steps.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && isFactKind(String(value['kind'])) && isRecord(value['values']) && isRecord(value['start'])
const isStep = (value: unknown): value is StepDraft =>
  isRecord(value) && isRecordedStep(value['step']) && isDraft(value['draft']) && isDraft(value['next'])
const isCorrection = (value: unknown): value is CorrectionDraft =>
  isRecord(value) && typeof value['reason'] === 'string' && isDraft(value['draft'])

/** What was typed, from its text; null where this page cannot read it in full: then none of it is taken up, and all of it stays. */
export function typedIn(text: string): Typed | null {
  const read = parsed(text)
  if (!isRecord(read) || read['format'] !== DRAFT_FORMAT) return null
  const { list, steps, corrections } = read
  if (!Array.isArray(list) || !isRecord(steps) || !isRecord(corrections)) return null
  const isRead =
    list.every(isDraft) && Object.values(steps).every(isStep) && Object.values(corrections).every(isCorrection)
  return isRead ? ({ list, steps, corrections } as Typed) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
