export type ImageSize = { width: number; height: number }

/** Width and height of a JPEG or PNG in dots, as it is seen, from its header; undefined when it is damaged. */
export function sizeOfImage(bytes: Uint8Array): ImageSize | undefined {
  const size = bytes[0] === 0x89 ? sizeOfPng(bytes) : sizeOfJpeg(bytes)
  if (!size || size.width <= 0 || size.height <= 0) return undefined
  const { width, height } = size
  return turnOfJpeg(bytes) % 2 === 1 ? { width: height, height: width } : { width, height }
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

/**
 * Quarter turns clockwise that bring a photograph upright: phones write how they were held (Exif 2.32, § 4.6.4, tag 274)
 * and leave the picture as the lens saw it. Mirrored pictures are taken as they are.
 */
export function turnOfJpeg(bytes: Uint8Array): 0 | 1 | 2 | 3 {
  if (bytes[0] !== 0xff) return 0
  for (let at = 2; at + 18 < bytes.length && bytes[at] === 0xff; at += 2 + two(bytes, at + 2)) {
    const marker = bytes[at + 1]!
    if (marker === 0xda) return 0
    // "Exif\0\0", then the header of a TIFF.
    if (marker !== 0xe1 || two(bytes, at + 4) !== 0x4578 || two(bytes, at + 6) !== 0x6966) continue
    const exif = bytes.subarray(at + 10, at + 2 + two(bytes, at + 2))
    const [first] = directoriesOf(exif)
    const orientation = first?.get(274) ?? 1
    return orientation === 6 ? 1 : orientation === 3 ? 2 : orientation === 8 ? 3 : 0
  }
  return 0
}

const MOST_PAGES = 10_000
const MOST_TAGS = 200

/** Sizes of the pages of a TIFF in dots. None when it is damaged. */
export function pagesOfTiff(bytes: Uint8Array): ImageSize[] {
  return directoriesOf(bytes).map((tags) => ({ width: tags.get(256) ?? 0, height: tags.get(257) ?? 0 }))
}

/** The directories of a TIFF form a chain (TIFF 6.0, section 2); of each the tags that are one whole number. */
function directoriesOf(bytes: Uint8Array): Map<number, number>[] {
  if (bytes.length < 8) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const seen = new Map<number, Map<number, number>>()
  let at = view.getUint32(4, little)
  while (at > 0 && at + 2 <= bytes.length && !seen.has(at) && seen.size < MOST_PAGES) {
    const count = view.getUint16(at, little)
    seen.set(at, tagsOf(view, at + 2, Math.min(count, MOST_TAGS), little))
    const next = at + 2 + count * 12
    at = next + 4 <= bytes.length ? view.getUint32(next, little) : 0
  }
  return [...seen.values()]
}

function tagsOf(view: DataView, from: number, count: number, little: boolean): Map<number, number> {
  const tags = new Map<number, number>()
  for (let at = from; at + 12 <= Math.min(view.byteLength, from + count * 12); at += 12) {
    const type = view.getUint16(at + 2, little)
    // 3: two bytes, 4: four.
    if (type === 3) tags.set(view.getUint16(at, little), view.getUint16(at + 8, little))
    else if (type === 4) tags.set(view.getUint16(at, little), view.getUint32(at + 8, little))
  }
  return tags
}

/** Longest side of A4, in points. */
const LONGEST = 842

/** Pages in points: pictures of phones name no size, and those of scanners often a wrong one; the first is taken for A4. */
export function onPaper(sizes: readonly ImageSize[]): (ImageSize & { number: number })[] {
  const [first] = sizes
  const scale = LONGEST / Math.max(1, first?.width ?? 0, first?.height ?? 0)
  return sizes.map(({ width, height }, i) => ({ number: i + 1, width: width * scale, height: height * scale }))
}

/** Dots for an inch by which the first page is A4. */
export const dotsForInch = (sizes: readonly ImageSize[]): number =>
  Math.round((72 * Math.max(1, sizes[0]?.width ?? 0, sizes[0]?.height ?? 0)) / LONGEST)
