import { bundled, MOST_LETTERS } from '#lib/sealed-letter/bundle.ts'

/** A server that has not answered in this many milliseconds is taken for one that is not there. */
export const PATIENCE = 30_000
/** A line of this many bytes a millisecond is slow, and still one. */
const SLOWEST = 8

export class NoLine extends Error {}
class Refused extends Error {}

export type Letter = { bytes: Uint8Array<ArrayBuffer> }
export type Reply = { about?: { why: 'passed' | 'askedTwice' | 'replaced' | 'afterEnd'; by: string | null } | null }
/** What the server says of one letter. */
export type Said = { reply: Reply } | { problem: { title?: string } }

/** Bytes that go in one request, at first and at most; many servers in front of ours take no more than a megabyte. */
const [FIRST, MOST] = [128 * 1024, 900 * 1024]
const QUICK = 5000

/**
 * Sends letters in their order, several in one request: the way there and back costs more than the letters. A line that is
 * poor rather than gone is given some tries, with less to carry each time; sending again does no harm.
 */
export async function sendLetters<Each extends Letter>(
  letters: AsyncIterable<Each>,
  onSaid: (letter: Each, said: Said) => Promise<unknown>,
  onBundle: () => void,
): Promise<void> {
  const queue = queueOf(letters)
  let budget = FIRST
  let most = MOST
  let wait = 250
  for (let some = await queue.first(budget); some.length > 0; some = await queue.first(budget)) {
    const began = performance.now()
    try {
      const said = await deliver(some)
      for (const [i, each] of said.entries()) await onSaid(some[i] as Each, each)
      queue.drop(said.length)
      wait = 250
      if (performance.now() - began < QUICK) budget = Math.min(most, budget * 2)
      onBundle()
    } catch (error) {
      const again = error instanceof NoLine && wait <= 2000 && navigator.onLine
      if (!again && !(error instanceof Refused)) throw error
      budget = sizeOf(some) / 2
      if (error instanceof Refused) most = budget
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (again) wait *= 2
    }
  }
}

const sizeOf = (letters: readonly Letter[]) => letters.reduce((sum, { bytes }) => sum + bytes.length, 0)

/** Letters as they are needed: pictures of many interviews are not in memory at once. */
function queueOf<Each extends Letter>(letters: AsyncIterable<Each>) {
  const further = letters[Symbol.asyncIterator]()
  const held: Each[] = []
  return {
    /** At least one, if any is left. */
    first: async (budget: number): Promise<readonly Each[]> => {
      while (held.length < MOST_LETTERS && sizeOf(held) <= budget) {
        const { value, done } = await further.next()
        if (done) break
        held.push(value)
      }
      let size = 0
      const past = held.findIndex(({ bytes }) => {
        size += bytes.length
        return size > budget
      })
      return past === -1 ? held.slice() : held.slice(0, Math.max(1, past))
    },
    drop: (count: number) => void held.splice(0, count),
  }
}

/** What the server says of the first letters, one after the other; it may leave the last ones for another time. */
async function deliver(letters: readonly Letter[]): Promise<readonly Said[]> {
  const body = bundled(letters.map(({ bytes }) => bytes))
  const headers = { 'content-type': 'application/octet-stream', 'x-device-now': String(Date.now()) }
  const signal = AbortSignal.timeout(PATIENCE + body.length / SLOWEST)
  const reply = await fetch('/api/interview-letters/bundle', { method: 'POST', headers, body, signal }).catch(() => {
    throw new NoLine()
  })
  const told = (await reply.json().catch(() => undefined)) as { said?: Said[]; title?: string } | undefined
  // A line that breaks off in the middle of an answer has given none.
  if (reply.ok && told?.said?.length) return told.said.slice(0, letters.length)
  if (reply.ok || reply.status >= 500 || reply.status === 429) throw new NoLine(String(reply.status))
  // What is refused as a whole is sent again in parts, so that the one that is meant is found.
  if (letters.length > 1) throw new Refused()
  return [{ problem: { title: told?.title || String(reply.status) } }]
}
