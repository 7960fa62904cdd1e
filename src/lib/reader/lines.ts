/** One line of a text file after the marks of typography and Markdown are taken off. */
export type CleanLine = { text: string; heading: boolean; emptyCell: boolean }

const BLANKS = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g
const NEEDS_SQUEEZE = /[\t\v\f\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]| {2}/
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const INVISIBLES = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const HAS_MARKS = /[*_#\\`>&[<]/
const RULER = /^[-_=*~—–.·\s]{3,}$/
const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' }
const BLANK_LINE: CleanLine = { text: '', heading: false, emptyCell: false }
const EMPTY_CELL: CleanLine = { text: '', heading: false, emptyCell: true }

/** Splits at any line end; the last line may be empty. */
export function splitLines(text: string): string[] {
  if (!text.includes('\r')) return text.split('\n')
  return text.includes('\n') ? text.split(/\r?\n/) : text.split('\r')
}

/** A line that holds nothing but a no-break space is an empty cell of a flattened table; rulers are blank. */
export function cleanLine(raw: string): CleanLine {
  if (raw === '') return BLANK_LINE
  let text = raw
  if (NEEDS_SQUEEZE.test(text)) text = text.replace(BLANKS, ' ')
  text = text.trim()
  if (text === '') return raw.includes('\u00a0') ? EMPTY_CELL : BLANK_LINE
  if (INVISIBLE.test(text)) text = text.replaceAll(INVISIBLES, '').trim()
  if (RULER.test(text)) return BLANK_LINE
  return HAS_MARKS.test(text) ? withoutMarks(text) : { text, heading: false, emptyCell: false }
}

/** A line of a file that has no marks of Markdown: only white space, rulers and what cannot be seen are taken off. */
export function cleanPlain(raw: string): CleanLine {
  let text = raw
  if (INVISIBLE.test(text)) text = text.replaceAll(INVISIBLES, '')
  if (NEEDS_SQUEEZE.test(text)) text = text.replace(BLANKS, ' ')
  text = text.trim()
  return text === '' || RULER.test(text) ? BLANK_LINE : { text, heading: false, emptyCell: false }
}

function withoutMarks(marked: string): CleanLine {
  let text = marked.replace(/^(?:>\s?)+/, '')
  const heading = /^#{1,6}\s/.test(text)
  if (heading) text = text.replace(/^#{1,6}\s+/, '').replace(/\s+#+$/, '')
  text = inlineText(text)
  return text === '' ? BLANK_LINE : { text, heading, emptyCell: false }
}

/** Takes off emphasis, escapes, links and entities; a leading "* " stays, since it is a bullet. */
export function inlineText(marked: string): string {
  let text = marked
  if (text.includes('\\')) text = text.replace(/\\([-.()[\]*_#+!|>])/g, '$1')
  if (text.includes('[^')) text = text.replace(/\[\^([\w-]{1,20})\]/g, '[$1]')
  if (text.includes('](')) text = text.replace(/\[([^[\]]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
  if (text.includes('&')) text = text.replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!)
  if (text.includes('<'))
    text = text.replace(/<br\s{0,3}\/?>/gi, ' ').replace(/<\/?(?:b|i|u|em|strong|sup|sub|p|span)>/gi, '')
  if (text.includes('*')) text = withoutStars(text)
  if (text.includes('_')) text = text.replace(/(^|[\s("“])_{1,2}(?=\S)|(\S)_{1,2}(?=[\s.,;:)”"]|$)/g, '$1$2')
  if (text.includes('`')) text = text.replaceAll('`', '')
  return text.replace(BLANKS, ' ').trim()
}

function withoutStars(text: string): string {
  const bullet = text.startsWith('* ') && (text.match(/\*/g)!.length & 1) === 1
  const rest = (bullet ? text.slice(2) : text).replaceAll('*', '')
  return bullet ? `* ${rest}` : rest
}
