import { compile } from './compile.ts'
import type { Choice, Questionnaire, Text } from './schema.ts'
import { NAMES } from './xlsform.ts'
import {
  type Draft,
  fault,
  gridOf,
  nameOf,
  optional,
  questionOf,
  type Reader,
  textOf,
  withNames,
  type XlsformFault,
  yes,
} from './xlsform-question.ts'
import {
  columnsTwice,
  type IgnoredColumn,
  ignoredColumns,
  readSheet,
  type Sheet,
  type SheetRow,
} from './xlsform-table.ts'

export type XlsformRead = {
  /** Only when there is no fault. */
  questionnaire: Questionnaire | undefined
  faults: readonly XlsformFault[]
  ignored: readonly IgnoredColumn[]
}

const surveyColumns = ['type', 'name', 'required', 'relevant', 'constraint', 'appearance']
const ownColumns = [
  'section',
  'dont_know',
  'refuse',
  'measures',
  'scores',
  'except',
  'positive',
  'most',
  'decimals',
  'min',
  'max',
  'lines',
  'longest',
]
const settingColumns = ['form_title', 'default_language', 'namro::languages', 'namro::basis', 'namro::scored']
const ours = (names: readonly string[]) => names.map((name) => `namro::${name}`)

type Open = { kind: 'section' | 'grid'; row: SheetRow; section: SectionDraft; rows: SheetRow[] }
type SectionDraft = { row: number; section: Record<string, unknown>; questions: Draft[] }

export type XlsformTables = { survey: Sheet; choices: Sheet; settings: Sheet }

/**
 * Reads the sheets of an XLSForm. Every row that cannot be taken is named; nothing is dropped without being told.
 * `untitled`: the title where the file says none.
 */
export function fromXlsform(sheets: XlsformTables, untitled: Text = {}): XlsformRead {
  const [survey, choices, settings] = [readSheet(sheets.survey), readSheet(sheets.choices), readSheet(sheets.settings)]
  const faults: XlsformFault[] = []
  const ignored = [
    ...ignoredColumns(
      'survey',
      survey.rows,
      [...surveyColumns, ...ours(ownColumns)],
      ['label', 'hint', 'constraint_message', 'namro::unit'],
    ),
    ...ignoredColumns('choices', choices.rows, ['list_name', 'name'], ['label']),
    ...ignoredColumns('settings', settings.rows, settingColumns, ours(['title', 'intro', 'thanks'])),
  ]
  for (const column of ['type', 'name'])
    if (!survey.columns.includes(column))
      faults.push({ sheet: 'survey', row: 1, code: 'column_missing', facts: { column } })
  for (const [sheet, { columns }] of Object.entries({ survey, choices, settings }))
    for (const column of columnsTwice(columns)) faults.push({ sheet, row: 1, code: 'column_twice', facts: { column } })
  if (faults.length > 0) return { questionnaire: undefined, faults, ignored }
  const asked = survey.rows.filter((row) => !MADE_BY_ITSELF.test(row.cells.get('type') ?? ''))
  ignored.push(...noted(survey.rows))
  const first = settings.rows[0]
  const languages = languagesOf(first, [...survey.columns, ...choices.columns])
  const lists = listsOf(choices.rows, languages)
  const reader: FileReader = { faults, languages, lists, named: namedIn(asked), sections: [], open: [] }
  for (const row of asked) readRow(reader, row)
  for (const { row } of reader.open) fault(reader, row, 'group_open')
  if (reader.sections.length === 0 && faults.length === 0)
    faults.push({ sheet: 'survey', row: 1, code: 'no_questions', facts: {} })
  const content = {
    title: titleOf(first, languages) ?? untitled,
    ...optional('intro', textOf(first, 'namro::intro', languages)),
    ...optional('thanks', textOf(first, 'namro::thanks', languages)),
    ...optional('basis', first?.cells.get('namro::basis')),
    ...optional('scored', scoredOf(first?.cells.get('namro::scored'), choices.rows, languages)),
    languages,
    sections: reader.sections.map(({ section, questions }) => ({
      ...section,
      questions: questions.map(({ question }) => question),
    })),
  }
  if (faults.length > 0) return { questionnaire: undefined, faults, ignored }
  return { ...checked(content, reader), ignored }
}

/** What a device writes down by itself; nobody is asked it. */
const MADE_BY_ITSELF =
  /^(start|end|today|deviceid|subscriberid|simserial|phonenumber|username|email|audit|start-geopoint|background-audio)$/i

function noted(rows: readonly SheetRow[]): IgnoredColumn[] {
  const types = rows.map((row) => row.cells.get('type') ?? '').filter((type) => MADE_BY_ITSELF.test(type))
  return [...new Set(types)].map((type) => ({
    ...{ sheet: 'survey', column: `type: ${type}` },
    cells: types.filter((it) => it === type).length,
  }))
}

function namedIn(rows: readonly SheetRow[]): Set<string> {
  const cells = rows.flatMap((row) => [...row.cells.values()])
  return new Set(
    cells.flatMap((cell) => [...cell.matchAll(/\$\{\s*([^}\s]+)\s*\}/g)].map(([, name = '']) => nameOf(name))),
  )
}

function scoredOf(rule: string | undefined, rows: readonly SheetRow[], languages: readonly string[]): unknown {
  if (rule === undefined) return undefined
  const named = rows.filter(({ cells }) => cells.get('list_name') === NAMES)
  const names = named.map((row) => [row.cells.get('name') ?? '', textOf(row, 'label', languages) ?? {}])
  return { rule, names: Object.fromEntries(names) }
}

type FileReader = Reader & { sections: SectionDraft[]; open: Open[] }

/** What the questionnaire itself has against it, by the row that the part came from. */
function checked(content: unknown, { sections }: FileReader): Pick<XlsformRead, 'questionnaire' | 'faults'> {
  const { compiled, faults } = compile(content)
  if (compiled) return { questionnaire: compiled.questionnaire, faults: [] }
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
  return {
    questionnaire: undefined,
    faults: faults.map(({ place, part, code, facts }) => ({
      sheet: 'survey',
      row: rowOf(place),
      code,
      facts: { ...facts, part },
    })),
  }
}

function titleOf(settings: SheetRow | undefined, languages: readonly string[]): Text | undefined {
  const plain = settings?.cells.get('form_title')
  return textOf(settings, 'namro::title', languages) ?? (plain ? { [languages[0] ?? 'vi']: plain } : undefined)
}

function languagesOf(settings: SheetRow | undefined, columns: readonly string[]): string[] {
  const own = settings?.cells
    .get('namro::languages')
    ?.split(' ')
    .filter((each) => /^[a-z]{2}$/.test(each))
  if (own && own.length > 0) return own.slice(0, 5)
  const found = columns.flatMap((column) => /^label::([a-z]{2})$/.exec(column)?.[1] ?? [])
  const said = /\(([a-z]{2})\)/.exec(settings?.cells.get('default_language') ?? '')?.[1]
  const all = [...new Set([...(said ? [said] : []), ...found])].slice(0, 5)
  return all.length > 0 ? all : ['vi']
}

function listsOf(rows: readonly SheetRow[], languages: readonly string[]): Map<string, Choice[]> {
  const lists = new Map<string, Choice[]>()
  for (const row of rows) {
    const list = row.cells.get('list_name') ?? ''
    const choice = { code: row.cells.get('name') ?? '', label: textOf(row, 'label', languages) ?? {} }
    const known = lists.get(list)
    if (known) known.push(choice)
    else lists.set(list, [choice])
  }
  return lists
}

function readRow(reader: FileReader, row: SheetRow): void {
  const type = (row.cells.get('type') ?? '').replaceAll(/\s+/g, ' ').trim()
  const kind = type.toLowerCase().replace(/^(begin|end) /, '$1_')
  const inside = reader.open.at(-1)
  if (kind === 'begin_group') begin(reader, row)
  else if (kind === 'end_group') end(reader, row)
  else if (inside?.kind === 'grid') inside.rows.push(row)
  else readQuestion(reader, row, type, inside)
}

function readQuestion(reader: FileReader, row: SheetRow, type: string, inside: Open | undefined): void {
  const question = questionOf(reader, row, type)
  if (question) (inside?.section ?? looseSection(reader, row)).questions.push(question)
}

/** Questions outside any group stand in a section of their own. */
function looseSection(reader: FileReader, { row }: SheetRow): SectionDraft {
  const last = reader.sections.at(-1)
  if (last?.section.loose) return last
  const number = reader.sections.length + 1
  const title = Object.fromEntries(
    reader.languages.map((language) => [language, `${language === 'vi' ? 'Phần' : 'Part'} ${number}`]),
  )
  const section: SectionDraft = { row, section: { code: `phan_${number}`, title }, questions: [] }
  reader.sections.push(section)
  Object.defineProperty(section.section, 'loose', { value: true, enumerable: false })
  return section
}

function begin(reader: FileReader, row: SheetRow): void {
  const outer = reader.open.at(-1)
  const isGrid = /\btable-list\b/.test(row.cells.get('appearance') ?? '') && !yes(row.cells.get('namro::section'))
  if (outer && (outer.kind === 'grid' || !isGrid)) fault(reader, row, 'group_inside')
  if (isGrid)
    return void reader.open.push({ kind: 'grid', row, section: outer?.section ?? looseSection(reader, row), rows: [] })
  const note = textOf(row, 'hint', reader.languages)
  const when = row.cells.get('relevant')
  const code = nameOf(row.cells.get('name') ?? '')
  const title = textOf(row, 'label', reader.languages) ?? { [reader.languages[0] ?? 'vi']: code }
  const section: SectionDraft = {
    row: row.row,
    section: { code, title, ...optional('note', note), ...optional('when', when && withNames(when)) },
    questions: [],
  }
  reader.sections.push(section)
  reader.open.push({ kind: 'section', row, section, rows: [] })
}

function end(reader: FileReader, row: SheetRow): void {
  const open = reader.open.pop()
  if (!open) fault(reader, row, 'group_not_open')
  else if (open.kind === 'grid') open.section.questions.push(...gridOf(reader, open))
}

export type { XlsformFault }
