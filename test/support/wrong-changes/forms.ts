import type { WrongChange } from './wrong-change.ts'

const earlierNotes = 'test/web/routes/chart/earlier-notes.test.ts'
const corrections = 'test/web/routes/chart/correction-laws.test.ts'
const correctionForms = 'test/web/routes/chart/correction-forms.test.ts'
const pending = 'test/web/routes/chart/pending.test.ts'
const keptDrafts = 'test/web/routes/chart/kept-drafts.test.ts'
const instrumentForm = 'test/web/routes/chart/instrument-form.test.ts'
const steps = 'test/web/routes/chart/steps.test.ts'
const keeper = 'test/web/routes/chart/keeper.test.ts'
const draftText = 'test/web/routes/chart/draft-text.test.ts'
const editor = 'test/web/routes/chart/editor.test.ts'
const putAway = 'test/web/routes/chart/put-away.test.ts'
const admission = 'test/web/routes/chart/admission.test.ts'
const sent = 'test/web/routes/chart/sent.test.ts'
const atHand = 'test/web/routes/chart/chart-at-hand.test.ts'
const app = 'test/web/lib/session/app.test.ts'
const view = 'test/web/routes/caseload/view.test.ts'
const draft = 'test/web/routes/chart/draft.test.ts'
const columns = 'test/web/routes/caseload/columns.test.ts'
const signs = 'test/web/lib/caseload/safety-signs.test.ts'

/** What forms and lists of the browser do with what is recorded. */
export const forms: readonly WrongChange[] = [
  {
    ...{ law: 'W1', file: 'web/src/routes/chart/[episodeId]/entries/notes-needed.ts', test: earlierNotes },
    does: 'corrects an entry whose note is not at hand, and so drops the note',
    replace: '(one === id && !isTyped)',
    by: '(one === id && isTyped)',
  },
  {
    ...{ law: 'W1', file: 'web/src/routes/chart/[episodeId]/entries/notes-needed.ts', test: earlierNotes },
    does: 'goes on with a correction from what stands instead, whose note is not at hand',
    replace: 'one === superseded[id] || ',
    by: '',
  },
  {
    ...{ law: 'W1', file: 'web/src/routes/chart/[episodeId]/entries/entry-list.ts', test: earlierNotes },
    does: 'shows an entry without its text as one that has no note',
    replace: 'return unsent ? {',
    by: 'return unsent?.length === 0 ? {',
  },
  {
    ...{ law: 'W1', file: 'core/chart/earlier-notes.ts', test: 'test/core/chart/earlier-notes.test.ts' },
    does: 'leaves out a note and does not say so',
    replace: 'fact: without(fact, unsent), unsent }',
    by: 'fact: without(fact, unsent) }',
  },
  {
    ...{ law: 'W1', file: 'web/src/lib/forms/draft.ts', test: corrections },
    does: 'lets a correction keep only what its form shows',
    replace: 'was && same(before?.[name], now[name]) ? was[name] : now[name]',
    by: 'now[name]',
  },
  {
    ...{ law: 'W1', file: 'web/src/lib/forms/draft.ts', test: corrections },
    does: 'states a fact anew although nothing was touched',
    replace: 'was && same(before?.[name], now[name]) ? was[name] : now[name]',
    by: 'now[name] ?? was?.[name]',
  },
  {
    ...{ law: 'W1', file: 'web/src/routes/chart/[episodeId]/forms/special-forms.ts', test: correctionForms },
    does: 'hides the answers of a screening that is corrected, and lets a total take their place unseen',
    replace: "rowsOf(kind).some(([, { type }]) => type === 'answers')",
    by: "kind === 'assessment'",
  },
  {
    ...{ law: 'W1', file: 'web/src/routes/chart/[episodeId]/forms/DraftForm.svelte', test: correctionForms },
    does: 'does not say what goes with a correction',
    replace: '$derived(alongsideWords(draft))',
    by: '[]',
  },
  {
    ...{ law: 'W1', file: 'web/src/lib/forms/chosen.ts', test: corrections },
    does: 'puts a word that was left out and chosen again at the end of its list',
    replace: '[...first.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !first.includes(one))]',
    by: 'chosen',
  },
  {
    ...{ law: 'W4', file: 'web/src/routes/chart/[episodeId]/save/admission.ts', test: admission },
    does: 'judges before sending by another day than the one at the clinic',
    replace: '{ ...recorder, chosen }',
    by: "{ ...recorder, chosen, today: '2999-01-01' }",
  },
  {
    ...{ law: 'W4', file: 'web/src/lib/forms/draft.ts', test: admission },
    does: 'sends a drug of which nobody said whether it is for the mind',
    replace: '  if (unsaid) return',
    by: '  if (unsaid && recorded) return',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/in-place.ts', test: admission },
    does: 'leaves an entry standing that the save corrected',
    replace: 'superseded: effective(entries).superseded',
    by: 'superseded: chart.superseded',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/in-place.ts', test: admission },
    does: 'puts a save in place although somebody else wrote in between',
    replace: '  if (version !== chart.episode.version + 1) return null\n',
    by: '',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/put-away.ts', test: putAway },
    does: 'loses what is typed while a save runs',
    replace: 'const draft = now && correctionOf(fact, sent, now)',
    by: 'const draft = now && correctionOf(fact, now, now)',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/put-away.ts', test: putAway },
    does: 'loses "Managed now" of an assessment that was sent without it',
    replace: 'isAdded ? { ...others, managed: managedApart(now, others.managed) } : others',
    by: 'others',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/editor.svelte.ts', test: sent },
    does: 'sends what was stored and never answered once more, in other words',
    replace: 'if (toSettle(kept, version).length > 0) {',
    by: 'if (toSettle(kept, version).length < 0) {',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/editor.svelte.ts', test: sent },
    does: 'stores a second time what turns out to be stored after Save was pressed',
    replace: 'const isPutAway = this.#putAway(kept)',
    by: 'const isPutAway = false',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/editor.svelte.ts', test: sent },
    does: 'stores what was typed after Save was pressed',
    replace: 'if (chart && !isAsPressed(this.#form.typed(), pressed)) return',
    by: 'if (chart && !pressed) return',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/sending.ts', test: editor },
    does: 'sends again by itself, after a pause, what was taken back in it',
    replace: '() => isAsSent(kept, sent.from))',
    by: '() => true)',
  },
  {
    ...{ law: 'W5', file: 'web/src/lib/forms/draft.ts', test: draft },
    does: 'drops a date of which a part was typed',
    replace: 'withUnfinished(draft.values, checked.ok ? [] : checked.problems)',
    by: 'checked.ok ? [] : checked.problems',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/editor.svelte.ts', test: sent },
    does: 'sends the same on the same version as another operation',
    replace: 'if (again) return { ...again, from, facts }',
    by: "if (again?.key === '') return { ...again, from, facts }",
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/editor.svelte.ts', test: sent },
    does: 'stores what was sent at first although it was changed or taken back since',
    replace: 'body.version === version && same(body.entries, entries)',
    by: 'body.version === version || same(body, entries)',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/editor.svelte.ts', test: sent },
    does: 'sends what was found to be stored while it waited for its turn',
    replace: 'if (chart && !this.#remains(!isPutAway && isStillTyped(kept, pressed))) return this.#over()',
    by: 'if (!chart) return this.#over()',
  },
  {
    ...{ law: 'W5', file: 'web/src/lib/forms/settled.ts', test: sent },
    does: 'takes a failure that says nothing of an earlier try for the proof that nothing was stored',
    replace: 'isFirst ? !UNKNOWN.has(kind) : REFUSED.has(kind)',
    by: '!UNKNOWN.has(kind)',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/chart-at-hand.svelte.ts', test: atHand },
    does: 'puts what was saved for one person in the chart of another',
    replace: 'chart?.episode.episodeId === episodeId ? chart : null',
    by: 'chart',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/chart-at-hand.svelte.ts', test: sent },
    does: 'takes an answer of long ago for the newest of the chart',
    replace: 'late ? null : withRecorded(chart, recorded)',
    by: 'withRecorded(chart, recorded)',
  },
  {
    ...{ law: 'W1', file: 'web/src/routes/chart/[episodeId]/forms/instrument-form.ts', test: correctionForms },
    does: 'wipes a recorded total by a look at the answers',
    replace: '{ ...back, [TOTAL_ASIDE]: entered }',
    by: 'back',
  },
  {
    ...{ law: 'W5', file: 'web/src/lib/session/app.svelte.ts', test: app },
    does: 'signs out without asking about what is typed in another tab',
    replace: "else if (isUnsaved()) this.#tabs?.tell('unsaved')",
    by: '',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/editor.svelte.ts', test: editor },
    does: 'lets a second form save while a first one does, with what stood in it at first',
    replace: 'if (kept.isSaving) return',
    by: 'if (!kept) return',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/sending.ts', test: editor },
    does: 'takes the form from under the hands of who types on in it',
    replace: '!isAsSent(kept, sent.from)',
    by: '!kept',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/sending.ts', test: sent },
    does: 'forgets that an earlier try of a call may have been taken',
    replace: '!wasSent && !answer.trouble.again',
    by: '!wasSent',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/drafts.svelte.ts', test: keptDrafts },
    does: 'lets somebody sign out unasked while it is not known whether a save was stored',
    replace: 'if (this.sent.length > 0) return true',
    by: '',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/pending.ts', test: pending },
    does: 'forgets what may have been stored once its form is closed',
    replace: "state === 'unheard' && !isOpen(from, open)",
    by: "state === 'unheard' && isOpen(from, open)",
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/keeping/forms-left.ts', test: keeper },
    does: 'keeps what is stored, and was typed on in, as something new',
    replace: 'if (one.stored) left =',
    by: 'if (!one) left =',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/keeping/forms-left.ts', test: keeper },
    does: 'keeps anew what may be stored already',
    replace: "sent.some(({ state }) => state !== 'stored')",
    by: "sent.some(({ state }) => state === 'running')",
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/draft/steps.ts', test: steps },
    does: 'puts back what was typed in one form about safety when another one is saved',
    replace: '!isCarried(one, name) || value !== saved',
    by: '!SHARED.includes(name) || value !== saved',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/draft/steps.ts', test: steps },
    does: 'takes what was agreed in a safety plan for what was done after an assessment',
    replace: "!(name === 'action' && steps.includes('safety-plan'))",
    by: 'steps.length > 0',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/left-typed.ts', test: keeper },
    does: 'leaves what is saved with what is typed, to be offered again',
    replace: 'return isKnown || left !== null ?',
    by: 'return isKnown && left !== null ?',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/keeping/keeper.svelte.ts', test: keeper },
    does: 'writes over what was typed on another page before anybody decided about it',
    replace: 'kept.server !== undefined && kept.offer === null',
    by: 'kept.server !== undefined',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/keeping/keeper.svelte.ts', test: keeper },
    does: 'takes what was kept unheard for somebody else’s',
    replace: 'if (server && kept.unheardOf.includes(sign.revision)) {',
    by: 'if (server && !kept) {',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/draft/as-text.ts', test: draftText },
    does: 'keeps nothing of corrections',
    replace: 'corrections: among(corrections, (correction) => !isCorrectionUntouched(correction)),',
    by: 'corrections: among(corrections, (correction) => isCorrectionUntouched(correction)),',
  },
  {
    ...{ law: 'W5', file: 'functions/store/drafts.ts', test: 'test/functions/drafts.test.ts' },
    does: 'lets a page write over what another one typed since',
    replace: 'OR expires <= :now${isKnown}`',
    by: 'OR expires <= :now${isKnown} OR expires > :now`',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/keeping/keeper.svelte.ts', test: keeper },
    does: 'keeps what was typed in one chart by what the page shows when the connection comes back',
    replace: 'void this.flush(kept), delay)',
    by: 'void this.flush(), delay)',
  },
  {
    ...{ law: 'W5', file: 'functions/store/commit.ts', test: 'test/functions/drafts.test.ts' },
    does: 'refuses a save because something was typed on another computer',
    replace: "if (change.draft && refusal?.at(-1) === 'ConditionalCheckFailed') {",
    by: "if (change.draft && refusal?.at(-1) === 'Other') {",
  },
  {
    ...{ law: 'W5', file: 'functions/store/drafts.ts', test: 'test/functions/drafts.test.ts' },
    does: 'lets a save write over what was typed on another computer',
    replace: 'attribute_not_exists(pk) OR expires <= :now${isKnown}',
    by: '(attribute_exists(pk) OR attribute_not_exists(pk) OR expires <= :now)${isKnown}',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/save/left-typed.ts', test: keeper },
    does: 'does not say what a save may take the place of',
    replace: 'server.revision === null ? []',
    by: 'server.revision !== null ? []',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/forms/instrument-form.ts', test: instrumentForm },
    does: 'shows answers where a total is what stands in the form',
    replace: "if (values['total'] !== '' || ANSWERS_ASIDE in values) return 'total'",
    by: "if (ANSWERS_ASIDE in values) return 'total'",
  },
  {
    ...{
      law: 'W2',
      file: 'web/src/routes/chart/[episodeId]/person/change.ts',
      test: 'test/web/routes/chart/person.test.ts',
    },
    does: 'writes over what somebody else recorded of a person while a form stood open',
    replace: 'draft: changed.length === 0 ? draft :',
    by: 'draft: changed.length >= 0 ? draft :',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/forms/questions.ts', test: instrumentForm },
    does: 'goes down from the last item to the last item, where the next digit answers it again',
    replace: 'current: Math.min(last + 1, current + 1)',
    by: 'current: Math.min(last, current + 1)',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/forms/questions.ts', test: instrumentForm },
    does: 'takes an answer back by a double click',
    replace: 'answers: answers.with(item, value),\n  current: item + 1,',
    by: 'answers: answers.with(item, answers[item] === value ? null : value),\n  current: item + 1,',
  },
  {
    ...{ law: 'W5', file: 'web/src/routes/chart/[episodeId]/draft/steps.ts', test: steps },
    does: 'changes the day that stands beside what somebody typed when another form is saved',
    replace: ' || (holds && ASKED_SO.includes(name))',
    by: '',
  },
  {
    ...{ law: 'W5', file: 'functions/store/change.ts', test: 'test/functions/drafts.test.ts' },
    does: 'stores a save and leaves it among what is typed',
    replace: '...(draft\n',
    by: '...(draft && !change.now\n',
  },
  {
    ...{ law: 'R6', file: 'core/caseload/needs.ts', test: view },
    does: 'leaves open safety out of the list of whom to contact',
    replace: 'row.needsContact || row.group === 1 ||',
    by: 'row.needsContact ||',
  },
  {
    ...{ law: 'S9', file: 'web/src/lib/caseload/safety-signs.ts', test: signs },
    does: 'calls an answer of an unknown instrument item 9',
    replace: "  instrument === null ? 'Answer' :",
    by: "  instrument === null ? 'Item 9' :",
  },
  {
    ...{ law: 'S2', file: 'web/src/lib/caseload/safety-signs.ts', test: signs },
    does: 'hides an open answer behind a later form that left the item unknown',
    replace: '(answered.level ?? -1) >= safety.level',
    by: '(answered.level ?? 9) >= safety.level',
  },
  {
    ...{ law: 'S5', file: 'web/src/routes/caseload/[clinicId]/file.ts', test: columns },
    does: 'leaves who is closed with safety open out of a file',
    replace: '...listed.closedOpen.map((row) => ({ rank: null, row })), ',
    by: '',
  },
  {
    ...{ law: 'S11', file: 'web/src/routes/caseload/[clinicId]/file.ts', test: columns },
    does: 'says nothing in a file of the people whom its view leaves out',
    replace: 'leftOut > 0 ? [',
    by: 'leftOut < 0 ? [',
  },
  {
    ...{ law: 'W5', file: 'web/src/lib/forms/one-save.svelte.ts', test: 'test/web/lib/forms/one-save.test.ts' },
    does: 'sends a referral under a new operation id although the first try may be stored',
    replace: 'this.#unheard ?? { key: crypto.randomUUID(), body }',
    by: '{ key: crypto.randomUUID(), body }',
  },
  {
    ...{ law: 'W5', file: 'web/src/lib/forms/one-save.svelte.ts', test: 'test/web/lib/forms/one-save.test.ts' },
    does: 'sends what was changed in a referral before it is known what became of the first try',
    replace: 'if (this.#unheard) return null',
    by: 'if (this.#unheard) this.#unheard = null',
  },
  {
    ...{
      law: 'S5',
      file: 'web/src/routes/chart/[episodeId]/person/carried.ts',
      test: 'test/web/routes/chart/person.test.ts',
    },
    does: 'says of a person who is handed over that nothing about safety goes with them',
    replace: "['none', 'settled']",
    by: "['none', 'settled', 'elsewhere']",
  },
]
