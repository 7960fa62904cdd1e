import type { BlockSource } from './blocks.ts'
import { MAX_SCAN_PAGES, recognisedNotes } from './from-pdf.ts'
import { recognisedPages } from './from-scan.ts'
import type { ReadingHelp } from './help.ts'
import { pagesOfTiff, sizeOfImage } from './image-size.ts'
import { blocksOfPages } from './pages-blocks.ts'
import type { Refusal } from './reading.ts'
import { isRefused, refuse } from './refuse.ts'

/** Most dots of a picture: about A2 at 600 dpi. */
const MAX_DOTS = 150_000_000

/** Blocks of a photographed or scanned page: PNG, JPEG, or TIFF with any number of pages. */
export async function blocksFromImage(
  bytes: Uint8Array,
  format: 'png' | 'jpeg' | 'tiff',
  help?: ReadingHelp,
): Promise<BlockSource | Refusal> {
  if (!help) return refuse('needs_program', 'Đây là ảnh; cần chương trình nhận dạng chữ để đọc.')
  const size = format === 'tiff' ? { width: 595, height: 842 } : sizeOfImage(bytes)
  const count = format === 'tiff' ? pagesOfTiff(bytes) : 1
  if (!size || count === 0) return refuse('damaged', 'Ảnh bị hỏng, không mở được. Hãy chụp hoặc quét lại.')
  if (size.width * size.height > MAX_DOTS || count > MAX_SCAN_PAGES) {
    return refuse('too_large', 'Ảnh quá lớn. Hãy quét ở 200–300 điểm mỗi inch, mỗi tệp không quá 200 trang.')
  }
  const scale = format === 'tiff' ? 1 : 842 / Math.max(size.width, size.height)
  const sizes = Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    width: size.width * scale,
    height: size.height * scale,
  }))
  const pages = await recognisedPages(sizes, help)
  if (isRefused(pages)) {
    const { code, message } = pages.refused
    return code === 'needs_program' ? refuse(code, `Đây là ảnh chụp trang giấy. ${message}`) : pages
  }
  if (pages.every((page) => page.words.length === 0)) return refuse('empty', 'Không thấy chữ nào trong ảnh.')
  return blocksOfPages(pages, { kind: 'scan', encoding: 'OCR', notes: recognisedNotes(pages) })
}
