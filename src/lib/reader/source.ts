import type { BlockSource, SourceNote } from './blocks.ts'
import { type FileKind, fileKind } from './file-kind.ts'
import { blocksFromDocx } from './from-docx.ts'
import { blocksFromHtml } from './from-html.ts'
import { htmlFromBytes } from './from-html-bytes.ts'
import { blocksFromImage } from './from-image.ts'
import { pageOfMhtml } from './from-mhtml.ts'
import { blocksFromPdf } from './from-pdf.ts'
import { blocksFromText } from './from-text.ts'
import { blocksFromXlsx } from './from-xlsx.ts'
import type { ReadingHelp } from './help.ts'
import { splitLines } from './lines.ts'
import type { Refusal } from './reading.ts'
import { isRefused, refuse } from './refuse.ts'
import { textFromBytes } from './text-from-bytes.ts'

/** A source whose shown lines are there. */
export type WholeSource = BlockSource & Required<Pick<BlockSource, 'kind' | 'lines'>>

/**
 * Blocks and shown text of a file of any kind, told by its bytes. Without `help` what needs a program beside ours is
 * refused. Never throws.
 */
export async function sourceOf(
  bytes: Uint8Array,
  filename: string,
  help?: ReadingHelp,
): Promise<WholeSource | Refusal> {
  if (bytes.length === 0) return refuse('empty', 'Tệp rỗng: không có nội dung để đọc.')
  const kind = fileKind(bytes, filename)
  const source = await blocksOf(kind, bytes, help)
  return isRefused(source) ? source : whole(source)
}

async function blocksOf(file: FileKind, bytes: Uint8Array, help?: ReadingHelp): Promise<BlockSource | Refusal> {
  switch (file.kind) {
    case 'text':
    case 'markdown':
      return textSource(bytes, file.kind)
    case 'html':
      return htmlSource(bytes)
    case 'mhtml': {
      const page = pageOfMhtml(bytes)
      return isRefused(page) ? page : htmlSource(page.bytes, page.charset)
    }
    case 'docx':
      return blocksFromDocx(bytes)
    case 'xlsx':
      return blocksFromXlsx(bytes)
    case 'pdf':
      return blocksFromPdf(bytes, help)
    case 'image':
      return blocksFromImage(bytes, file.format, help)
    case 'office':
      return help ? blocksFromOffice(help) : refuse('needs_program', 'Tệp .doc, .odt, .rtf cần LibreOffice để đọc.')
    case 'encrypted':
      return refuse(
        'encrypted',
        'Tệp được đặt mật khẩu. Hãy mở bằng mật khẩu, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu rồi tải lại.',
      )
    case 'cut':
      return refuse(
        'damaged',
        'Tệp bị cụt hoặc hỏng: phần cuối không còn (thường do tải về hay chép chưa hết). Hãy lấy lại tệp gốc rồi tải lên.',
      )
    case 'other':
      return refuse('unsupported_kind', `Đây là ${file.name}, chưa đọc được. ${file.advice}`)
  }
}

function htmlSource(bytes: Uint8Array, charset?: string): BlockSource | Refusal {
  const decoded = htmlFromBytes(bytes, charset)
  if (isRefused(decoded)) return decoded
  return withNotes(blocksFromHtml(decoded.text, decoded.encoding), decoded.notes)
}

/** What LibreOffice makes of it is read as Word. */
async function blocksFromOffice(help: ReadingHelp): Promise<BlockSource | Refusal> {
  const docx = await help.docx()
  if (!(docx instanceof Uint8Array)) return docx
  const source = await blocksFromDocx(docx)
  if (isRefused(source)) return source
  const message =
    'Tệp đã được LibreOffice chuyển sang DOCX trước khi đọc; chỗ ngắt trang và đánh số có thể khác bản gốc.'
  return { ...source, notes: [{ code: 'converted', message }, ...(source.notes ?? [])] }
}

/** Text of any encoding; also for callers that have no time to wait. */
export function textSource(bytes: Uint8Array, kind: 'text' | 'markdown'): WholeSource | Refusal {
  const decoded = textFromBytes(bytes)
  if (isRefused(decoded)) return decoded
  const source = blocksFromText(decoded.text, decoded.encoding)
  const lines = source.lines ?? splitLines(decoded.text)
  return { ...source, kind, lines, ...(decoded.notes ? { notes: decoded.notes } : {}) }
}

function withNotes(source: BlockSource | Refusal, notes: readonly SourceNote[] = []): BlockSource | Refusal {
  return isRefused(source) || notes.length === 0 ? source : { ...source, notes: [...notes, ...(source.notes ?? [])] }
}

const whole = (source: BlockSource): WholeSource => ({
  ...source,
  kind: source.kind ?? 'text',
  lines: source.lines ?? [],
})
