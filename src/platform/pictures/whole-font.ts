type Tables = Map<string, Buffer>

/** The tables of a TrueType font. */
function tablesOf(font: Buffer): Tables {
  return new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
      const entry = 12 + 16 * i
      const at = font.readUInt32BE(entry + 8)
      return [font.toString('latin1', entry, entry + 4), font.subarray(at, at + font.readUInt32BE(entry + 12))]
    }),
  )
}

const tableOf = (tables: Tables, name: string): Buffer => {
  const table = tables.get(name)
  if (!table) throw new Error(`the font has no table ${name}`)
  return table
}

const glyphsOf = (tables: Tables): number => tableOf(tables, 'maxp').readUInt16BE(4)

/**
 * Two parts of one TrueType typeface as one font: letters that both have are those of the first. Whoever draws outside a
 * browser takes one font for a line of text, and mixing two in a line loses letters.
 */
export function wholeFont(first: Buffer, second: Buffer): Buffer {
  const [a, b] = [tablesOf(first), tablesOf(second)]
  const before = glyphsOf(a)
  const count = before + glyphsOf(b)
  const outlines = outlinesOf(a, b, before)
  const changed: Tables = new Map([
    ...outlines,
    ['hmtx', Buffer.concat([widthsOf(a), widthsOf(b)])],
    ['cmap', lettersTable(new Map([...shifted(lettersOf(b), before), ...lettersOf(a)]))],
    ['maxp', mostOf(tableOf(a, 'maxp'), tableOf(b, 'maxp'), count)],
    ['head', withNumber(tableOf(a, 'head'), 50, 1)],
    ['hhea', withNumber(tableOf(a, 'hhea'), 34, count)],
    // Names of glyphs are left out: version 3.
    ['post', withVersion3(tableOf(a, 'post'))],
  ])
  return fontOf(first.subarray(0, 4), new Map([...a, ...changed]))
}

const shifted = (letters: ReadonlyMap<number, number>, by: number) =>
  [...letters].map(([letter, glyph]) => [letter, glyph + by] as const)

function withNumber(table: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(table)
  copy.writeUInt16BE(value, at)
  return copy
}

function withVersion3(post: Buffer): Buffer {
  const copy = Buffer.from(post.subarray(0, 32))
  copy.writeUInt32BE(0x00030000, 0)
  return copy
}

/** The greatest needs of both, and all glyphs. */
function mostOf(a: Buffer, b: Buffer, count: number): Buffer {
  const copy = Buffer.from(a)
  for (let at = 6; at + 2 <= copy.length; at += 2)
    copy.writeUInt16BE(Math.max(a.readUInt16BE(at), b.readUInt16BE(at)), at)
  copy.writeUInt16BE(count, 4)
  return copy
}

/** Outlines one after the other; those of the second that are made of others name them by their new numbers. */
function outlinesOf(a: Tables, b: Tables, before: number): [string, Buffer][] {
  const [own, further] = [tableOf(a, 'glyf'), Buffer.from(tableOf(b, 'glyf'))]
  const places = placesOf(b)
  for (const [i, at] of places.slice(0, -1).entries()) {
    if (places[i + 1]! > at && further.readInt16BE(at) < 0) shiftParts(further, at + 10, before)
  }
  const start = Math.ceil(own.length / 4) * 4
  const all = [...placesOf(a).slice(0, -1), ...places.map((at) => at + start)]
  const loca = Buffer.alloc(4 * all.length)
  for (const [i, at] of all.entries()) loca.writeUInt32BE(at, 4 * i)
  return [
    ['glyf', Buffer.concat([own, Buffer.alloc(start - own.length), further])],
    ['loca', loca],
  ]
}

function placesOf(tables: Tables): number[] {
  const loca = tableOf(tables, 'loca')
  const isLong = tableOf(tables, 'head').readUInt16BE(50) === 1
  return Array.from({ length: glyphsOf(tables) + 1 }, (_, i) =>
    isLong ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i),
  )
}

/** Parts of an outline that is made of others: flags, glyph, places, scales (OpenType, table glyf). */
function shiftParts(glyf: Buffer, start: number, by: number): void {
  for (let at = start; ; ) {
    const flags = glyf.readUInt16BE(at)
    glyf.writeUInt16BE(glyf.readUInt16BE(at + 2) + by, at + 2)
    at += 4 + (flags & 0x0001 ? 4 : 2) + (flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0)
    if (!(flags & 0x0020)) return
  }
}

/** A width and a margin for every glyph; the table leaves out widths that repeat. */
function widthsOf(tables: Tables): Buffer {
  const [hmtx, wide] = [tableOf(tables, 'hmtx'), tableOf(tables, 'hhea').readUInt16BE(34)]
  const count = glyphsOf(tables)
  const all = Buffer.alloc(4 * count)
  for (let i = 0; i < count; i++) {
    all.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(i, wide - 1)), 4 * i)
    all.writeInt16BE(hmtx.readInt16BE(i < wide ? 4 * i + 2 : 4 * wide + 2 * (i - wide)), 4 * i + 2)
  }
  return all
}

/** Which letter is which glyph, out of a subtable of format 4. */
function lettersOf(tables: Tables): Map<number, number> {
  const cmap = tableOf(tables, 'cmap')
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(4 + 8 * i + 4))
  const at = starts.find((start) => cmap.readUInt16BE(start) === 4)
  if (at === undefined) throw new Error('the font does not say which letter is which glyph')
  const twice = cmap.readUInt16BE(at + 6)
  const letters = new Map<number, number>()
  for (let i = 0; i < twice; i += 2) {
    const [end, start] = [cmap.readUInt16BE(at + 14 + i), cmap.readUInt16BE(at + 16 + twice + i)]
    const delta = cmap.readUInt16BE(at + 16 + 2 * twice + i)
    const rangeAt = at + 16 + 3 * twice + i
    const range = cmap.readUInt16BE(rangeAt)
    for (let letter = start; letter <= end && letter < 0xffff; letter++) {
      const raw = range === 0 ? letter : cmap.readUInt16BE(rangeAt + range + 2 * (letter - start))
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) letters.set(letter, glyph)
    }
  }
  return letters
}

/** The same as a table of format 12, a group for each letter. */
function lettersTable(letters: ReadonlyMap<number, number>): Buffer {
  const sorted = [...letters].toSorted(([a], [b]) => a - b)
  const table = Buffer.alloc(12 + 16 + 12 * sorted.length)
  for (const [i, value] of [0, 1, 3, 10].entries()) table.writeUInt16BE(value, 2 * i)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + 12 * sorted.length, 16)
  table.writeUInt32BE(sorted.length, 24)
  for (const [i, [letter, glyph]] of sorted.entries())
    for (const [field, value] of [letter, letter, glyph].entries()) table.writeUInt32BE(value, 28 + 12 * i + 4 * field)
  return table
}

function fontOf(kind: Buffer, tables: Tables): Buffer {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const power = Math.floor(Math.log2(sorted.length))
  const head = Buffer.alloc(12 + 16 * sorted.length)
  kind.copy(head)
  for (const [i, value] of [sorted.length, 16 * 2 ** power, power, 16 * (sorted.length - 2 ** power)].entries())
    head.writeUInt16BE(value, 4 + 2 * i)
  const parts: Buffer[] = [head]
  let at = head.length
  for (const [i, [name, table]] of sorted.entries()) {
    head.write(name, 12 + 16 * i, 'latin1')
    head.writeUInt32BE(at, 12 + 16 * i + 8)
    head.writeUInt32BE(table.length, 12 + 16 * i + 12)
    const filled = Math.ceil(table.length / 4) * 4
    parts.push(table, Buffer.alloc(filled - table.length))
    at += filled
  }
  return Buffer.concat(parts)
}
