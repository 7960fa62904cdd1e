/** Width and height of a JPEG or PNG in dots, from its header; undefined when it is damaged. */
export function sizeOfImage(bytes: Uint8Array): { width: number; height: number } | undefined {
  const size = bytes[0] === 0x89 ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

const two = (bytes: Uint8Array, at: number): number => bytes[at]! * 256 + bytes[at + 1]!

// ISO/IEC 15948, 11.2.2: the first chunk is IHDR.
function sizeOfPng(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < 33) return undefined
  return { width: two(bytes, 16) * 65536 + two(bytes, 18), height: two(bytes, 20) * 65536 + two(bytes, 22) }
}

/** Size and number of colours stand in the frame header (ITU T.81, B.2.2). */
export function sizeOfJpeg(bytes: Uint8Array): { width: number; height: number; colours: number } | undefined {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: two(bytes, at + 5), width: two(bytes, at + 7), colours: bytes[at + 9]! }
    }
    at += marker === 0xff ? 1 : 2 + two(bytes, at + 2)
  }
  return undefined
}

const MOST_PAGES = 10_000

/** Number of pages of a TIFF: its directories form a chain (TIFF 6.0, section 2). 0 when it is damaged. */
export function pagesOfTiff(bytes: Uint8Array): number {
  if (bytes.length < 8) return 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const seen = new Set<number>()
  let at = view.getUint32(4, little)
  while (at > 0 && at + 2 <= bytes.length && !seen.has(at) && seen.size < MOST_PAGES) {
    seen.add(at)
    const next = at + 2 + view.getUint16(at, little) * 12
    at = next + 4 <= bytes.length ? view.getUint32(next, little) : 0
  }
  return seen.size
}
