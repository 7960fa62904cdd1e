import { attribute } from '#lib/office/xml.ts'
import { type OpenStep, valOf, type XmlCursor } from '#lib/office/xml-cursor.ts'
import type { FlowItem, FlowParagraph, Piece } from './flow.ts'
import type { DocxNotes } from './from-docx-notes.ts'
import type { Numbering } from './from-docx-numbering.ts'
import { RunReader } from './from-docx-runs.ts'
import { readNumberReference, readTextProperties, type Style, type Styles } from './from-docx-styles.ts'
import { readTable, type TableHost } from './from-docx-table.ts'

/** More paragraphs than any document has, 6,000 pages of them. */
const MAX_PARAGRAPHS = 300_000
const MAX_LETTERS = 20_000_000

/** The file holds more than a document can. */
export class TooMuch extends Error {
  override name = 'TooMuch'
}

export type DocxContext = { styles: Styles; numbering: Numbering; notes: DocxNotes; tally: Tally }

/** What was met on the way and is said to the person. */
export type Tally = {
  tracked: number
  hidden: number
  pictures: number
  contents: number
  embedded: number
  pages: number
  letters: number
}

type ParagraphProperties = {
  styleId?: string
  numberList?: string
  numberLevel?: number
  outline?: number
  /** The end of the paragraph was deleted: the next one goes on with it. */
  joinsNext: boolean
}

const REMOVED = new Set(['del', 'moveFrom'])
const INSERTED = new Set(['ins', 'moveTo'])
const BLOCK_WRAPPERS = new Set(['document', 'body', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag'])

/** Reads what stands between paragraphs: the body, cells, notes and text boxes of one part. */
export class BodyReader implements TableHost {
  page = 1
  private readonly cursor: XmlCursor
  private readonly context: DocxContext
  private readonly runs: RunReader
  private paragraphs = 0
  private tables = 0
  /** Runs of a paragraph whose end was deleted. */
  private carried: Piece[] = []

  constructor(cursor: XmlCursor, context: DocxContext) {
    this.cursor = cursor
    this.context = context
    this.runs = new RunReader(cursor, context, this)
  }

  /** The items of the element that was just opened. `other` gets the children that hold no text. */
  readItems(other?: (step: OpenStep) => void): FlowItem[] {
    const items: FlowItem[] = []
    const around = this.carried
    this.carried = []
    this.readInto(items, other)
    this.flush(items)
    this.carried = around
    return items
  }

  readCell(properties: (step: OpenStep) => void): FlowItem[] {
    return this.readItems(properties)
  }

  cells(count: number): void {
    this.paragraphs += count
    if (this.paragraphs > MAX_PARAGRAPHS) throw new TooMuch('docx: too many cells')
  }

  letters(count: number): void {
    this.context.tally.letters += count
    if (this.context.tally.letters > MAX_LETTERS) throw new TooMuch('docx: too much text')
  }

  private readInto(items: FlowItem[], other?: (step: OpenStep) => void): void {
    this.cursor.each((step) => {
      if (step.name === 'p') this.readParagraph(items)
      else if (step.name === 'tbl') {
        this.flush(items)
        const number = ++this.tables
        items.push(readTable(this.cursor, this, number))
      } else if (step.name === 'sdt') this.readControl(items)
      else if (BLOCK_WRAPPERS.has(step.name)) this.readInto(items)
      else if (step.name === 'AlternateContent') this.readAlternate(() => this.readInto(items))
      else if (step.name === 'altChunk') this.context.tally.embedded++
      else if (REMOVED.has(step.name)) this.context.tally.tracked++
      else other?.(step)
    })
  }

  /** Content controls; the table of contents that Word makes is left out. */
  private readControl(items: FlowItem[]): void {
    let contents = false
    this.cursor.each((step) => {
      if (step.name === 'sdtPr') contents = this.isContents()
      else if (step.name === 'sdtContent') {
        if (contents) this.context.tally.contents++
        else this.readInto(items)
      }
    })
  }

  private isContents(): boolean {
    let found = false
    this.cursor.each((step) => {
      if (step.name !== 'docPartObj') return
      this.cursor.each((part) => {
        if (part.name === 'docPartGallery') found = valOf(part) === 'Table of Contents'
      })
    })
    return found
  }

  /** Of several forms of the same content the first one is read. */
  readAlternate(read: () => void): void {
    let taken = false
    this.cursor.each((branch) => {
      if (taken || (branch.name !== 'Choice' && branch.name !== 'Fallback')) return
      taken = true
      read()
    })
  }

  private readParagraph(items: FlowItem[]): void {
    if (++this.paragraphs > MAX_PARAGRAPHS) throw new TooMuch('docx: too many paragraphs')
    const number = this.paragraphs
    let properties: ParagraphProperties = { joinsNext: false }
    const { styles } = this.context
    let style = styles.paragraph(undefined)
    const inner = this.runs.begin(style)
    const visit = (step: OpenStep): void => {
      if (step.name === 'pPr') {
        properties = this.readProperties()
        style = styles.paragraph(properties.styleId)
        this.runs.paragraphStyle(style)
      } else this.runs.readInline(step)
    }
    this.cursor.each(visit)
    const { pieces, boxes, page } = this.runs.end(inner)
    const paragraph: FlowParagraph = { kind: 'paragraph', pieces, number, heading: false, page }
    this.settle(paragraph, properties, style)
    items.push(...boxes)
    if (properties.joinsNext) this.carried.push(...paragraph.pieces)
    else this.emit(items, paragraph)
  }

  /** Heading, generated number and what is left out. */
  private settle(paragraph: FlowParagraph, properties: ParagraphProperties, style: Style): void {
    if (/^toc \d/.test(style.name)) {
      this.context.tally.contents++
      paragraph.pieces = []
      return
    }
    const outline = properties.outline ?? style.outline ?? 9
    paragraph.heading = outline < 9 || /^heading \d/.test(style.name)
    const list = properties.numberList ?? style.numberList ?? '0'
    if (list === '0' || this.carried.length > 0) return
    const level = properties.numberLevel ?? (properties.numberList === undefined ? style.numberLevel : undefined)
    const mark = this.context.numbering.next(list, level, properties.styleId)
    const empty = paragraph.pieces.every((piece) => piece.text.trim() === '')
    if (mark !== '' && !(empty && /^\W+$/.test(mark))) paragraph.pieces.unshift({ text: mark })
  }

  private emit(items: FlowItem[], paragraph: FlowParagraph): void {
    if (this.carried.length > 0) {
      paragraph.pieces = [...this.carried, ...paragraph.pieces]
      this.carried = []
    }
    if (paragraph.pieces.length > 0) items.push(paragraph)
  }

  private flush(items: FlowItem[]): void {
    if (this.carried.length === 0) return
    this.emit(items, { kind: 'paragraph', pieces: [], number: this.paragraphs, heading: false, page: this.page })
  }

  private readProperties(): ParagraphProperties {
    const found: ParagraphProperties = { joinsNext: false }
    this.cursor.each((property) => {
      if (property.name === 'pStyle') found.styleId = valOf(property) ?? ''
      else if (property.name === 'numPr') {
        Object.assign(found, readNumberReference(this.cursor))
      } else if (property.name === 'outlineLvl') found.outline = Number(valOf(property) ?? 9)
      else if (property.name === 'rPr' && readTextProperties(this.cursor).removed) {
        found.joinsNext = true
        this.context.tally.tracked++
      }
    })
    return found
  }

  /** Counts what was inserted and says whether the element is to be read. */
  accepts(step: OpenStep): boolean {
    if (REMOVED.has(step.name)) {
      this.context.tally.tracked++
      return false
    }
    if (INSERTED.has(step.name) && attribute(step.attributes, 'author') !== undefined) this.context.tally.tracked++
    return true
  }
}
