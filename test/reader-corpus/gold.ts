import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Annex, BodyTask, CorpusDocument, Row } from './document.ts'

export type GoldTask = {
  kind: BodyTask['kind'] | 'annexRow'
  path: string
  text: string
  axis?: string
  subIndex?: string
  lead: readonly string[]
  coordinate: readonly string[]
  deadline: Deadline | null
  product?: string
}

export type Gold = Pick<CorpusDocument, 'header' | 'bases'> & {
  file: string
  targets: { text: string }[]
  tasks: GoldTask[]
}

/** What a careful reader finds in the document, in the form of the reader's JSON. */
export function goldOf(document: CorpusDocument): Gold {
  const rows = document.annexes.flatMap((annex, i) => annexRows(annex, `PL${i + 1}`))
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
  return annex.groups.flatMap((group, g) =>
    group.rows.map((row, r) => {
      const path = `${prefix}.${group.mark ?? g + 1}.${r + 1}`
      return { kind: 'annexRow' as const, path, ...(group.axis && { axis: group.axis }), ...fieldsOf(row) }
    }),
  )
}

function fieldsOf(row: Row) {
  const lines = row.task!.text.split('\n').map((line) => line.replace(/^[-+•]\s*/, ''))
  return {
    text: lines.join(' ').slice(0, 80),
    ...(row.criterion?.text && { subIndex: row.criterion.text }),
    lead: row.lead?.names ?? [],
    coordinate: row.coordinate?.names ?? [],
    deadline: row.deadline?.deadline ?? null,
    ...(row.product?.text && { product: row.product.text.replaceAll('\n', ' ') }),
  }
}
