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
