/**
 * A picture without what the camera wrote about it (place, time, device, a small copy of the whole): JPEG (ITU-T T.81,
 * Exif 3.0), PNG (W3C 2003) and WebP (RFC 9649). Which way is up is kept. Undefined when the bytes are none of these or
 * are cut off inside what would have to be read.
 */
export function withoutAbout(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length > 4 && file.readUInt16BE(0) === 0xffd8) return jpegWithout(file)
  if (file.subarray(0, 8).equals(pngHead)) return pngWithout(file)
  if (file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP') return webpWithout(file)
  return undefined
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Segments until the picture itself begins; those of applications and comments stay behind, but for the colours. */
function jpegWithout(file: Buffer): Uint8Array | undefined {
  const kept: Buffer[] = []
  let up = 1
  let at = 2
  for (;;) {
    if (at + 4 > file.length || file[at] !== 0xff) return undefined
    const marker = file[at + 1]!
    const length = file.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > file.length) return undefined
    const segment = file.subarray(at, at + 2 + length)
    if (marker === 0xe1) up = orientationIn(segment) ?? up
    const about = (marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xee) || marker === 0xfe
    if (!about) kept.push(segment)
    at += 2 + length
    if (marker === 0xda) break
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    up === 1 ? Buffer.alloc(0) : orientation(up),
    ...kept,
    untilEnd(file, at),
  ])
}

/** What stands behind the end of the picture (a video, other pictures) stays behind too. */
function untilEnd(file: Buffer, from: number): Buffer {
  const end = file.lastIndexOf(Buffer.from([0xff, 0xd9]))
  return end < from ? file.subarray(from) : file.subarray(from, end + 2)
}

/** Exif 3.0 § 4.6.5: entry 0x0112 of the first directory. */
function orientationIn(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 18) return undefined
  const tiff = segment.subarray(10)
  const small = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : small ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = small ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = Math.min(short(start), 200)
  for (let i = 0; i < count; i++) {
    const entry = start + 2 + i * 12
    const value = short(entry) === 0x0112 ? short(entry + 8) : 0
    if (value >= 1 && value <= 8) return value
  }
  return undefined
}

/** The least Exif segment that says which way is up. */
function orientation(up: number): Buffer {
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000 00000000'.replace(' ', ''), 'hex')
  tiff.writeUInt16BE(up, 18)
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(2 + 6 + tiff.length, 2)
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff])
}

const pngAbout = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

function pngWithout(file: Buffer): Uint8Array | undefined {
  const kept: Buffer[] = [pngHead]
  for (let at = 8; at < file.length; ) {
    if (at + 12 > file.length) return undefined
    const length = file.readUInt32BE(at)
    if (at + 12 + length > file.length) return undefined
    const name = file.toString('latin1', at + 4, at + 8)
    if (!pngAbout.has(name)) kept.push(file.subarray(at, at + 12 + length))
    at += 12 + length
    if (name === 'IEND') return Buffer.concat(kept)
  }
  return undefined
}

function webpWithout(file: Buffer): Uint8Array | undefined {
  const kept: Buffer[] = []
  const end = Math.min(file.length, file.readUInt32LE(4) + 8)
  for (let at = 12; at + 8 <= end; ) {
    const length = file.readUInt32LE(at + 4)
    const next = at + 8 + length + (length & 1)
    if (at + 8 + length > end) return undefined
    const name = file.toString('latin1', at, at + 4)
    const chunk = Buffer.from(file.subarray(at, next))
    // The flags say that a profile of colours, letters or a description follow: the latter two no longer do.
    if (name === 'VP8X' && length >= 1) chunk[8] = chunk[8]! & ~0x0c
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk)
    at = next
  }
  if (kept.length === 0) return undefined
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
