import { escapeXml } from '#lib/office/xml.ts'
import { packZip } from '#lib/office/zip.ts'

/** Word files from their XML, for what no library writes. */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PARTS = ['styles', 'numbering', 'footnotes', 'endnotes', 'settings'] as const

type Parts = Partial<Record<(typeof PARTS)[number], string>>

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A document with this body; other parts are given as the content of their root element. */
export function wordFile(body: string, parts: Parts = {}): Uint8Array {
  const files: [string, Uint8Array][] = [
    ['[Content_Types].xml', utf8(contentTypes())],
    ['_rels/.rels', utf8(relations([['officeDocument', 'word/document.xml']]))],
    ['word/document.xml', utf8(`<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`)],
    ['word/_rels/document.xml.rels', utf8(relations(PARTS.map((name) => [name, `${name}.xml`])))],
  ]
  for (const name of PARTS) {
    if (parts[name] !== undefined)
      files.push([`word/${name}.xml`, utf8(`<w:${name} xmlns:w="${W}">${parts[name]}</w:${name}>`)])
  }
  return packZip(files)
}

function contentTypes(): string {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const overrides = ['document', ...PARTS].map((name) => {
    const type = name === 'document' ? 'document.main' : name
    return `<Override PartName="/word/${name}.xml" ContentType="${main}.${type}+xml"/>`
  })
  return `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

function relations(targets: [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="r${i}" Type="${TYPES}/${type}" Target="${target}"/>`,
  )
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`

export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`

/** A paragraph made of runs. */
export const runs = (...content: string[]): string => `<w:p>${content.join('')}</w:p>`

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`

export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`

export const grid = (...widths: number[]): string =>
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`

export const table = (...content: string[]): string => `<w:tbl>${content.join('')}</w:tbl>`
