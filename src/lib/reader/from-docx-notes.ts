import { attribute } from '#lib/office/xml.ts'
import { type OpenStep, valOf, XmlCursor } from '#lib/office/xml-cursor.ts'
import type { FlowItem, FlowNote } from './flow.ts'
import { paragraphsIn } from './flow-blocks.ts'
import { formatNumber } from './number-formats.ts'

type NoteKind = 'footnote' | 'endnote'
type Reference = { kind: NoteKind; id: string; mark: string }

/** Footnotes and endnotes: gives each its mark in the order in which the text refers to them. */
export class DocxNotes {
  private readonly references = new Map<string, Reference>()
  private readonly count = { footnote: 0, endnote: 0 }
  private readonly formats = { footnote: 'decimal', endnote: 'lowerRoman' }

  /** `settings` is word/settings.xml, where the kinds of numbers stand. */
  constructor(settings: string | undefined) {
    const cursor = new XmlCursor(settings ?? '')
    cursor.each(() => {
      cursor.each((step) => {
        if (step.name !== 'footnotePr' && step.name !== 'endnotePr') return
        const kind = step.name === 'footnotePr' ? 'footnote' : 'endnote'
        cursor.each((child) => {
          if (child.name === 'numFmt') this.formats[kind] = valOf(child) ?? this.formats[kind]
        })
      })
    })
  }

  /** The mark that a reference shows, "[1]"; nothing when the writer put a mark of their own behind it. */
  refer(step: OpenStep): string {
    const kind = step.name === 'footnoteReference' ? 'footnote' : 'endnote'
    const id = attribute(step.attributes, 'id') ?? ''
    const key = `${kind} ${id}`
    const known = this.references.get(key)
    if (known) return `[${known.mark}]`
    const custom = /^(?:1|true|on)$/.test(attribute(step.attributes, 'customMarkFollows') ?? '')
    const mark = custom ? '*' : formatNumber(++this.count[kind], this.formats[kind])
    this.references.set(key, { kind, id, mark })
    return custom ? '' : `[${mark}]`
  }

  /** The notes that were referred to, in order. `read` gives the items of the note that was just opened. */
  collect(part: (kind: NoteKind) => string | undefined, read: (cursor: XmlCursor) => FlowItem[]): FlowNote[] {
    const found = new Map<string, FlowItem[]>()
    for (const kind of ['footnote', 'endnote'] as const) {
      if (this.count[kind] === 0 && ![...this.references.values()].some((each) => each.kind === kind)) continue
      const cursor = new XmlCursor(part(kind) ?? '')
      cursor.each(() => {
        cursor.each((step) => {
          const key = `${kind} ${attribute(step.attributes, 'id') ?? ''}`
          if (step.name === kind && this.references.has(key)) found.set(key, read(cursor))
        })
      })
    }
    return [...this.references].flatMap(([key, { mark }]) => {
      const items = found.get(key)
      return items ? [{ mark, paragraphs: [...paragraphsIn(items)] }] : []
    })
  }
}
