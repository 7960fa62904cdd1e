import type { Text } from './schema.ts'
import { choicesOf } from './xlsform-lists.ts'
import { note, type Reader } from './xlsform-notes.ts'
import { checkOf, commonOf, type Draft, questionsOf } from './xlsform-question.ts'
import type { SheetRow } from './xlsform-table.ts'
import { typeOf } from './xlsform-tree.ts'
import { bothOf, codeOf, nameOf, optional, ruleOf, textOf, yes } from './xlsform-words.ts'

export type Table = { row: SheetRow; rows: readonly SheetRow[]; title: Text | undefined }

/** What a row of a grid cannot have of its own. */
const own = /^(relevant|constraint|constraint_message|hint|namro::)/
const shared = 'namro::measures'

/** The rows of a table are a grid where they share a list and have nothing of their own but words. */
export function gridOf(reader: Reader, table: Table): Draft[] {
  const { row, rows } = table
  const { word, list, other } = typeOf(rows[0] ?? row)
  const when = rows[0]?.cells.get('relevant')
  // A condition that all rows have alike is one of the whole.
  const isCommon = rows.every(({ cells }) => cells.get('relevant') === when)
  const isPlain = (each: SheetRow) =>
    typeOf(each).written === typeOf(rows[0] ?? row).written &&
    [...each.cells.keys()].every((name) => name === shared || !own.test(name) || (name === 'relevant' && isCommon))
  const choices = word === 'select_one' && !other ? choicesOf(reader, list) : undefined
  const most = choices?.length ?? 0
  if (!choices || most < 2 || most > 21 || rows.length === 0 || rows.length > 60 || !rows.every(isPlain))
    return apart(reader, table)
  const code = codeOf(reader, row)
  const required = rows.filter(({ cells }) => yes(cells.get('required'))).length
  if (required > 0 && required < rows.length) note(reader, row, 'required_mixed')
  const common = commonOf(reader, row, code)
  const question = {
    ...{ ...common, label: hasWords(common.label) ?? table.title ?? {} },
    ...optional('when', bothOf(common.when as string | undefined, ruleOf(reader, row, when))),
    ...{ kind: 'grid', choices, required: required > 0 },
    ...optional('positive', row.cells.get('namro::positive')?.split(' ')),
    rows: rowsOf(reader, code, rows),
  }
  return [{ code, row: row.row, question: { ...question, ...checkOf(reader, row, '') } }]
}

const hasWords = (label: unknown): Text | undefined =>
  Object.keys(label as object).length > 0 ? (label as Text) : undefined

/** Rules know a row by the name of its grid too: `luoi_q1`; where the file has another name it is said anew. */
function rowsOf(reader: Reader, code: string, rows: readonly SheetRow[]) {
  const names = rows.map(({ cells }) => nameOf(cells.get('name') ?? ''))
  const isOurs = names.every((name) => /^[a-z]/.test(name.slice(code.length + 1)) && name.startsWith(`${code}_`))
  return rows.map((each, i) => {
    const name = isOurs ? names[i]!.slice(code.length + 1) : codeOf(reader, each)
    if (!isOurs) reader.names.set(name, { kind: 'renamed', to: `${code}_${name}` })
    return {
      ...{ code: name, label: textOf(reader, each, 'label') ?? {} },
      ...optional('measures', each.cells.get(shared)),
    }
  })
}

/** What a table cannot hold: its words stand before the questions, and its condition is theirs. */
function apart(reader: Reader, { row, rows, title }: Table): Draft[] {
  if (rows.length > 0) note(reader, row, 'table_apart')
  const when = ruleOf(reader, row, row.cells.get('relevant'))
  const code = codeOf(reader, row)
  const label = textOf(reader, row, 'label') ?? title
  const head: Draft[] = label
    ? [{ code, row: row.row, question: { code, label, ...optional('when', when), kind: 'note' } }]
    : []
  const under = rows
    .flatMap((each) => questionsOf(reader, each, typeOf(each)))
    .map((it) => {
      const both = bothOf(when, it.question.when as string | undefined)
      return { ...it, question: { ...it.question, ...optional('when', both) } }
    })
  return [...head, ...under]
}
