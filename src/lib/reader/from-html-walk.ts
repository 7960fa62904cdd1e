import type { Flow, FlowItem, Piece } from './flow.ts'
import type { Page } from './from-html-chrome.ts'
import { type Look, lookWithin, type Sheet } from './from-html-style.ts'
import { readHtmlTable } from './from-html-table.ts'
import { attributeOf, type HtmlElement, type HtmlNode, isElement, SILENT, textOf } from './from-html-tree.ts'
import { type HtmlList, listOf, nextMark } from './html-lists.ts'

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table caption ul tr td th tbody thead tfoot'.split(
    ' ',
  ),
)
const LISTS = new Set(['ol', 'ul', 'menu'])
const NOTE_ID = /^_?(?:ftn|fn|edn|footnote|endnote|note)[-_:.]?(\d{1,3})$/i
const NOTE_LINK = /^#_?(?:ftn|fn|edn|footnote|endnote|note|cite_note)[-_:.]?(\d{1,3})$/i
const NOTE_START = /^\s*\[(\d{1,3})\]\s*(?=\S)/
const MARK_TEXT = /^\s*[[(]?(\d{1,3})[\])]?\s*$/

export type HtmlTally = { chrome: number; tracked: number }

/** Walks through a page and gives its paragraphs, tables and notes in order. */
export class HtmlWalker {
  readonly flow: Flow = { items: [], notes: [] }
  readonly tally: HtmlTally = { chrome: 0, tracked: 0 }
  private readonly page: Page
  private readonly sheet: Sheet
  private sink: FlowItem[] = this.flow.items
  private pieces: Piece[] = []
  /** Mark of the list item whose first paragraph has not come yet. */
  private mark = ''
  private heading = false
  private verbatim = false
  private paragraphs = 0
  private tables = 0
  private lists: HtmlList[] = []

  constructor(page: Page, sheet: Sheet) {
    this.page = page
    this.sheet = sheet
  }

  read(): Flow {
    this.walkChildren(this.page.root, {})
    this.flush()
    return this.flow
  }

  private walk(node: HtmlNode, around: Look): void {
    if (node.nodeName === '#text') this.say(textOf(node), around)
    if (!isElement(node) || SILENT.has(node.tagName)) return
    const look = lookWithin(around, node, this.sheet)
    if (look.hidden) return
    if (this.page.isChrome(node, this.sink !== this.flow.items)) {
      this.tally.chrome++
      return
    }
    if (BLOCKS.has(node.tagName)) this.walkBlock(node, look)
    else this.walkInline(node, look)
  }

  private walkChildren(element: HtmlElement, look: Look): void {
    for (const child of element.childNodes) this.walk(child, look)
  }

  private walkInline(element: HtmlElement, look: Look): void {
    switch (element.tagName) {
      case 'br':
        this.say('\n', look, true)
        return
      case 'del':
        this.tally.tracked++
        return
      case 'sup':
        this.raised(element, look)
        return
      case 'a':
        this.link(element, look)
        return
      default:
        this.walkChildren(element, look)
    }
  }

  /** Raised digits are marks of notes, or the power of a unit. */
  private raised(element: HtmlElement, look: Look): void {
    const digits = MARK_TEXT.exec(textOf(element))?.[1]
    if (digits === undefined) {
      this.walkChildren(element, look)
      return
    }
    const before = this.pieces[this.pieces.length - 1]?.text ?? ''
    const unit = (digits === '2' || digits === '3') && /(?:^|[\d\s/.(])(?:k|c|d|m)?m$/.test(before)
    this.say(unit ? (digits === '2' ? '²' : '³') : `[${digits}]`, look)
  }

  private link(element: HtmlElement, look: Look): void {
    const number = NOTE_LINK.exec(attributeOf(element, 'href') ?? '')?.[1]
    const shown = number === undefined ? undefined : MARK_TEXT.exec(textOf(element))?.[1]
    if (shown === undefined) this.walkChildren(element, look)
    else this.say(`[${shown}]`, look)
  }

  private walkBlock(element: HtmlElement, look: Look): void {
    this.flush()
    const note = NOTE_ID.exec(attributeOf(element, 'id') ?? '')?.[1]
    if (note !== undefined && element.tagName !== 'table') this.readNote(element, look, note)
    else if (element.tagName === 'table') this.readTable(element, look)
    else if (LISTS.has(element.tagName)) this.readList(element, look)
    else if (element.tagName === 'li') this.readListItem(element, look)
    else {
      const { heading, verbatim } = this
      this.heading = /^h[1-6]$/.test(element.tagName)
      this.verbatim = verbatim || element.tagName === 'pre'
      this.walkChildren(element, look)
      this.flush()
      this.heading = heading
      this.verbatim = verbatim
    }
  }

  private readList(element: HtmlElement, look: Look): void {
    this.lists.push(listOf(element))
    this.walkChildren(element, look)
    this.flush()
    this.lists.pop()
  }

  private readListItem(element: HtmlElement, look: Look): void {
    const list = this.lists[this.lists.length - 1]
    this.mark = list ? nextMark(list, element) : ''
    this.walkChildren(element, look)
    this.flush()
    this.mark = ''
  }

  private readTable(element: HtmlElement, look: Look): void {
    for (const child of element.childNodes) if (child.nodeName === 'caption') this.walk(child, look)
    const number = ++this.tables
    const table = readHtmlTable(element, number, (cell) =>
      this.apart(() => this.walkChildren(cell, lookWithin(look, cell, this.sheet))),
    )
    this.sink.push(table)
  }

  private readNote(element: HtmlElement, look: Look, mark: string): void {
    const items = this.apart(() => this.walkChildren(element, look))
    const paragraphs = items.flatMap((item) => (item.kind === 'paragraph' ? [item] : []))
    const first = paragraphs[0]?.pieces[0]
    if (first) first.text = first.text.replace(NOTE_START, '')
    for (const each of paragraphs) for (const piece of each.pieces) piece.text = piece.text.replace(/\s*[↩↑^]\s*$/u, '')
    if (paragraphs.length > 0) this.flow.notes.push({ mark, paragraphs })
  }

  /** Reads something into items of its own: a cell, a note. */
  private apart(read: () => void): FlowItem[] {
    const around = { sink: this.sink, lists: this.lists, heading: this.heading, mark: this.mark }
    const items: FlowItem[] = []
    this.sink = items
    this.lists = []
    this.heading = false
    this.mark = ''
    read()
    this.flush()
    this.sink = around.sink
    this.lists = around.lists
    this.heading = around.heading
    this.mark = around.mark
    return items
  }

  /** Line ends of the source are blanks; only `br` and preformatted text break lines. */
  private say(raw: string, look: Look, asIs = false): void {
    const text = asIs || this.verbatim ? raw : raw.replace(/\s+/g, ' ')
    if (text === '') return
    const { font, capitals = false } = look
    const last = this.pieces[this.pieces.length - 1]
    if (last && last.font === font && (last.capitals ?? false) === capitals) last.text += text
    else this.pieces.push({ text, ...(font ? { font } : {}), ...(capitals ? { capitals } : {}) })
  }

  private flush(): void {
    const pieces = this.pieces
    this.pieces = []
    if (!pieces.some((piece) => /\S/.test(piece.text))) return
    if (this.mark !== '') pieces.unshift({ text: this.mark })
    this.mark = ''
    const { heading } = this
    const paragraph = { kind: 'paragraph', pieces, number: ++this.paragraphs, heading, page: 0 } as const
    const note = this.sink === this.flow.items ? NOTE_START.exec(pieces[0]!.text) : null
    if (!note) {
      this.sink.push(paragraph)
      return
    }
    pieces[0]!.text = pieces[0]!.text.slice(note[0].length)
    this.flow.notes.push({ mark: note[1]!, paragraphs: [paragraph] })
  }
}
