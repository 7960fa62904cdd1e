import type { Refusal } from './reading.ts'
import { refuse } from './refuse.ts'

/** The page itself, as its writer packed it; `charset` as its header names it. */
export type MhtmlPage = { bytes: Uint8Array; charset?: string }

type Part = { type: string; charset: string | undefined; encoding: string; from: number; to: number }

const MAX_PARTS = 2_000
/** Headers of one part, in bytes. */
const MAX_HEADERS = 8_192

/** The page in a web archive (RFC 2557), which Word and browsers also save with the ending .doc: its first HTML part. */
export function pageOfMhtml(bytes: Uint8Array): MhtmlPage | Refusal {
  const page = htmlPart(bytes, 0, bytes.length, 0)
  if (!page) {
    return refuse(
      'damaged',
      'Trang web lưu trữ (MHTML) bị hỏng: không thấy nội dung. Hãy mở bằng Word, lưu thành DOCX rồi tải lên.',
    )
  }
  const content = decoded(bytes.subarray(page.from, page.to), page.encoding)
  return { bytes: content, ...(page.charset ? { charset: page.charset } : {}) }
}

function htmlPart(bytes: Uint8Array, from: number, to: number, depth: number): Part | undefined {
  const { part, boundary } = headersAt(bytes, from, to)
  if (part.type === 'text/html') return part
  if (boundary === undefined || depth > 3) return undefined
  const ends = boundariesOf(bytes, boundary, part.from, to)
  for (let i = 0; i + 1 < ends.length; i++) {
    const found = htmlPart(bytes, ends[i]!.end, ends[i + 1]!.start, depth + 1)
    if (found) return found
  }
  return undefined
}

/** Headers up to the first empty line; a line that begins with a blank goes on from the one above. */
function headersAt(bytes: Uint8Array, from: number, to: number): { part: Part; boundary: string | undefined } {
  const head = latin1(bytes.subarray(from, Math.min(to, from + MAX_HEADERS)))
  const lead = /^(?:\r?\n)*/.exec(head)![0].length
  const end = /\r?\n\r?\n/.exec(head.slice(lead))
  const length = end ? lead + end.index + end[0].length : head.length
  const headers = head.slice(lead, length).replace(/\r?\n[ \t]+/g, ' ')
  const type = /^content-type:\s*([\w./+-]+)(.*)$/im.exec(headers)
  const named = (name: string) => new RegExp(`;\\s*${name}\\s*=\\s*"?([^";\\s]+)`, 'i').exec(type?.[2] ?? '')?.[1]
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(headers)?.[1]?.toLowerCase() ?? '8bit'
  const part = { type: type?.[1]?.toLowerCase() ?? '', charset: named('charset'), encoding, from: from + length, to }
  return { part, boundary: named('boundary') }
}

type Boundary = { start: number; end: number }

/** Where the lines of a boundary stand, and the end of the file, which takes the place of the last when it is cut. */
function boundariesOf(bytes: Uint8Array, boundary: string, from: number, to: number): Boundary[] {
  const mark = Uint8Array.from(`--${boundary}`, (letter) => letter.charCodeAt(0))
  const found: Boundary[] = []
  for (
    let at = bytes.indexOf(45, from);
    at >= 0 && at < to && found.length < MAX_PARTS;
    at = bytes.indexOf(45, at + 1)
  ) {
    if (at > from && bytes[at - 1] !== 10) continue
    if (!mark.every((byte, i) => bytes[at + i] === byte)) continue
    const line = bytes.indexOf(10, at)
    found.push({ start: at, end: line < 0 ? to : line + 1 })
    at += mark.length
  }
  return [...found, { start: to, end: to }]
}

function decoded(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'quoted-printable') return unquoted(bytes)
  if (encoding !== 'base64') return bytes
  const binary = latin1(bytes).replace(/[^A-Za-z0-9+/]/g, '')
  return Uint8Array.from(atob(binary.slice(0, binary.length - (binary.length % 4 === 1 ? 1 : 0))), (c) =>
    c.charCodeAt(0),
  )
}

/** RFC 2045 § 6.7: "=E1" is a byte, "=" at the end of a line is no line end. */
function unquoted(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let to = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 61) {
      out[to++] = bytes[at]!
      continue
    }
    const value = hex(bytes[at + 1]) * 16 + hex(bytes[at + 2])
    if (!Number.isNaN(value)) {
      out[to++] = value
      at += 2
    } else if (bytes[at + 1] === 13 && bytes[at + 2] === 10) at += 2
    else if (bytes[at + 1] === 10) at += 1
    else out[to++] = 61
  }
  return out.subarray(0, to)
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
