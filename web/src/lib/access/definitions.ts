/** Short definitions behind the info buttons; the full one with its version comes with the figures. */
export const DEFINITIONS = {
  started:
    'Share of all referrals of the period that had started treatment by that day after referral. People closed before treatment count against it, people still waiting count for as long as they were seen (Aalen-Johansen estimate, 95 % interval by log-log). Referrals with days that run backwards are left out and counted.',
  half: 'The day after referral by which half of all referrals had started treatment, and the day for nine in ten. "Not reached" means fewer had started by the last day seen. This is not the median of those who started: that would look shorter the more people still wait.',
  waiting:
    'People referred by today who have neither started treatment nor been closed. Ages are days waited so far, not whole waits. Each clinic counts against its own access standard, in its own kind of days and on its own calendar.',
  curve:
    'Of all referrals of the period: the share that had started treatment, and the share closed before treatment, by each day since referral. The three lines add up to 100 % on every day. Shaded: 95 % interval. Curves stop at the last day on which somebody was still seen.',
  funnel:
    'Share of all referrals that had reached a stage by day 7, 14 and 30 from referral. A stage that was skipped but must have been reached is counted as reached, without a day.',
  gap: 'Of referrals at least 14 days old: the share that started treatment within 14 days in each group, minus the share in the reference group, in percentage points, with Newcombe’s 95 % interval. A gap is marked where its interval leaves out 0 and the share differs by 10 % or more of the reference (AHRQ rule). Beside it the gap if every group had the network’s mix of clinics.',
  clinics: 'The same figures for each clinic alone. Clinics differ in whom they serve; this is no ranking.',
} as const
