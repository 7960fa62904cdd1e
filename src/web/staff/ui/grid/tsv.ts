/**
 * Rows of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes around a
 * cell that holds either of them. A last empty line is no row.
 */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (letter === '"' && cell === '' && isQuoted(text, at)) quoted = true
    else if (letter === '\t' || letter === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (letter === '\n') rows.push([])
    } else if (letter !== '\r' || text[at + 1] !== '\n') cell += letter
  }
  rows.at(-1)?.push(cell)
  return rows.at(-1)?.length === 1 && cell === '' ? rows.slice(0, -1) : rows
}

/** Only what ends with a quote before the next tab, line end or the end is quoted; else the mark belongs to the words. */
const isQuoted = (text: string, at: number): boolean =>
  /^"(?:[^"]|"")*"(?=[\t\n\r]|$)/.test(text.slice(at, at + 32_768))

/** The same the other way. */
export const printCells = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(printed).join('\t')).join('\n')

const printed = (cell: string): string => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
