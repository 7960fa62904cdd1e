import type { BlockSource } from './blocks.ts'
import { MAX_SCAN_PAGES, recognisedNotes } from './from-pdf.ts'
import { recognisedPages } from './from-scan.ts'
import type { ReadingHelp } from './help.ts'
import { type ImageSize, onPaper, pagesOfTiff, sizeOfImage } from './image-size.ts'
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
  const sizes = format === 'tiff' ? pagesOfTiff(bytes) : [sizeOfImage(bytes)]
  const sound = sizes.filter((size): size is ImageSize => size !== undefined && size.width > 0 && size.height > 0)
  if (sound.length === 0 || sound.length < sizes.length) {
    return refuse('damaged', 'Ảnh bị hỏng, không mở được. Hãy chụp hoặc quét lại.')
  }
  if (sound.some(({ width, height }) => width * height > MAX_DOTS) || sound.length > MAX_SCAN_PAGES) {
    return refuse('too_large', 'Ảnh quá lớn. Hãy quét ở 200–300 điểm mỗi inch, mỗi tệp không quá 200 trang.')
  }
  const pages = await recognisedPages(onPaper(sound), help)
  if (isRefused(pages)) {
    const { code, message } = pages.refused
    return code === 'needs_program' ? refuse(code, `Đây là ảnh chụp trang giấy. ${message}`) : pages
  }
  if (pages.every((page) => page.words.length === 0)) return refuse('empty', 'Không thấy chữ nào trong ảnh.')
  return blocksOfPages(pages, { kind: 'scan', encoding: 'OCR', notes: recognisedNotes(pages) })
}
