import { compile, type Fault, type FaultCode } from './compile.ts'
import type { Questionnaire, Text } from './schema.ts'
import { NAMES } from './xlsform.ts'
import { languagesOf } from './xlsform-languages.ts'
import { listsIn } from './xlsform-lists.ts'
import { note, type Reader, type XlsformFault, type XlsformNote } from './xlsform-notes.ts'
import { type FormReader, readSections } from './xlsform-sections.ts'
import { columnsTwice, readSheet, type Sheet, type SheetRow } from './xlsform-table.ts'
import { treeOf } from './xlsform-tree.ts'
import { optional, textOf } from './xlsform-words.ts'

export type XlsformRead = {
  /** Only when there is no fault. */
  questionnaire: Questionnaire | undefined
  faults: readonly XlsformFault[]
  notes: readonly XlsformNote[]
}

export type XlsformTables = { survey: Sheet; choices: Sheet; settings: Sheet }
type Sheets = Readonly<Record<'survey' | 'choices' | 'settings', { columns: string[]; rows: SheetRow[] }>>

/**
 * Reads the sheets of an XLSForm. Every row that cannot be taken, or is taken otherwise than it is written, is named;
 * nothing is dropped without being told. `untitled`: the title where the file says none.
 */
export function fromXlsform(tables: XlsformTables, untitled: Text = {}): XlsformRead {
  const sheets = {
    survey: readSheet(tables.survey),
    choices: readSheet(tables.choices),
    settings: readSheet(tables.settings),
  }
  const { survey, choices, settings } = sheets
  const [first] = settings.rows
  const said = languagesOf(first, survey.columns, choices.columns)
  const reader: FormReader = {
    ...said,
    ...{ faults: [], notes: new Map(), lists: listsIn(choices.rows), taken: new Map(), names: new Map(), sections: [] },
  }
  const end = (questionnaire?: Questionnaire): XlsformRead => ({
    questionnaire: reader.faults.length > 0 ? undefined : questionnaire,
    ...{ faults: reader.faults, notes: inOrder([...reader.notes.values()]) },
  })
  unread(reader, sheets)
  for (const column of ['type', 'name'])
    if (!survey.columns.includes(column))
      reader.faults.push({ sheet: 'survey', row: 1, code: 'column_missing', facts: { column } })
  for (const [sheet, { columns }] of Object.entries(sheets))
    for (const column of columnsTwice(columns))
      reader.faults.push({ sheet, row: 1, code: 'column_twice', facts: { column } })
  if (reader.faults.length > 0) return end()
  readSections(reader, treeOf(reader, survey.rows))
  if (reader.sections.length === 0 && reader.faults.length === 0)
    reader.faults.push({ sheet: 'survey', row: 1, code: 'no_questions', facts: {} })
  return end(checked(contentOf(reader, first, choices.rows, untitled), reader))
}

/** As a person goes through the file: sheet by sheet, row by row. */
function inOrder(notes: readonly XlsformNote[]): XlsformNote[] {
  const sheets = ['survey', 'choices', 'settings']
  const place = ({ sheet, rows: [row = 0] }: XlsformNote) => sheets.indexOf(sheet) * 1e6 + row
  return [...notes].sort((a, b) => place(a) - place(b))
}

function contentOf(reader: FormReader, first: SheetRow | undefined, choices: readonly SheetRow[], untitled: Text) {
  const plain = first?.cells.get('form_title')
  const named = plain ? { [reader.languages[0] ?? 'vi']: plain } : untitled
  return {
    title: textOf(reader, first, 'namro::title', 'settings') ?? named,
    ...optional('intro', textOf(reader, first, 'namro::intro', 'settings')),
    ...optional('thanks', textOf(reader, first, 'namro::thanks', 'settings')),
    ...optional('basis', first?.cells.get('namro::basis')),
    ...optional('scored', scoredOf(reader, first?.cells.get('namro::scored'), choices)),
    languages: reader.languages,
    sections: sectionsOf(reader),
  }
}

const sectionsOf = ({ sections }: FormReader, without: ReadonlySet<number> = new Set()) =>
  sections.map(({ section, questions }) => ({
    ...section,
    questions: questions.filter(({ row }) => !without.has(row)).map(({ question }) => question),
  }))

function scoredOf(reader: Reader, rule: string | undefined, rows: readonly SheetRow[]): unknown {
  if (rule === undefined) return undefined
  const named = rows.filter(({ cells }) => cells.get('list_name') === NAMES)
  const names = named.map((row) => [row.cells.get('name') ?? '', textOf(reader, row, 'label', 'choices') ?? {}])
  return { rule, names: Object.fromEntries(names) }
}

/** Faults of a row whatever the other rows say: told also while some of those could not be read. */
const ofRowAlone: readonly FaultCode[] = [
  ...(['questionnaire.expression', 'questionnaire.bounds', 'questionnaire.positive'] as const),
  ...(['questionnaire.choice_twice', 'questionnaire.words_missing', 'questionnaire.too_long'] as const),
]

/**
 * What the questionnaire itself has against it, by the row that the part came from. Rows that cannot be read do not hide
 * what is wrong with the others: these are looked at without them.
 */
function checked(content: object, reader: FormReader): Questionnaire | undefined {
  const { compiled, faults } = compile(content)
  tell(reader, faults)
  if (reader.faults.length > 0)
    tell(reader, compile({ ...content, sections: sectionsOf(reader, rowsTold(reader)) }).faults)
  return compiled?.questionnaire
}

const rowsTold = ({ faults }: FormReader) =>
  new Set(faults.flatMap(({ sheet, row }) => (sheet === 'survey' ? [row] : [])))

function tell(reader: FormReader, faults: readonly Fault[]): void {
  const { sections } = reader
  const rows = new Map(
    sections.flatMap(({ row, section, questions }) => [
      [String(section.code), row] as const,
      ...questions.map((it) => [`${section.code}/${it.code}`, it.row] as const),
    ]),
  )
  // A shape that is not right is named by its numbers: sections.0.questions.2.label
  const rowOf = (place: string) => {
    const [, at, question] = /^sections\.(\d+)(?:\.questions\.(\d+))?/.exec(place) ?? []
    const section = at === undefined ? undefined : sections[Number(at)]
    return rows.get(place) ?? (question === undefined ? section?.row : section?.questions[Number(question)]?.row) ?? 1
  }
  const isFirst = reader.faults.length === 0
  const told = rowsTold(reader)
  for (const { place, part, code, facts } of faults) {
    const row = rowOf(place)
    if (isFirst || (ofRowAlone.includes(code) && !told.has(row)))
      reader.faults.push({ sheet: 'survey', row, code, facts: { ...facts, part } })
  }
}

const surveyColumns = ['type', 'name', 'required', 'relevant', 'constraint', 'appearance', 'disabled', 'choice_filter']
const ownColumns = [
  ...['section', 'dont_know', 'refuse', 'measures', 'scores', 'except', 'positive', 'most'],
  ...['decimals', 'min', 'max', 'quantity', 'lines', 'longest'],
].map((name) => `namro::${name}`)
const known = {
  survey: [...surveyColumns, ...ownColumns],
  choices: ['list_name', 'name'],
  settings: ['form_title', 'default_language', 'namro::languages', 'namro::basis', 'namro::scored'],
}
const texts = {
  survey: ['label', 'hint', 'constraint_message', 'namro::unit'],
  choices: ['label'],
  settings: ['title', 'intro', 'thanks'].map((name) => `namro::${name}`),
}
/** Columns that only rows of one type use. */
const ofType: Readonly<Record<string, string>> = { calculation: 'calculate', parameters: 'range', default: 'calculate' }

/** Cells that no part of this reads, each by its row; languages that are not taken. */
function unread(reader: Reader, sheets: Sheets): void {
  for (const sheet of ['survey', 'choices', 'settings'] as const) {
    for (const row of sheets[sheet].rows)
      for (const column of row.cells.keys()) {
        const cut = column.lastIndexOf('::')
        const [name, language] = cut < 0 ? [column, undefined] : [column.slice(0, cut), column.slice(cut + 2)]
        const isText = texts[sheet].includes(name) || texts[sheet].includes(column)
        if (known[sheet].includes(column)) continue
        if (ofType[column] !== undefined && ofType[column] === row.cells.get('type')?.toLowerCase()) continue
        if (!isText) note(reader, row, 'column', { column }, sheet)
        else if (language === undefined || texts[sheet].includes(column) || reader.languages.includes(language))
          continue
        else if (reader.left.includes(language)) note(reader, 1, 'language_left', { language }, sheet)
        else note(reader, 1, 'language_unknown', { column }, sheet)
      }
  }
  if (!reader.saysVietnamese) note(reader, 1, 'no_vietnamese', { language: reader.languages[1] ?? '' })
}

export type { XlsformFault, XlsformNote }
