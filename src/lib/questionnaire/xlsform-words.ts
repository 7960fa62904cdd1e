import { fold } from '../vietnamese/fold.ts'
import { ExpressionFault, parseExpression } from './expression.ts'
import type { Text } from './schema.ts'
import { fault, note, type Reader } from './xlsform-notes.ts'
import type { SheetRow } from './xlsform-table.ts'

export const optional = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })
export const yes = (value: string | undefined): boolean => /^(yes|true|true\(\)|1|có)$/i.test(value ?? '')
const no = (value: string): boolean => /^(no|false|false\(\)|0|không)$/i.test(value)

/** XLSForm takes capitals, marks, hyphens, dots and a first "_" in names; ours are small letters. */
export function nameOf(written: string): string {
  const plain = fold(written).replaceAll(/[^a-z0-9_]+/g, '_')
  return (plain === '' || /^[a-z]/.test(plain) ? plain : `c${plain.startsWith('_') ? '' : '_'}${plain}`).slice(0, 48)
}

/** The name of a row; one that has become another is told. */
export function codeOf(reader: Reader, row: SheetRow): string {
  const written = row.cells.get('name') ?? ''
  const code = nameOf(written)
  const inSmall = written.toLowerCase().replaceAll(/[.-]/g, '_')
  if (code !== inSmall) note(reader, row, 'renamed', { name: written.slice(0, 60), code })
  return code
}

const names = /\$\{\s*([^{}\s]{1,100})\s*\}/g
/** `jr:choice-name(${q}, '${q}')` says the label of what was chosen: that is what a repeated answer shows here. */
const choiceName = /jr:choice-name\(\s*(\$\{[^{}]+\})\s*,\s*['"‘’“”]?\s*\$\{[^{}]+\}\s*['"‘’“”]?\s*\)/g

/** A rule with the names that its questions have here; calculations that it names stand in it. */
export function ruleOf(reader: Reader, row: SheetRow, source: string | undefined): string | undefined {
  return source?.replaceAll(choiceName, '$1').replaceAll(names, (_, written: string) => {
    const name = nameOf(written)
    const named = reader.names.get(name)
    if (named?.kind === 'absent') fault(reader, row, 'name_absent', { name: written.slice(0, 60) })
    if (named?.kind === 'expression') return `(${named.source})`
    return `\${${named?.kind === 'renamed' ? named.to : name}}`
  })
}

/** Whether a rule could be read if only its function were known here. */
export function foreignFunction(source: string): string | undefined {
  try {
    parseExpression(source)
  } catch (error) {
    if (error instanceof ExpressionFault && error.code === 'expression.function') return error.found
  }
  return undefined
}

/** A text with the names that its questions have here; what is no answer becomes a gap. */
function wordsOf(reader: Reader, sheet: string, row: SheetRow, written: string): string {
  const plain = reader.isOurs ? written : withoutMarkup(written)
  if (plain !== written) note(reader, row, 'markup', {}, sheet)
  return plain.replaceAll(choiceName, '$1').replaceAll(names, (_, written: string) => {
    const name = nameOf(written)
    const named = reader.names.get(name)
    if (named === undefined) return `\${${name}}`
    if (named.kind === 'renamed') return `\${${named.to}}`
    const alias = named.kind === 'expression' ? /^\$\{[^{}]+\}$/.exec(named.source)?.[0] : undefined
    if (alias === undefined) note(reader, row, 'text_gap', { name: written.slice(0, 60) }, sheet)
    return alias ?? '…'
  })
}

const tags = /<\/?(?:span|font|b|strong|i|em|u|p|div|center|small|big|sup|sub|h[1-6])(?:\s[^<>]*)?>/gi
const withoutMarkup = (text: string): string =>
  text
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(tags, '')
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '$1')
    .replaceAll(/^#{1,6} +/gm, '')
    .trim()

/** The words of a column in each language; the first language has them all. */
export function textOf(reader: Reader, row: SheetRow | undefined, column: string, sheet = 'survey'): Text | undefined {
  if (!row) return undefined
  const plain = row.cells.get(column)
  const found = new Map<string, string>()
  for (const language of reader.languages) {
    const words = row.cells.get(`${column}::${language}`) ?? (language === reader.plain ? plain : undefined)
    if (words) found.set(language, wordsOf(reader, sheet, row, words))
  }
  const own = row.cells.get(`${column}::${reader.plain}`)
  if (plain && own && plain !== own) note(reader, row, 'plain_left', { column }, sheet)
  const [first = 'vi'] = reader.languages
  const [another] = found
  if (another && !found.has(first) && !reader.isOurs) {
    if (reader.saysVietnamese) note(reader, row, 'words_of_another', { language: another[0] }, sheet)
    found.set(first, another[1])
  }
  // In the order of the languages, so that the same file is read alike.
  const inOrder = reader.languages.flatMap((language) =>
    found.has(language) ? [[language, found.get(language)!]] : [],
  )
  return inOrder.length > 0 ? (Object.fromEntries(inOrder) as Text) : undefined
}

/** Whether it must be answered; a condition for that is told, for there is none here. */
export function requiredOf(reader: Reader, row: SheetRow): boolean {
  const written = row.cells.get('required')
  if (written !== undefined && !yes(written) && !no(written)) note(reader, row, 'required_when')
  return yes(written)
}

/** Both must hold. */
export const bothOf = (outer: string | undefined, own: string | undefined): string | undefined =>
  outer === undefined || own === undefined || outer === own ? (own ?? outer) : `(${outer}) and (${own})`

export const appearances = (row: SheetRow): string[] =>
  (row.cells.get('appearance') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
