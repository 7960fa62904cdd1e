import assert from 'node:assert/strict'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'build/screenshots')

const quiet = ['--disable-gpu', '--disable-quic', '--disable-sync', '--no-first-run']
const offline = ['--disable-background-networking', '--disable-component-update']

const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', ...quiet, ...offline],
  })

/** On a machine that has other work a browser may take too long to come up; the next one finds its files read already. */
export const openBrowser = (): Promise<Browser> => launch().catch(launch)

/** A browser of one person's own, as the office has it. */
export async function openPage(browser: Browser): Promise<Page> {
  // axe itself is a script that is put into the page, past the policy that allows only our own files.
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ viewport, bypassCSP: true, reducedMotion: 'reduce', locale: 'vi-VN' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await beSlow(page)
  return page
}

/** Keeps a picture of the page in build/screenshots and lets axe look for what keeps somebody out. */
export async function look(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const found = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
  assert.deepEqual(found, [], name)
}

/** The same at the width of a phone, where nothing may lie outside. */
export async function lookOnPhone(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390, `${name} is too wide`)
  await look(page, name)
  if (before) await page.setViewportSize(before)
}

/** The picture of the README is renewed only when that is asked for. */
export async function keepForReadme(name: string): Promise<void> {
  if (process.env.UPDATE === '1') await copyFile(join(folder, `${name}.png`), join(root, 'docs/screenshot.png'))
}

/** SLOW=1: an old PC and a poor line. What depends on speed shows itself here and not first on another machine. */
export async function beSlow(page: Page): Promise<void> {
  if (process.env.SLOW !== '1') return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.route('**/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 350))
    await route.fallback().catch(() => undefined)
  })
}
