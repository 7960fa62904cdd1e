import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { wholeFont } from './whole-font.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json')), 'files')

/** Our typeface as whole fonts, one for each weight: it comes in parts, and a line of Vietnamese needs two of them. */
export async function fonts(): Promise<Uint8Array[]> {
  const part = async (name: string, weight: number) =>
    unpacked(await readFile(join(folder, `be-vietnam-pro-${name}-${weight}-normal.woff`)))
  return Promise.all(
    [400, 600].map(async (weight) => wholeFont(await part('latin', weight), await part('vietnamese', weight))),
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
