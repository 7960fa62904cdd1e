import type { BlockSource } from './blocks.ts'
import { type PageText, type PdfPage, pageOf } from './from-pdf-page.ts'
import type { ReadingHelp } from './help.ts'
import { blocksOfPages } from './pages-blocks.ts'
import type { Refusal } from './reading.ts'
import { isRefused, refuse } from './refuse.ts'

/** Longest PDF that is read, in pages; the longest plans seen have below 200. */
export const MAX_PDF_PAGES = 2_000
/** Longest side of a page, in points: PDF itself ends at 200 inches. */
const MAX_SIDE = 14_400
/** Time for finding out what the file is and for each page, in milliseconds. */
const OPEN_MS = 4_000
const PAGE_MS = 4_000

type PdfDocument = { numPages: number; getPage(number: number): Promise<PdfPage>; destroy(): Promise<void> }

/** Blocks of a PDF with a text layer, page by page; pages that are pictures are recognised with `help`. Never throws. */
export async function blocksFromPdf(bytes: Uint8Array, help?: ReadingHelp): Promise<BlockSource | Refusal> {
  const { getDocument, OPS } = await import('unpdf/pdfjs')
  // The parser takes the bytes for itself.
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    maxImageSize: 1,
    disableFontFace: true,
    stopAtErrors: false,
  })
  try {
    const document = (await within(OPEN_MS, task.promise)) as unknown as PdfDocument
    return await read(document, OPS as unknown as Record<string, number>, help)
  } catch (error) {
    return refusalOf(error)
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

class TooSlow extends Error {}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), ms)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof TooSlow) {
    return refuse(
      'too_slow',
      'Tệp PDF có cấu trúc bất thường, mở mất quá nhiều thời gian nên đã dừng. Hãy in lại thành PDF mới rồi tải lại.',
    )
  }
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
    const page = await within(
      PAGE_MS,
      document.getPage(number).then((each) => pageOf(each, number, ops)),
    )
    if (Math.max(page.width, page.height) > MAX_SIDE) {
      return refuse('too_large', `Trang ${number} của tệp PDF rộng hơn 5 mét, không phải trang văn bản.`)
    }
    pages.push(page)
  }
  return blocksFromPages(pages, help)
}

async function blocksFromPages(pages: readonly PageText[], _help?: ReadingHelp): Promise<BlockSource | Refusal> {
  const source = blocksOfPages(pages, { kind: 'pdf', encoding: 'PDF', notes: [] })
  return isRefused(source) ? source : source
}
