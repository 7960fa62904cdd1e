const SIZE = 0x2100
const TABLE = buildTable()

function buildTable(): Uint16Array {
  const table = new Uint16Array(SIZE)
  for (let code = 0; code < SIZE; code++) table[code] = baseOf(code)
  return table
}

function baseOf(code: number): number {
  const letter = String.fromCharCode(code)
  if ('đðÐĐƉɖ'.includes(letter)) return 0x64
  if ('“”„«»'.includes(letter)) return 0x22
  if ('‘’‚'.includes(letter)) return 0x27
  if ('‐‑‒–—―'.includes(letter)) return 0x2d
  if (/[\s\u00a0]/.test(letter)) return letter === '\n' ? 0x0a : 0x20
  const bare = letter.toLowerCase().normalize('NFD')
  return bare.length > 0 && bare.charCodeAt(0) < 0x80 ? bare.charCodeAt(0) : code
}

const decoder = new TextDecoder('utf-16le')

/**
 * Like `fold`, but each UTF-16 unit of the NFC text gives exactly one unit, so that offsets carry over: lower case
 * ASCII letters without marks, đ→d, straight quotes and hyphens, any blank → one blank. Line breaks stay.
 */
export function foldAligned(text: string): string {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    units[i] = code < SIZE ? TABLE[code]! : code >= 0xd800 && code < 0xe000 ? 0x7f : code
  }
  return decoder.decode(units)
}
