import { findZipDirectory, readZipDirectory, ZipUnreadable } from '#lib/office/zip.ts'

/**
 * What a file is to the reader. `office`: what LibreOffice turns into DOCX first. `other`: known, and not read; `advice`
 * says what to do with it. `cut`: a packed file whose end, and with it its table of contents, is missing.
 */
export type FileKind =
  | { kind: 'text' | 'markdown' | 'html' | 'mhtml' | 'docx' | 'xlsx' | 'pdf' | 'encrypted' | 'cut' }
  | { kind: 'image'; format: 'png' | 'jpeg' | 'tiff' }
  | { kind: 'office'; format: 'doc' | 'odt' | 'rtf' }
  | { kind: 'other'; name: string; advice: string }

const AS_WORD = 'Hãy lưu thành DOCX hoặc PDF rồi tải lại.'
const AS_PICTURE = 'Hãy lưu ảnh thành JPEG, PNG hoặc PDF rồi tải lại.'
const UNPACK = 'Hãy giải nén rồi tải từng văn bản lên.'
const AS_PAGE = 'Hãy in hoặc xuất thành PDF rồi tải lại.'

const OTHERS: [magic: string, name: string, advice: string][] = [
  ['GIF8', 'ảnh GIF', AS_PICTURE],
  ['BM', 'ảnh BMP', AS_PICTURE],
  ['Rar!', 'tệp nén RAR', UNPACK],
  ['7z\u00bc\u00af', 'tệp nén 7z', UNPACK],
  ['\u001f\u008b', 'tệp nén GZIP', UNPACK],
  ['AT&TFORM', 'tệp DjVu', AS_PAGE],
]

/** The kind of a file by its bytes; its name decides only between kinds of text. */
export function fileKind(bytes: Uint8Array, filename: string): FileKind {
  const head = latin1(bytes, 0, 1024)
  if (head.startsWith('PK')) return zipKind(bytes)
  // Scanners and old programs write some bytes before the header; readers accept it within the first kilobyte.
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  if (/^\s{0,20}\{\\rtf/.test(head)) return { kind: 'office', format: 'rtf' }
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return oldOfficeKind(bytes)
  const image = imageKind(head)
  if (image) return image
  // Text may begin with these letters, so that only bytes which no text has decide.
  const other = OTHERS.find(([magic]) => head.startsWith(magic) && head.includes('\0'))
  return other ? { kind: 'other', name: other[1], advice: other[2] } : textKind(head, filename)
}

function imageKind(head: string): FileKind | undefined {
  if (head.startsWith('\u0089PNG')) return { kind: 'image', format: 'png' }
  if (head.startsWith('\u00ff\u00d8\u00ff')) return { kind: 'image', format: 'jpeg' }
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { kind: 'image', format: 'tiff' }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') {
    return { kind: 'other', name: 'ảnh WebP', advice: AS_PICTURE }
  }
  // ISO/IEC 23008-12: what phones of Apple take.
  if (/^ftyp(?:hei|hev|mif1|msf1|avif)/.test(head.slice(4, 12))) {
    return { kind: 'other', name: 'ảnh HEIC của điện thoại', advice: AS_PICTURE }
  }
  return undefined
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))
}

/** Elements with which pages begin that programs wrote for Word, without any head. */
const FRAGMENT = /^\s*<(?:meta|title|style|link|div|table|p|span|font|center|b|h[1-6])\b[^<]*>/i

function textKind(head: string, filename: string): FileKind {
  const start = head.replace(/\0|^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/g, '')
  if (/^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start)) {
    return { kind: 'html' }
  }
  if (/\.x?html?$/i.test(filename) && /^\s*</.test(start)) return { kind: 'html' }
  if (/\.docx?$/i.test(filename) && FRAGMENT.test(start)) return { kind: 'html' }
  if (/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}MIME-Version:/i.test(start)) return mailKind(start)
  if (/<\?mso-application\b|<w:wordDocument\b|<pkg:package\b/.test(start)) {
    return { kind: 'other', name: 'văn bản Word lưu dạng XML', advice: 'Hãy mở bằng Word, lưu thành DOCX rồi tải lại.' }
  }
  return { kind: /\.(?:md|markdown)$/i.test(filename) ? 'markdown' : 'text' }
}

/** RFC 2557: a page with its pictures is "related"; letters with attachments are "mixed". */
function mailKind(start: string): FileKind {
  if (/Content-Type:\s*(?:multipart\/related|text\/html)/i.test(start)) return { kind: 'mhtml' }
  const advice = 'Hãy mở thư, lưu văn bản đính kèm ra máy rồi tải văn bản đó lên.'
  return { kind: 'other', name: 'thư điện tử', advice }
}

/** What packed files are, by a part that only they have. */
const PACKED: [part: RegExp, name: string, advice: string][] = [
  [/^xl\/workbook\.bin$/, 'bảng tính Excel dạng nhị phân (.xlsb)', 'Hãy mở bằng Excel, lưu thành .xlsx rồi gửi lại.'],
  [/^ppt\/presentation\.xml$/, 'trình chiếu PowerPoint', AS_PAGE],
  [
    /^Index\/Document\.iwa$|^index\.(?:xml|apxl)(?:\.gz)?$|^Index\.zip$/,
    'văn bản Pages của Apple',
    'Hãy mở bằng Pages, chọn Tệp → Xuất sang → Word rồi tải lại.',
  ],
  [/^META-INF\/container\.xml$/, 'sách điện tử EPUB', AS_PAGE],
]

function zipKind(bytes: Uint8Array): FileKind {
  const names = zipNames(bytes)
  if (names === undefined) return { kind: 'cut' }
  if (names.includes('word/document.xml')) return { kind: 'docx' }
  if (names.includes('xl/workbook.xml')) return { kind: 'xlsx' }
  // OpenDocument 1.3, part 2, § 3.3: the first entry is "mimetype", not packed, without extra field.
  const mime = latin1(bytes, 38, 100)
  if (mime.startsWith('application/vnd.oasis.opendocument.text')) return { kind: 'office', format: 'odt' }
  if (mime.startsWith('application/vnd.oasis'))
    return { kind: 'other', name: 'bảng tính hoặc trình chiếu OpenDocument', advice: AS_WORD }
  const known = PACKED.find(([part]) => names.some((name) => part.test(name)))
  if (known) return { kind: 'other', name: known[1], advice: known[2] }
  // A Word file whose parts have other names.
  if (names.includes('[Content_Types].xml') && names.some((name) => /^word\//.test(name))) return { kind: 'docx' }
  return { kind: 'other', name: `tệp nén ZIP${contents(names)}`, advice: UNPACK }
}

/** The first files in it, so that a person sees which one is meant. */
function contents(names: readonly string[]): string {
  const files = names.filter((name) => !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX|\.)/.test(name))
  if (files.length === 0) return ''
  const first = files.slice(0, 3).map((name) => `“${name.slice(name.lastIndexOf('/') + 1).slice(0, 80)}”`)
  return ` gồm ${files.length} tệp (${first.join(', ')}${files.length > first.length ? '…' : ''})`
}

/** Undefined when the directory at its end is missing. */
function zipNames(bytes: Uint8Array): string[] | undefined {
  const tail = bytes.subarray(Math.max(0, bytes.length - 65_557))
  const directory = findZipDirectory(tail)
  if (!directory) return undefined
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
  const has = (name: string): boolean => hasStream(bytes, name)
  if (has('EncryptedPackage') || isLockedWord(bytes)) return { kind: 'encrypted' }
  if (has('WordDocument')) return { kind: 'office', format: 'doc' }
  if (has('Workbook') || has('Book')) {
    const advice = 'Hãy mở bằng Excel, lưu thành .xlsx rồi gửi lại.'
    return { kind: 'other', name: 'bảng tính Excel 97–2003 (XLS)', advice }
  }
  if (has('PowerPoint Document'))
    return { kind: 'other', name: 'trình chiếu PowerPoint 97–2003 (PPT)', advice: AS_PAGE }
  if (has('__nameid_version1.0')) {
    const advice = 'Hãy mở thư, lưu văn bản đính kèm ra máy rồi tải văn bản đó lên.'
    return { kind: 'other', name: 'thư Outlook (MSG)', advice }
  }
  return { kind: 'other', name: 'tệp Office cũ không phải văn bản Word', advice: AS_WORD }
}

/** MS-DOC § 2.5.2: the stream begins with 0xA5EC; bit 8 of the flags at offset 10 says that it is encrypted. */
function isLockedWord(bytes: Uint8Array): boolean {
  return bytes[512] === 0xec && bytes[513] === 0xa5 && (bytes[523]! & 1) === 1
}

function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}
