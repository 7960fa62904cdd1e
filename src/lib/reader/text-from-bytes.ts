import { mendLookAlikes } from '#lib/vietnamese/normalize.ts'
import type { SourceNote } from './blocks.ts'
import { decodeOldEncoding } from './old-encodings.ts'
import type { Refusal } from './reading.ts'
import { refuse } from './refuse.ts'
import { DECOMPOSED_NOTE, oldEncodingNote } from './source-notes.ts'

/** Largest text that is read, in bytes; the longest plans seen are below 2 MB. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024

/** `notes`: what had to be converted, for the person. */
export type DecodedText = { text: string; encoding: string; notes?: SourceNote[] }

/** Text of a file in NFC with look-alike letters mended, or why it cannot be had. UTF-8, UTF-16, TCVN3, VNI, Windows-1258. */
export function textFromBytes(bytes: Uint8Array): DecodedText | Refusal {
  if (bytes.length === 0) return refuse('empty', 'Tệp rỗng: không có nội dung để đọc.')
  if (bytes.length > MAX_TEXT_BYTES) {
    const size = Math.ceil(bytes.length / 1024 / 1024)
    return refuse('too_large', `Tệp quá lớn (${size} MB). Văn bản được nhận tối đa ${MAX_TEXT_BYTES / 1024 / 1024} MB.`)
  }
  const decoded = decode(bytes)
  if ('refused' in decoded) return decoded
  const composed = decoded.text.normalize('NFC')
  const text = mendLookAlikes(composed)
  if (text.trim() === '') return refuse('empty', 'Tệp không có chữ nào để đọc.')
  const notes = notesOf(decoded, composed)
  return { text, encoding: decoded.encoding, ...(notes.length > 0 ? { notes } : {}) }
}

function notesOf({ text, encoding }: DecodedText, composed: string): SourceNote[] {
  if (!encoding.startsWith('UTF')) return [oldEncodingNote(encoding)]
  return text === composed ? [] : [DECOMPOSED_NOTE]
}

function decode(bytes: Uint8Array): DecodedText | Refusal {
  const wide = wideEncoding(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide.toUpperCase() }
  if (looksBinary(bytes)) {
    return refuse('binary', 'Tệp không phải là văn bản chữ. Hãy chọn tệp văn bản của kế hoạch.')
  }
  const text = strictUtf8(bytes)
  if (text === undefined) {
    return decodeOldEncoding(new TextDecoder('windows-1252').decode(bytes), bytes) ?? unreadable()
  }
  // Old fonts survive a careless conversion: each byte became a Latin letter of UTF-8.
  return decodeOldEncoding(text) ?? { text, encoding: 'UTF-8' }
}

function unreadable(): Refusal {
  return refuse(
    'unreadable_encoding',
    'Không nhận ra bảng mã của văn bản (không phải Unicode, TCVN3 hay VNI). Hãy mở bằng Word và lưu lại với mã UTF-8.',
  )
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = Math.min(bytes.length, 2048) & ~1
  if (sample < 16) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < sample; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  // Half of Vietnamese letters are plain ASCII, so one of the two bytes is often nought.
  if (odd > sample * 0.2 && even < sample * 0.01) return 'utf-16le'
  if (even > sample * 0.2 && odd < sample * 0.01) return 'utf-16be'
  return undefined
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = Math.min(bytes.length, 65_536)
  let control = 0
  for (let i = 0; i < sample; i++) {
    const byte = bytes[i]!
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 11) control++
  }
  return control > sample * 0.02
}
