import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { root } from './office.ts'

const folder = join(root, 'build/screenshots')

/** What a thumb has to hit and is smaller than 44 points; words inside a sentence are left out. */
const tooSmall = (
  within: string,
) => `[...document.querySelector('${within}').querySelectorAll('a[href], button, input, select, textarea, summary, label:has(> input)')]
  .filter((each) => each.checkVisibility() && !each.closest('.unseen') && each.type !== 'hidden')
  // A box to tick stands in words that belong to it.
  .filter((each) => !(['radio', 'checkbox'].includes(each.type) && each.closest('label, .choice, .option')))
  .filter((each) => !(each.tagName === 'A' && each.closest('p') && !each.className))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
  .map(([each, { width, height }]) => each.outerHTML.slice(0, 120) + ' ' + Math.round(width) + '×' + Math.round(height))`

/** Looked at as on the smallest phone: nothing lies outside, nothing is too small for a thumb, and axe finds nothing at all. */
export async function lookNarrow(page: Page, name: string, within = 'body'): Promise<void> {
  await mkdir(folder, { recursive: true })
  await page.setViewportSize({ width: 320, height: 568 })
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${name}-320.png`), fullPage: true, animations: 'disabled' })
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 320, `${name} is too wide`)
  assert.deepEqual(await page.evaluate(tooSmall(within)), [], `${name}: too small for a thumb`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
  assert.deepEqual(found, [], name)
}

/** Goes on with Tab until something with these words has the focus, which must be seen. */
export async function tabTo(page: Page, words: RegExp, most = 60): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const { name, seen } = (await page.evaluate(`(() => {
      const at = document.activeElement
      const label = at.labels?.[0]?.textContent ?? at.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
      const own = getComputedStyle(at)
      const seen = (own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) > 0) || own.boxShadow !== 'none'
      return { name: [at.textContent, at.value, at.getAttribute('aria-label'), label].join(' '), seen }
    })()`)) as { name: string; seen: boolean }
    if (!words.test(name)) continue
    assert.ok(seen, `the focus on ${words} cannot be seen`)
    return
  }
  assert.fail(`Tab does not lead to ${words}`)
}
