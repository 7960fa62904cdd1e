import { fold } from '../vietnamese/fold.ts'
import type { Choice } from './schema.ts'
import { note, type Reader } from './xlsform-notes.ts'
import type { SheetRow } from './xlsform-table.ts'
import { textOf } from './xlsform-words.ts'

export function listsIn(rows: readonly SheetRow[]): Map<string, readonly SheetRow[]> {
  const lists = new Map<string, SheetRow[]>()
  for (const row of rows) {
    const list = row.cells.get('list_name') ?? ''
    const known = lists.get(list)
    if (known) known.push(row)
    else lists.set(list, [row])
  }
  return lists
}

/** The choices of a list; what is wrong with one is told by its own row, and only of lists that are used. */
export function choicesOf(reader: Reader, list: string): readonly Choice[] | undefined {
  const rows = reader.lists.get(list)
  if (!rows) return undefined
  const known = reader.taken.get(list)
  if (known) return known
  const choices = rows.map((row): Choice => {
    const written = row.cells.get('name') ?? ''
    if (written === '')
      reader.faults.push({ sheet: 'choices', row: row.row, code: 'choice_without_name', facts: { list } })
    const code = choiceCode(written)
    if (code !== written) note(reader, row, 'choice_renamed', { name: written.slice(0, 60), code }, 'choices')
    const label = textOf(reader, row, 'label', 'choices')
    if (label === undefined && written !== '') note(reader, row, 'choice_unnamed', {}, 'choices')
    return { code, label: label ?? { [reader.languages[0] ?? 'vi']: written } }
  })
  reader.taken.set(list, choices)
  return choices
}

/** What answers are kept under: letters without marks, digits, "_", "." and "-". */
const choiceCode = (written: string): string =>
  /^[A-Za-z0-9_.-]{0,48}$/.test(written)
    ? written
    : fold(written)
        .replaceAll(/[^a-z0-9_.-]+/g, '_')
        .slice(0, 48)

/** The words of `or_other`, which XLSForm adds by itself. */
const words: Readonly<Record<string, readonly [other: string, which: string]>> = {
  vi: ['Khác', 'Xin ghi rõ'],
  en: ['Other', 'Please specify'],
}
export const OTHER = 'other'
export const otherWords = ({ languages }: Reader, part: 0 | 1) =>
  Object.fromEntries(languages.map((language) => [language, (words[language] ?? words.en!)[part]]))
