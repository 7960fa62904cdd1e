import type { Question } from './schema.ts'
import { boundsOf } from './xlsform.ts'
import { choicesOf, OTHER, otherWords } from './xlsform-lists.ts'
import { fault, type NoteCode, note, type Reader } from './xlsform-notes.ts'
import type { SheetRow } from './xlsform-table.ts'
import type { Type } from './xlsform-tree.ts'
import {
  appearances,
  codeOf,
  foreignFunction,
  nameOf,
  optional,
  requiredOf,
  ruleOf,
  textOf,
  yes,
} from './xlsform-words.ts'

export type Draft = { code: string; row: number; question: Record<string, unknown> }

export function commonOf(reader: Reader, row: SheetRow, code: string): Record<string, unknown> {
  const { cells } = row
  return {
    ...{ code, label: textOf(reader, row, 'label') ?? {}, required: requiredOf(reader, row) },
    ...{ dontKnow: yes(cells.get('namro::dont_know')), refuse: yes(cells.get('namro::refuse')) },
    ...optional('hint', textOf(reader, row, 'hint')),
    ...optional('when', ruleOf(reader, row, cells.get('relevant'))),
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

/** The rule without the bounds that the export wrote beside it. One with a function that is not known here is told. */
export function checkOf(reader: Reader, row: SheetRow, added: string): Record<string, unknown> {
  const whole = ruleOf(reader, row, row.cells.get('constraint')) ?? ''
  const rule =
    added === ''
      ? whole
      : whole === added
        ? ''
        : whole.endsWith(`) and ${added}`)
          ? whole.slice(1, -`) and ${added}`.length)
          : whole
  if (rule === '') return {}
  const foreign = foreignFunction(rule)
  if (foreign !== undefined) {
    note(reader, row, 'constraint_left', { function: foreign })
    return {}
  }
  const message = textOf(reader, row, 'constraint_message') ?? {
    [reader.languages[0] ?? 'vi']: 'Câu trả lời chưa hợp lý. Xin xem lại.',
  }
  return { check: { rule, message } }
}

/** The questions of a row: one, none where nobody can be asked it here, two where a choice "other" asks which. */
export function questionsOf(reader: Reader, row: SheetRow, type: Type): Draft[] {
  if (LEFT.test(type.word)) {
    note(reader, row, 'question_left', { type: type.word })
    reader.names.set(nameOf(row.cells.get('name') ?? ''), { kind: 'absent' })
    return []
  }
  const kind = kindOf(reader, row, type)
  if (!kind) return []
  appearanceOf(reader, row, kind)
  const code = row.cells.get('name') === undefined && kind.kind === 'note' ? `ghi_chu_${row.row}` : codeOf(reader, row)
  const question = { ...commonOf(reader, row, code), ...kind }
  const check = checkOf(reader, row, boundsOf(question as unknown as Question))
  const asked = { code, row: row.row, question: { ...question, ...check } }
  return type.other ? [asked, whichOther(reader, row, asked)] : [asked]
}

/** What nobody can be asked in any of our ways; `hidden` and the like nobody is asked anywhere. */
const LEFT =
  /^(geopoint|geotrace|geoshape|background-geopoint|audio|video|file|barcode|rank|hidden|csv-external|xml-external|osm|url)$/

/** As XLSForm makes it of `or_other`: a text under the name with `_other`. */
function whichOther(reader: Reader, row: SheetRow, { code, question }: Draft): Draft {
  note(reader, row, 'other')
  const which = `${code}_other`.slice(-48)
  const when = `selected(\${${code}}, '${OTHER}')`
  const asked = { kind: 'text', code: which, label: otherWords(reader, 1), required: question.required, when }
  return { code: which, row: row.row, question: asked }
}

const figure = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value))

function kindOf(reader: Reader, row: SheetRow, type: Type): Record<string, unknown> | undefined {
  const own = (name: string) => row.cells.get(`namro::${name}`)
  if (/^select_(one|multiple)$/.test(type.word) && !type.list.includes(' ')) return choiceOf(reader, row, type)
  if (/^select_(one_from_file|multiple_from_file|one_external)$/.test(type.word))
    return void fault(reader, row, 'list_in_file', { file: type.list.slice(0, 60) })
  switch (type.list === '' ? type.word : '') {
    case 'integer':
    case 'decimal': {
      const decimals = own('decimals') ? Number(own('decimals')) : type.word === 'decimal' ? 6 : 0
      const bounds = { ...optional('min', figure(own('min'))), ...optional('max', figure(own('max'))) }
      const quantity = /^(?:yes|true)$/i.test(own('quantity')?.trim() ?? '')
      return { kind: 'number', decimals, quantity, ...bounds, ...optional('unit', textOf(reader, row, 'namro::unit')) }
    }
    case 'range':
      return rangeOf(reader, row)
    case 'text': {
      const lines = figure(own('lines')) ?? (appearances(row).includes('multiline') ? 4 : 1)
      return { kind: 'text', lines, ...optional('longest', figure(own('longest'))) }
    }
    case 'time':
      note(reader, row, 'time')
      return { kind: 'text', lines: 1, longest: 20 }
    case 'date':
    case 'dateTime':
      if (type.word === 'dateTime') note(reader, row, 'date_time')
      return { kind: 'date', ...optional('from', own('min')), ...optional('to', own('max')) }
    case 'acknowledge':
      note(reader, row, 'acknowledge')
      return { kind: 'single', choices: [{ code: 'OK', label: acknowledged(reader) }] }
    case 'image':
      return { kind: 'photo', ...optional('most', figure(own('most'))) }
    case 'note':
      return { kind: 'note' }
  }
  fault(reader, row, 'type_unknown', { type: type.written.slice(0, 60) })
  return undefined
}

const acknowledged = ({ languages }: Reader) =>
  Object.fromEntries(languages.map((language) => [language, language === 'vi' ? 'Đã đọc' : 'OK']))

function choiceOf(reader: Reader, row: SheetRow, { word, list, other }: Type): Record<string, unknown> | undefined {
  const listed = choicesOf(reader, list)
  if (!listed) return void fault(reader, row, 'list_missing', { list: list.slice(0, 60) })
  if (row.cells.has('choice_filter')) note(reader, row, 'choice_filter')
  const hasOther = !other || listed.some(({ code }) => code === OTHER)
  const choices = hasOther ? listed : [...listed, { code: OTHER, label: otherWords(reader, 0) }]
  const most = row.cells.get('namro::most')
  if (word === 'select_multiple') return { kind: 'multiple', choices, ...optional('most', figure(most)) }
  const isLikert = appearances(row).includes('likert')
  if (!isLikert || !choices.every(({ code }) => /^-?\d{1,3}$/.test(code))) {
    if (isLikert) note(reader, row, 'likert')
    return { kind: 'single', choices }
  }
  const points = choices.map(({ code, label }) => ({ value: Number(code), label }))
  return { kind: 'scale', points, ...optional('positive', row.cells.get('namro::positive')?.split(' ').map(Number)) }
}

/** A line to slide along is a number between its ends; the steps between them are not kept. */
function rangeOf(reader: Reader, row: SheetRow): Record<string, unknown> {
  const written = row.cells.get('parameters') ?? ''
  const part = (name: string, otherwise: number) => {
    const found = Number(new RegExp(`(?:^|[\\s,;])${name}\\s*=\\s*(-?[\\d.]+)`, 'i').exec(written)?.[1] ?? otherwise)
    return Number.isFinite(found) ? found : otherwise
  }
  const [start, end, step] = [part('start', 1), part('end', 10), part('step', 1)]
  const decimals = Math.max(...[start, end, step].map((each) => String(each).split('.')[1]?.length ?? 0))
  const [min, max] = [Math.min(start, end), Math.max(start, end)]
  // Steps of one in the last place are what a number has anyway.
  if (Math.abs(step - 10 ** -decimals) < 1e-9) note(reader, row, 'range', { min, max })
  else note(reader, row, 'range_step', { min, max, step })
  return { kind: 'number', decimals: Math.min(6, decimals), min, max }
}

const meant = new Set(['likert', 'multiline', 'label', 'list-nolabel', 'table-list'])
const special: readonly (readonly [RegExp, string, NoteCode])[] = [
  [/^(signature|draw|annotate)$/, 'photo', 'drawn'],
  [/^(month-year|year)$/, 'date', 'month'],
]

/** How a question is drawn is our own; what of it would change the answer is told in words of its own. */
export function appearanceOf(reader: Reader, row: SheetRow, { kind }: Record<string, unknown>): void {
  for (const value of appearances(row)) {
    if (meant.has(value)) continue
    const found = special.find(([pattern, of]) => of === kind && pattern.test(value))
    note(reader, row, found?.[2] ?? 'appearance', found ? {} : { value: value.slice(0, 40) })
  }
}
