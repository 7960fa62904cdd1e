import { joined } from '../bytes/joined.ts'

/** Most letters that go together. */
export const MOST_LETTERS = 64

/** Letters one behind the other, each with its length in the four bytes before it. */
export const bundled = (letters: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  joined(
    ...letters.flatMap((letter) => {
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, letter.length)
      return [length, letter]
    }),
  )

/** The letters of a bundle; undefined when the bytes were not bundled so, or when it holds none or too many. */
export function unbundled(bytes: Uint8Array): Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const letters: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const start = at + 4
    const end = start <= bytes.length ? start + view.getUint32(at) : Number.POSITIVE_INFINITY
    if (end > bytes.length || letters.length === MOST_LETTERS) return undefined
    letters.push(bytes.subarray(start, end))
    at = end
  }
  return letters.length > 0 ? letters : undefined
}
