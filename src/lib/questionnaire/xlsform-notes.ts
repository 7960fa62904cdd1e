import type { Choice } from './schema.ts'
import type { Languages } from './xlsform-languages.ts'
import type { SheetRow } from './xlsform-table.ts'

type Facts = Readonly<Record<string, string | number>>

/** What keeps a file from being taken, by the row that a person sees. */
export type XlsformFault = { sheet: string; row: number; code: string; facts: Facts }

/** What is taken otherwise than it is written, or not at all: told, so that nothing is lost unseen. */
export type XlsformNote = { sheet: string; rows: readonly number[]; code: NoteCode; facts: Facts }

export type NoteCode =
  | 'acknowledge'
  | 'appearance'
  | 'calculation_left'
  | 'calculation_used'
  | 'choice_filter'
  | 'choice_renamed'
  | 'choice_unnamed'
  | 'column'
  | 'constraint_left'
  | 'date_time'
  | 'drawn'
  | 'group_continues'
  | 'group_merged'
  | 'group_own_part'
  | 'language_left'
  | 'language_unknown'
  | 'likert'
  | 'made_by_itself'
  | 'markup'
  | 'month'
  | 'no_vietnamese'
  | 'other'
  | 'plain_left'
  | 'question_left'
  | 'range'
  | 'range_step'
  | 'renamed'
  | 'required_mixed'
  | 'required_when'
  | 'row_disabled'
  | 'section_full'
  | 'table'
  | 'table_apart'
  | 'text_gap'
  | 'time'
  | 'words_of_another'

/** What stands for a name of the file that is no question here. */
export type Named =
  | { kind: 'renamed'; to: string }
  /** A calculation: where a rule names it, it stands in the rule. */
  | { kind: 'expression'; source: string }
  | { kind: 'absent' }

export type ListedChoice = Choice & { row: number }

/** What reading a file needs: languages, lists of choices, names, and where faults and notes go. */
export type Reader = Languages & {
  faults: XlsformFault[]
  notes: Map<string, { sheet: string; rows: number[]; code: NoteCode; facts: Facts }>
  lists: Map<string, readonly SheetRow[]>
  /** Lists that a question asked for, as choices. */
  taken: Map<string, readonly Choice[]>
  names: Map<string, Named>
}

export const fault = ({ faults }: Reader, { row }: SheetRow, code: string, facts: Facts = {}) =>
  void faults.push({ sheet: 'survey', row, code, facts })

/** The same said of several rows is told once. */
export function note(
  reader: Reader,
  row: SheetRow | number,
  code: NoteCode,
  facts: Facts = {},
  sheet = 'survey',
): void {
  const key = `${sheet} ${code} ${JSON.stringify(facts)}`
  const number = typeof row === 'number' ? row : row.row
  const known = reader.notes.get(key)
  if (!known) reader.notes.set(key, { sheet, rows: [number], code, facts })
  else if (known.rows.at(-1) !== number) known.rows.push(number)
}
