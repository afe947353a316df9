import type { Component } from 'svelte'
import type { Column, Drawn, Said } from './column.ts'
import Course, { course } from './Course.svelte'
import LastContact, { lastContact } from './LastContact.svelte'
import NextDue, { nextDue } from './NextDue.svelte'
import Patient, { patient } from './Patient.svelte'
import Rank, { rank } from './Rank.svelte'
import Safety, { safety } from './Safety.svelte'
import Score, { scores } from './Score.svelte'
import Week, { week } from './Week.svelte'
import Why, { why } from './Why.svelte'

const drawn = (draw: Component<Drawn>, ...said: readonly Said[]): readonly Column[] =>
  said.map((one) => ({ ...one, draw }))

/** The columns of the caseload in their order: in the table, in a card, in a file. One more is its file and its lines here. */
export const COLUMNS: readonly Column[] = [
  ...drawn(Rank, rank),
  ...drawn(Patient, patient),
  ...drawn(Why, why),
  ...drawn(Week, week),
  ...drawn(Score, ...scores),
  ...drawn(Safety, safety),
  ...drawn(LastContact, lastContact),
  ...drawn(NextDue, nextDue),
  ...drawn(Course, course),
]
