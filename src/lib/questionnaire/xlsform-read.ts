import { compile } from './compile.ts'
import type { Choice, Question, Questionnaire, Text } from './schema.ts'
import { boundsOf } from './xlsform.ts'
import { type IgnoredColumn, ignoredColumns, readSheet, type Sheet, type SheetRow } from './xlsform-table.ts'

/** What keeps a file from being taken, by the row that a person sees. */
export type XlsformFault = {
  sheet: string
  row: number
  code: string
  facts: Readonly<Record<string, string | number>>
}

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
  'positive',
  'most',
  'decimals',
  'min',
  'max',
  'lines',
  'longest',
]
const settingColumns = ['form_title', 'default_language', 'namro::languages', 'namro::basis']
const ours = (names: readonly string[]) => names.map((name) => `namro::${name}`)

type Draft = { code: string; row: number; question: Record<string, unknown> }
type Open = { kind: 'section' | 'grid'; row: SheetRow; section: SectionDraft; rows: SheetRow[] }
type SectionDraft = { row: number; section: Record<string, unknown>; questions: Draft[] }

/** Reads the sheets of an XLSForm. Every row that cannot be taken is named; nothing is dropped without being told. */
export function fromXlsform(sheets: { survey: Sheet; choices: Sheet; settings: Sheet }): XlsformRead {
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
  if (faults.length > 0) return { questionnaire: undefined, faults, ignored }
  const first = settings.rows[0]
  const languages = languagesOf(first, [...survey.columns, ...choices.columns])
  const reader: Reader = { faults, languages, lists: listsOf(choices.rows, languages), sections: [], open: [] }
  for (const row of survey.rows) readRow(reader, row)
  for (const { row } of reader.open) fault(reader, row, 'group_open')
  const content = {
    title: textOf(first, 'namro::title', languages) ?? { [languages[0] ?? 'vi']: first?.cells.get('form_title') ?? '' },
    ...optional('intro', textOf(first, 'namro::intro', languages)),
    ...optional('thanks', textOf(first, 'namro::thanks', languages)),
    ...optional('basis', first?.cells.get('namro::basis')),
    languages,
    sections: reader.sections.map(({ section, questions }) => ({
      ...section,
      questions: questions.map(({ question }) => question),
    })),
  }
  if (faults.length > 0) return { questionnaire: undefined, faults, ignored }
  return { ...checked(content, reader), ignored }
}

type Reader = {
  faults: XlsformFault[]
  languages: string[]
  lists: ReadonlyMap<string, Choice[]>
  sections: SectionDraft[]
  open: Open[]
}

const optional = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })
const fault = ({ faults }: Reader, { row }: SheetRow, code: string, facts: XlsformFault['facts'] = {}) =>
  void faults.push({ sheet: 'survey', row, code, facts })

/** What the questionnaire itself has against it, by the row that the part came from. */
function checked(content: unknown, { sections }: Reader): Pick<XlsformRead, 'questionnaire' | 'faults'> {
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

/** A column without a language is that of the first. */
function textOf(row: SheetRow | undefined, column: string, languages: readonly string[]): Text | undefined {
  const plain = row?.cells.get(column)
  const found = languages.flatMap((language, i): [string, string][] => {
    const words = row?.cells.get(`${column}::${language}`) ?? (i === 0 ? plain : undefined)
    return words ? [[language, withNames(words)]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** XLSForm takes capitals, hyphens and dots in names; ours are small letters. */
const nameOf = (written: string): string => written.toLowerCase().replaceAll(/[.-]/g, '_')
const withNames = (text: string): string =>
  text.replaceAll(/\$\{\s*([A-Za-z_][\w.-]*)\s*\}/g, (_, name: string) => `\${${nameOf(name)}}`)

function listsOf(rows: readonly SheetRow[], languages: readonly string[]): Map<string, Choice[]> {
  const lists = new Map<string, Choice[]>()
  for (const row of rows) {
    const list = row.cells.get('list_name') ?? ''
    const choice = { code: row.cells.get('name') ?? '', label: textOf(row, 'label', languages) ?? {} }
    lists.set(list, [...(lists.get(list) ?? []), choice])
  }
  return lists
}

const yes = (value: string | undefined): boolean => /^(yes|true|true\(\)|1|có)$/i.test(value ?? '')

function readRow(reader: Reader, row: SheetRow): void {
  const type = (row.cells.get('type') ?? '').replaceAll(/\s+/g, ' ').trim()
  const kind = type.toLowerCase().replace(/^(begin|end) /, '$1_')
  const inside = reader.open.at(-1)
  if (kind === 'begin_group') begin(reader, row)
  else if (kind === 'end_group') end(reader, row)
  else if (inside?.kind === 'grid') inside.rows.push(row)
  else readQuestion(reader, row, type, inside)
}

function readQuestion(reader: Reader, row: SheetRow, type: string, inside: Open | undefined): void {
  const question = questionOf(reader, row, type)
  if (question) (inside?.section ?? looseSection(reader, row)).questions.push(question)
}

/** Questions outside any group stand in a section of their own. */
function looseSection(reader: Reader, { row }: SheetRow): SectionDraft {
  const last = reader.sections.at(-1)
  if (last?.section.loose) return last
  const number = reader.sections.length + 1
  const title = Object.fromEntries(reader.languages.map((language) => [language, `${number}`]))
  const section: SectionDraft = { row, section: { code: `phan_${number}`, title }, questions: [] }
  reader.sections.push(section)
  Object.defineProperty(section.section, 'loose', { value: true, enumerable: false })
  return section
}

function begin(reader: Reader, row: SheetRow): void {
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

function end(reader: Reader, row: SheetRow): void {
  const open = reader.open.pop()
  if (!open) fault(reader, row, 'group_not_open')
  else if (open.kind === 'grid') open.section.questions.push(...gridOf(reader, open))
}

/** Rows of one list whose names begin with that of their group are a grid; others are questions of their own. */
function gridOf(reader: Reader, { row, rows }: Open): Draft[] {
  const code = nameOf(row.cells.get('name') ?? '')
  const list = /^select_one (\S+)$/i.exec(rows[0]?.cells.get('type') ?? '')?.[1]
  const names = rows.map(({ cells }) => nameOf(cells.get('name') ?? ''))
  const isGrid =
    list !== undefined &&
    rows.every(({ cells }) => cells.get('type') === rows[0]?.cells.get('type') && !cells.get('relevant')) &&
    names.every((name) => /^[a-z]/.test(name.slice(code.length + 1)) && name.startsWith(`${code}_`))
  if (!isGrid) return rows.flatMap((each) => questionOf(reader, each, each.cells.get('type') ?? '') ?? [])
  const choices = reader.lists.get(list)
  if (!choices) fault(reader, row, 'list_missing', { list })
  const positive = row.cells.get('namro::positive')?.split(' ')
  const question = {
    ...commonOf(reader, row, code),
    ...{ kind: 'grid', choices: choices ?? [], required: rows.some(({ cells }) => yes(cells.get('required'))) },
    ...optional('positive', positive),
    rows: rows.map((each, i) => ({
      code: names[i]!.slice(code.length + 1),
      label: textOf(each, 'label', reader.languages) ?? {},
      ...optional('measures', each.cells.get('namro::measures')),
    })),
  }
  return [{ code, row: row.row, question: { ...question, ...checkOf(reader, row, '') } }]
}

function commonOf({ languages }: Reader, row: SheetRow, code: string): Record<string, unknown> {
  const { cells } = row
  const when = cells.get('relevant')
  return {
    ...{ code, label: textOf(row, 'label', languages) ?? {}, required: yes(cells.get('required')) },
    ...{ dontKnow: yes(cells.get('namro::dont_know')), refuse: yes(cells.get('namro::refuse')) },
    ...optional('hint', textOf(row, 'hint', languages)),
    ...optional('when', when && withNames(when)),
    ...optional('measures', cells.get('namro::measures')),
  }
}

/** The rule without the bounds that the export wrote beside it. */
function checkOf({ languages }: Reader, row: SheetRow, added: string): Record<string, unknown> {
  const whole = withNames(row.cells.get('constraint') ?? '')
  const rule =
    added === ''
      ? whole
      : whole === added
        ? ''
        : whole.endsWith(`) and ${added}`)
          ? whole.slice(1, -`) and ${added}`.length)
          : whole
  if (rule === '') return {}
  const message = textOf(row, 'constraint_message', languages) ?? {
    [languages[0] ?? 'vi']: 'Câu trả lời chưa hợp lý. Xin xem lại.',
  }
  return { check: { rule, message } }
}

function questionOf(reader: Reader, row: SheetRow, type: string): Draft | undefined {
  const code = nameOf(row.cells.get('name') ?? '')
  const kind = kindOf(reader, row, type)
  if (!kind) return undefined
  const question = { ...commonOf(reader, row, code), ...kind }
  const check = checkOf(reader, row, boundsOf(question as unknown as Question))
  return { code, row: row.row, question: { ...question, ...check } }
}

const figure = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value))

function kindOf(reader: Reader, row: SheetRow, type: string): Record<string, unknown> | undefined {
  const own = (name: string) => row.cells.get(`namro::${name}`)
  const [word = '', list = ''] = type.split(' ')
  switch (word.toLowerCase()) {
    case 'select_one':
    case 'select_multiple':
      return choiceOf(reader, row, word.toLowerCase(), list)
    case 'integer':
    case 'decimal': {
      const decimals = own('decimals') ? Number(own('decimals')) : word.toLowerCase() === 'decimal' ? 6 : 0
      const unit = textOf(row, 'namro::unit', reader.languages)
      return {
        kind: 'number',
        decimals,
        ...optional('min', figure(own('min'))),
        ...optional('max', figure(own('max'))),
        ...optional('unit', unit),
      }
    }
    case 'text': {
      const lines = figure(own('lines')) ?? (/\bmultiline\b/.test(row.cells.get('appearance') ?? '') ? 4 : 1)
      return { kind: 'text', lines, ...optional('longest', figure(own('longest'))) }
    }
    case 'date':
      return { kind: 'date', ...optional('from', own('min')), ...optional('to', own('max')) }
    case 'image':
      return { kind: 'photo', ...optional('most', figure(own('most'))) }
    case 'note':
      return { kind: 'note' }
  }
  fault(reader, row, 'type_unknown', { type: type.slice(0, 60) })
  return undefined
}

function choiceOf(reader: Reader, row: SheetRow, word: string, list: string): Record<string, unknown> | undefined {
  const choices = reader.lists.get(list)
  if (!choices) return void fault(reader, row, 'list_missing', { list })
  const most = row.cells.get('namro::most')
  if (word === 'select_multiple') return { kind: 'multiple', choices, ...optional('most', figure(most)) }
  const isScale =
    /\blikert\b/.test(row.cells.get('appearance') ?? '') && choices.every(({ code }) => /^-?\d{1,3}$/.test(code))
  if (!isScale) return { kind: 'single', choices }
  const points = choices.map(({ code, label }) => ({ value: Number(code), label }))
  return { kind: 'scale', points, ...optional('positive', row.cells.get('namro::positive')?.split(' ').map(Number)) }
}
