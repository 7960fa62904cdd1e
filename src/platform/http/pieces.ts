import { joined } from '#lib/bytes/joined.ts'

/** Something that comes in pieces over several requests: what has arrived does not come again. */
export type Pieces<Said> = {
  /** Takes a piece, if it is the next one; says how much is there now, and what was said of the whole. */
  take(piece: Piece): { have: number; whole?: Uint8Array; said?: Said }
  /** The whole was taken: from now on only what was said of it is kept. */
  settle(name: string, said: Said): void
  /** What arrived is not what was meant. */
  drop(name: string): void
}

type Piece = { name: string; from: number; length: number; bytes: Uint8Array; visitor: string }
type Begun<Said> = { visitor: string; parts: Uint8Array[]; have: number; at: number; said?: Said | undefined }

/** In memory, since a piece that is lost only has to come again: so many bytes of one visitor and of all, for so long. */
export type Bounds = { ofOne: number; ofAll: number; names: number; milliseconds: number }

export function openPieces<Said>(bounds: Bounds, now = () => Date.now()): Pieces<Said> {
  // In the order in which they were touched last.
  const all = new Map<string, Begun<Said>>()
  const sum = (of: (each: Begun<Said>) => boolean) =>
    all.values().reduce((bytes, each) => (of(each) ? bytes + each.have : bytes), 0)
  const dropOldest = (of: (each: Begun<Said>) => boolean, but: string) => {
    const [name] = all.entries().find(([name, each]) => name !== but && of(each)) ?? []
    if (name !== undefined) all.delete(name)
    return name !== undefined
  }
  /** Who fills the memory loses his own first. */
  const makeRoom = (name: string, visitor: string) => {
    for (const [each, { at }] of all) if (now() - at > bounds.milliseconds) all.delete(each)
    const his = (each: Begun<Said>) => each.visitor === visitor
    while (sum(his) > bounds.ofOne && dropOldest(his, name));
    while ((sum(() => true) > bounds.ofAll || all.size > bounds.names) && dropOldest(() => true, name));
  }
  return {
    take({ name, from, length, bytes, visitor }) {
      const begun = all.get(name) ?? { visitor, parts: [], have: 0, at: 0 }
      // One that was answered is whole, though its bytes are gone.
      if (begun.said !== undefined) return { have: length, said: begun.said }
      const next = from <= begun.have ? bytes.subarray(begun.have - from) : bytes.subarray(0, 0)
      if (next.length > 0) begun.parts.push(next.slice())
      begun.have += next.length
      begun.at = now()
      all.delete(name)
      all.set(name, begun)
      makeRoom(name, visitor)
      return begun.have < length ? { have: begun.have } : { have: begun.have, whole: joined(...begun.parts) }
    },
    settle(name, said) {
      const begun = all.get(name)
      if (begun) all.set(name, { ...begun, parts: [], have: 0, said })
    },
    drop: (name) => void all.delete(name),
  }
}
