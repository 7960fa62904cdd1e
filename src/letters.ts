import { createHash } from 'node:crypto'
import { z } from 'zod'
import { invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import type { Actor } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import { ownerOf, readLetter } from '#features/surveys/devices/reading.ts'
import { bundled, unbundled } from '#lib/sealed-letter/bundle.ts'
import type { Province } from '#platform/db/province.ts'
import { openPieces, type Pieces } from '#platform/http/pieces.ts'
import { asProblem } from '#platform/http/problem-reply.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { events } from './events.ts'
import { operationNamed } from './operations.ts'

/** What somebody may fetch by the key of his device, without signing in. */
export const fetchedByDevice: ReadonlySet<string> = new Set(['interview.kit', 'sample.mine'])

/** The person whose device has this key, with the grants of today. */
export async function actorOfDevice(province: Province, key: string): Promise<Actor> {
  return province.read(async (db) => {
    const { id, name } = await ownerOf(db, key)
    return {
      kind: 'user',
      id,
      name,
      sessionId: null,
      grants: await listReachingGrants(db, id, todayInVietnam(new Date())),
    }
  })
}

type Delivery = {
  province: Province
  services: Services
  letter: Uint8Array
  /** The clock of the device as it delivers: what it says of earlier moments is read against it. */
  deviceNow: number
}

/**
 * A letter of a device does what its writer would do: who he is stands inside, so that whoever holds the device, and
 * without any PIN, can send what waits on it but neither read nor write a line of it.
 */
export async function deliver({ province, services, letter, deviceNow }: Delivery): Promise<unknown> {
  const { device, operation, input, beganAt, rest } = await province.read((db) =>
    readLetter(db, services.sealing, letter),
  )
  const op: Operation = operationNamed(operation)
  const actor = await actorOfDevice(province, device)
  const timed = op.name === 'interview.send' ? { ...input, beganSecondsAgo: since(beganAt, deviceNow, input) } : input
  const upload =
    op.body === 'file' ? { filename: 'anh.jpg', stream: new Blob([Uint8Array.from(rest)]).stream() } : undefined
  return invoke(op, { province, actor, services, input: timed, upload, events })
}

/** What became of one letter of several. */
export type Delivered = { reply: unknown } | { problem: Problem }

/** After so many milliseconds the rest of a bundle is left for another time: whoever sent it waits for an answer. */
const LONGEST_BUNDLE = 10_000
/** A letter that nobody of us wrote ends its bundle, which then costs no more than one letter alone. */
const nobodys: ReadonlySet<string> = new Set(['interview.letter_unreadable', 'interview.device_ended'])

/** Letters that came together, in their order; each is taken or refused by itself. The last ones may be left undone. */
export async function deliverAll({ letter: bundle, ...around }: Delivery): Promise<Delivered[]> {
  const letters = unbundled(bundle)
  if (!letters) throw new Problem('interview.letter_unreadable')
  const done: Delivered[] = []
  for (const end = performance.now() + LONGEST_BUNDLE; done.length < letters.length && performance.now() < end; ) {
    try {
      done.push({ reply: await deliver({ ...around, letter: letters[done.length] ?? new Uint8Array() }) })
    } catch (error) {
      const problem = asProblem(error)
      // Too busy now: what was taken is answered, and the others are asked to come again.
      if (problem.code === 'server.unavailable' && done.length > 0) return done
      if (problem.code === 'server.unavailable') throw error
      if (problem.status >= 500) around.services.log.error('a letter could not be delivered', { error })
      done.push({ problem })
      if (nobodys.has(problem.code)) return done
    }
  }
  return done
}

/** A picture of 10 MB and what is around it. */
export const LARGEST_LETTER = 11 * 1024 * 1024

/** Which bytes of which letter come: its SHA-256, from where on, how long the whole is. */
export const LetterPiece = z.object({
  letter: z.string().regex(/^[0-9a-f]{64}$/),
  from: z.coerce.number().int().min(0),
  length: z.coerce.number().int().min(1).max(LARGEST_LETTER),
})

/** Several interviewers may come from one address; a day without a line loses no letter, it only begins it anew. */
export const letterPieces = () =>
  openPieces<Delivered>({ ofOne: 32 * 2 ** 20, ofAll: 96 * 2 ** 20, names: 5000, milliseconds: 6 * 3_600_000 })

type LettersPiece = z.output<typeof LetterPiece> & { pieces: Pieces<Delivered>; visitor: string }

/** One piece of a letter that the line cannot carry at once; with the last one it is delivered. */
export async function deliverPiece(
  { letter: bytes, ...around }: Delivery,
  { pieces, letter: name, ...piece }: LettersPiece,
): Promise<{ have: number; said?: Delivered }> {
  const { have, whole, said } = pieces.take({ ...piece, name, bytes })
  if (said || !whole) return said ? { have, said } : { have }
  if (createHash('sha256').update(whole).digest('hex') !== name) {
    pieces.drop(name)
    return { have: 0 }
  }
  const { 0: done } = await deliverAll({ ...around, letter: bundled([whole]) })
  if (!done) return { have }
  // What is refused today may be taken another time; until then its bytes are here.
  if ('reply' in done) pieces.settle(name, done)
  return { have, said: done }
}

const LONGEST = 31_622_400

/** Seconds since an interview began, at least as many as somebody was at work on it, however wrong the clock. */
function since(beganAt: number | undefined, deviceNow: number, { seconds }: Record<string, unknown>): number {
  const worked = typeof seconds === 'number' ? seconds : 0
  const ago = beganAt === undefined || !Number.isFinite(deviceNow) ? 0 : Math.round((deviceNow - beganAt) / 1000)
  return Math.min(LONGEST, Math.max(worked, ago))
}
