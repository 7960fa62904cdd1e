import { findZipDirectory, readZipDirectory, ZipUnreadable } from '#lib/office/zip.ts'

/** What a file is to the reader. `office`: what LibreOffice turns into DOCX first. `other`: known, and not read. */
export type FileKind =
  | { kind: 'text' | 'markdown' | 'html' | 'docx' | 'pdf' }
  | { kind: 'image'; format: 'png' | 'jpeg' | 'tiff' }
  | { kind: 'office'; format: 'doc' | 'odt' | 'rtf' }
  | { kind: 'encrypted' }
  | { kind: 'other'; name: string }

const OTHERS: [magic: string, name: string][] = [
  ['GIF8', 'ảnh GIF'],
  ['BM', 'ảnh BMP'],
  ['Rar!', 'tệp nén RAR'],
  ['7z\u00bc\u00af', 'tệp nén 7z'],
  ['\u001f\u008b', 'tệp nén GZIP'],
]

/** The kind of a file by its bytes; its name decides only between kinds of text. */
export function fileKind(bytes: Uint8Array, filename: string): FileKind {
  const head = latin1(bytes, 0, 1024)
  if (head.startsWith('PK')) return zipKind(bytes)
  // Scanners and old programs write some bytes before the header; readers accept it within the first kilobyte.
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  if (head.startsWith('{\\rtf')) return { kind: 'office', format: 'rtf' }
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return oldOfficeKind(bytes)
  if (head.startsWith('\u0089PNG')) return { kind: 'image', format: 'png' }
  if (head.startsWith('\u00ff\u00d8\u00ff')) return { kind: 'image', format: 'jpeg' }
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { kind: 'image', format: 'tiff' }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { kind: 'other', name: 'ảnh WebP' }
  // Text may begin with these letters, so that only bytes which no text has decide.
  const other = OTHERS.find(([magic]) => head.startsWith(magic) && head.includes('\0'))
  return other ? { kind: 'other', name: other[1] } : textKind(head, filename)
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))
}

function textKind(head: string, filename: string): FileKind {
  const start = head.replace(/\0|^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/g, '')
  if (/^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start)) {
    return { kind: 'html' }
  }
  if (/\.x?html?$/i.test(filename) && /^\s*</.test(start)) return { kind: 'html' }
  return { kind: /\.(?:md|markdown)$/i.test(filename) ? 'markdown' : 'text' }
}

function zipKind(bytes: Uint8Array): FileKind {
  const names = zipNames(bytes)
  if (names.includes('word/document.xml')) return { kind: 'docx' }
  // OpenDocument 1.3, part 2, § 3.3: the first entry is "mimetype", not packed, without extra field.
  const mime = latin1(bytes, 38, 100)
  if (mime.startsWith('application/vnd.oasis.opendocument.text')) return { kind: 'office', format: 'odt' }
  if (mime.startsWith('application/vnd.oasis'))
    return { kind: 'other', name: 'bảng tính hoặc trình chiếu OpenDocument' }
  if (names.includes('xl/workbook.xml')) return { kind: 'other', name: 'bảng tính Excel (XLSX)' }
  if (names.includes('ppt/presentation.xml')) return { kind: 'other', name: 'trình chiếu PowerPoint (PPTX)' }
  return { kind: 'other', name: 'tệp nén ZIP hoặc tệp Office bị hỏng' }
}

function zipNames(bytes: Uint8Array): string[] {
  const tail = bytes.subarray(Math.max(0, bytes.length - 65_557))
  const directory = findZipDirectory(tail)
  if (!directory) return []
  try {
    const part = bytes.subarray(directory.offset, directory.offset + directory.length)
    return readZipDirectory(part).map(({ name }) => name)
  } catch (error) {
    if (error instanceof ZipUnreadable || error instanceof RangeError) return []
    throw error
  }
}

/** A compound file: names of its streams stand in UTF-16 in its directory (MS-CFB § 2.6). Locked DOCX files are such too. */
function oldOfficeKind(bytes: Uint8Array): FileKind {
  if (hasStream(bytes, 'EncryptedPackage')) return { kind: 'encrypted' }
  if (hasStream(bytes, 'WordDocument')) return { kind: 'office', format: 'doc' }
  return { kind: 'other', name: 'tệp Office cũ không phải văn bản Word (XLS, PPT)' }
}

function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}
