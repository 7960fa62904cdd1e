import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const folder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')), 'files')
const family = 'Be Vietnam Pro'
/** The part of the typeface with the letters that only Vietnamese has, under a name of its own and of the same length. */
export const vietnameseFamily = 'Be Vietnam Prv'

/** Letters that stand in that part, one after the other. */
export const vietnameseLetters =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]+/g

/**
 * Our typeface as whole fonts. It comes in parts of one name, and who draws outside a browser takes one part only; so the
 * Vietnamese part gets another name.
 */
export async function fonts(): Promise<Uint8Array[]> {
  const parts = ['latin', 'vietnamese'].flatMap((part) => [400, 600].map((weight) => ({ part, weight })))
  return Promise.all(
    parts.map(async ({ part, weight }) => {
      const font = unpacked(await readFile(join(folder, `be-vietnam-pro-${part}-${weight}-normal.woff`)))
      if (part === 'vietnamese') rename(font, family, vietnameseFamily)
      return font
    }),
  )
}

/** WOFF (W3C, 2012) holds the tables of a font, each packed by itself. */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const font = Buffer.alloc(woff.readUInt32BE(16))
  font.writeUInt32BE(woff.readUInt32BE(4), 0)
  const power = Math.floor(Math.log2(count))
  for (const [i, value] of [count, 16 * 2 ** power, power, 16 * (count - 2 ** power)].entries())
    font.writeUInt16BE(value, 4 + 2 * i)
  let at = 12 + 16 * count
  for (let i = 0; i < count; i++) {
    const entry = 44 + 20 * i
    const [offset, packed, size] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ]
    const part = woff.subarray(offset, offset + packed)
    const table = packed < size ? inflateSync(part) : part
    woff.copy(font, 12 + 16 * i, entry, entry + 4)
    for (const [field, value] of [woff.readUInt32BE(entry + 16), at, size].entries())
      font.writeUInt32BE(value, 12 + 16 * i + 4 + 4 * field)
    table.copy(font, at)
    at += Math.ceil(size / 4) * 4
  }
  return font
}

/** Names in a font are UTF-16; the new one is as long as the old one. */
function rename(font: Buffer, from: string, to: string): void {
  const [old, other] = [from, to].map((name) => Buffer.from(name, 'utf16le').swap16()) as [Buffer, Buffer]
  for (let at = font.indexOf(old); at >= 0; at = font.indexOf(old, at + 1)) other.copy(font, at)
}
