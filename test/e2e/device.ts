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

const PATIENCE = 30_000
const TRIES = 3

export async function openDevice(): Promise<Device> {
  const folder = await mkdtemp(join(tmpdir(), 'namro-device-'))
  let running: ChildProcess | undefined
  let browser: Browser | undefined
  const kill = async () => {
    await ended(running)
    await browser?.close().catch(() => undefined)
    running = undefined
    browser = undefined
  }
  // On a machine that has other work a browser may take very long to come up; the next one finds its files read already.
  const start = async () => {
    for (let tries = 1; ; tries++) {
      try {
        running = spawned(folder)
        browser = await chromium.connectOverCDP(await addressOf(running), { timeout: PATIENCE })
        return
      } catch (error) {
        await kill()
        if (tries === TRIES) throw error
      }
    }
  }
  const close = async () => {
    await kill()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  await start().catch(async (error) => {
    await close()
    throw error
  })
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
    close,
  }
}

function spawned(folder: string): ChildProcess {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0']
  return spawn(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', [...args, `--user-data-dir=${folder}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
}

/** The whole group goes: a killed browser must not go on writing in its children. */
async function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It went by itself in this very moment.
  }
  await gone
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
    const fail = (what: string) => reject(new Error(`${what}: ${said.slice(-500)}`))
    child.once('exit', () => fail('the browser ended'))
    child.once('error', ({ message }) => fail(message))
    setTimeout(() => fail('the browser says no address'), PATIENCE).unref()
  })
