import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const LAWS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/**
 * What on a page breaks a law of accessibility, as `law: element`. What a theme changes is colours: in the dark one these alone are looked
 * at, and the rest in the light one at the same width.
 */
export const violations = async (page: Page, scheme: 'light' | 'dark' = 'light'): Promise<string[]> => {
  // Of a hundred rows made by one component the first six say all there is.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // A page without frames needs no second page to put its results together.
    .setLegacyMode()
    .exclude('tbody > tr:nth-child(n + 7)')
    .exclude('li:nth-child(n + 7)')
  const { violations } = await (scheme === 'light' ? axe.withTags(LAWS) : axe.withRules(['color-contrast'])).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
