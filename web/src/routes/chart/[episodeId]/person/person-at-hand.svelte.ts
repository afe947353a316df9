import type { NewEntry } from '../../../../../../core/chart/entry.ts'
import { kindOf, type FactKind } from '../../../../../../core/chart/kinds/index.ts'
import type { Chart, Issue, Person } from '../../../../../../core/contract/index.ts'
import { dayInZone, type Day } from '../../../../../../core/day.ts'
import { admitPerson } from '../../../../../../core/words/admission.ts'
import type { Answer } from '../../../../lib/api/client.ts'
import { clock } from '../../../../lib/clock/clock.ts'
import { everybody } from '../../../../lib/people/everybody.svelte.ts'
import { Resource } from '../../../../lib/parts/resource.svelte.ts'
import { app } from '../../../../lib/session/app.svelte.ts'
import { recorderIn, type Recorder } from '../../../../lib/forms/recorder.ts'
import { knownChart, type KnownChart } from '../known.ts'
import { refusedHere } from '../save/admission.ts'
import { whoGoesOn } from '../who-goes-on.ts'

/** What the page is of: an episode and whose it is. */
interface Read {
  readonly chart: Chart
  readonly person: Person
}

async function read(episodeId: string, signal: AbortSignal): Promise<Answer<Read>> {
  const chart = await app.client.call('chart', { params: { episodeId }, query: { notes: 'newest' }, signal })
  if (!chart.ok) return chart
  const person = await whoGoesOn(app.client, chart.value.episode.patientId, signal)
  return person.ok ? { ok: true, value: { chart: chart.value, person: person.value } } : person
}

/** A person and the episode from which their page was opened. Make it while a component is set up. */
export class PersonAtHand {
  readonly resource: Resource<Read>
  readonly person: Person | null = $derived.by(() => this.resource.value?.person ?? null)
  readonly chart: KnownChart | null = $derived.by(() => this.resource.value && knownChart(this.resource.value.chart))
  readonly clinicId = $derived.by(() => this.chart?.episode.clinicId ?? '')
  /** Time zone of the clinic; undefined = the clinic is not known. */
  readonly zone = $derived.by(() => app.session?.clinics.find(({ clinicId }) => clinicId === this.clinicId)?.zone)
  readonly today: Day = $derived.by(() =>
    this.zone === undefined ? (this.person?.today ?? '') : dayInZone(clock(), this.zone),
  )
  /** What was recorded last, in words; null = nothing yet. */
  told = $state.raw<readonly string[] | null>(null)

  constructor(episodeId: () => string) {
    this.resource = new Resource((signal) => read(episodeId(), signal), episodeId)
  }

  get recorder(): Recorder {
    return recorderIn(app.session, this.clinicId, this.today, clock())
  }

  /** What the rules refuse before anything is sent, in the words in which the API would. */
  refuses(kind: FactKind, entries: readonly NewEntry[]): readonly Issue[] {
    const { chart, person } = this
    if (!chart || !person) return []
    if (kindOf(kind).of === 'episode') return refusedHere(chart, entries, this.recorder)
    return admitPerson(person.entries, entries, { ...this.recorder, chosen: chart.chosen })
  }

  /** Something was stored: all that is shown of the person is read again. */
  stored(told: readonly string[]): void {
    this.told = told
    everybody.forget()
    this.resource.again()
  }
}
