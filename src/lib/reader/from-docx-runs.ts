import { attribute } from '#lib/office/xml.ts'
import type { OpenStep, XmlCursor } from '#lib/office/xml-cursor.ts'
import type { FlowItem, Piece } from './flow.ts'
import type { DocxContext } from './from-docx-body.ts'
import { readTextProperties, type Style, type TextProperties } from './from-docx-styles.ts'
import { type LegacyFont, legacyFontOf } from './legacy-fonts.ts'
import { symbolOf, withSymbols } from './symbols.ts'

/** What runs need from the reader around them. */
export type RunHost = {
  page: number
  readItems(): FlowItem[]
  readAlternate(read: () => void): void
  letters(count: number): void
  accepts(step: OpenStep): boolean
}

type Open = {
  pieces: Piece[]
  /** Text boxes that hang on the paragraph. */
  boxes: FlowItem[]
  /** Page on which the first words stand. */
  page: number
  style: Style
  /** Parts of the fields that are open: "code" is not shown, "result" is. */
  fields: ('code' | 'result')[]
}

/** Elements that hold no text of the document, or text that is not shown. */
const LEFT_OUT = new Set([
  'rPr',
  'pPr',
  'instrText',
  'delText',
  'delInstrText',
  'annotationRef',
  'sdtPr',
  'sdtEndPr',
  'fldData',
  'rt',
  'rubyPr',
  'ctrlPr',
  'sPre',
  'footnoteRef',
  'endnoteRef',
  'separator',
  'pgNum',
])
/** Pictures smaller than this (EMU, 36,000 to the millimetre) are emblems, seals and lines. */
const LARGE = { width: 80 * 36_000, height: 50 * 36_000 }

/** Reads what stands inside paragraphs: runs, fields, links, notes, pictures and boxes. */
export class RunReader {
  private readonly cursor: XmlCursor
  private readonly context: DocxContext
  private readonly host: RunHost
  private open: Open
  private font = ''
  private readonly legacy = new Map<string, LegacyFont | undefined>()

  constructor(cursor: XmlCursor, context: DocxContext, host: RunHost) {
    this.cursor = cursor
    this.context = context
    this.host = host
    this.open = this.fresh(context.styles.paragraph(undefined))
  }

  private fresh(style: Style): Open {
    return { pieces: [], boxes: [], page: 0, style, fields: [] }
  }

  /** Begins a paragraph and gives the one around it, to be handed to `end`: boxes stand inside paragraphs. */
  begin(style: Style): Open {
    const around = this.open
    this.open = this.fresh(style)
    return around
  }

  paragraphStyle(style: Style): void {
    this.open.style = style
  }

  end(around: Open): { pieces: Piece[]; boxes: FlowItem[]; page: number } {
    const { pieces, boxes, page } = this.open
    this.open = around
    return { pieces, boxes, page: page || this.host.page }
  }

  /** A child of a paragraph, or of what wraps runs in it. */
  readInline(step: OpenStep): void {
    if (LEFT_OUT.has(step.name) || !this.host.accepts(step)) return
    if (step.name === 'r') this.readRun()
    else if (step.name === 'AlternateContent') {
      this.host.readAlternate(() => this.cursor.each((child) => this.readInline(child)))
    } else this.cursor.each((child) => this.readInline(child))
  }

  private readRun(): void {
    let own: TextProperties = {}
    let hidden = this.open.style.hidden ?? false
    let capitals = this.open.style.capitals ?? false
    this.font = this.open.style.font ?? ''
    this.cursor.each((step) => {
      if (step.name === 'rPr') {
        const { style, ...direct } = readTextProperties(this.cursor)
        own = { ...this.context.styles.get(style), ...direct }
        this.font = own.font ?? this.font
        hidden = own.hidden ?? hidden
        capitals = own.capitals ?? capitals
      } else this.readRunChild(step, hidden, capitals)
    })
  }

  private readRunChild(step: OpenStep, hidden: boolean, capitals: boolean): void {
    const text = this.textOf(step)
    if (text !== undefined) {
      if (!hidden) this.say(text, capitals)
      else if (/\S/.test(text)) this.context.tally.hidden++
      return
    }
    switch (step.name) {
      case 'fldChar':
        this.turnField(attribute(step.attributes, 'fldCharType'))
        break
      case 'lastRenderedPageBreak':
        this.context.tally.pages++
        this.host.page++
        break
      case 'drawing':
      case 'pict':
      case 'object':
        this.readDrawing()
        break
      case 'AlternateContent':
        this.host.readAlternate(() => this.cursor.each((child) => this.readRunChild(child, hidden, capitals)))
        break
      default:
        if (!LEFT_OUT.has(step.name)) this.cursor.each((child) => this.readRunOrChild(child, hidden, capitals))
    }
  }

  /** The text that an element of a run stands for, when it stands for text. */
  private textOf(step: OpenStep): string | undefined {
    switch (step.name) {
      case 't':
        return withSymbols(detached(this.cursor.text()), this.font)
      case 'tab':
      case 'ptab':
        return '\t'
      case 'br':
      case 'cr':
        return '\n'
      case 'noBreakHyphen':
        return '-'
      case 'softHyphen':
        // In fonts of TCVN3 the place of the soft hyphen is a letter.
        return this.legacyFont() === undefined ? '' : '\u00ad'
      case 'sym':
        return symbolOf(attribute(step.attributes, 'font') ?? '', hex(attribute(step.attributes, 'char')))
      case 'footnoteReference':
      case 'endnoteReference':
        return this.context.notes.refer(step)
      default:
        return undefined
    }
  }

  /** Ruby text holds runs inside a run. */
  private readRunOrChild(step: OpenStep, hidden: boolean, capitals: boolean): void {
    if (step.name === 'r') this.readRun()
    else this.readRunChild(step, hidden, capitals)
  }

  private say(text: string, capitals: boolean): void {
    const { pieces, fields } = this.open
    if (text === '' || fields.includes('code')) return
    this.host.letters(text.length)
    if (this.open.page === 0 && /\S/.test(text)) this.open.page = this.host.page
    const font = this.legacyFont()
    const last = pieces[pieces.length - 1]
    if (last && last.font === font && (last.capitals ?? false) === capitals) last.text += text
    else pieces.push({ text, ...(font ? { font } : {}), ...(capitals ? { capitals } : {}) })
  }

  private legacyFont(): LegacyFont | undefined {
    if (!this.legacy.has(this.font)) this.legacy.set(this.font, legacyFontOf(this.font))
    return this.legacy.get(this.font)
  }

  private turnField(type: string | undefined): void {
    const { fields } = this.open
    if (type === 'begin') fields.push('code')
    else if (type === 'separate') {
      if (fields.length > 0) fields[fields.length - 1] = 'result'
    } else if (type === 'end') fields.pop()
  }

  private readDrawing(): void {
    let large = false
    const visit = (step: OpenStep): void => {
      if (step.name === 'txbxContent') this.open.boxes.push(...this.host.readItems())
      else if (step.name === 'AlternateContent') this.host.readAlternate(() => this.cursor.each(visit))
      else if (step.name === 'extent') {
        const [width, height] = [attribute(step.attributes, 'cx'), attribute(step.attributes, 'cy')].map(Number)
        large ||= width! >= LARGE.width && height! >= LARGE.height
      } else {
        if (step.name === 'blip' && large) this.context.tally.pictures++
        this.cursor.each(visit)
      }
    }
    const font = this.font
    this.cursor.each(visit)
    this.font = font
  }
}

// A part of a string keeps the whole in memory: here a text would hold on to the XML around it.
const detached = (text: string): string => ` ${text}`.slice(1)

const hex = (text: string | undefined): number => Number.parseInt(text ?? '', 16) || 0xb7
