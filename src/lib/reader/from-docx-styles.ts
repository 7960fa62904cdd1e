import { attribute } from '#lib/office/xml.ts'
import { isOn, type OpenStep, valOf, XmlCursor } from '#lib/office/xml-cursor.ts'

/** What the properties of a paragraph or run say, as far as it changes what is read; absent is inherited. */
export type TextProperties = { font?: string; hidden?: boolean; capitals?: boolean }

export type Style = TextProperties & {
  name: string
  basedOn?: string
  numberList?: string
  numberLevel?: number
  /** 0 to 8; 9 is running text. */
  outline?: number
}

export type Styles = {
  /** A style with all that it inherits; undefined when there is none of this name. */
  get(id: string | undefined): Style | undefined
  /** Style of a paragraph with the defaults of the document; of the default style when it names none. */
  paragraph(id: string | undefined): Style
}

const LONGEST_CHAIN = 20

/** The styles of a Word document (word/styles.xml). */
export function readStyles(xml: string | undefined): Styles {
  const raw = new Map<string, Style>()
  let defaults: TextProperties = {}
  let normal: string | undefined
  const cursor = new XmlCursor(xml ?? '')
  const readStyle = (step: OpenStep): void => {
    const id = attribute(step.attributes, 'styleId') ?? ''
    const style: Style = { name: '' }
    cursor.each((child) => readStyleChild(cursor, child, style))
    raw.set(id, style)
    const isDefault = /^(?:1|true|on)$/.test(attribute(step.attributes, 'default') ?? '')
    if (isDefault && attribute(step.attributes, 'type') === 'paragraph') normal = id
  }
  cursor.each(() => {
    cursor.each((step) => {
      if (step.name === 'style') readStyle(step)
      else if (step.name === 'docDefaults') defaults = readDefaults(cursor)
    })
  })
  const get = resolver(raw)
  const paragraphs = new Map<string | undefined, Style>()
  const paragraph = (id: string | undefined): Style => {
    const known = paragraphs.get(id)
    if (known) return known
    const style = { name: '', ...defaults, ...(get(id) ?? get(normal)) }
    paragraphs.set(id, style)
    return style
  }
  return { get, paragraph }
}

function readStyleChild(cursor: XmlCursor, child: OpenStep, style: Style): void {
  if (child.name === 'name') style.name = (valOf(child) ?? '').toLowerCase()
  else if (child.name === 'basedOn') style.basedOn = valOf(child) ?? ''
  else if (child.name === 'rPr') Object.assign(style, readTextProperties(cursor))
  else if (child.name === 'pPr') {
    cursor.each((property) => {
      if (property.name === 'outlineLvl') style.outline = Number(valOf(property) ?? 9)
      else if (property.name === 'numPr') Object.assign(style, readNumberReference(cursor))
    })
  }
}

function readDefaults(cursor: XmlCursor): TextProperties {
  let found: TextProperties = {}
  cursor.each((child) => {
    if (child.name !== 'rPrDefault') return
    cursor.each((properties) => {
      if (properties.name === 'rPr') found = readTextProperties(cursor)
    })
  })
  return found
}

/** Properties of the `w:rPr` that was just opened; `style` is the character style that it names. */
export function readTextProperties(cursor: XmlCursor): TextProperties & { style?: string; removed?: boolean } {
  const found: TextProperties & { style?: string; removed?: boolean } = {}
  cursor.each((property) => {
    switch (property.name) {
      case 'rFonts': {
        const font = attribute(property.attributes, 'ascii') ?? attribute(property.attributes, 'hAnsi')
        if (font !== undefined) found.font = font
        break
      }
      case 'vanish':
        found.hidden = isOn(property)
        break
      case 'caps':
        found.capitals = isOn(property)
        break
      case 'rStyle':
        found.style = valOf(property) ?? ''
        break
      case 'del':
      case 'moveFrom':
        found.removed = true
        break
    }
  })
  return found
}

/** List and level of the `w:numPr` that was just opened. */
export function readNumberReference(cursor: XmlCursor): { numberList?: string; numberLevel?: number } {
  const found: { numberList?: string; numberLevel?: number } = {}
  cursor.each((property) => {
    if (property.name === 'numId') found.numberList = valOf(property) ?? '0'
    else if (property.name === 'ilvl') found.numberLevel = Number(valOf(property) ?? 0)
  })
  return found
}

function resolver(raw: ReadonlyMap<string, Style>): Styles['get'] {
  const known = new Map<string, Style>()
  const resolve = (id: string, chain: number): Style | undefined => {
    const done = known.get(id)
    if (done) return done
    const own = raw.get(id)
    if (!own) return undefined
    const base = own.basedOn !== undefined && chain < LONGEST_CHAIN ? resolve(own.basedOn, chain + 1) : undefined
    const style = base ? { ...base, ...own } : own
    known.set(id, style)
    return style
  }
  return (id) => (id === undefined ? undefined : resolve(id, 0))
}
