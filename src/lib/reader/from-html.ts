import type { BlockSource, SourceNote } from './blocks.ts'
import { blocksFromFlow } from './flow-blocks.ts'
import { findDocument } from './from-html-chrome.ts'
import { readSheets } from './from-html-style.ts'
import { HtmlTooLarge, parsePage } from './from-html-tree.ts'
import { HtmlWalker } from './from-html-walk.ts'
import type { Refusal } from './reading.ts'
import { refuse } from './refuse.ts'

/** Longest page that is read, in characters, pictures inside it not counted. */
const MAX_LENGTH = 6_000_000

/**
 * Blocks of a web page: the document without what the site put around it. Saved Word pages and pages of law libraries
 * come this way too. `encoding` is that of the bytes, for the result. Never throws.
 */
export function blocksFromHtml(text: string, encoding: string): BlockSource | Refusal {
  const page = withoutEmbedded(text)
  if (page.length > MAX_LENGTH) return tooLarge()
  try {
    const { body, sheets } = parsePage(page)
    if (!body) return empty()
    const found = findDocument(body)
    const walker = new HtmlWalker(found, readSheets(sheets))
    const flow = walker.read()
    const source = blocksFromFlow(flow, { kind: 'html', encoding, notes: notesOf(walker.tally, found.hasMore) })
    return source.blocks.length > 0 ? source : empty()
  } catch (error) {
    if (error instanceof HtmlTooLarge || error instanceof RangeError) return tooLarge()
    throw error
  }
}

/** Pictures inside the page itself ("data:…") are megabytes that hold no text. */
function withoutEmbedded(text: string): string {
  let kept = ''
  let from = 0
  const missing = new Set<string>()
  for (let at = text.indexOf('data:'); at >= 0; at = text.indexOf('data:', at + 1)) {
    const closing = { '"': '"', "'": "'", '(': ')' }[text[at - 1] ?? '']
    if (closing === undefined || missing.has(closing)) continue
    const end = text.indexOf(closing, at)
    if (end < 0) missing.add(closing)
    if (end < at + 200) continue
    kept += text.slice(from, at)
    from = end
    at = end
  }
  return from === 0 ? text : kept + text.slice(from)
}

function notesOf({ chrome, tracked }: HtmlWalker['tally'], hasMore: boolean): SourceNote[] {
  const notes: SourceNote[] = []
  if (chrome > 0 || hasMore) {
    notes.push({ code: 'left_out', message: 'Phần khung của trang web (trình đơn, tin liên quan…) không được đọc.' })
  }
  if (tracked > 0) {
    const message = `Trang còn ${tracked} chỗ đã xóa được theo dõi: phần đã xóa không được đọc.`
    notes.push({ code: 'tracked_changes', message })
  }
  return notes
}

const empty = (): Refusal => refuse('empty', 'Trang web không có chữ nào để đọc.')

const tooLarge = (): Refusal =>
  refuse('too_big', 'Trang web quá lớn hoặc lồng quá sâu. Hãy chép riêng phần văn bản vào Word rồi tải lên.')
