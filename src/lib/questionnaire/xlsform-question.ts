import type { Choice, Question, Text } from './schema.ts'
import { boundsOf } from './xlsform.ts'
import type { SheetRow } from './xlsform-table.ts'

/** What keeps a file from being taken, by the row that a person sees. */
export type XlsformFault = {
  sheet: string
  row: number
  code: string
  facts: Readonly<Record<string, string | number>>
}

/** What reading a row needs: languages, lists of choices, and where faults go. */
export type Reader = {
  faults: XlsformFault[]
  languages: string[]
  lists: ReadonlyMap<string, Choice[]>
  /** Questions that a rule or a text of the file names. */
  named: ReadonlySet<string>
}

export type Draft = { code: string; row: number; question: Record<string, unknown> }

export const optional = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })
export const fault = ({ faults }: Reader, { row }: SheetRow, code: string, facts: XlsformFault['facts'] = {}) =>
  void faults.push({ sheet: 'survey', row, code, facts })

/** A column without a language is that of the first. */
export function textOf(row: SheetRow | undefined, column: string, languages: readonly string[]): Text | undefined {
  const plain = row?.cells.get(column)
  const found = languages.flatMap((language, i): [string, string][] => {
    const words = row?.cells.get(`${column}::${language}`) ?? (i === 0 ? plain : undefined)
    return words ? [[language, withNames(words)]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** XLSForm takes capitals, hyphens and dots in names; ours are small letters. */
export const nameOf = (written: string): string => written.toLowerCase().replaceAll(/[.-]/g, '_')
export const withNames = (text: string): string =>
  text.replaceAll(/\$\{\s*([A-Za-z_][\w.-]*)\s*\}/g, (_, name: string) => `\${${nameOf(name)}}`)

export const yes = (value: string | undefined): boolean => /^(yes|true|true\(\)|1|có)$/i.test(value ?? '')

type Group = { row: SheetRow; rows: readonly SheetRow[] }

/** The rows of a table are a grid where they share a list and have nothing of their own but words. */
export function gridOf(reader: Reader, { row, rows }: Group): Draft[] {
  const code = nameOf(row.cells.get('name') ?? '')
  const list = /^select_one (\S+)$/i.exec(rows[0]?.cells.get('type') ?? '')?.[1]
  const names = rows.map(({ cells }) => nameOf(cells.get('name') ?? ''))
  const ours = names.every((name) => /^[a-z]/.test(name.slice(code.length + 1)) && name.startsWith(`${code}_`))
  const alike = (each: SheetRow) =>
    each.cells.get('type') === rows[0]?.cells.get('type') &&
    [...each.cells.keys()].every((column) => inRow.test(column))
  const fits = rows.length <= 60 && (reader.lists.get(list ?? '')?.length ?? 2) <= 21
  const isGrid = list !== undefined && rows.every(alike) && fits && (ours || !names.some((it) => reader.named.has(it)))
  if (!isGrid) return apart(reader, { row, rows })
  const choices = reader.lists.get(list)
  if (!choices) fault(reader, row, 'list_missing', { list })
  const positive = row.cells.get('namro::positive')?.split(' ')
  const question = {
    ...commonOf(reader, row, code),
    ...{ kind: 'grid', choices: choices ?? [], required: rows.some(({ cells }) => yes(cells.get('required'))) },
    ...optional('positive', positive),
    rows: rows.map((each, i) => ({
      code: ours ? names[i]!.slice(code.length + 1) : names[i]!,
      label: textOf(each, 'label', reader.languages) ?? {},
      ...optional('measures', each.cells.get('namro::measures')),
    })),
  }
  return [{ code, row: row.row, question: { ...question, ...checkOf(reader, row, '') } }]
}

const inRow = /^(type|name|label(::.*)?|required|appearance|namro::measures)$/

/** What cannot stand in one grid: the words over it as a note, then question by question, each under the group's condition. */
function apart(reader: Reader, { row, rows }: Group): Draft[] {
  const { code, label, when } = commonOf(reader, row, nameOf(row.cells.get('name') ?? ''))
  const head = textOf(row, 'label', reader.languages)
  const note: Draft[] = head
    ? [{ code: String(code), row: row.row, question: { code, label, ...optional('when', when), kind: 'note' } }]
    : []
  const asked = rows.flatMap((each) => questionOf(reader, each, each.cells.get('type') ?? '') ?? [])
  const both = (own: unknown) => (own === undefined ? when : when === undefined ? own : `(${when}) and (${own})`)
  const under = asked.map((it) => ({
    ...it,
    question: { ...it.question, ...optional('when', both(it.question.when)) },
  }))
  return [...note, ...under]
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
    ...optional('scores', scoresOf(cells.get('namro::scores'))),
    ...optional('except', exceptOf(cells.get('namro::except'))),
  }
}

/** What does not read stays as it is written: the questionnaire then says that its shape is wrong. */
function scoresOf(written: string | undefined): unknown {
  const pairs = written?.split(/[\s;]+/).map((pair) => /^([A-Za-z0-9_.-]+)=(-?\d+(?:[.,]\d+)?)$/.exec(pair))
  return pairs?.every((pair) => pair !== null)
    ? Object.fromEntries(pairs.map(([, choice, points]) => [choice, Number(points!.replace(',', '.'))]))
    : written
}

function exceptOf(written: string | undefined): unknown {
  const [, question, choice] = /^([^=]+)=(.+)$/.exec(written ?? '') ?? []
  return question === undefined ? written : { question: nameOf(question), choice }
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

export function questionOf(reader: Reader, row: SheetRow, type: string): Draft | undefined {
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
  const [word = '', list = '', ...more] = type.split(' ')
  switch (more.length > 0 ? type : word.toLowerCase()) {
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
