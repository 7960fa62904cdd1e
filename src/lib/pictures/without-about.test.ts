import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bareJpeg } from './bare-jpeg.ts'
import { withoutAbout } from './without-about.ts'

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
/** Exif in small order: which way is up, and where it was taken. */
const exif = (up: number) => {
  const tiff = Buffer.alloc(60)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(up, 18)
  tiff.write('GPS 21.0278N', 30, 'latin1')
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))
}
const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0xff, 0x00, 0x34])])
const jpeg = (...segments: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    segment(0xdb, Buffer.from('table')),
    scan,
    Buffer.from([0xff, 0xd9]),
  ])

test('a photo loses place, time and device, and keeps which way is up', () => {
  const clean = Buffer.from(withoutAbout(jpeg(exif(6), segment(0xfe, Buffer.from('by Nam'))))!)
  assert.ok(!clean.includes('GPS') && !clean.includes('by Nam'))
  assert.ok(clean.includes('Exif') && clean.includes(scan) && clean.includes('table'))
  assert.deepEqual(Buffer.from(withoutAbout(clean)!), clean)
  assert.deepEqual(Buffer.from(withoutAbout(jpeg())!), jpeg())
  assert.ok(!Buffer.from(withoutAbout(jpeg(exif(1)))!).includes('Exif'))
  const more = Buffer.concat([jpeg(), Buffer.from('a video with its place')])
  assert.deepEqual(Buffer.from(withoutAbout(more)!), jpeg())
})

const chunk = (name: string, body: string) => {
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(name + body, 'latin1'), crc])
}
const png = (...chunks: Buffer[]) =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', 'size'),
    ...chunks,
    chunk('IDAT', 'points'),
    chunk('IEND', ''),
  ])

test('PNG and WebP lose what is written about them', () => {
  const clean = withoutAbout(png(chunk('tEXt', 'Author Nam'), chunk('eXIf', 'GPS'), chunk('gAMA', '1234')))
  assert.deepEqual(Buffer.from(clean!), png(chunk('gAMA', '1234')))
  const part = (name: string, body: string) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(body.length)
    return Buffer.concat([
      Buffer.from(name, 'latin1'),
      length,
      Buffer.from(body.length % 2 ? `${body}\0` : body, 'latin1'),
    ])
  }
  const webp = (...parts: Buffer[]) => {
    const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
    const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body])
  }
  const taken = webp(part('VP8X', '\x0c\0\0\x0a3456'), part('VP8 ', 'points!'), part('EXIF', 'GPS'), part('XMP ', 'by'))
  assert.deepEqual(Buffer.from(withoutAbout(taken)!), webp(part('VP8X', '\0\0\0\x0a3456'), part('VP8 ', 'points!')))
})

test('what is no picture, or is cut off, is none; nothing that a stranger sends throws', () => {
  assert.equal(withoutAbout(Buffer.from('%PDF-1.7')), undefined)
  assert.equal(withoutAbout(jpeg(exif(6)).subarray(0, 30)), undefined)
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('\xff\xd8\xff\xe1', '\x89PNG\r\n\x1a\n', 'RIFF'),
      (bytes, head) => {
        withoutAbout(Buffer.concat([Buffer.from(head, 'latin1'), bytes]))
        const whole = jpeg(exif(3))
        for (const [i, byte] of bytes.entries()) whole[(i * 7) % whole.length] = byte
        withoutAbout(whole)
      },
    ),
  )
})

test('what a device keeps of a JPEG is what the server keeps of it', () => {
  const written = [
    jpeg(),
    jpeg(exif(6), segment(0xfe, Buffer.from('by Nam'))),
    jpeg(segment(0xe0, Buffer.from('JFIF\0')), segment(0xe2, Buffer.from('ICC_PROFILE')), exif(1)),
    Buffer.concat([jpeg(), Buffer.from('a video behind it')]),
  ]
  for (const each of written) {
    const bare = bareJpeg(each)!
    assert.ok(!Buffer.from(bare).includes('GPS') && !Buffer.from(bare).includes('by Nam'))
    assert.deepEqual(Buffer.from(withoutAbout(bare)!), Buffer.from(bare))
  }
  assert.equal(bareJpeg(Buffer.from('no picture')), undefined)
  fc.assert(fc.property(fc.uint8Array(), (bytes) => bareJpeg(new Uint8Array([0xff, 0xd8, ...bytes])) !== null))
})
