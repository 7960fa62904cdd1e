import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { demoPassword } from '../../src/demo-people.ts'
import { type StaffWeb, staffWeb } from '../staff-web.ts'
import { openBrowser, openPage } from './screens.ts'

export const root = join(import.meta.dirname, '../..')
export const notBuilt = existsSync(join(root, 'build/staff/index.html'))
  ? false
  : 'the staff app is not built: npm run e2e'

/** How long a whole journey may take until something hangs; an imitated slow machine takes several times as long. */
export const journeyLimit = process.env.SLOW === '1' ? 900_000 : 280_000

/** A server in Lam Giang and a browser; each person who enters has a browser profile of their own. */
export type Office = StaffWeb & {
  browser: Browser
  /** Somebody of examples/lam-giang/users.json, signed in; a page of the staff app is not yet open. */
  enter(name: string): Promise<Page>
  /** A profile in which nobody is signed in. */
  stranger(): Promise<Page>
  open(page: Page, path: string): Promise<void>
  /** The same requests that a page makes, with the person's own session. */
  ask<T>(page: Page, method: string, path: string, data?: unknown): Promise<T>
}

export const emailOf = (name: string) => `${name}@lamgiang.example`

export async function openOffice(settings: Readonly<Record<string, string>> = {}): Promise<Office> {
  const web = await staffWeb(settings)
  const browser = await openBrowser().catch(async (error) => {
    // A server that is left open would keep the whole file from ending.
    await web.close()
    throw error
  })
  const { address } = web
  const stranger = () => openPage(browser)
  const enter = async (name: string) => {
    const page = await stranger()
    const data = { email: emailOf(name), password: demoPassword }
    const reply = await page.request.post(`${address}/api/auth/sign-in/email`, { data, headers: { origin: address } })
    assert.ok(reply.ok(), `${name} cannot sign in: ${await reply.text()}`)
    return page
  }
  const ask = async <T>(page: Page, method: string, path: string, data?: unknown): Promise<T> => {
    const reply = await page.request.fetch(`${address}/api${path}`, { method, ...(data ? { data } : {}) })
    assert.ok(reply.ok(), `${method} ${path}: ${await reply.text()}`)
    return (await reply.json()) as T
  }
  const close = async () => {
    await browser.close()
    await web.close()
  }
  return {
    ...web,
    browser,
    enter,
    stranger,
    ask,
    close,
    open: async (page, path) => void (await page.goto(`${address}/app${path}`)),
  }
}

/** The way of a person: fills the form of the sign-in page. */
export async function signIn(page: Page, name: string, password = demoPassword): Promise<void> {
  await page.getByRole('textbox', { name: 'Thư điện tử' }).fill(emailOf(name))
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

/** The navigation is there: somebody is signed in. */
export const inside = (page: Page) => page.getByRole('navigation', { name: 'Các phần của trang làm việc' }).waitFor()

/** Waits for what the server or the page is still doing. */
export async function until(isSo: () => boolean | Promise<boolean>, what = 'it did not come to that'): Promise<void> {
  const end = Date.now() + 45_000
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `${what} in 45 seconds`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
