import type { Raster } from '#lib/reader/help.ts'

/** A picture as pdftoppm writes it: "P5 width height 255" and one byte a dot (netpbm, PGM). */
export function readPgm(bytes: Uint8Array, dpi: number): Raster | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 60))
  const found = /^P5\s+(\d{1,6})\s+(\d{1,6})\s+255\s/.exec(head)
  if (!found) return undefined
  const [width, height] = [Number(found[1]), Number(found[2])]
  const gray = bytes.slice(found[0].length, found[0].length + width * height)
  return gray.length === width * height ? { width, height, dpi, gray } : undefined
}

export function writePgm({ width, height, gray }: Raster): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + gray.length)
  bytes.set(head)
  bytes.set(gray, head.length)
  return bytes
}
