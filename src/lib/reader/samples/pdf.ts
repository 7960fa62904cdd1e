/** A PDF written by hand, for tests: pages of drawing operators with the font Helvetica as /F. */
export type Stream = readonly [dictionary: string, data: string]

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export function pdfOfObjects(objects: readonly (string | Stream)[]): Uint8Array {
  let text = '%PDF-1.5\n'
  const places = objects.map((object, i) => {
    const place = text.length
    const body =
      typeof object === 'string' ? object : `<<${object[0]}/Length ${object[1].length}>>stream\n${object[1]}\nendstream`
    text += `${i + 1} 0 obj${body} endobj\n`
    return place
  })
  const start = text.length
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`
  return latin1(text)
}

/** Pages of A4 upright with these contents; `more` stands in each page's dictionary. */
export function pdfOfPages(contents: readonly string[], more = ''): Uint8Array {
  const first = 4
  const kids = contents.map((_, i) => `${first + 2 * i} 0 R`).join(' ')
  const pages = contents.flatMap((content, i): (string | Stream)[] => [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 2 * i + 1} 0 R/Resources<</Font<</F 3 0 R>>>>${more}>>`,
    ['', content],
  ])
  return pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...pages,
  ])
}

/** Text at a place counted from the upper left corner of an A4 page. */
export const written = (x: number, y: number, text: string, size = 12): string =>
  `BT /F ${size} Tf ${x} ${842 - y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET\n`

export const ruled = (x1: number, y1: number, x2: number, y2: number): string =>
  `${x1} ${842 - y1} m ${x2} ${842 - y2} l S\n`

type Lettering = {
  /** What the table of the font says that a letter is; the letter itself when it says nothing else. */
  told?: (letter: string) => string
  /** Operators before and behind the text of each page. */
  before?: string
  behind?: string
}

/**
 * Pages of lines in any letters: a font with a table of its own (ToUnicode, PDF 32000-1, § 9.10.3) gives each letter a
 * code. An element that is `''` leaves a line free.
 */
export function pdfOfLetters(pages: readonly (readonly string[])[], lettering: Lettering = {}): Uint8Array {
  const { told = (letter) => letter, before = '', behind = '' } = lettering
  const codes = new Map<string, number>()
  for (const letter of new Set(pages.flat().join('').normalize('NFC')))
    codes.set(letter, letter === ' ' ? 0x20 : 0x21 + codes.size)
  const hex = (number: number): string => number.toString(16).padStart(2, '0')
  const wide = (text: string): string =>
    [...told(text)].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const rows = [...codes].map(([letter, code]) => `<${hex(code)}> <${wide(letter)}>`).join('\n')
  const table = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /A def\n1 begincodespacerange <00> <ff> endcodespacerange\n${codes.size} beginbfchar\n${rows}\nendbfchar\nendcmap end end`
  const line = (text: string, i: number): string =>
    `BT /F 12 Tf 70 ${772 - i * 18} Td <${[...text.normalize('NFC')].map((c) => hex(codes.get(c)!)).join('')}> Tj ET\n`
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')
  const sheets = pages.flatMap((lines, i): (string | Stream)[] => [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${6 + 2 * i} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
    ['', before + lines.map(line).join('') + behind],
  ])
  return pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 4 0 R>>',
    ['', table],
    ...sheets,
  ])
}
