import { enumeratorOf } from './enumerators.ts'
import { attributeOf, type HtmlElement, textOf } from './from-html-tree.ts'
import { formatNumber } from './number-formats.ts'

export type HtmlList = { format: string; value: number; step: number }

const TYPES: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }
const STYLES: [RegExp, string][] = [
  [/lower-(?:alpha|latin)/, 'lowerLetter'],
  [/upper-(?:alpha|latin)/, 'upperLetter'],
  [/lower-roman/, 'lowerRoman'],
  [/upper-roman/, 'upperRoman'],
  [/decimal-leading-zero/, 'decimalZero'],
  [/decimal/, 'decimal'],
  [/none/, 'none'],
  [/disc|circle|square/, 'bullet'],
]

/** How a list numbers its items. */
export function listOf(element: HtmlElement): HtmlList {
  const format = formatOf(element) ?? (element.tagName === 'ol' ? 'decimal' : 'bullet')
  const reversed = attributeOf(element, 'reversed') !== undefined
  const start = Number.parseInt(attributeOf(element, 'start') ?? '', 10)
  const items = element.childNodes.filter((node) => node.nodeName === 'li').length
  const first = Number.isNaN(start) ? (reversed ? items : 1) : start
  return { format, value: first, step: reversed ? -1 : 1 }
}

function formatOf(element: HtmlElement): string | undefined {
  const style = /list-style(?:-type)?\s*:\s*([^;]+)/i.exec(attributeOf(element, 'style') ?? '')?.[1]?.toLowerCase()
  const named = style === undefined ? undefined : STYLES.find(([pattern]) => pattern.test(style))?.[1]
  if (named !== undefined) return named
  const type = attributeOf(element, 'type')
  if (type === undefined || element.tagName === 'ul') return undefined
  return TYPES[type] ?? (type === '1' ? 'decimal' : undefined)
}

/** The mark that a browser shows before the next item; '' when the item brings its own. */
export function nextMark(list: HtmlList, item: HtmlElement): string {
  const written = Number.parseInt(attributeOf(item, 'value') ?? '', 10)
  if (!Number.isNaN(written)) list.value = written
  const value = list.value
  list.value += list.step
  const format = formatOf(item) ?? list.format
  const own = enumeratorOf(textOf(item).trimStart().slice(0, 40))
  if (format === 'none' || own) return ''
  if (format === 'bullet') return '- '
  return `${formatNumber(value, format)}. `
}
