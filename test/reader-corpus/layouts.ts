import type { Annex, BodyPart, CorpusDocument, Layout, Row } from './document.ts'

/** The file of a document as text, in one of the ways in which texts of plans go around. */
export function textOf(document: CorpusDocument, layout: Layout = document.layout): string {
  const gap = layout === 'flatTight' ? '\n' : '\n\n'
  const body = document.body.map(lineOf).join(gap)
  const annexes = document.annexes.map((annex) => annexText(annex, layout, gap))
  return `${[document.head.trim(), body, document.foot.trim(), ...annexes].join(gap)}\n`
}

export const lineOf = (part: BodyPart): string => (typeof part === 'string' ? part : part.line)

function annexText(annex: Annex, layout: Layout, gap: string): string {
  const head = [annex.heading, ...annex.title.trim().split('\n')].join(gap)
  const table = layout === 'flat' || layout === 'flatTight' ? flat(annex, gap) : pipes(annex, layout)
  return `${head}${gap}${table}`
}

/** Word text with one cell a line: merged cells are not there, empty ones are a no-break space. */
function flat(annex: Annex, gap: string): string {
  const lines = annex.columns.map(({ title }) => title)
  if (annex.numbered) lines.push(...annex.columns.map((_, i) => `(${i + 1})`))
  for (const group of annex.groups) {
    if (group.mark !== undefined) lines.push(group.mark)
    if (group.axis !== undefined) lines.push(group.axis)
    for (const row of group.rows) {
      for (const { role } of annex.columns) {
        const cell = row[role]!
        if (cell.same) continue
        if (cell.text === '') lines.push('\u00a0')
        else lines.push(...cell.text.split('\n'))
      }
    }
  }
  return lines.join(gap)
}

/** Markdown of a law library: a merged cell stands only in its first row, empty below. */
function pipes(annex: Annex, layout: Layout): string {
  const width = annex.columns.length
  const rows = [annex.columns.map(({ title }) => title), annex.columns.map(() => '---')]
  if (annex.numbered) rows.push(annex.columns.map((_, i) => `(${i + 1})`))
  for (const group of annex.groups) {
    if (group.axis !== undefined) {
      rows.push([group.mark ?? '', group.axis, ...Array.from({ length: width - 2 }, () => '')])
    }
    for (const row of group.rows) rows.push(annex.columns.map(({ role }) => cellText(row, role)))
  }
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`)
  return (layout === 'pipesWrapped' ? lines.map(wrapped) : lines).join('\n')
}

function cellText(row: Row, role: Annex['columns'][number]['role']): string {
  const cell = row[role]!
  return cell.same ? '' : cell.text.replaceAll('\n', '<br>')
}

/** Hard-wrapped at 80 characters, as text copies of law libraries are. */
function wrapped(line: string): string {
  const lines: string[] = []
  let open = ''
  for (const word of line.split(' ')) {
    if (open.length + word.length + 1 > 80 && open !== '') {
      lines.push(open)
      open = word
    } else {
      open = open === '' ? word : `${open} ${word}`
    }
  }
  lines.push(open)
  return lines.join('\n')
}
