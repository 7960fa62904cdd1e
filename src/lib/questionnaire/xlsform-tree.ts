import { fault, note, type Reader } from './xlsform-notes.ts'
import type { SheetRow } from './xlsform-table.ts'
import { appearances, yes } from './xlsform-words.ts'

/** What a survey sheet says: rows, groups of them, and tables in the way of a first row with `label`. */
export type Node =
  | { kind: 'row'; row: SheetRow; type: Type }
  | { kind: 'group'; row: SheetRow; inside: readonly Node[] }
  | { kind: 'table'; row: SheetRow; rows: readonly SheetRow[] }

/** "select one from yn or_other" → select_one, yn, with a choice "other". */
export type Type = { word: string; list: string; other: boolean; written: string }

const other: Readonly<Record<string, string>> = {
  ...{ int: 'integer', string: 'text', photo: 'image', datetime: 'dateTime', trigger: 'acknowledge', imei: 'deviceid' },
  ...{ select1: 'select_one', select_all_that_apply: 'select_multiple', select_multiple_from: 'select_multiple' },
}

export function typeOf(row: SheetRow): Type {
  const written = (row.cells.get('type') ?? '').replaceAll(/\s+/g, ' ').trim()
  const plain = written
    .replace(/^add (.+) prompt using /i, '$1 ')
    .replace(/^(begin|end) /i, (_, at: string) => `${at.toLowerCase()}_`)
    .replace(/^select (one|multiple) from file\b/i, (_, many: string) => `select_${many.toLowerCase()}_from_file`)
    .replace(/^select all that apply(?: from)?(?= |$)/i, 'select_multiple')
    .replace(/^select (one|multiple)(?: from)?(?= |$)/i, (_, many: string) => `select_${many.toLowerCase()}`)
  const [, before = plain, more] = /^(.*?) (or_other|or specify other)$/i.exec(plain) ?? []
  const [word = '', ...rest] = before.split(' ')
  const lower = word.toLowerCase()
  const known = Object.hasOwn(other, lower) ? other[lower]! : lower
  return { word: known, list: rest.join(' '), other: more !== undefined, written }
}

const MOST_DEEP = 20

type Open = { kind: string; row: SheetRow; inside: Node[] }

/** Rows put into their groups. Groups that do not end, and those that are asked several times, are faults. */
export function treeOf(reader: Reader, rows: readonly SheetRow[]): readonly Node[] {
  const root: Node[] = []
  const open: Open[] = []
  for (const row of rows) {
    const type = typeOf(row)
    const inside = open.at(-1)?.inside ?? root
    const [, edge, kind] = /^(begin|end)_(group|repeat|loop)$/.exec(type.word) ?? []
    if (edge === 'begin') {
      if (kind !== 'group') fault(reader, row, 'repeat')
      if (open.length === MOST_DEEP) fault(reader, row, 'group_too_deep', { most: MOST_DEEP })
      open.push({ kind: kind ?? '', row, inside: [] })
    } else if (edge === 'end') {
      const closed = open.at(-1)?.kind === kind ? open.pop() : undefined
      if (!closed) fault(reader, row, 'group_not_open', { type: type.written })
      else if (kind === 'group')
        (open.at(-1)?.inside ?? root).push({ kind: 'group', row: closed.row, inside: tablesIn(closed.inside) })
    } else if (yes(row.cells.get('disabled'))) note(reader, row, 'row_disabled')
    else inside.push({ kind: 'row', row, type })
  }
  for (const { row } of open) fault(reader, row, 'group_open')
  return tablesIn(root)
}

/** A row with `label` shows the choices, those with `list-nolabel` under it are answered: together a table. */
function tablesIn(nodes: readonly Node[]): Node[] {
  const out: Node[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!
    const rows: SheetRow[] = []
    if (node.kind === 'row' && appearances(node.row).includes('label'))
      for (const next of nodes.slice(at + 1)) {
        if (next.kind !== 'row' || !appearances(next.row).includes('list-nolabel')) break
        rows.push(next.row)
      }
    if (rows.length === 0 || node.kind !== 'row') out.push(node)
    else out.push({ kind: 'table', row: node.row, rows })
    at += rows.length
  }
  return out
}
