import type { SourceNote } from './blocks.ts'
import type { Refusal } from './reading.ts'
import { refuse } from './refuse.ts'

/** What pdf.js tells about a file besides its pages. */
export type PdfFile = {
  getMetadata(): Promise<{ info: unknown }>
  getAttachments(): Promise<unknown>
}

/** What a person has to know before the pages are read: other files inside, a missing end; or why they are not read. */
export async function aroundPages(file: PdfFile, bytes: Uint8Array): Promise<SourceNote[] | Refusal> {
  const names = await attached(file)
  if (names.length > 0 && (await isPortfolio(file))) {
    return refuse(
      'unsupported_kind',
      `Đây là bộ hồ sơ PDF (Portfolio) gồm ${listOf(names)}; nội dung nằm trong các tệp đó. Hãy mở bằng Adobe Reader, lưu từng tệp ra máy rồi tải lên.`,
    )
  }
  const notes: SourceNote[] = []
  if (names.length > 0) {
    const message = `Tệp PDF đính kèm ${listOf(names)}: phần đó không được đọc. Nếu là phụ lục, hãy lưu ra máy rồi tải lên riêng.`
    notes.push({ code: 'left_out', message })
  }
  if (isCut(bytes)) {
    const message =
      'Tệp PDF thiếu phần cuối (thường do tải về chưa hết): chỉ đọc được những trang còn lại. Hãy lấy lại tệp gốc và so số trang.'
    notes.push({ code: 'left_out', message })
  }
  return notes
}

/** Names of the files that hang on the document; damaged lists are none. */
async function attached(file: PdfFile): Promise<string[]> {
  try {
    const found = await file.getAttachments()
    if (found === null || typeof found !== 'object') return []
    const files: unknown[] = found instanceof Map ? [...found.values()] : Object.values(found)
    return files.map((each) => String((each as { filename?: unknown }).filename ?? ''))
  } catch {
    return []
  }
}

async function isPortfolio(file: PdfFile): Promise<boolean> {
  try {
    const { info } = await file.getMetadata()
    return (info as { IsCollectionPresent?: unknown } | null)?.IsCollectionPresent === true
  } catch {
    return false
  }
}

function listOf(names: readonly string[]): string {
  const first = names.slice(0, 3).map((name) => `“${name.slice(0, 80)}”`)
  return `${names.length} tệp (${first.join(', ')}${names.length > first.length ? '…' : ''})`
}

/** Writers end with "%%EOF" (PDF 32000-1, § 7.5.5); some put bytes behind it. */
export function isCut(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 4096))
  return !new TextDecoder('latin1').decode(tail).includes('%%EOF')
}
