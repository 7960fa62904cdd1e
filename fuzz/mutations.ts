import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { mutatedPdf } from './pdf-mutations.ts'
import type { Random } from './random.ts'

/** What breaks readers: marks that never close, endless repetition, half letters, numbers beyond all measure. */
const NASTY = [
  '|'.repeat(500),
  '- '.repeat(2000),
  '('.repeat(3000),
  '1.'.repeat(1500),
  'I. '.repeat(800),
  '\u0000',
  '\u00a0\n'.repeat(300),
  'Phối hợp '.repeat(400),
  'UBND '.repeat(900),
  'trước ngày 99/99/9999',
  'Số: '.repeat(300),
  'PHỤ LỤC\n'.repeat(200),
  'Căn cứ '.repeat(500),
  '\ud800',
  'e\u0301\u0323'.repeat(400),
  '<table>'.repeat(300),
  '<td rowspan=999999 colspan=999999>',
  '&#x110000;&amp;lt;',
  '9'.repeat(5000),
  ';'.repeat(4000),
  ' ; , và '.repeat(700),
]

type Change = (bytes: Uint8Array, random: Random) => Uint8Array

const cut: Change = (bytes, random) => {
  const from = random.below(bytes.length)
  return joined(bytes.subarray(0, from), bytes.subarray(from + random.below(bytes.length - from)))
}
const flip: Change = (bytes, random) => {
  const changed = bytes.slice()
  for (let i = 0; i < 1 + random.below(40); i++) changed[random.below(changed.length)] = random.below(256)
  return changed
}
const insert: Change = (bytes, random) => {
  const at = random.below(bytes.length)
  return joined(bytes.subarray(0, at), strToU8(random.pick(NASTY)), bytes.subarray(at))
}
const repeat: Change = (bytes, random) => {
  const from = random.below(bytes.length)
  const part = bytes.subarray(from, from + random.below(2000))
  return joined(
    bytes.subarray(0, from),
    ...Array.from({ length: 1 + random.below(60) }, () => part),
    bytes.subarray(from),
  )
}
const swap: Change = (bytes, random) => {
  const [a, b] = [random.below(bytes.length), random.below(bytes.length)].sort((x, y) => x - y) as [number, number]
  return joined(bytes.subarray(b), bytes.subarray(a, b), bytes.subarray(0, a))
}
const shorten: Change = (bytes, random) => bytes.slice(0, random.below(bytes.length))

const CHANGES = [cut, flip, insert, repeat, swap, shorten]
const LIMIT = 3 * 1024 * 1024

/** One to four changes; in a zip file half of the time inside its parts, so that what is in them is reached. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (zip && random.chance(0.6)) return mutatedZip(bytes, random)
  const pdf = bytes[0] === 0x25 && bytes[1] === 0x50
  if (pdf && random.chance(0.6)) return mutatedPdf(bytes, random)
  let changed = bytes
  for (let i = 0; i < 1 + random.below(4); i++) {
    if (changed.length > 0 && changed.length < LIMIT) changed = random.pick(CHANGES)(changed, random)
  }
  // Most broken texts are broken in their words, not in their encoding.
  const text = bytes[0] !== 0x25 && !zip && random.chance(0.8)
  return text ? strToU8(new TextDecoder().decode(changed)) : changed
}

function mutatedZip(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes)
  const name = random.pick(Object.keys(parts).filter((each) => each.endsWith('.xml')))
  parts[name] = Uint8Array.from(random.chance(0.5) ? mutated(parts[name]!, random) : moved(parts[name]!, random))
  return zipSync(parts, { level: 1 })
}

/** Elements taken out, doubled or moved: still mostly XML, no longer what the program would write. */
function moved(part: Uint8Array, random: Random): Uint8Array {
  const tags = strFromU8(part).split(/(?=<)/)
  for (let i = 0; i < 1 + random.below(12); i++) {
    const at = random.below(tags.length)
    const [tag = ''] = tags.splice(at, random.below(3))
    if (random.chance(0.7))
      tags.splice(random.below(tags.length + 1), 0, ...Array.from({ length: random.below(4) }, () => tag))
  }
  return strToU8(tags.join(''))
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
