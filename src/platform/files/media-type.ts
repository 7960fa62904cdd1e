import type { FileHandle } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { findZipDirectory, readZipDirectory, ZipUnreadable } from '#lib/office/zip.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** Everything that may be kept, with the ending of its file name. */
export const MEDIA_TYPES = {
  'application/pdf': 'pdf',
  [`${OFFICE}.wordprocessingml.document`]: 'docx',
  [`${OFFICE}.spreadsheetml.sheet`]: 'xlsx',
  [`${OFFICE}.presentationml.presentation`]: 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/rtf': 'rtf',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/html': 'html',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/tiff': 'tif',
} as const

export type MediaType = keyof typeof MEDIA_TYPES

/** The Content-Type to serve a file with: a page of a stranger is text, never a page of ours. */
export function servedType(mediaType: MediaType): string {
  return mediaType.startsWith('text/') ? 'text/plain; charset=utf-8' : mediaType
}

const HEAD_BYTES = 64 * 1024

/** What the bytes of a file are, whatever its name says; undefined when it is nothing that may be kept. */
export async function sniff(file: FileHandle, size: number): Promise<MediaType | undefined> {
  const head = await readAt(file, 0, Math.min(size, HEAD_BYTES))
  if (startsWith(head, 'PK')) return sniffZip(file, size)
  if (head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return sniffOldOffice(file, head)
  // Scanners and old programs write some bytes before the header; readers accept it within the first kilobyte.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'application/pdf'
  if (startsWith(head, '{\\rtf')) return 'application/rtf'
  const found = await fileTypeFromBuffer(head)
  if (found) return found.mime in MEDIA_TYPES ? (found.mime as MediaType) : undefined
  return sniffText(head)
}

export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
  return buffer.subarray(0, bytesRead)
}

const startsWith = (head: Buffer, text: string) => head.subarray(0, text.length).toString('latin1') === text

const OOXML_MAIN: Record<string, MediaType> = {
  'word/document.xml': `${OFFICE}.wordprocessingml.document`,
  'xl/workbook.xml': `${OFFICE}.spreadsheetml.sheet`,
  'ppt/presentation.xml': `${OFFICE}.presentationml.presentation`,
}

const OPEN_DOCUMENT: readonly MediaType[] = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]

// A longer list of parts than this belongs to no document that an office writes.
const MAX_DIRECTORY = 4 * 1024 * 1024

async function sniffZip(file: FileHandle, size: number): Promise<MediaType | undefined> {
  const tail = await readAt(file, Math.max(0, size - 65_557), 65_557)
  const directory = findZipDirectory(tail)
  if (!directory || directory.length > MAX_DIRECTORY || directory.offset + directory.length > size) return undefined
  try {
    const names = readZipDirectory(await readAt(file, directory.offset, directory.length)).map((entry) => entry.name)
    // Macros are programs; a document with a program in it is not kept.
    if (names.some((name) => /vbaProject\.bin$|(?:^|\/)Basic\//i.test(name))) return undefined
    const main = Object.keys(OOXML_MAIN).find((name) => names.includes(name))
    if (main !== undefined) return names.includes('[Content_Types].xml') ? OOXML_MAIN[main] : undefined
    return names[0] === 'mimetype' && names.includes('content.xml') ? await openDocumentType(file) : undefined
  } catch (error) {
    if (error instanceof ZipUnreadable) return undefined
    throw error
  }
}

// OpenDocument 1.3, part 2, § 3.3: the first entry is "mimetype", not packed, without extra field.
async function openDocumentType(file: FileHandle): Promise<MediaType | undefined> {
  const text = (await readAt(file, 38, 60)).toString('latin1')
  return OPEN_DOCUMENT.find((type) => text.startsWith(type) && !text.startsWith(`${type}-`))
}

/** Word or Excel before 2007: a compound file, told by the streams in its directory (MS-CFB § 2.2, § 2.6). */
async function sniffOldOffice(file: FileHandle, head: Buffer): Promise<MediaType | undefined> {
  const names = await oldOfficeStreams(file, head)
  if (names.some((name) => name === '_VBA_PROJECT_CUR' || name === 'Macros')) return undefined
  if (names.includes('WordDocument')) return 'application/msword'
  return names.includes('Workbook') || names.includes('Book') ? 'application/vnd.ms-excel' : undefined
}

/** Names of the streams of a compound file; none when it is damaged. */
export async function oldOfficeStreams(file: FileHandle, head: Buffer): Promise<string[]> {
  if (head.length < 512) return []
  const shift = head.readUInt16LE(0x1e)
  if (shift !== 9 && shift !== 12) return []
  const sector = (index: number, length = 1 << shift, within = 0) =>
    readAt(file, ((index + 1) << shift) + within, length)
  const names: string[] = []
  let at = head.readUInt32LE(0x30)
  for (let step = 0; step < 64 && at < 0xfffffffa; step++) {
    names.push(...streamNames(await sector(at)))
    const table = (at * 4) >> shift
    if (table >= 109) break
    const next = await sector(head.readUInt32LE(0x4c + table * 4), 4, (at * 4) % (1 << shift))
    at = next.length === 4 ? next.readUInt32LE(0) : 0xfffffffe
  }
  return names
}

function streamNames(sector: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; at + 128 <= sector.length; at += 128) {
    const length = sector.readUInt16LE(at + 64)
    if (length >= 2 && length <= 64) names.push(sector.toString('utf16le', at, at + length - 2))
  }
  return names
}

/** Text in UTF-8, UTF-16 or an old 8-bit encoding of Việt Nam: no nought byte and hardly any control character. */
function sniffText(head: Buffer): MediaType | undefined {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!wide && hasControls(head)) return undefined
  const text = new TextDecoder(wide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(head)
  if (wide && hasControls(Buffer.from(text))) return undefined
  if (/^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(text)) return 'text/html'
  // Other markup may carry script (SVG, XHTML, XSLT) and is nothing that an office sends.
  if (/^\s*<(?:\?xml|svg|!doctype)\b/i.test(text)) return undefined
  return looksLikeCsv(text) ? 'text/csv' : 'text/plain'
}

function hasControls(bytes: Buffer): boolean {
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if (byte < 32 && (byte < 9 || byte > 13)) controls++
  }
  return controls > bytes.length * 0.02
}

function looksLikeCsv(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 12)
  const whole = lines.slice(0, text.length >= 10_000 ? -1 : undefined).filter((line) => line.trim() !== '')
  if (whole.length < 2) return false
  return [';', '\t', ','].some((separator) => {
    const counts = whole.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(separator).length)
    return counts[0]! > 1 && counts.every((count) => count === counts[0])
  })
}
