import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unbundled } from '#lib/sealed-letter/bundle.ts'
import { openPieces } from '#platform/http/pieces.ts'
import type { Line } from './line.ts'
import { type Letter, NoLine, newLoad, type Said, sendLetters } from './post.ts'

type Poor = { kbits: number; breaksEvery?: number; proxyTakes?: number; refuses?: (letter: Uint8Array) => boolean }

/**
 * A line that carries so much and breaks off every so many seconds of its own clock, in the middle of whatever it carries,
 * before a server that takes pieces as ours does.
 */
function lineOf({ kbits, breaksEvery = Number.POSITIVE_INFINITY, proxyTakes = 1e9, refuses = () => false }: Poor) {
  const [rate, there] = [kbits / 8, 300]
  const pieces = openPieces<Said>({ ofOne: 1e8, ofAll: 1e8, names: 1000, milliseconds: 1e9 })
  const state = { now: 0, carried: 0, longest: 0, times: new Map<string, number>() }
  const take = (letter: Uint8Array): Said => {
    if (refuses(letter)) return { problem: { title: 'Không nhận' } }
    const name = String(letter[0])
    state.times.set(name, (state.times.get(name) ?? 0) + 1)
    return { reply: {} }
  }
  const answered = (path: string, body: Uint8Array) => {
    if (body.length > proxyTakes) return { status: 413, said: undefined }
    if (path.endsWith('/bundle')) return { status: 200, said: { said: unbundled(body)?.map(take) } }
    const asked = new URL(path, 'http://x').searchParams
    const [name = '', from, length] = ['letter', 'from', 'length'].map((each) => asked.get(each) ?? '')
    const piece = { name, from: Number(from), length: Number(length), bytes: body, visitor: 'a' }
    const { have, whole, said } = pieces.take(piece)
    const now = said ?? (whole && take(whole))
    if (now && 'reply' in now) pieces.settle(name, now)
    return { status: 200, said: { have, said: now ? [now] : [] } }
  }
  const line: Line = {
    now: () => state.now,
    pause: async (milliseconds) => {
      state.now += milliseconds
    },
    isThere: () => true,
    ask: async (path, body, patience) => {
      const needs = there / 2 + body.length / rate
      const cut = Math.min(patience, breaksEvery - (state.now % breaksEvery))
      const arrives = needs <= cut
      state.carried += arrives ? body.length : Math.max(0, (cut - there / 2) * rate)
      state.longest = Math.max(state.longest, body.length)
      const said = arrives ? answered(path, body) : undefined
      const heard = needs + there / 2 <= cut
      state.now += heard ? needs + there / 2 : cut
      return heard ? said : undefined
    },
  }
  return { line, state }
}

const KB = 1000
const letterOf = (id: number, size: number): Letter => {
  const bytes = new Uint8Array(size).fill(id % 251)
  bytes[0] = id
  return { bytes }
}
async function* each(letters: readonly Letter[]) {
  yield* letters
}

/** As the app does it: what could not go now is tried again a minute later. */
async function sendAll(letters: readonly Letter[], { line, state }: ReturnType<typeof lineOf>) {
  const load = newLoad()
  const said = new Map<Letter, Said>()
  for (let round = 0; round < 60; round++) {
    const left = letters.filter((letter) => !said.has(letter))
    const keep = async (letter: Letter, what: Said) => void said.set(letter, what)
    try {
      await sendLetters(each(left), keep, () => undefined, line, load)
      break
    } catch (error) {
      if (!(error instanceof NoLine)) throw error
      state.now += 60_000
    }
  }
  return said
}

const size = (letters: readonly Letter[]) => letters.reduce((sum, { bytes }) => sum + bytes.length, 0)
const withPhotos = (count: number) =>
  Array.from({ length: count * 2 }, (_, i) => letterOf(i, i % 2 === 0 ? 200 * KB : 3 * KB))

for (const kbits of [8, 16, 32, 64, 256, 10_000])
  test(`at ${kbits} kbit/s letters with photographs of 200 KB go through, and nothing goes twice`, async () => {
    const letters = withPhotos(5)
    const poor = lineOf({ kbits })
    const said = await sendAll(letters, poor)
    assert.equal(said.size, letters.length)
    assert.ok(poor.state.carried <= 1.01 * size(letters), `${poor.state.carried} of ${size(letters)} bytes`)
    // The line is used, not waited for.
    const least = (size(letters) * 8) / kbits
    assert.ok(poor.state.now <= 1.15 * least + 10_000, `${poor.state.now} of ${least} ms`)
    assert.deepEqual([...new Set(poor.state.times.values())], [1])
  })

for (const [kbits, breaksEvery] of [
  [32, 20_000],
  [32, 7000],
  [64, 10_000],
  [64, 3000],
  [16, 15_000],
] as const)
  test(`a line of ${kbits} kbit/s that breaks every ${breaksEvery / 1000} s still carries photographs of 200 KB`, async () => {
    const letters = withPhotos(3)
    const poor = lineOf({ kbits, breaksEvery })
    const said = await sendAll(letters, poor)
    assert.equal(said.size, letters.length)
    // What was lost in the middle of a piece comes again, and no more than that.
    assert.ok(poor.state.carried <= 1.7 * size(letters), `${poor.state.carried} of ${size(letters)} bytes`)
  })

test('that the server answered quickly to little does not send much: of a line that breaks off nothing more is lost than a piece', async () => {
  const letters = [letterOf(1, 200 * KB)]
  const poor = lineOf({ kbits: 128, breaksEvery: 1e9 })
  const ask = poor.line.ask
  // Each request breaks off after three seconds.
  poor.line.ask = (path, body, patience) => ask(path, body, Math.min(patience, 3000))
  assert.equal((await sendAll(letters, poor)).size, 1)
  assert.ok(poor.state.carried <= 1.3 * size(letters), `${poor.state.carried} of ${size(letters)} bytes`)
})

test('a server in front that takes little gets little, and one letter that is refused keeps none of the others back', async () => {
  const letters = [letterOf(1, 300 * KB), ...Array.from({ length: 40 }, (_, i) => letterOf(i + 2, 2 * KB))]
  const poor = lineOf({ kbits: 10_000, proxyTakes: 20 * KB, refuses: ([id]) => id === 7 })
  const said = await sendAll(letters, poor)
  assert.equal(said.size, letters.length)
  assert.deepEqual(
    [...said].filter(([, what]) => 'problem' in what).map(([{ bytes }]) => bytes[0]),
    [7],
  )
})
