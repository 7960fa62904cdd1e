import { attribute, type XmlStep, xmlSteps } from './xml.ts'

/** The XML nests deeper than any writer does: it was made to exhaust whoever reads it. */
export class XmlTooDeep extends Error {
  override name = 'XmlTooDeep'
}

export type OpenStep = Extract<XmlStep, { kind: 'open' }>

/** What a visitor gets for each child of an element; text only when it asks for it. */
export type ChildVisitor = (child: OpenStep) => void

/**
 * Reads XML as a stream, element by element: a visitor sees the children of the element that was just opened and goes
 * into those that it wants; what it leaves is skipped. Nothing is kept, so a part of any size needs no tree.
 * Broken nesting is read as far as it goes; only depth beyond `maxDepth` throws `XmlTooDeep`.
 */
export class XmlCursor {
  private steps: Iterator<XmlStep>
  private readonly segments: Iterator<string>
  private readonly maxDepth: number
  private depth = 0
  /** The element that was opened last has no content. */
  private atEmpty = false

  /** The XML as a whole, or in segments that end between tags (`xmlSegments`). */
  constructor(xml: string | Iterable<string>, maxDepth = 600) {
    this.segments = (typeof xml === 'string' ? [xml] : xml)[Symbol.iterator]()
    this.steps = xmlSteps('')
    this.maxDepth = maxDepth
  }

  private next(): XmlStep | undefined {
    let { value, done } = this.steps.next()
    while (done) {
      const segment = this.segments.next()
      if (segment.done) return undefined
      this.steps = xmlSteps(segment.value)
      ;({ value, done } = this.steps.next())
    }
    const step = value as XmlStep
    if (step.kind === 'open') {
      this.atEmpty = step.empty
      if (!step.empty && ++this.depth > this.maxDepth) throw new XmlTooDeep('xml: too deep')
    } else if (step.kind === 'close') this.depth--
    return step
  }

  /** Visits the children of the element just opened (of the whole document at the beginning) and leaves it closed. */
  each(visit: ChildVisitor, text?: (content: string) => void): void {
    if (this.depth > 0 && this.atEmpty) return
    const base = this.depth
    for (let step = this.next(); step; step = this.next()) {
      if (step.kind === 'close') {
        if (this.depth < base) return
      } else if (step.kind === 'text') text?.(step.text)
      else {
        visit(step)
        this.leave(base)
        if (this.depth < base) return
      }
      this.atEmpty = false
    }
  }

  private leave(base: number): void {
    this.atEmpty = false
    while (this.depth > base && this.next() !== undefined);
  }

  /** The text of the element just opened, that of its children included. */
  text(): string {
    let found = ''
    this.each(
      () => {
        found += this.text()
      },
      (content) => {
        found += content
      },
    )
    return found
  }
}

/** The value of `w:val` of a property. */
export const valOf = (step: OpenStep): string | undefined => attribute(step.attributes, 'val')

/** An on-off property of Office XML: on when it stands there without a value. */
export function isOn(step: OpenStep): boolean {
  const value = valOf(step)
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value)
}
