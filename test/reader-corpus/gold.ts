import type { Annex, BodyTask, Cell, CorpusDocument, Row } from './document.ts'

/** What a careful reader finds in the document, in the form of the reader's JSON. */
export function goldOf(document: CorpusDocument) {
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

function bodyTask(task: BodyTask) {
  const { kind, text, axis, lead = [], coordinate = [], deadline = null } = task
  return { kind, path: '', text: text.slice(0, 80), ...(axis && { axis }), lead, coordinate, deadline }
}

function annexRows(annex: Annex, prefix: string) {
  return annex.groups.flatMap((group, g) =>
    group.rows.flatMap((row, r) => {
      // A task cell over several product rows is one task as long as nothing but the product differs.
      const path = `${prefix}.${group.mark ?? g + 1}.${r + 1}`
      return [{ kind: 'annexRow', path, ...(group.axis && { axis: group.axis }), ...fieldsOf(row) }]
    }),
  )
}

function fieldsOf(row: Row) {
  const lines = row.task!.text.split('\n').map((line) => line.replace(/^[-+•]\s*/, ''))
  return {
    text: lines.join(' ').slice(0, 80),
    ...(row.criterion?.text && { subIndex: row.criterion.text }),
    ...agencies('lead', row.lead),
    ...agencies('coordinate', row.coordinate),
    deadline: row.deadline?.deadline ?? null,
    ...(row.product?.text && { product: row.product.text.replaceAll('\n', ' ') }),
  }
}

function agencies(role: 'lead' | 'coordinate', cell: Cell | undefined) {
  return { [role]: cell?.names ?? [], ...(cell?.text && { [`${role}Raw`]: cell.text.replaceAll('\n', ' ') }) }
}
