import type { Html } from './page.ts'

/** What may be left out of a page that is to stay short; of two the one with the smaller rank stays. */
export type Piece = { name: string; rank: number; body: Html }

/** A page has 40 KB; head, foot, picture and words of a long page take up to twelve of them. */
const ROOM = 28 * 1024

/** Which pieces have room together, those that matter most first, and which do not. */
export function thatFit(pieces: readonly Piece[]): { shown: ReadonlySet<Piece>; left: Piece[] } {
  const shown = new Set<Piece>()
  let room = ROOM
  for (const piece of pieces.toSorted((a, b) => a.rank - b.rank)) {
    const size = Buffer.byteLength(String(piece.body))
    if (size > room) continue
    shown.add(piece)
    room -= size
  }
  return { shown, left: pieces.filter((piece) => !shown.has(piece)) }
}
