import type { WrongChange } from './wrong-change.ts'

const safety = 'test/core/chart/safety.test.ts'
const reading = 'test/core/chart/second-reading.test.ts'
const rank = 'test/core/rows/rank.test.ts'
const course = 'test/core/caseload/course.test.ts'
const cases = 'test/core/cases/meaning.test.ts'
const admission = 'test/core/chart/admission/safety.test.ts'
const treatment = 'test/core/chart/treatment.test.ts'
const access = 'test/core/metrics/access.test.ts'

/** What an entry means: safety, change, course, rank, settings, access. */
export const meaning: readonly WrongChange[] = [
  {
    ...{ law: 'S1', file: 'core/chart/safety-covers.ts', test: safety },
    does: 'lets an assessment cover what was recorded after it',
    replace: '  return sameSave || isRecordedBefore(one, other)',
    by: '  return sameSave || one !== other',
  },
  {
    ...{ law: 'S1', file: 'core/chart/safety-covers.ts', test: safety },
    does: 'lets an assessment cover an answer that is dated after it',
    replace: '  if (isDatedAfter(answer, assessment.covers)) return false\n',
    by: '',
  },
  {
    ...{ law: 'S1', file: 'core/chart/safety-facts.ts', test: cases },
    does: 'takes every correction of a form for a new answer',
    replace: '      found.answers.push({ ...known(keeps), ...said })',
    by: '      found.answers.push({ ...known((before) => keeps(before) && before === fact), ...said })',
  },
  {
    ...{ law: 'S2', file: 'core/chart/safety.ts', test: safety },
    does: 'lets the newest answer speak for the highest',
    replace: '(pressing(one) > pressing(most) ? one : most)',
    by: '(one.answer === newest ? one : most)',
  },
  {
    ...{ law: 'S1', file: 'core/chart/safety-covers.ts', test: reading },
    does: 'lets a finding be released by what was recorded before the correction that found it',
    replace: 'thing.held ?? thing.recorded',
    by: 'thing.recorded',
  },
  {
    ...{ law: 'S8', file: 'core/chart/safety-strikes.ts', test: reading },
    does: 'takes an open answer away in silence when it is dated into history',
    replace: 'says && (keepsDay || belongs({ day: says.day, recorded: correction })) ? says : null',
    by: 'says',
  },
  {
    ...{ law: 'O1', file: 'core/chart/safety-open.ts', test: reading },
    does: 'reads one import in the order of its file',
    replace: 'at(list.filter((one) => isRecordedBefore(one, entry)))',
    by: 'at(list.filter((one) => byRecording(one, entry) < 0))',
  },
  {
    ...{ law: 'S3', file: 'core/chart/safety-open.ts', test: cases },
    does: 'drops a finding that has no positive answer beside it',
    replace: "one.finding !== 'low' && isOurs(one) && !isEnded(one)",
    by: "one.finding !== 'low' && uncovered.length > 0 && isOurs(one) && !isEnded(one)",
  },
  {
    ...{ law: 'S3', file: 'core/chart/safety-open.ts', test: safety },
    does: 'lets the same person take back a high finding on the same day',
    replace: "one.finding === 'moderate' || isAnotherDay(by, one) || isAnotherPerson(by, one)",
    by: "one.finding !== 'low'",
  },
  {
    ...{ law: 'S4', file: 'core/chart/safety-open.ts', test: safety },
    does: 'lets "not reached" stand after a contact',
    replace: '    (touch) => touch.day >= newest && isRecordedBefore(one.recorded, touch.recorded),',
    by: '    (touch) => touch.day > one.day && touch.day < newest,',
  },
  {
    ...{ law: 'S4', file: 'core/chart/safety-attempts.ts', test: admission },
    does: 'counts attempts from before the newest answer',
    replace: 'byPlace(one.place, from) > 0 && isCounted(one)',
    by: 'isCounted(one)',
  },
  {
    ...{ law: 'S4', file: 'core/chart/safety-open.ts', test: reading },
    does: 'keeps "not reached" whose attempts do not stand',
    replace: ' || !isTried(one, facts, then, chosen)',
    by: '',
  },
  {
    ...{ law: 'S4', file: 'core/chart/safety-open.ts', test: safety },
    does: 'takes the person who recorded an outcome for the second one',
    replace: '      recorded.author !== one.recorded.author &&\n',
    by: '',
  },
  {
    ...{ law: 'S5', file: 'functions/store/chart-items.ts', test: 'test/functions/clinic-days.test.ts' },
    does: 'moves a closed episode out of the caseload whatever is open',
    replace: 'summary.closed && !isOpenItem(summary.safety)',
    by: 'summary.closed',
  },
  {
    ...{ law: 'S5', file: 'core/chart/kinds/assessment.ts', test: admission },
    does: 'refuses answers after a close',
    replace: 'may: { precede: true, follow: true },',
    by: 'may: { precede: true, follow: false },',
  },
  {
    ...{ law: 'S6', file: 'core/rows/rank.ts', test: rank },
    does: 'orders the safety group by level before class',
    replace:
      '    (a.safety?.class ?? 9) - (b.safety?.class ?? 9) ||\n    (b.safety?.level ?? -1) - (a.safety?.level ?? -1) ||',
    by: '    (b.safety?.level ?? -1) - (a.safety?.level ?? -1) ||\n    (a.safety?.class ?? 9) - (b.safety?.class ?? 9) ||',
  },
  {
    ...{ law: 'S8', file: 'core/chart/belonging.ts', test: safety },
    does: 'opens answers from years before the need',
    replace: 'start === null || day >= start',
    by: "start === null || day >= ''",
  },
  {
    ...{ law: 'S8', file: 'core/chart/belonging.ts', test: safety },
    does: 'lets a referral that comes later make history of what was open',
    replace: 'if (isWithin(day, now)) return true',
    by: 'if (isWithin(day, now) || entries.length > 0) return isWithin(day, now)',
  },
  {
    ...{ law: 'S8', file: 'core/chart/belonging.ts', test: safety },
    does: 'takes an old answer of an import for open because its referral came in the next version',
    replace: "if (recorded.source !== 'import') return recorded.version",
    by: "if (recorded.source !== 'file') return recorded.version",
  },
  {
    ...{ law: 'S1', file: 'core/chart/assessor.ts', test: 'test/core/chart/assessor.test.ts' },
    does: 'takes another spelling of a name for another person',
    replace: 'return isWithin(one, other) || (a.author === b.author && shareAnything(one, other))',
    by: 'return a.named === b.named',
  },
  {
    ...{ law: 'S9', file: 'core/caseload/reasons/unknown.ts', test: cases },
    does: 'takes never asked for fine',
    replace: "  if (!answered) return reason('never-asked', 'unknown', 5)",
    by: '  if (!answered) return null',
  },
  {
    ...{ law: 'S10', file: 'core/chart/scores.ts', test: safety },
    does: 'asks for a total beside a positive safety answer',
    replace: '  if (saidIn(fact).some(({ level }) => level > 0)) return true\n',
    by: '',
  },
  {
    ...{ law: 'S11', file: 'core/caseload/safety.ts', test: reading },
    does: 'lets a hand-over hide an answer that came after it',
    replace: 'const speaks = holds ? elsewhere.above : uncovered',
    by: 'const speaks = holds ? null : uncovered',
  },
  {
    ...{ law: 'S', file: 'core/caseload/safety.ts', test: safety },
    does: 'ends a hand-over on its check day',
    replace: 'today <= elsewhere.checkDay',
    by: 'today < elsewhere.checkDay',
  },
  {
    ...{ law: 'S', file: 'core/chart/safety-strikes.ts', test: safety },
    does: 'forgets what a correction took away',
    replace: '    return isLower && (one.urgent || isLast)\n',
    by: '    return isLower && one.level > 9\n',
  },
  {
    ...{ law: 'D1', file: 'core/chart/treatment.ts', test: cases },
    does: 'takes a blood-pressure drug for a change of treatment',
    replace: "fact.modality === 'psychotherapy' || fact.psychotropic",
    by: "fact.modality === 'psychotherapy' || fact.modality === 'medication'",
  },
  {
    ...{ law: 'D1', file: 'core/chart/kinds/typed.ts', test: 'test/core/contract/typed-entry.test.ts' },
    does: 'takes every drug for a psychotropic of which nobody said it',
    replace: ': { fact: { ...fact, psychotropic }, unsaid: null }',
    by: ': { fact: { ...fact, psychotropic: true }, unsaid: null }',
  },
  {
    ...{ law: 'D1', file: 'core/caseload/reasons/worse.ts', test: rank },
    does: 'excuses the severe band',
    replace: '  if (!change || measure.isSevere) return null\n',
    by: '  if (!change) return null\n',
  },
  {
    ...{ law: 'D2', file: 'core/chart/contacts.ts', test: cases },
    does: 'takes no visit for a contact',
    replace: "(fact.kind === 'contact' && fact.outcome === 'completed') || isProgramVisit(fact)",
    by: "fact.kind === 'contact' && fact.outcome === 'completed'",
  },
  {
    ...{ law: 'D3', file: 'core/medicines/key.ts', test: treatment },
    does: 'tells a drug from the same in capitals',
    replace: '    .toLowerCase()\n',
    by: '',
  },
  {
    ...{ law: 'D3', file: 'core/medicines/key.ts', test: treatment },
    does: 'leaves Zoloft going on when sertraline is stopped',
    replace: '  ingredientOf(name) ??\n  name',
    by: '  name',
  },
  {
    ...{ law: 'D3', file: 'core/chart/treatment.ts', test: treatment },
    does: 'takes a therapy for stopped that was given after its stop',
    replace: '    return !stop || byPlace(given, stop) > 0',
    by: '    return !stop || byPlace(given, stop) > 9',
  },
  {
    ...{ law: 'C4', file: 'core/caseload/measure.ts', test: 'test/core/caseload/reasons/index.test.ts' },
    does: 'lets a severer measure that nobody follows lead',
    replace: '  if (a.isFollowed !== b.isFollowed) return a.isFollowed\n',
    by: '',
  },
  {
    ...{ law: 'D8', file: 'core/chart/scores.ts', test: 'test/core/chart/scores.test.ts' },
    does: 'takes a score of before the window for the baseline',
    replace: '    if (from !== null && fact.day < from) return []\n',
    by: '',
  },
  {
    ...{ law: 'D4', file: 'core/access-standard.ts', test: access },
    does: 'forgets the holidays',
    replace: 'businessDaysBetween(referred, today, holidays)',
    by: 'businessDaysBetween(referred, today, new Set<Day>([...holidays].slice(0, 0)))',
  },
  {
    ...{ law: 'D4', file: 'core/calendar.ts', test: 'test/core/calendar.test.ts' },
    does: "forgets this year's holidays when next year's are listed",
    replace: 'day >= from && (next === undefined || day < next)',
    by: 'day >= from && next === undefined',
  },
  {
    ...{ law: 'D5', file: 'core/metrics/tallies/clock.ts', test: access },
    does: 'counts any treatment of people who are left out of the rest',
    replace: 'into[k] = leftOut[k] === 1 ||',
    by: "into[k] = (leftOut[k] === 1 && event !== 'anyTreatment') ||",
  },
  {
    ...{ law: 'D5', file: 'core/metrics/tallies/answered.ts', test: 'test/core/metrics/access/compare-groups.test.ts' },
    does: 'keeps people in the gap who were closed before they were referred',
    replace: 'leftOut[k] === 1 ? LEFT_OUT : cell',
    by: 'leftOut[k] === 1 && (until[k] ?? 0) >= since ? LEFT_OUT : cell',
  },
  {
    ...{ law: 'A1', file: 'core/metrics/tallies/rows.ts', test: 'test/core/metrics/waiting-list.test.ts' },
    does: 'forgets who has waited longer than a period',
    replace: 'isWaiting && referred <= asOf && referred > -1_000_000',
    by: 'isWaiting && referred <= asOf && referred > asOf - 90',
  },
  {
    ...{ law: 'D6', file: 'core/population/columns.ts', test: access },
    does: 'leaves who declined on the waiting list',
    replace: 'closed: day(8, (s) => endOf(s)?.day ?? null)',
    by: 'closed: day(8, (s) => s.closed?.day ?? null)',
  },
  {
    ...{ law: 'D7', file: 'core/chart/kinds/close.ts', test: admission },
    does: 'closes before what happened',
    replace: ', afterProblem(day, chart)]',
    by: ', closed ? afterProblem(day, chart) : null]',
  },
  {
    ...{ law: 'D7', file: 'core/chart/admission.ts', test: 'test/core/chart/admission.test.ts' },
    does: 'holds a corrected close against the close it replaces',
    replace: 'beginnings.get(entry.id) !== root,',
    by: 'entry.id !== target.id,',
  },
  {
    ...{ law: 'O1', file: 'core/chart/admission/days.ts', test: 'test/core/chart/admission/days.test.ts' },
    does: 'compares a close with what happened by the day alone',
    replace: 'return one !== null && other !== null && one > other',
    by: 'return one !== null && other !== null && false',
  },
  {
    ...{ law: 'D8', file: 'core/chart/milestones.ts', test: cases },
    does: 'identifies somebody by a screen of years ago',
    replace: 'fact.day >= from && fact.day < referred && showsNeed(fact)',
    by: 'fact.day >= addDays(from, -9999) && fact.day < referred && showsNeed(fact)',
  },
  {
    ...{ law: 'D9', file: 'core/instruments/gad-7/rules.ts', test: rank },
    does: 'ranks a severe GAD-7 with a severe PHQ-9',
    replace: "severity: 'severe', rank: 3",
    by: "severity: 'severe', rank: 4",
  },
  {
    ...{ law: 'C1', file: 'core/caseload/course.ts', test: course },
    does: 'calls one elevated score after a response a relapse',
    replace: 'x - best >= relapseRise || isTwice',
    by: 'x - best >= m || isTwice || x > relapseRise * 9',
  },
  {
    ...{ law: 'C2', file: 'core/caseload/course.ts', test: course },
    does: 'judges a target by a score of any age',
    replace: 'judgesTarget && seen.age > settings.targetScoreAge',
    by: 'judgesTarget && seen.age > settings.targetScoreAge * 99',
  },
  {
    ...{ law: 'C3', file: 'core/caseload/course.ts', test: course },
    does: 'calls a rise of the smallest change that matters worsening at once',
    replace: 'return x - b >= once || ',
    by: 'return x - b >= Math.min(once, m) || ',
  },
  {
    ...{ law: 'C4', file: 'core/caseload/measure.ts', test: cases },
    does: 'lets the first followed measure lead',
    replace: 'if (byNeed !== 0) return byNeed < 0',
    by: 'if (byNeed !== 0) return byNeed > 0',
  },
  {
    ...{ law: 'C5', file: 'core/caseload/reasons/review.ts', test: rank },
    does: 'takes early weeks for silence',
    replace: "  if (high) return reason('severe'",
    by: "  if (high && status.week === null) return reason('severe'",
  },
  {
    ...{ law: 'C6', file: 'core/caseload/course.ts', test: course },
    does: 'starts judging the target in week 7',
    replace: 'export const TARGET_WEEK = 8',
    by: 'export const TARGET_WEEK = 7',
  },
  {
    ...{ law: 'R1', file: 'core/rows/rank.ts', test: rank },
    does: 'calls a row later than itself',
    replace: '(a.episodeId < b.episodeId ? -1 : a.episodeId > b.episodeId ? 1 : 0)',
    by: '(a.episodeId < b.episodeId ? -1 : 1)',
  },
  {
    ...{ law: 'R2', file: 'core/caseload/reasons/review.ts', test: rank },
    does: 'is silent about a severe person without a baseline',
    replace: "  return status.week === null || status.week < TARGET_WEEK || measure.course.code !== 'not-at-target'",
    by: '  return status.week !== null && status.week < 2',
  },
  {
    ...{ law: 'R3', file: 'functions/actions/caseload.ts', test: 'test/functions/clinic-days.test.ts' },
    does: 'answers the caseload without ranking it',
    replace: '!isClosed).sort(byUrgency)',
    by: '!isClosed).sort((a, b) => byUrgency(b, a))',
  },
  {
    ...{ law: 'R4', file: 'core/chart/acted-on.ts', test: rank },
    does: 'takes a review that was recorded before the score for an answer to it',
    replace: '    return learnt.every((known) => isRecordedBefore(known, done))',
    by: '    return learnt.length > 0 && done !== null',
  },
  {
    ...{ law: 'R4', file: 'core/caseload/reasons/index.ts', test: rank },
    does: 'lets what was done hold for ever',
    replace: '  return today < until ? until : null',
    by: '  return until',
  },
  {
    ...{ law: 'R6', file: 'core/caseload/reasons/unknown.ts', test: rank },
    does: 'puts waiting people among the unknown of the consultant',
    replace: "  if (status.stage !== 'in-treatment') return null\n  if (!answered)",
    by: '  if (!answered)',
  },
  {
    ...{ law: 'R7', file: 'core/words/en/reasons.ts', test: rank },
    does: 'says one score as first and last',
    replace: "number(args, 'count') > 1 && has(args, 'first')",
    by: "has(args, 'first')",
  },
  {
    ...{ law: '11', file: 'functions/store/directory.ts', test: 'test/functions/store/directory.test.ts' },
    does: 'lets the first choice of a day hold',
    replace: '(a.recorded < b.recorded ? -1 : 1)',
    by: '(a.recorded < b.recorded ? 1 : -1)',
  },
  {
    ...{
      law: '11',
      file: 'functions/store/directory-writer.ts',
      test: 'test/functions/operating/choose-settings.test.ts',
    },
    does: 'writes one choice over another',
    replace: 'attribute_not_exists(pk)',
    by: 'attribute_not_exists(pk) OR attribute_exists(pk)',
  },
  {
    ...{ law: '11', file: 'core/settings/choice.ts', test: 'test/core/settings/choice.test.ts' },
    does: 'lets a choice contradict what is planned for a later day',
    replace: '[from, ...later.filter((one) => one > from)].toSorted()',
    by: '[from]',
  },
  {
    ...{ law: '11', file: 'functions/actions/choose-settings.ts', test: 'test/functions/settings.test.ts' },
    does: 'lets somebody choose over what another chose since they looked',
    replace: 'seen.revision !== body.revision',
    by: 'seen.revision === undefined',
  },
  {
    ...{ law: '11', file: 'functions/actions/choose-settings.ts', test: 'test/functions/settings.test.ts' },
    does: 'writes a request that is sent again a second time',
    replace: 'if (before) return before',
    by: 'if (before && !before.result.ok) return before',
  },
  {
    ...{ law: '11', file: 'core/rows/settings-preview.ts', test: 'test/core/rows/settings-preview.test.ts' },
    does: 'counts who would come into the list among those who would leave it',
    replace: 'needsReview(now) && !needsReview(then))',
    by: 'needsReview(now) !== needsReview(then))',
  },
  {
    ...{ law: '11', file: 'core/settings/index.ts', test: 'test/core/settings.test.ts' },
    does: 'takes what was chosen for a later day',
    replace: 'one.from <= day && isAllowed(id, one.value)',
    by: 'isAllowed(id, one.value) && day > 0 + one.from.slice(0, 0)',
  },
]
