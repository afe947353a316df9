import type { CurveFigures } from './figure.ts'
import { metric } from './metric.ts'
import { clock, type Clock } from './tallies/clock.ts'
import { CLOSED, EVENT } from './tallies/rows.ts'
import { LEFT_OUT } from './tallies/left-out.ts'
import { CURVE_DAYS, UNSTABLE_BELOW } from './thresholds.ts'

function curveOf(treated: Clock): CurveFigures {
  const curve = treated.incidence([EVENT, CLOSED])
  const shown = curve.time.flatMap((day, i) => (day <= CURVE_DAYS ? [i] : []))
  const share = (cause: number) =>
    shown.map((i) => ({
      value: curve.causes[cause]?.value[i] ?? 0,
      lower: curve.causes[cause]?.lower[i] ?? null,
      upper: curve.causes[cause]?.upper[i] ?? null,
    }))
  return {
    day: shown.map((i) => curve.time[i] ?? 0),
    atRisk: shown.map((i) => curve.atRisk[i] ?? 0),
    started: share(EVENT),
    closed: share(CLOSED),
    waiting: shown.map((i) => curve.survival[i] ?? 0),
  }
}

/** Started, closed before treatment and still waiting by each day since referral. */
export const treatmentCurve = metric({
  id: 'treatment-curve',
  version: '2',
  name: 'How long until treatment starts',
  direction: 'up',
  minimum: UNSTABLE_BELOW,
  tallies: { treated: clock('treated') },
  figures: { curve: 'curve' },
  read: ({ treated }) => ({ curve: curveOf(treated) }),
  text:
    'Of all referrals of the period: the share that had started treatment, and the share closed before treatment, by each day since ' +
    'referral. The three lines add up to 100 % on every day. Shaded: 95 % interval. Curves stop at the last day on which somebody was ' +
    `still seen, and at day ${CURVE_DAYS}.`,
  excludes: [LEFT_OUT],
  sources: ['Aalen-Johansen estimator, 95 % limits by log-log.'],
})
