import type { BlockSource, SourceNote } from './blocks.ts'
import { type PageText, type PdfPage, pageOf } from './from-pdf-page.ts'
import { recognisedPages } from './from-scan.ts'
import type { ReadingHelp } from './help.ts'
import type { Page } from './page.ts'
import { blocksOfPages } from './pages-blocks.ts'
import type { Refusal } from './reading.ts'
import { isRefused, refuse } from './refuse.ts'

/** Longest PDF that is read, in pages; the longest plans seen have below 200. */
export const MAX_PDF_PAGES = 2_000
/** Longest side of a page, in points: PDF itself ends at 200 inches. */
const MAX_SIDE = 14_400
/** Work for finding out what the file is and for one page, in milliseconds, and what each page adds; a plan's needs 10 to 30. */
const OPEN_MS = 3_000
const PAGE_MS = 2_500
const EACH_PAGE_MS = 150

type PdfDocument = { numPages: number; getPage(number: number): Promise<PdfPage>; destroy(): Promise<void> }

/** Blocks of a PDF with a text layer, page by page; pages that are pictures are recognised with `help`. Never throws. */
export async function blocksFromPdf(bytes: Uint8Array, help?: ReadingHelp): Promise<BlockSource | Refusal> {
  const { getDocument, OPS } = await import('unpdf/pdfjs')
  help?.expect(OPEN_MS)
  // The parser takes the bytes for itself.
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    maxImageSize: 1,
    disableFontFace: true,
    stopAtErrors: false,
  })
  try {
    const document = (await task.promise) as unknown as PdfDocument
    return await read(document, OPS as unknown as Record<string, number>, help)
  } catch (error) {
    return refusalOf(error)
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

function refusalOf(error: unknown): Refusal {
  if ((error as Error).name === 'PasswordException') {
    return refuse(
      'encrypted',
      'Tệp PDF được đặt mật khẩu. Hãy bỏ mật khẩu (mở bằng mật khẩu rồi in lại thành PDF) và tải lại.',
    )
  }
  return refuse('damaged', 'Tệp PDF bị hỏng, không mở được. Hãy lấy lại tệp gốc hoặc in lại thành PDF rồi tải lại.')
}

async function read(
  document: PdfDocument,
  ops: Record<string, number>,
  help?: ReadingHelp,
): Promise<BlockSource | Refusal> {
  const { numPages } = document
  if (numPages > MAX_PDF_PAGES) {
    return refuse(
      'too_large',
      `Tệp PDF có ${numPages} trang; hệ thống nhận tối đa ${MAX_PDF_PAGES} trang. Hãy tách phần kế hoạch ra rồi tải lại.`,
    )
  }
  const pages: PageText[] = []
  for (let number = 1; number <= numPages; number++) {
    help?.expect(PAGE_MS, EACH_PAGE_MS)
    const page = await pageOf(await document.getPage(number), number, ops)
    if (Math.max(page.width, page.height) > MAX_SIDE) {
      return refuse('too_large', `Trang ${number} của tệp PDF rộng hơn 5 mét, không phải trang văn bản.`)
    }
    pages.push(page)
  }
  help?.expect(Number.POSITIVE_INFINITY)
  return blocksFromPages(pages, help)
}

/** Letters below which a page has no text layer worth the name, in a scan and beside pages of text. */
const FEW_GLYPHS = { scan: 40, text: 6 }
const BROKEN = 0.08
const STAMP = /ký bởi|người ký|thời gian ký|signed by|signature/i
/** Longest scan that is recognised, in pages. */
export const MAX_SCAN_PAGES = 200

/** Pages that are pictures, at most with a stamp or page number on them, or whose letters stand for nothing. */
function picturesOf(pages: readonly PageText[]): PageText[] {
  const hasText = pages.some(({ glyphs, broken }) => glyphs > 300 && broken <= BROKEN)
  const few = hasText ? FEW_GLYPHS.text : FEW_GLYPHS.scan
  return pages.filter(({ glyphs, broken, words }) => {
    if (glyphs < few || broken > BROKEN) return true
    return glyphs < 250 && STAMP.test(words.map((word) => word.text).join(' '))
  })
}

async function blocksFromPages(pages: readonly PageText[], help?: ReadingHelp): Promise<BlockSource | Refusal> {
  const pictures = picturesOf(pages)
  if (pictures.length === 0) return blocksOfPages(pages, { kind: 'pdf', encoding: 'PDF', notes: [] })
  const few = pictures.length <= pages.length / 2 && !pictures.some(({ broken }) => broken > BROKEN)
  const read = await recognise(pictures, help)
  if (isRefused(read)) return few ? withoutPictures(pages, pictures, read) : read
  const recognised = new Map(read.map((page) => [page.number, page]))
  const whole = pages.map((page) => recognised.get(page.number) ?? page)
  const kind = pictures.length > pages.length / 2 ? 'scan' : 'pdf'
  const notes = recognisedNotes(read)
  return blocksOfPages(whole, { kind, encoding: kind === 'scan' ? 'OCR' : 'PDF', notes })
}

async function recognise(pictures: readonly PageText[], help?: ReadingHelp): Promise<Page[] | Refusal> {
  if (pictures.length > MAX_SCAN_PAGES) {
    const message = `Bản quét có ${pictures.length} trang; hệ thống nhận dạng tối đa ${MAX_SCAN_PAGES} trang một lần. Hãy tách phần kế hoạch ra rồi tải lại.`
    return refuse('too_large', message)
  }
  if (help) return recognisedPages(pictures, help)
  const broken = pictures.some((page) => page.broken > BROKEN)
  const what = broken ? 'PDF này dùng phông chữ không ghi chữ thật' : 'PDF này là bản quét (ảnh), không có lớp chữ'
  return refuse('needs_program', `${what}; cần chương trình nhận dạng chữ để đọc.`)
}

/** Says which pages were read from pictures, and how sure it is. */
export function recognisedNotes(pages: readonly Page[]): SourceNote[] {
  const words = pages.flatMap((page) => page.words)
  if (words.length === 0) return []
  const doubtful = words.filter((word) => word.doubtful).length
  const which = rangesOf(pages.map((page) => page.number))
  const message = `Trang ${which} là ảnh, chữ do máy nhận dạng: ${doubtful} trong ${words.length} từ chưa chắc, được đánh dấu. Hãy đối chiếu với bản gốc.`
  return [{ code: 'recognised', message }]
}

function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges[ranges.length - 1]
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/** Most of the document has text: it is read, and what is missing is said with the reason. */
function withoutPictures(pages: readonly PageText[], pictures: readonly PageText[], why: Refusal): BlockSource {
  const which = rangesOf(pictures.map((page) => page.number))
  const message = `Trang ${which} không có chữ (trang trống hoặc ảnh) nên chưa đọc. ${why.refused.message}`
  return blocksOfPages(pages, { kind: 'pdf', encoding: 'PDF', notes: [{ code: 'left_out', message }] })
}
