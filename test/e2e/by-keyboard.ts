import type { Page } from 'playwright-core'

/** What a review by keyboard alone took. */
export type Walk = {
  tasks: number
  /** Tasks that were looked at one by one. */
  single: number
  /** Names for which a candidate was taken, and names that were left out. */
  chosen: number
  left: number
  /** Presses of every kind, those of letters that were typed included. */
  keys: number
  /** Of these, letters and figures typed into a field. */
  letters: number
  /** Key by key. */
  pressed: string[]
  /** From the opened page of import to the confirmed plan; reading the file is in it, a person's reading is not. */
  seconds: number
}

/** What the document or the province does not say: a person types it. */
export type Unsaid = { number: string; day: string; issuer: string }

const most = 150

/** Hands that know nothing but keys: the mouse is not touched, and what the page shows is all they look at. */
export function keyboardOf(page: Page) {
  const walk = { tasks: 0, single: 0, chosen: 0, left: 0, keys: 0, letters: 0, pressed: [] as string[] }

  /** Two frames are drawn and nothing is on its way: what a person waits for before the next key. */
  const settled = async () => {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    await page.waitForFunction(
      () => document.querySelector('[data-state="saving"], [data-accept-certain][data-loading]') === null,
    )
  }
  const press = async (key: string) => {
    walk.keys += 1
    if (walk.keys > most) throw new Error(`More than ${most} keys: ${JSON.stringify(await shownOn(page))}`)
    walk.pressed.push(key)
    await page.keyboard.press(key)
    await settled()
  }
  const type = async (text: string) => {
    walk.keys += text.length
    walk.letters += text.length
    walk.pressed.push(`“${text}”`)
    await page.keyboard.type(text)
  }
  /** Tab until what has the focus says so. */
  const tabTo = async (words: RegExp) => {
    for (;;) {
      const focused = await page.evaluate(() => {
        const at = document.activeElement
        return at === document.body ? '' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '')
      })
      if (words.test(focused)) return
      await press('Tab')
    }
  }
  return { walk, press, type, tabTo, settled, count: (what: 'single' | 'chosen' | 'left') => (walk[what] += 1) }
}

type Keyboard = ReturnType<typeof keyboardOf>

/** What the desk shows to somebody who decides which key comes next. */
const shownOn = (page: Page) =>
  page.evaluate(() => {
    const active = document.querySelector('li[data-active]')
    const missing = active?.querySelector('[data-missing]')
    const is = (what: string) => active?.querySelector(what) != null
    const count = (what: string) => Number(/\d+/.exec(active?.querySelector(what)?.textContent ?? '')?.[0] ?? 1)
    const confirm = document.querySelector('button[data-confirm]')?.textContent ?? ''
    return {
      card: active?.querySelector('article')?.getAttribute('aria-label') ?? '',
      missing: missing?.getAttribute('data-header') ?? null,
      offered: missing?.querySelector('[data-offer]') != null,
      candidates: is('[data-candidate]'),
      question: is('[data-question]'),
      everywhere: is('[data-without-all]') ? count('[data-without-all]') : 1,
      doubtful: document.querySelector('li[data-tone="warn"]') !== null,
      open: is('article[data-review="open"]'),
      confirm,
      ready: confirm !== '' && !confirm.startsWith('Còn'),
      certain: document.querySelector('[data-accept-certain]') !== null,
      unread: document.querySelector('[data-unread]:not(:disabled)') !== null,
    }
  })

/** From the page of import, with a file that the chooser gives, to the drafted plan on the desk. */
export async function importByKeyboard(page: Page, keyboard: Keyboard, file: string): Promise<void> {
  // Listened for before the first key: the browser is told a moment later.
  const chooser = page.waitForEvent('filechooser')
  await keyboard.tabTo(/Chọn tệp từ máy/)
  await keyboard.settled()
  await keyboard.press('Enter')
  await (await chooser).setFiles(file)
  const desk = page.locator('li[data-active]')
  const offer = page.getByRole('button', { name: /Lập dự thảo kế hoạch|Vẫn lập kế hoạch/ })
  await desk.or(offer).first().waitFor({ timeout: 180_000 })
  if (await offer.isVisible()) {
    await keyboard.tabTo(/Lập dự thảo kế hoạch|Vẫn lập kế hoạch/)
    await keyboard.press('Enter')
    await desk.waitFor()
  }
  await keyboard.settled()
}

/** The header, everything that is certain in one press, one by one what is not, the passages, the confirmation. */
export async function reviewByKeyboard(page: Page, keyboard: Keyboard, unsaid: Unsaid): Promise<void> {
  await writeHeader(page, keyboard, unsaid)
  if ((await shownOn(page)).certain) await keyboard.press('h')
  await keyboard.press('Enter')
  await decideTasks(page, keyboard)
  if ((await shownOn(page)).unread) {
    await keyboard.press('p')
    const all = page.getByRole('button', { name: /đoạn của văn bản/ })
    const stretch = page.getByRole('button', { name: /đoạn liền nhau/ })
    await keyboard.press((await all.isVisible()) ? 'q' : (await stretch.isVisible()) ? 'z' : 'x')
    await page.locator('[data-unread]:disabled').waitFor({ state: 'attached' })
  }
  await keyboard.press('y')
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận và giao việc' }).waitFor()
  // The dialog slides in and takes the focus then; a key before that goes to the page behind it.
  await page.locator('[role=dialog] :is([type=checkbox], [type=submit]):focus').waitFor()
  if (await page.getByRole('checkbox', { name: /Tôi đã đọc/ }).isVisible()) await keyboard.press('Space')
  await keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/ra-soat'))
}

/** Names first, then the task: the first candidate is taken, a name without candidates is left out wherever it stands. */
async function decideTasks(page: Page, keyboard: Keyboard): Promise<void> {
  for (;;) {
    const { candidates, question, everywhere, open, doubtful, ready } = await shownOn(page)
    if (candidates) {
      keyboard.count('chosen')
      await keyboard.press('1')
    } else if (question) {
      keyboard.count('left')
      await keyboard.press(everywhere > 1 ? '9' : '0')
    } else if (open) {
      keyboard.count('single')
      await keyboard.press('Enter')
    } else if (ready) return
    else if (doubtful) await keyboard.press('n')
    else await page.locator('button[data-confirm]', { hasNotText: 'Còn' }).waitFor()
  }
}

async function writeHeader(page: Page, keyboard: Keyboard, { number, day, issuer }: Unsaid): Promise<void> {
  for (;;) {
    const { missing, offered } = await shownOn(page)
    const words = missing === 'number' ? number : missing === 'issuedOn' ? day : missing === 'agency' ? issuer : null
    if (words === null) return
    await keyboard.press('Enter')
    if (!offered) {
      await keyboard.type(words)
      if (missing === 'agency') await page.locator('[role=option][data-combobox-selected]').first().waitFor()
    }
    await keyboard.press('Enter')
    await page.locator(`[data-active] [data-header="${missing}"]:not([data-missing])`).waitFor()
  }
}
