import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { beSlow } from './screens.ts'

/** A device with a memory: its browser can be killed at any moment and comes back to what it kept. */
export type Device = {
  /** A further tab. */
  tab(): Promise<Page>
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** A browser that has just come up may not answer the first one who asks. */
const connected = (address: string) =>
  chromium
    .connectOverCDP(address, { timeout: 15_000 })
    .catch(() => chromium.connectOverCDP(address, { timeout: 30_000 }))

export async function openDevice(): Promise<Device> {
  const folder = await mkdtemp(join(tmpdir(), 'namro-device-'))
  let running: ChildProcess | undefined
  let browser: Browser | undefined
  const start = async () => {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0']
    running = spawn(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', [...args, `--user-data-dir=${folder}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    browser = await connected(await addressOf(running))
  }
  const kill = async () => {
    const { pid } = running ?? {}
    const gone = new Promise((resolve) => running?.once('exit', resolve))
    // The whole group: a killed browser must not go on writing in its children.
    if (pid) process.kill(-pid, 'SIGKILL')
    await gone
    await browser?.close().catch(() => undefined)
  }
  await start()
  return {
    start,
    kill,
    tab: async () => {
      const context = browser?.contexts()[0]
      if (!context) throw new Error('the browser does not run')
      const page = await context.newPage()
      page.setDefaultTimeout(process.env.SLOW === '1' ? 60_000 : 20_000)
      await page.setViewportSize({ width: 390, height: 800 })
      await beSlow(page)
      return page
    },
    close: async () => {
      await kill().catch(() => undefined)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Chromium says on which address it listens. */
const addressOf = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the browser ended: ${said.slice(-500)}`)))
  })
