import type { Component } from 'svelte'
import type { Entry } from '../../../../../../core/chart/entry.ts'
import type { FactKind } from '../../../../../../core/chart/kinds/index.ts'
import { rowsOf } from '../../../../../../core/chart/kinds/read.ts'
import type { Day } from '../../../../../../core/day.ts'
import { isInstrumentId } from '../../../../../../core/instruments/index.ts'
import type { Draft } from '../../../../lib/forms/draft.ts'
import type { KnownChart } from '../known.ts'
import type { Problem } from '../../../../lib/parts/problem.ts'
import type { Reached } from '../reach.ts'
import CloseForm from './CloseForm.svelte'
import ContactForm from './ContactForm.svelte'
import InstrumentForm from './InstrumentForm.svelte'
import ReviewForm from './ReviewForm.svelte'
import ScreenerForm from './ScreenerForm.svelte'
import TreatmentForm from './TreatmentForm.svelte'

/** What a form of a kind is given. */
export interface FormProps {
  draft: Draft
  readonly today: Day
  readonly problems: readonly Problem[]
  readonly chart: KnownChart
  /** How the person is reached; null = it is not read, and left out where no call is recorded. */
  readonly reached?: Reached | null
  /** The entry that is corrected; null where something new is recorded. */
  readonly corrects: Entry | null
  /** Fields that are answered already and not asked. */
  readonly hidden: readonly string[]
}

/** Kinds with a way of typing of their own. Every other kind is drawn from its fields (FactForm). */
const SPECIAL_FORMS: { readonly [K in FactKind]?: Component<FormProps, object, 'draft'> } = {
  contact: ContactForm,
  'c-ssrs': ScreenerForm,
  'case-review': ReviewForm,
  close: CloseForm,
  treatment: TreatmentForm,
}

/** A kind that keeps answers to the items of an instrument. */
const isMeasured = (kind: FactKind): boolean => rowsOf(kind).some(([, { type }]) => type === 'answers')

/**
 * The form of a draft with a way of typing of its own; undefined = FactForm. What is measured is typed in its questionnaire, by
 * whatever kind, so that answers are seen where they can be changed; a newer server may know instruments that have no form here.
 */
export const specialForm = ({ kind, values }: Draft): (typeof SPECIAL_FORMS)[FactKind] =>
  !isMeasured(kind) ? SPECIAL_FORMS[kind] : isInstrumentId(String(values['instrument'])) ? InstrumentForm : undefined
