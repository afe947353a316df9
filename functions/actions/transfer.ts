import { readChart } from '../../core/chart/fold.ts'
import { numberThere } from '../../core/decisions/number-there.ts'
import { openIn } from '../../core/decisions/refer-again.ts'
import { ownerOf, transferred, type Transferring } from '../../core/decisions/transfer.ts'
import { succeed, type Issue } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import { clinicNow } from './clinic-rules.ts'
import { directoryProblems } from './directory-problems.ts'
import type { Standpoint, WriteDeps } from './write/deps.ts'
import { holderIn } from './write/holder.ts'
import { recordedAgain, recordedAnswer } from './write/recorded.ts'
import { notPossible } from './write/refusals.ts'
import { transferTarget, type SeenTransfer } from './write/transfer-target.ts'
import { write } from './write/write.ts'

const GONE = 'This network has no such clinic now. Choose one of its clinics, or close the episode as transferred out'
const SAME = 'The person is in this clinic already. Choose the clinic that they go to'
const CLOSED = 'This episode is closed already. Refer the person to the other clinic anew'
const OPEN_THERE = 'The person has an open episode there already. Close this one, and let them record in that one'
const TAKEN =
  'That clinic knows another person by this number. Ask them for the number of this person there, and give it as theirs'

async function problems(deps: WriteDeps, call: Call<'transfer'>, seen: SeenTransfer): Promise<readonly Issue[]> {
  const { to, careManager = null } = call.body
  const { episode } = call.chart
  if (to === episode.clinicId) return [{ at: 'to', problem: SAME }]
  if (!(await deps.directory.lists()).clinics.has(to)) return [{ at: 'to', problem: GONE }]
  if (seen.read.summary.closed) return [{ at: 'to', problem: CLOSED }]
  if (openIn(seen.seen.charts, to)) return [{ at: 'to', problem: OPEN_THERE }]
  const { coverage } = episode
  return directoryProblems(deps.directory, { clinicId: to, coverage, careManager })
}

async function asked(deps: WriteDeps, call: Call<'transfer'>, seen: SeenTransfer, at: Standpoint) {
  const { to, careManager = null, reason } = call.body
  const { person, absorbed } = seen.seen
  const { clinics } = await deps.directory.lists()
  const there = (await clinicNow(deps.directory, to, call.now)).today
  const owner = ownerOf(person, absorbed, call.chart.episode)
  const others = [person, ...absorbed].filter((one) => one !== owner)
  const mrn = numberThere(owner, others, { clinicId: to, mrn: call.body.mrn ?? null })
  const holder = await holderIn(deps, to, mrn)
  const transferring: Transferring = {
    ...{ episodeId: deps.newId(), clinicId: to, mrn, holder, careManager, reason },
    fromName: clinics.get(call.chart.episode.clinicId)?.name ?? call.chart.episode.clinicId,
    ...{ today: at.today, there },
  }
  return transferring
}

/** Moves a person to another clinic of the network: closed here, opened there, in one transaction. */
export const transfer = (deps: WriteDeps, call: Call<'transfer'>): Promise<Answered<'transfer'>> =>
  write(deps, call, {
    target: transferTarget,
    async decide(seen, at) {
      const issues = await problems(deps, call, seen)
      if (issues.length > 0) return notPossible(issues)
      const transferring = await asked(deps, call, seen, at)
      const { holder } = transferring
      if (holder !== null && holder !== seen.seen.person.header.patientId)
        return notPossible([{ at: 'mrn', problem: TAKEN }])
      const { chart } = call
      return succeed(
        transferred(
          seen.seen.person,
          seen.seen.absorbed,
          { chart, chosen: at.chosen, read: readChart(chart.episode, chart.entries, at.chosen) },
          transferring,
        ),
      )
    },
    answer(_, { charts: [here, there] }, at) {
      if (!here || !there) throw new Error('A transfer that made no chart')
      return { here: recordedAnswer(here, at), opened: there.episode.episodeId }
    },
    async again(operation, _, at) {
      const { answer, touched } = await recordedAgain(deps, operation, at)
      return { answer: { here: answer, opened: operation.charts?.[1]?.episodeId ?? '' }, touched }
    },
  })
