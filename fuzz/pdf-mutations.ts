import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate'
import type { Random } from './random.ts'

/** Operators and words of the file format that do harm in the wrong place. */
const WORDS = [
  'q '.repeat(3000),
  'Q '.repeat(500),
  'BT BT BT ',
  '1e38 0 0 1e38 0 0 cm ',
  '0 0 0 0 0 0 Tm ',
  'nan -1 Td ',
  '/F 99999999 Tf ',
  '/F 0 Tf ',
  '/X Do '.repeat(200),
  '(aaaa) Tj '.repeat(3000),
  '[(a) -99999999 (b) 99999999] TJ ',
  '0 0 m 99999 0 l S '.repeat(3000),
  '0 0 1 1 re f '.repeat(3000),
  '[ '.repeat(4000),
  '<< /A '.repeat(2000),
  '(',
  '>> endobj endstream ',
  'BI /W 9999 /H 9999 /BPC 8 ID ',
  '-9999999999999 ',
]

/** A stream taken out, broken and packed again in its place, or figures and names of the objects changed. */
export function mutatedPdf(bytes: Uint8Array, random: Random): Uint8Array {
  const text = strFromU8(bytes, true)
  return strToU8(random.chance(0.6) ? withBrokenStream(text, random) : withBrokenObjects(text, random), true)
}

function withBrokenStream(text: string, random: Random): string {
  const starts = [...text.matchAll(/stream\r?\n/g)].filter((m) => text.slice(m.index - 3, m.index) !== 'end')
  if (starts.length === 0) return withBrokenObjects(text, random)
  const start = random.pick(starts)
  const from = start.index + start[0].length
  const to = text.indexOf('endstream', from)
  if (to < 0) return withBrokenObjects(text, random)
  const packed = unpacked(text.slice(from, to))
  const broken = withBrokenWords(packed ?? text.slice(from, to), random)
  const body = packed === undefined ? broken : strFromU8(zlibSync(strToU8(broken, true)), true)
  // Readers find the end of a stream by its word when the length is wrong.
  return `${text.slice(0, from)}${body}\n${text.slice(to)}`
}

function unpacked(body: string): string | undefined {
  try {
    return strFromU8(unzlibSync(strToU8(body.replace(/\r?\n$/, ''), true)), true)
  } catch {
    return undefined
  }
}

function withBrokenWords(body: string, random: Random): string {
  const words = body.split(/(?<=\s)/)
  for (let i = 0; i < 1 + random.below(8); i++) {
    const at = random.below(words.length)
    const way = random.below(4)
    if (way === 0) words.splice(at, 1 + random.below(30))
    else if (way === 1) words.splice(at, 0, random.pick(WORDS))
    else if (way === 2) words.splice(at, 0, ...words.slice(at, at + random.below(200)))
    else words[at] = String.fromCharCode(random.below(256))
  }
  return words.join('')
}

const NUMBERS = [
  '0',
  '-1',
  '1',
  '3',
  '7',
  '99999',
  '2147483648',
  '-99999999999',
  '1e9',
  '0.000001',
  'null',
  '[]',
  '(x)',
]

/** Only what stands outside the streams. */
function withBrokenObjects(text: string, random: Random): string {
  const parts = text.split(/((?<!end)stream[\s\S]*?endstream)/)
  for (let i = 0; i < 1 + random.below(5); i++) {
    const at = 2 * random.below(Math.ceil(parts.length / 2))
    const tokens = parts[at]!.split(/(\d+|\/\w+)/)
    const token = random.below(tokens.length)
    if (/^\d/.test(tokens[token]!)) tokens[token] = random.pick(NUMBERS)
    else if (tokens[token]!.startsWith('/'))
      tokens[token] = random.chance(0.5) ? '' : tokens[random.below(tokens.length)]!
    else if (random.chance(0.3)) tokens.splice(token, 2)
    parts[at] = tokens.join('')
  }
  return parts.join('')
}
