import type { NewEntry } from '../../core/chart/entry.ts'
import type { Episode } from '../../core/chart/episode.ts'
import { factStated } from '../../core/chart/families.ts'
import type { Issue } from '../../core/result.ts'
import { PAYERS } from '../../core/words/en/fields/choices.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { isCareManagerOf } from '../store/member.ts'

/**
 * What the header of an episode says of plans and people must be in the Directory: releases count by plan, and a person given to
 * a care manager who is none is on nobody's list. Empty = all of it is there.
 */
export async function directoryProblems(
  directory: Pick<DirectoryStore, 'lists' | 'member'>,
  { clinicId, coverage, careManager }: Pick<Episode, 'clinicId' | 'coverage' | 'careManager'>,
): Promise<Issue[]> {
  const issues: Issue[] = []
  const plan = coverage.plan === null ? null : (await directory.lists()).plans.get(coverage.plan)
  if (plan === undefined)
    issues.push({
      at: 'coverage.plan',
      problem:
        'This network has no such health plan. Choose one of its plans by its id, which is not its name, or none; an administrator can add plans',
    })
  if (plan?.payerClass && coverage.payerClass !== plan.payerClass)
    issues.push({
      at: 'coverage.payerClass',
      problem: `${plan.name} is recorded as ${PAYERS[plan.payerClass]}. Choose that, or another plan`,
    })
  const member = careManager === null ? null : await directory.member(careManager)
  if (careManager !== null && !(member && isCareManagerOf(member, clinicId)))
    issues.push({
      at: 'careManager',
      problem: 'This is not a care manager of this clinic. Choose one who is, or leave it open',
    })
  return issues
}

const NOBODY = { coverage: { payerClass: 'unknown', plan: null }, careManager: null } as const
/** The same of entries that say who pays or whose an episode is (laws W3), corrections alike. Empty = the Directory has all of it. */
export async function entryDirectoryProblems(
  directory: Pick<DirectoryStore, 'lists' | 'member'>,
  clinicId: string,
  facts: readonly NewEntry[],
): Promise<Issue[]> {
  const issues: Issue[] = []
  for (const [i, fact] of facts.entries()) {
    const said = factStated(fact)
    if (said?.kind !== 'coverage' && said?.kind !== 'assignment') continue
    const of = said.kind === 'coverage' ? { ...NOBODY, coverage: said } : { ...NOBODY, careManager: said.careManager }
    const where = fact.kind === 'correction' ? `entries.${i}.replacement` : `entries.${i}`
    for (const { at, problem } of await directoryProblems(directory, { clinicId, ...of }))
      issues.push({ at: `${where}.${at.replace('coverage.', '')}`, problem })
  }
  return issues
}
