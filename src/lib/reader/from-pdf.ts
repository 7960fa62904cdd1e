import type { BlockSource, SourceNote } from './blocks.ts'
import { type LayeredPage, layeredPage } from './from-hidden-layer.ts'
import { aroundPages, isCut, type PdfFile } from './from-pdf-file.ts'
import { type PageText, type PdfPage, pageOf } from './from-pdf-page.ts'
import { recognisedPages } from './from-scan.ts'
import type { ReadingHelp } from './help.ts'
import type { Page } from './page.ts'
import { isGarbled, isVietnamese } from './page-letters.ts'
import { blocksOfPages, withOldLetters } from './pages-blocks.ts'
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

type PdfDocument = PdfFile & { numPages: number; getPage(number: number): Promise<PdfPage>; destroy(): Promise<void> }

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
  let around: SourceNote[] | Refusal
  let pages: PageText[] | Refusal
  try {
    const document = (await task.promise) as unknown as PdfDocument
    around = await aroundPages(document, bytes)
    pages = isRefused(around) ? around : await pagesOf(document, OPS as unknown as Record<string, number>, help)
  } catch (error) {
    return refusalOf(error, bytes)
  } finally {
    // What the parser holds of a long file is half of all memory: it goes before the pages are put together.
    await task.destroy().catch(() => undefined)
  }
  if (isRefused(around)) return around
  if (isRefused(pages)) return pages
  const source = await blocksFromPages(pages, help)
  return isRefused(source) || around.length === 0 ? source : { ...source, notes: [...around, ...(source.notes ?? [])] }
}

function refusalOf(error: unknown, bytes: Uint8Array): Refusal {
  if ((error as Error).name === 'PasswordException') {
    return refuse(
      'encrypted',
      'Tệp PDF được đặt mật khẩu. Hãy bỏ mật khẩu (mở bằng mật khẩu rồi in lại thành PDF) và tải lại.',
    )
  }
  if (isCut(bytes)) {
    return refuse(
      'damaged',
      'Tệp PDF thiếu phần cuối (thường do tải về hay chép chưa hết), không mở được. Hãy lấy lại tệp gốc rồi tải lên.',
    )
  }
  return refuse('damaged', 'Tệp PDF bị hỏng, không mở được. Hãy lấy lại tệp gốc hoặc in lại thành PDF rồi tải lại.')
}

async function pagesOf(
  document: PdfDocument,
  ops: Record<string, number>,
  help?: ReadingHelp,
): Promise<PageText[] | Refusal> {
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
  return pages
}

/** Letters below which a page has no text layer worth the name, in a scan and beside pages of text. */
const FEW_GLYPHS = { scan: 40, text: 6 }
/** Letters on a picture that are a stamp, a heading or a page number, not the text of the page. */
const BESIDE_PICTURE = 400
const BROKEN = 0.08
const WRONG_LETTERS = 'dùng phông chữ không ghi chữ thật, chữ được nhận dạng từ hình trang'
const STAMP = /ký bởi|người ký|thời gian ký|signed by|signature/i
/** Longest scan that is recognised, in pages. */
export const MAX_SCAN_PAGES = 200

/**
 * `text`: read as it is. `layer`: a picture with good words under it. `picture`: nothing but a picture, at most with a
 * stamp or page number. `wrong`: letters that stand for nothing. `blank`: nothing at all.
 */
type PageKind = 'text' | 'layer' | 'picture' | 'wrong' | 'blank'

function kindsOf(pages: readonly PageText[]): Map<PageText, PageKind> {
  const hasText = pages.some(({ glyphs, broken, hidden }) => glyphs > 300 && broken <= BROKEN && hidden < 0.5)
  const few = hasText ? FEW_GLYPHS.text : FEW_GLYPHS.scan
  return new Map(pages.map((page) => [page, kindOf(page, few)]))
}

function kindOf({ blank, glyphs, broken, hidden, picture, words }: PageText, few: number): PageKind {
  if (blank) return 'blank'
  const texts = words.filter((word) => !word.font).map((word) => word.text)
  const scanned = picture > 0.5
  if (scanned && glyphs * (1 - hidden) < BESIDE_PICTURE) {
    return glyphs * hidden >= FEW_GLYPHS.scan && broken <= BROKEN && isVietnamese(texts) ? 'layer' : 'picture'
  }
  if (glyphs < few) return 'picture'
  if (broken > BROKEN || isGarbled(texts)) return 'wrong'
  return glyphs < 250 && STAMP.test(texts.join(' ')) ? 'picture' : 'text'
}

async function blocksFromPages(pages: readonly PageText[], help?: ReadingHelp): Promise<BlockSource | Refusal> {
  const kinds = kindsOf(withOldLetters(pages))
  const of = (...wanted: PageKind[]) => pages.filter((page) => wanted.includes(kinds.get(page)!))
  const [layers, unread] = [of('layer'), of('picture', 'wrong')]
  if (of('blank').length === pages.length) {
    return refuse('empty', `Tệp PDF có ${pages.length} trang nhưng đều trống, không có chữ nào để đọc.`)
  }
  const read = unread.length === 0 ? [] : await recognise(unread, of('wrong').length > 0, help)
  if (isRefused(read)) return mayBeLeftOut(pages, unread, of('wrong')) ? withoutPictures(pages, unread, read) : read
  const layered: LayeredPage[] = []
  for (const page of layers) layered.push(await layeredPage(page, help))
  const changed = new Map([...read, ...layered.map(({ page }) => page)].map((page) => [page.number, page]))
  const whole = pages.map((page) => changed.get(page.number) ?? page)
  const kind = changed.size > pages.length / 2 ? 'scan' : 'pdf'
  const wrong = new Set(of('wrong').map(({ number }) => number))
  const notes = [
    ...recognisedNotes(read.filter(({ number }) => !wrong.has(number))),
    ...recognisedNotes(
      read.filter(({ number }) => wrong.has(number)),
      WRONG_LETTERS,
    ),
    ...layerNotes(layered),
  ]
  return blocksOfPages(whole, { kind, encoding: kind === 'scan' ? 'OCR' : 'PDF', notes })
}

/** Without the programs a document is read when most of it has text, or when each page has at least some. */
function mayBeLeftOut(pages: readonly PageText[], unread: readonly PageText[], wrong: readonly PageText[]): boolean {
  if (wrong.length > 0) return false
  return unread.length <= pages.length / 2 || unread.every(({ glyphs, hidden }) => glyphs * (1 - hidden) >= 120)
}

async function recognise(pages: readonly PageText[], wrong: boolean, help?: ReadingHelp): Promise<Page[] | Refusal> {
  if (pages.length > MAX_SCAN_PAGES) {
    const message = `Bản quét có ${pages.length} trang; hệ thống nhận dạng tối đa ${MAX_SCAN_PAGES} trang một lần. Hãy tách phần kế hoạch ra rồi tải lại.`
    return refuse('too_large', message)
  }
  const read = help
    ? await recognisedPages(pages, help)
    : refuse('needs_program', 'Cần chương trình nhận dạng chữ để đọc.')
  if (!isRefused(read) || read.refused.code !== 'needs_program') return read
  const what = wrong
    ? 'PDF này dùng phông chữ không ghi chữ thật (chữ chép ra bị sai), phải nhận dạng từ hình trang.'
    : 'PDF này là bản quét (ảnh), không có lớp chữ tiếng Việt đọc được.'
  return refuse('needs_program', `${what} ${read.refused.message}`)
}

/** Says which pages were read from what their scanner had recognised. */
function layerNotes(layered: readonly LayeredPage[]): SourceNote[] {
  if (layered.length === 0) return []
  const which = rangesOf(layered.map(({ page }) => page.number))
  const message = `Trang ${which} là ảnh quét có sẵn lớp chữ do máy nhận dạng, chữ được lấy từ lớp đó. Hãy đối chiếu với bản gốc.`
  const unruled = layered.find((each) => each.unruled)?.unruled?.refused.message
  const lines = unruled ? ` Đường kẻ của bảng chưa thấy được nên các cột có thể lẫn. ${unruled}` : ''
  return [{ code: 'recognised', message: message + lines }]
}

/** Says which pages were read from pictures, and how sure it is. */
export function recognisedNotes(pages: readonly Page[], what = 'là ảnh, chữ do máy nhận dạng'): SourceNote[] {
  const words = pages.flatMap((page) => page.words)
  if (words.length === 0) return []
  const doubtful = words.filter((word) => word.doubtful).length
  const which = rangesOf(pages.map((page) => page.number))
  const message = `Trang ${which} ${what}: ${doubtful} trong ${words.length} từ chưa chắc, được đánh dấu. Hãy đối chiếu với bản gốc.`
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
