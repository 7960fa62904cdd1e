import { mendLookAlikes } from '#lib/vietnamese/normalize.ts'
import type { Refusal } from './reading.ts'
import { isRefused } from './refuse.ts'
import { oldEncodingNote } from './source-notes.ts'
import { type DecodedText, textFromBytes } from './text-from-bytes.ts'

const DECLARED =
  /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,40})/i

/**
 * Text of a web page in NFC: by its byte order mark, by what it declares, else by what it looks like. A declared
 * encoding in which the bytes cannot be read is not believed. `charset`: what stands around the page says it is in.
 */
export function htmlFromBytes(bytes: Uint8Array, charset?: string): DecodedText | Refusal {
  const found = textFromBytes(bytes)
  const utf8 = !isRefused(found) && found.encoding.startsWith('UTF')
  // What is valid UTF-8 with letters beyond ASCII is UTF-8, whatever the page says.
  if (utf8 && /[^\0-\x7f]/.test(found.text)) return found
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  const m = DECLARED.exec(head)
  const declared = (m?.[1] ?? m?.[2] ?? charset)?.toLowerCase()
  if (declared === undefined || /^utf-?(?:8|16)/.test(declared) || (!isRefused(found) && !utf8)) return found
  try {
    const text = new TextDecoder(declared, { fatal: true }).decode(bytes)
    const encoding = declared.replace(/^windows/, 'Windows')
    return { text: mendLookAlikes(text.normalize('NFC')), encoding, notes: [oldEncodingNote(encoding)] }
  } catch {
    return found
  }
}
