/** One step through an XML text: names without their prefix, entities decoded. */
export type XmlStep =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Walks through the XML of an Office part without building a tree. No external entity or DTD is ever followed. */
export function* xmlSteps(xml: string): Generator<XmlStep> {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open < 0) {
      yield { kind: 'text', text: decodeEntities(xml.slice(at)) }
      return
    }
    if (open > at) yield { kind: 'text', text: decodeEntities(xml.slice(at, open)) }
    if (xml.startsWith('<!--', open)) {
      at = after(xml, '-->', open)
      continue
    }
    if (xml.startsWith('<![CDATA[', open)) {
      at = after(xml, ']]>', open)
      yield { kind: 'text', text: xml.slice(open + 9, at - 3) }
      continue
    }
    const close = tagEnd(xml, open)
    at = close + 1
    const next = xml[open + 1]
    if (next === '?' || next === '!') continue
    yield next === '/'
      ? { kind: 'close', name: localName(xml.slice(open + 2, close).trim()) }
      : openStep(xml.slice(open + 1, close))
  }
}

/** A piece of XML without a single tag that is longer than any text of a document. */
export class XmlTextTooLong extends Error {
  override name = 'XmlTextTooLong'
}

const SEGMENT = 64 * 1024
const LONGEST_TEXT = 8 * 1024 * 1024

/**
 * XML that comes in pieces, cut anew so that no tag or text goes over an end: only the segment at hand is kept. A part
 * with comments, CDATA or a document type, which office programs do not write, is gathered first. Throws
 * `XmlTextTooLong`.
 */
export function* xmlSegments(pieces: Iterable<string>): Generator<string> {
  let rest = ''
  let gathers = false
  for (const piece of pieces) {
    gathers ||= piece.includes('<!') || (rest.endsWith('<') && piece.startsWith('!'))
    const cut = gathers ? -1 : piece.lastIndexOf('<')
    const kept = rest.length
    rest += piece
    if (rest.length > LONGEST_TEXT) throw new XmlTextTooLong('xml: text too long')
    if (cut < 0 || rest.length < SEGMENT) continue
    yield rest.slice(0, kept + cut)
    rest = rest.slice(kept + cut)
  }
  yield rest
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found < 0 ? xml.length : found + mark.length
}

// ">" may stand inside an attribute's quotes.
function tagEnd(xml: string, open: number): number {
  let quote = ''
  for (let i = open + 1; i < xml.length; i++) {
    const char = xml[i]!
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>') return i
  }
  return xml.length
}

function openStep(inside: string): XmlStep {
  const empty = inside.endsWith('/')
  const body = empty ? inside.slice(0, -1) : inside
  const space = body.search(/\s/)
  const name = localName(space < 0 ? body : body.slice(0, space))
  return { kind: 'open', name, attributes: space < 0 ? '' : body.slice(space), empty }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** The value of an attribute, by its name without prefix, in the attribute text of an open step. */
export function attribute(attributes: string, name: string): string | undefined {
  for (const [, found, doubleQuoted, singleQuoted] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (localName(found!) === name) return decodeEntities(doubleQuoted ?? singleQuoted ?? '')
  }
  return undefined
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

// Characters that XML 1.0 cannot hold at all, and lone halves of a surrogate pair.
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

/** Text that may stand in XML: without the characters that XML cannot hold. */
export const xmlSafe = (text: string): string => text.replace(FORBIDDEN, '')

/** Text as the content of an element or a double-quoted attribute. */
export function escapeXml(text: string): string {
  return xmlSafe(text).replace(/[&<>"]/g, (char) =>
    char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : '&quot;',
  )
}
