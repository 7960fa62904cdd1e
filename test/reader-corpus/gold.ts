import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Annex, BodyTask, CorpusDocument, Row } from './document.ts'

export type GoldTask = {
  kind: BodyTask['kind'] | 'annexRow'
  path: string
  text: string
  axis?: string
  subIndex?: string
  /** Further sub-indices that share the text and the assignment; a reader may give each its own copy. */
  subIndexAlso?: string[]
  /** Rows that differ in their product only; a reader may give each its own copy. */
  products?: number
  lead: readonly string[]
  coordinate: readonly string[]
  deadline: Deadline | null
  product?: string
}

export type Gold = Pick<CorpusDocument, 'header' | 'bases'> & {
  file: string
  targets: { text: string; [key: string]: unknown }[]
  tasks: GoldTask[]
}

/** What a careful reader finds in the document, in the form of the reader's JSON. */
export function goldOf(document: CorpusDocument): Gold {
  const rows = document.annexes.flatMap((annex, i) => (annex.figures ? [] : annexRows(annex, `PL${i + 1}`)))
  const body = document.body.filter((part) => typeof part !== 'string').map(bodyTask)
  return {
    file: document.name,
    header: document.header,
    bases: document.bases,
    targets: (document.targets ?? []).map((target) => ({ level: 'objective', ...target })),
    tasks: [...rows, ...body],
  }
}

function bodyTask(task: BodyTask): GoldTask {
  const { kind, text, axis, lead = [], coordinate = [], deadline = null } = task
  return { kind, path: '', text: text.slice(0, 80), ...(axis && { axis }), lead, coordinate, deadline }
}

function annexRows(annex: Annex, prefix: string): GoldTask[] {
  return annex.groups.flatMap((group, g) => {
    const axis = group.under ?? group.axis
    const tasks: GoldTask[] = []
    group.rows.forEach((row, r) => {
      const open = tasks.at(-1)
      if (open && goesOn(row)) {
        goOn(open, row)
        return
      }
      const path = `${prefix}.${group.mark ?? g + 1}.${r + 1}`
      const below = group.under === undefined ? {} : { subIndex: group.axis! }
      const own = row.axis?.text ?? axis
      tasks.push({ kind: 'annexRow', path, ...(own && { axis: own }), ...below, ...fieldsOf(row) })
    })
    return tasks
  })
}

/** Text and assignment are those of the row above: one task for several sub-indices or products. */
const goesOn = (row: Row): boolean =>
  row.task!.same === true &&
  [row.lead, row.coordinate, row.both, row.deadline].every((cell) => cell === undefined || cell.same === true)

function goOn(open: GoldTask, row: Row): void {
  if (row.criterion && !row.criterion.same) open.subIndexAlso = [...(open.subIndexAlso ?? []), row.criterion.text]
  if (row.product && !row.product.same) open.products = (open.products ?? 1) + 1
}

function fieldsOf(row: Row) {
  const lines = row.task!.text.split('\n').map((line) => line.replace(/^[-+•]\s*/, ''))
  return {
    text: lines.join(' ').slice(0, 80),
    ...(row.criterion?.text && { subIndex: row.criterion.text }),
    lead: row.lead?.names ?? row.both?.names ?? [],
    coordinate: row.coordinate?.names ?? row.both?.coordinates ?? [],
    deadline: row.deadline?.deadline ?? null,
    ...(row.product?.text && { product: row.product.text.replaceAll('\n', ' ') }),
  }
}
