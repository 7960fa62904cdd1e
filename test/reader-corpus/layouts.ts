import type { Annex, BodyPart, CorpusDocument, Layout, Row } from './document.ts'

/** The file of a document as text, in one of the ways in which texts of plans go around. */
export function textOf(document: CorpusDocument, layout: Layout = document.layout): string {
  const gap = layout === 'flatTight' ? '\n' : '\n\n'
  const tables = (annexes: readonly Annex[]): string[] => annexes.map((annex) => annexText(annex, layout, gap))
  const body = document.body.flatMap((part, i) => [lineOf(part), ...tables(annexesBehind(document, i))])
  const parts = [document.head.trim(), ...body, document.foot.trim(), ...tables(annexesBehind(document))]
  const text = `${parts.filter((part) => part !== '').join(gap)}\n`
  return layout === 'flatWrapped' ? text.split('\n').map(wrapped).join('\n') : text
}

/** Tables that stand behind a part of the running text; without `part` those behind the whole document. */
export const annexesBehind = ({ annexes }: CorpusDocument, part?: number): Annex[] =>
  annexes.filter(({ behind }) => behind === part)

/** Heading and title of a table; one in the running text has none. */
export const titleLines = ({ heading, title }: Annex): string[] =>
  [heading, ...title.trim().split('\n')].filter((line) => line !== '')

/** A page began in front of this group and shows the header again. */
export const isHeadAgain = ({ headAgain }: Annex, group: number): boolean => group > 0 && headAgain === group

export const lineOf = (part: BodyPart): string => (typeof part === 'string' ? part : part.line)

function annexText(annex: Annex, layout: Layout, gap: string): string {
  const table = layout.startsWith('flat') ? flat(annex, gap) : pipes(annex, layout)
  return [...titleLines(annex), table, ...(annex.notes ?? [])].join(gap)
}

/** Word text with one cell a line: merged cells are not there, empty ones are a no-break space. */
function flat(annex: Annex, gap: string): string {
  const head = headRows(annex)
    .flat()
    .filter((title) => title !== '')
  const lines = annex.headless ? [] : [...head]
  annex.groups.forEach((group, g) => {
    if (isHeadAgain(annex, g)) lines.push(...head)
    if (isShown(group)) {
      const cells = groupRow(annex, group).filter((cell) => cell !== '')
      const filled = annex.groupsFilled ? annex.columns.length : cells.length
      lines.push(...cells, ...Array.from({ length: filled - cells.length }, () => '\u00a0'))
    }
    for (const row of group.rows) {
      for (const { role } of annex.columns) {
        const cell = row[role]!
        if (cell.same) continue
        if (cell.text === '') lines.push('\u00a0')
        else lines.push(...cell.text.split('\n'))
      }
    }
  })
  return lines.join(gap)
}

/** Whether a row of the table names the group. */
export const isShown = (group: Annex['groups'][number]): boolean => group.axis !== undefined && !group.silent

/** The rows of titles, and of column numbers, with '' where a merged cell goes on. */
export function headRows(annex: Annex): string[][] {
  const { columns } = annex
  const first = columns.map(({ title, over }, i) =>
    over === undefined ? title : columns[i - 1]?.over === over ? '' : over,
  )
  const head = [first]
  if (columns.some(({ over }) => over)) head.push(columns.map(({ title, over }) => (over === undefined ? '' : title)))
  if (annex.numbered) head.push(columns.map((_, i) => `(${i + 1})`))
  return head
}

/** The cells of a group row: mark and name, or the name alone where there is no column of numbers. */
export const groupRow = (annex: Annex, { mark, axis, shown }: Annex['groups'][number]): string[] =>
  annex.columns[0]!.role === 'number'
    ? [mark ?? '', shown ?? axis!]
    : [[mark?.replace(/\.$/, ''), shown ?? axis!].filter(Boolean).join('. ')]

/** Markdown of a law library: a merged cell stands only in its first row, empty below. */
function pipes(annex: Annex, layout: Layout): string {
  const width = annex.columns.length
  const [first, ...more] = headRows(annex)
  const rows = annex.headless ? [] : [first!, annex.columns.map(() => '---'), ...more]
  annex.groups.forEach((group, g) => {
    if (isHeadAgain(annex, g)) rows.push(first!, ...more)
    if (isShown(group)) {
      const cells = groupRow(annex, group)
      rows.push([...cells, ...Array.from({ length: width - cells.length }, () => '')])
    }
    for (const row of group.rows) rows.push(annex.columns.map(({ role }) => cellText(row, role)))
  })
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
