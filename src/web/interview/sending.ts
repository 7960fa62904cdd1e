import { type Kept, type KeptPhoto, listAllKept, listPhotos, markSent, saveIfSame, savePhoto } from './keep.ts'
import { PATIENCE } from './line.ts'
import { NoLine, type Reply, type Said, sendLetters } from './post.ts'
import { markTold } from './records.ts'
import { t } from './words.ts'

/** How sending ended: all gone, no line, some that the server did not take, or some whose owner has to open them first. */
export type Sending = 'done' | 'busy' | 'offline' | 'refused' | 'unsealed'

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
    const refused = new Map<string, string>()
    // One that cannot be sent keeps none of the others back; it stays, with the reason beside it.
    const settle = async (piece: Piece, said: Said) => {
      if ('reply' in said) return settled(piece, said.reply)
      const { record } = piece
      // Of an interview whose picture was refused the picture says why.
      if (refused.has(record.id)) return
      refused.set(record.id, said.problem.title ?? '')
      await saveIfSame(record, { ...record, note: said.problem.title ?? '' })
    }
    try {
      await sendLetters(piecesOf(waiting), settle, onSent)
    } catch (error) {
      if (error instanceof NoLine) return 'offline'
      throw error
    }
    if (refused.size > 0) return 'refused'
    return waiting.some(({ letter }) => !letter) ? 'unsealed' : 'done'
  })
}

type Piece = { bytes: Uint8Array<ArrayBuffer>; record: Kept; photo?: KeptPhoto }

/** Interviews first, then what came of the people who were drawn, which does not say which interview was whose. */
async function* piecesOf(waiting: readonly Kept[]): AsyncGenerator<Piece> {
  for (const record of waiting.toSorted(
    (one, two) => Number(one.kind === 'outcome') - Number(two.kind === 'outcome'),
  )) {
    const { letter } = record
    if (!letter) continue
    // Pictures go first; one that arrived goes again only after the server has refused the interview.
    const photos = record.kind === 'waiting' ? await listPhotos(record.id) : []
    for (const photo of photos)
      if (photo.letter && (!photo.arrived || record.note)) yield { bytes: photo.letter.bytes, record, photo }
    yield { bytes: letter.bytes, record }
  }
}

const settled = ({ record, photo }: Piece, reply: Reply): Promise<unknown> => {
  if (photo) return savePhoto({ ...photo, arrived: true })
  return record.kind === 'waiting' ? markSent(record, aboutOf(reply)) : markTold(record)
}

/** What the server says of an interview that it took: somebody else had been sent to the same person. */
const aboutOf = ({ about }: Reply): string | undefined =>
  about ? t(`interview.about.${about.why}`, { who: about.by ?? t('interview.somebodyElse') }) : undefined
