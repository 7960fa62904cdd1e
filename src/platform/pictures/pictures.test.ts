import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { pngOf, sizeOf } from './pictures.ts'

const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" font-family="'Be Vietnam Pro'"><rect width="100%" height="100%" fill="#fff"/><text x="4" y="28" font-size="24">${text}</text></svg>`

/** How many points are not white. */
function inked(png: Uint8Array): number {
  const bytes = Buffer.from(png)
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  // A filtered line of one colour is noughts; ink is what is none.
  return inflateSync(Buffer.concat(parts)).filter((byte) => byte !== 0).length
}

test('drawings become pictures in their order; every Vietnamese letter is drawn', async () => {
  const letters = [...'ĐđệớờỡứạặậổễươăĩũÀẢãỵ']
  const [blank, ...drawn] = await pngOf(['', ...letters].map(drawing))
  assert.ok(blank)
  assert.deepEqual(sizeOf(blank), { width: 240, height: 80 })
  const least = inked(blank)
  for (const [i, png] of drawn.entries()) assert.ok(inked(png) > least + 40, `${letters[i]} is missing`)
})

test('a line with several Vietnamese letters loses nothing', async () => {
  const lines = ['ảoă', 'ả á ă', 'Khả năm', 'Quản trị', 'người ở']
  const [blank, ...drawn] = (await pngOf(['', ...lines].map(drawing))).map(inked)
  for (const [i, ink] of drawn.entries()) assert.ok(ink > (blank ?? 0) + 40 * (lines[i]?.length ?? 0), lines[i])
})

test('what is no drawing is refused', async () => {
  await assert.rejects(pngOf(['no drawing']))
})
