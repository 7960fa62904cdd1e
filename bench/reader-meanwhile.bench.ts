import { setTimeout as pause } from 'node:timers/promises'
import { demoPassword } from '../src/demo-people.ts'
import { freePort, makeDataFolder, removeDataFolder, startServer } from '../test/server-process.ts'
import { docxOf, htmlOf, pdfOf, textOf } from './long-documents.ts'
import { type Line, quantile } from './measure.ts'

/** How long others wait while the server reads: the whole program in a process of its own, with its database. */

const PERIOD_MS = 50
const QUIET_MS = 5_000
/** Longer than this nobody waits for an answer. */
const LONGEST_MS = 30_000

type Office = { address: string; cookie: string }

async function signedIn(address: string): Promise<Office> {
  const body = JSON.stringify({ email: 'thuong-truc@lamgiang.example', password: demoPassword })
  const headers = { 'content-type': 'application/json', origin: address }
  const reply = await fetch(`${address}/api/auth/sign-in/email`, { method: 'POST', headers, body })
  if (!reply.ok) throw new Error(await reply.text())
  const cookie = reply.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return { address, cookie }
}

/** Asks twenty times a second, whether or not the last question is answered, until told to stop. */
async function waitingTimes({ address, cookie }: Office, path: string, until: () => boolean): Promise<number[]> {
  const times: number[] = []
  const asked: Promise<void>[] = []
  let failed: unknown
  const fail = (error: unknown) => {
    failed = error
  }
  const ask = async () => {
    const start = performance.now()
    const reply = await fetch(address + path, { headers: { cookie }, signal: AbortSignal.timeout(LONGEST_MS) })
    await reply.arrayBuffer()
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
    times.push(performance.now() - start)
  }
  while (!until() && failed === undefined) {
    asked.push(ask().catch(fail))
    await pause(PERIOD_MS)
  }
  await Promise.all(asked)
  if (failed !== undefined) throw failed
  return times
}

async function upload({ address, cookie }: Office, filename: string, bytes: Uint8Array): Promise<void> {
  const headers = { cookie, origin: address, 'content-type': 'application/octet-stream', 'x-filename': filename }
  const reply = await fetch(`${address}/api/documents`, { method: 'POST', headers, body: Buffer.from(bytes) })
  if (!reply.ok) throw new Error(`${filename}: ${await reply.text()}`)
}

async function unread({ address, cookie }: Office): Promise<number> {
  const reply = await fetch(`${address}/api/documents?limit=100`, { headers: { cookie } })
  const { documents } = (await reply.json()) as { documents: { state: string }[] }
  return documents.filter(({ state }) => state === 'waiting' || state === 'reading').length
}

const FILES: [filename: string, bytes: () => Uint8Array][] = [
  ['a.docx', () => docxOf(100)],
  ['b.pdf', () => pdfOf(100)],
  ['c.html', () => htmlOf(100)],
  ['d.txt', () => textOf(200)],
  ['e.docx', () => docxOf(60)],
  ['f.pdf', () => pdfOf(200)],
  ['g.html', () => htmlOf(60)],
  ['h.md', () => textOf(90)],
  ['i.docx', () => docxOf(30)],
  ['j.pdf', () => pdfOf(30)],
]

export async function benchOthersMeanwhile(): Promise<Line[]> {
  const dataDir = await makeDataFolder()
  const server = await startServer(dataDir, await freePort(), { DEMO: '1' })
  try {
    const office = await signedIn(server.address)
    const lines: Line[] = []
    for (const [name, path] of [
      ['who am I', '/api/me'],
      ['the public home page', '/'],
    ] as const) {
      const end = performance.now() + QUIET_MS
      const quiet = await waitingTimes(office, path, () => performance.now() > end)
      lines.push(...(await meanwhile(office, { name, path, quiet })))
    }
    return lines
  } finally {
    await server.stop()
    await removeDataFolder(dataDir)
  }
}

async function meanwhile(office: Office, { name, path, quiet }: { name: string; path: string; quiet: number[] }) {
  let done = false
  const times = waitingTimes(office, path, () => done)
  const start = performance.now()
  // A mark of its own makes each file a new one.
  for (const [filename, bytes] of FILES)
    await upload(office, `${name} ${filename}`.replaceAll(' ', '-'), marked(bytes(), name))
  while ((await unread(office)) > 0) await pause(500)
  done = true
  const [busy, still] = [await times, quiet]
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  const line = (what: string, share: number, bar: string): Line => {
    const [figure, least] = [quantile(busy, share), quantile(still, share)]
    const reference = `none is read: ${least.toFixed(1)} ms`
    return {
      name: `${name}, ten documents being read (${seconds} s), ${what}`,
      figure,
      unit: 'ms',
      reference,
      ratio: figure / least,
      bar,
    }
  }
  return [line('p50', 0.5, '-'), line('p95', 0.95, '≤ 100 ms'), line('slowest', 1, '-')]
}

/** Bytes behind the end of a file change nothing for those who read it. */
const marked = (bytes: Uint8Array, mark: string): Uint8Array => Buffer.concat([bytes, Buffer.from(`\n${mark}\n`)])
