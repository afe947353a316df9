import type { Recorded } from '../../../../../core/contract/index.ts'
import type { Day } from '../../../../../core/day.ts'
import type { Issue } from '../../../../../core/result.ts'
import type { Recording } from '../../../../../core/decisions/record.ts'
import { LATEST } from '../../../../../core/formats.ts'
import { alikeIn, numberHolder } from '../../../../../core/person/alike.ts'
import { NUMBER_TAKEN } from '../../../../../core/words/record-numbers.ts'
import { saveNamed, type OneSave, type Stored } from '../../../lib/forms/one-save.svelte.ts'
import { everybody } from '../../../lib/people/everybody.svelte.ts'
import type { Problem } from '../../../lib/parts/problem.ts'
import { app } from '../../../lib/session/app.svelte.ts'
import { recorderIn } from '../../../lib/forms/recorder.ts'
import { referralFor, type KeptReferral } from './kept-referral.svelte.ts'
import {
  atFields,
  bodyOf,
  isEmpty,
  newReferral,
  partsOf,
  refusedHere,
  typedOf,
  type OpenBody,
  type Part,
  type PartProblems,
  type Referral,
} from './referral.ts'

type Opened = Stored<OpenBody, Recorded> & { readonly parts: readonly Part[] }

const formOf = (clinicId: string): string => `refer ${clinicId}`

/** A referral that is being typed for a clinic. What is typed of it is kept, and stays in memory when the page is left. */
export class Referring {
  readonly #clinicId: string
  readonly #now: () => number
  readonly #today: () => Day
  readonly save: OneSave<OpenBody, Recorded>
  readonly #fresh: Referral
  readonly kept: KeptReferral
  /** Saving was tried: what is missing is said from then on. */
  #tried = $state(false)
  #refused = $state.raw<readonly Issue[]>([])
  #parts = $state.raw<readonly Part[]>([])

  constructor(clinicId: string, now: () => number, today: () => Day) {
    this.#clinicId = clinicId
    this.#now = now
    this.#today = today
    this.save = saveNamed(formOf(clinicId), (body, key) =>
      app.client.call('openEpisode', { params: { clinicId }, body, key }),
    )
    this.kept = referralFor(clinicId)
    this.kept.isHeld = () => this.save.saving || this.save.isUnheard
    this.#fresh = newReferral(clinicId, app.session?.sub ?? '', today())
  }

  #reading = $state(false)
  /** How the save stands: it begins with a look at who is here already. */
  get standing(): Pick<OneSave<OpenBody, Recorded>, 'saving' | 'trouble' | 'isUnheard'> {
    const { saving, trouble, isUnheard } = this.save
    return { saving: saving || this.#reading, trouble, isUnheard }
  }

  get referral(): Referral {
    return this.kept.typed ?? this.#fresh
  }
  put(referral: Referral): void {
    this.kept.put(isEmpty(referral) ? null : referral)
  }

  /** Whom it is compared with: nobody while the first try may be stored, because it would be compared with itself. */
  readonly #others = $derived.by(() => (this.save.isUnheard ? [] : everybody.all))
  /** Who has the number already. */
  readonly holder = $derived.by(() => numberHolder(typedOf(this.referral, this.#clinicId), this.#others))
  /** Whom this may be, and who was not looked at yet. */
  readonly alike = $derived.by(() =>
    alikeIn(typedOf(this.referral, this.#clinicId), this.#others, everybody.phonesOf).filter(
      ({ person: { patientId } }) => !this.referral.others.includes(patientId),
    ),
  )
  readonly #checked = $derived.by(() => bodyOf(this.referral, this.#today()))
  readonly #atFields = $derived.by(() => {
    const issues = this.save.trouble?.issues ?? this.#refused
    return atFields(issues, this.#parts)
  })
  readonly #numberProblems: readonly Problem[] = $derived.by(() =>
    this.holder ? [{ at: 'mrn', problem: NUMBER_TAKEN }] : [],
  )

  problemsOf(part: Part): readonly Problem[] {
    const own = this.#checked.ok ? (this.#atFields.problems[part] ?? []) : (this.#checked.problems[part] ?? [])
    const tried = this.#tried ? own : []
    return part === 'record-number' && this.#numberProblems.length > 0 ? this.#numberProblems : tried
  }
  get problems(): readonly Problem[] {
    const all: PartProblems = this.#checked.ok ? this.#atFields.problems : this.#checked.problems
    return [...this.#numberProblems, ...Object.values(all).flat()]
  }
  /** What was refused and no field shows. */
  get others(): readonly Issue[] {
    return this.#checked.ok && this.#tried ? this.#atFields.others : []
  }

  #recording(): Recording {
    const recorder = recorderIn(app.session, this.#clinicId, this.#today(), this.#now())
    return { ...recorder, chosen: {}, entryFormat: LATEST.entry }
  }

  /** The chart of an earlier try, whose answer came only now: what stands in the form since is not in it, and stays there. */
  openedBefore = $state.raw<Opened | null>(null)

  #storedWith({ body, value }: Stored<OpenBody, Recorded>, typed: Referral | null): void {
    this.kept.stored(body.draft ?? null, value.draft === 'overtaken', typed)
  }

  /** Opens the chart; null = it is not opened by what stands here, and the fields, `openedBefore` or `save` say why. */
  async open(): Promise<Opened | null> {
    this.openedBefore = null
    this.#tried = true
    this.#refused = []
    this.save.forget()
    if (!this.#checked.ok || this.#reading) return null
    // Who was opened a minute ago by somebody else is not in the list that was read before. Meanwhile the form is out of reach: what is sent
    // is what stood there when it was pressed.
    this.#reading = true
    await Promise.all([everybody.readAnew(app.client).then(() => everybody.readKnown(app.client)), this.kept.flush()])
    this.#reading = false
    const checked = this.#checked
    if (!checked.ok || this.holder || this.alike.length > 0) return null
    this.#parts = checked.parts
    this.#refused = refusedHere(checked.body, this.#clinicId, this.#recording())
    if (this.#refused.length > 0) return null
    const { leaving } = this.kept
    const stored = await this.save.save({ ...checked.body, ...(leaving ? { draft: leaving } : {}) })
    if (!stored) return null
    everybody.forget()
    const opened = { ...stored, parts: partsOf(stored.body) }
    if (stored.isOfBefore) {
      this.openedBefore = opened
      this.#storedWith(stored, this.kept.typed)
      void everybody.readKnown(app.client)
      return null
    }
    this.#storedWith(stored, null)
    return opened
  }
}
