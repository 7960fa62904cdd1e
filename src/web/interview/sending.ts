import { type Kept, listAllKept, listPhotos, markSent, saveIfSame, savePhoto } from './keep.ts'
import { markTold } from './records.ts'
import { t } from './words.ts'

/** How sending ended: all gone, no line, some that the server did not take, or some whose owner has to open them first. */
export type Sending = 'done' | 'busy' | 'offline' | 'refused' | 'unsealed'

/** A server that has not answered in this many milliseconds is taken for one that is not there. */
export const PATIENCE = 30_000

class NoLine extends Error {}
class Refused extends Error {}

/** Who is signed in on the server; undefined without a line, null when nobody is. */
export async function signedIn(): Promise<{ id: string; name: string } | null | undefined> {
  const reply = await fetch('/api/me', { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined)
  if (!reply || reply.status >= 500) return undefined
  return reply.ok ? ((await reply.json()) as { id: string; name: string }) : null
}

/**
 * Sends what waits of everybody on this device, one after the other: it is sealed for the server already, so that nobody
 * has to be at work. One tab of the device at a time; sending again what has arrived does no harm.
 */
export function sendAll(onSent: () => void): Promise<Sending> {
  if (!running) return begin(onSent)
  // Whoever asks meanwhile asks for what waits now: one more round after this one, for all of them.
  next ??= running
    .catch(() => undefined)
    .then(() => {
      next = undefined
      return begin(onSent)
    })
  return next
}

let running: Promise<Sending> | undefined
let next: Promise<Sending> | undefined

function begin(onSent: () => void): Promise<Sending> {
  const round = oneRound(onSent).finally(() => {
    running = undefined
  })
  running = round
  return round
}

async function oneRound(onSent: () => void): Promise<Sending> {
  return navigator.locks.request('namro-gui', { ifAvailable: true }, async (lock) => {
    if (!lock) return 'busy'
    const waiting = (await listAllKept()).filter(({ kind }) => kind === 'waiting' || kind === 'outcome')
    let end: Sending = waiting.some(({ letter }) => !letter) ? 'unsealed' : 'done'
    // Interviews first, then what came of the people who were drawn, which does not say which interview was whose.
    const queue = waiting.sort((one, two) => Number(one.kind === 'outcome') - Number(two.kind === 'outcome'))
    for (const record of queue.filter(({ letter }) => letter)) {
      try {
        await patiently(() => (record.kind === 'waiting' ? sendInterview(record) : sendOutcome(record)))
        onSent()
      } catch (error) {
        if (error instanceof NoLine) return 'offline'
        // One that cannot be sent keeps none of the others back; it stays, with the reason beside it.
        end = 'refused'
        await saveIfSame(record, { ...record, note: error instanceof Refused ? error.message : String(error) })
      }
    }
    return end
  })
}

/** A line that is poor rather than gone is given some tries; sending again does no harm. */
async function patiently(run: () => Promise<unknown>): Promise<unknown> {
  for (let wait = 250; ; wait *= 2) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof NoLine) || wait > 2000 || !navigator.onLine) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** Pictures go first; one that arrived goes again only after the server has refused the interview. */
async function sendInterview(record: Kept): Promise<void> {
  for (const photo of await listPhotos(record.id)) {
    if (!photo.letter || (photo.arrived && !record.note)) continue
    await deliver(photo.letter.bytes)
    await savePhoto({ ...photo, arrived: true })
  }
  if (record.letter) await markSent(record, aboutOf(await deliver(record.letter.bytes)))
}

async function sendOutcome(record: Kept): Promise<void> {
  if (record.letter) await deliver(record.letter.bytes)
  await markTold(record)
}

type Reply = { about?: { why: 'passed' | 'askedTwice' | 'replaced' | 'afterEnd'; by: string | null } | null }

/** What the server says of an interview that it took: somebody else had been sent to the same person. */
const aboutOf = ({ about }: Reply): string | undefined =>
  about ? t(`interview.about.${about.why}`, { who: about.by ?? t('interview.somebodyElse') }) : undefined

async function deliver(letter: Uint8Array<ArrayBuffer>): Promise<Reply> {
  const headers = { 'content-type': 'application/octet-stream', 'x-device-now': String(Date.now()) }
  const init = { method: 'POST', headers, body: letter, signal: AbortSignal.timeout(PATIENCE) }
  const reply = await fetch('/api/interview-letters', init).catch(() => {
    throw new NoLine()
  })
  const said = (await reply.json().catch(() => undefined)) as (Reply & { title?: string }) | undefined
  // A line that breaks off in the middle of an answer has given none.
  if (reply.ok && said) return said
  if (reply.ok || reply.status >= 500 || reply.status === 429) throw new NoLine(String(reply.status))
  throw new Refused(said?.title || String(reply.status))
}
