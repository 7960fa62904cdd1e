import { bundled, MOST_LETTERS } from '#lib/sealed-letter/bundle.ts'
import { digestOf } from './digest.ts'
import { browserLine, type Line, PATIENCE } from './line.ts'

/** The slowest line for which a request is waited, in bytes a millisecond: 8 kbit/s. */
const SLOWEST = 1

export class NoLine extends Error {}
class Refused extends Error {}

export type Letter = { bytes: Uint8Array<ArrayBuffer> }
export type Reply = { about?: { why: 'passed' | 'askedTwice' | 'replaced' | 'afterEnd'; by: string | null } | null }
/** What the server says of one letter. */
export type Said = { reply: Reply } | { problem: { title?: string } }

/** Bytes that go in one request, at first, at least and at most; many servers in front of ours take no more than a megabyte. */
const [FIRST, LEAST, MOST] = [64 * 1024, 4 * 1024, 900 * 1024]
/** A request that took less is followed by a larger one, one that took more by a smaller one: a cut costs no more than this. */
const [QUICK, LONG] = [5000, 15_000]
const TRIES = 5

/** How much a line carries in one request, at most, and for sure when it breaks off often; learnt from requests before. */
export type Load = { budget: number; most: number; held: number }
export const newLoad = (): Load => ({ budget: FIRST, most: MOST, held: MOST })
const KEPT = 'namro.line'
/** A new page of the app begins with what the one before had learnt, so that it loses nothing by learning it again. */
const keptLoad = (): Load => {
  const kept = Number(globalThis.localStorage?.getItem(KEPT))
  return { ...newLoad(), budget: kept >= LEAST ? Math.min(FIRST, kept) : FIRST }
}
const ours = keptLoad()
const keepLoad = (load: Load) => {
  if (load === ours) globalThis.localStorage?.setItem(KEPT, String(load.budget))
}

/**
 * Sends letters in their order, several in one request: the way there and back costs more than the letters. One that is too
 * large for the line goes in pieces, so that what has arrived never comes again. A line that is poor rather than gone is
 * given some tries, with less to carry each time; sending again does no harm.
 */
export async function sendLetters<Each extends Letter>(
  letters: AsyncIterable<Each>,
  onSaid: (letter: Each, said: Said) => Promise<unknown>,
  onBundle: () => void,
  line: Line = browserLine,
  load: Load = ours,
): Promise<void> {
  const queue = queueOf(letters)
  const arrived = new WeakMap<Letter, number>()
  let failures = 0
  for (let some = await queue.first(load.budget); some.length > 0; some = await queue.first(load.budget)) {
    const [one] = some as [Each]
    const began = line.now()
    // One that was begun in pieces goes on so, however quick the line is meanwhile.
    const inPieces = one.bytes.length > load.budget || arrived.has(one)
    try {
      const { said, sent } = inPieces ? await nextPiece(line, one, { arrived, load }) : await deliver(line, some)
      for (const [i, each] of said.entries()) await onSaid(some[i] as Each, each)
      queue.drop(said.length)
      failures = 0
      paced(load, line.now() - began, sent)
      keepLoad(load)
      if (said.length > 0) onBundle()
    } catch (error) {
      if (error instanceof NoLine) failures += 1
      const again = error instanceof Refused || (error instanceof NoLine && failures < TRIES && line.isThere())
      load.budget = Math.max(LEAST, Math.min(load.budget, sizeOf(some)) >> 1)
      load.held = load.budget
      keepLoad(load)
      if (error instanceof Refused) load.most = load.budget
      if (!again) {
        // Another time it may be another line.
        load.held = MOST
        throw error
      }
      if (failures > 0) await line.pause(125 * 2 ** failures)
    }
  }
}

function paced(load: Load, took: number, sent: number): void {
  // Beyond what held when the line broke off, it is tried out little by little.
  const next = load.budget * 2 <= load.held ? load.budget * 2 : Math.ceil(load.budget * 1.06)
  // That little was quick tells nothing of more.
  if (took < QUICK && sent * 2 >= load.budget) load.budget = Math.min(load.most, next)
  else if (took > LONG) load.budget = Math.max(LEAST, load.budget >> 1)
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

type Answered = { said: readonly Said[]; sent: number }
type Under = { arrived: WeakMap<Letter, number>; load: Load }

/** Asks how much of a letter the server has, then brings what follows; with the last piece the server says what became of it. */
async function nextPiece(line: Line, letter: Letter, { arrived, load }: Under): Promise<Answered> {
  const from = arrived.get(letter)
  const { bytes } = letter
  const body = from === undefined ? bytes.slice(0, 0) : bytes.slice(from, from + load.budget)
  const path = `/api/interview-letters/pieces?letter=${await digestOf(bytes)}&from=${from ?? 0}&length=${bytes.length}`
  const { have, said, refusal } = await asked<{ have: number }>(line, path, body)
  const sent = body.length
  if (refusal) return { said: refused(refusal.status !== 413 || sent <= LEAST, refusal), sent }
  if (have === undefined) throw new NoLine()
  arrived.set(letter, have)
  return { said: (said ?? []).slice(0, 1), sent }
}

/** What the server says of the first letters, one after the other; it may leave the last ones for another time. */
async function deliver(line: Line, letters: readonly Letter[]): Promise<Answered> {
  const body = bundled(letters.map(({ bytes }) => bytes))
  const { said, refusal } = await asked(line, '/api/interview-letters/bundle', body)
  // What is refused as a whole is sent again in parts, so that the one that is meant is found.
  const sent = body.length
  const forGood = letters.length === 1 && (refusal?.status !== 413 || sent <= LEAST)
  if (refusal) return { said: refused(forGood, refusal), sent }
  if (!said?.length) throw new NoLine()
  return { said: said.slice(0, letters.length), sent }
}

type Refusal = { status: number; title: string | undefined }

function refused(forGood: boolean, { status, title }: Refusal): readonly Said[] {
  if (!forGood) throw new Refused()
  return [{ problem: { title: title || String(status) } }]
}

async function asked<T>(
  line: Line,
  path: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<Partial<T> & { said?: Said[]; refusal?: Refusal }> {
  const reply = await line.ask(path, body, PATIENCE + body.length / SLOWEST)
  // Too busy, begun anew, or it waited too long for what the line brought.
  if (!reply || reply.status >= 500 || reply.status === 429 || reply.status === 408) throw new NoLine()
  const told = (reply.said ?? {}) as Partial<T> & { said?: Said[]; title?: string }
  return reply.status < 300 ? told : { ...told, refusal: { status: reply.status, title: told.title } }
}
