import { expect, it } from 'vitest'
import { isOpenSafety } from '../../../../web/src/lib/caseload/open-safety.ts'

it('a safety item is open unless nothing is known of one or it is settled; a state of a newer version is', () => {
  const open = (['unassessed', 'high', 'moderate', 'elsewhere', 'struck-out', 'newer'] as const).map((state) =>
    isOpenSafety({ state }),
  )
  expect([...open, isOpenSafety(null), isOpenSafety({ state: 'none' }), isOpenSafety({ state: 'settled' })]).toEqual([
    ...Array<boolean>(6).fill(true),
    ...Array<boolean>(3).fill(false),
  ])
})
