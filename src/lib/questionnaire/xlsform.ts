import type { Choice, Of, Question, Questionnaire, Section, Text } from './schema.ts'
import { rowName } from './schema.ts'

/** The three sheets of an XLSForm: rows of cells, the first row names the columns. */
export type XlsformSheets = { survey: string[][]; choices: string[][]; settings: string[][] }

const languageNames: Readonly<Record<string, string>> = { vi: 'Tiếng Việt', en: 'English' }
/** "label::Tiếng Việt (vi)", as XLSForm names the columns of a language. */
export const languageColumn = (column: string, language: string): string =>
  `${column}::${languageNames[language] ?? language} (${language})`

type Row = Record<string, string>

/**
 * A questionnaire as XLSForm (xlsform.org). What XLSForm has no word for stands in columns that begin with `namro::`,
 * which other programs leave aside; bounds of figures and days are written into the constraint too.
 */
export function toXlsform(form: Questionnaire): XlsformSheets {
  const out = { survey: [] as Row[], choices: [] as Row[], texts: textsIn(form.languages) }
  for (const section of form.sections) writeSection(out, section)
  const names = Object.entries(form.scored?.names ?? {}).map(([name, label]) => ({ name, label }))
  writeChoices(out, NAMES, names)
  const settings: Row = {
    form_title: form.title[form.languages[0] ?? 'vi'] ?? '',
    default_language: languageName(form.languages[0] ?? 'vi'),
    'namro::languages': form.languages.join(' '),
    ...(form.basis ? { 'namro::basis': form.basis } : {}),
    ...(form.scored ? { 'namro::scored': form.scored.rule } : {}),
    ...out.texts('namro::title', form.title),
    ...out.texts('namro::intro', form.intro),
    ...out.texts('namro::thanks', form.thanks),
  }
  return {
    survey: table(['type', 'name', 'required', 'relevant', 'constraint', 'appearance'], out.survey),
    choices: table(['list_name', 'name'], out.choices),
    settings: table([], [settings]),
  }
}

const languageName = (language: string) => `${languageNames[language] ?? language} (${language})`

type Out = { survey: Row[]; choices: Row[]; texts: ReturnType<typeof textsIn> }

/** A text has a cell in each language, also where it is not translated yet: who translates sees what is missing. */
const textsIn =
  (languages: readonly string[]) =>
  (column: string, text: Text | undefined): Row =>
    text === undefined
      ? {}
      : Object.fromEntries(languages.map((language) => [languageColumn(column, language), text[language] ?? '']))

/** The list that names what points are reckoned for; no question can have this name. */
export const NAMES = 'namro::names'

/** `co=2 khong=0`: what each choice is worth. */
export const pairsOf = (scores: Readonly<Record<string, number>>): string =>
  Object.entries(scores)
    .map(([choice, points]) => `${choice}=${points}`)
    .join(' ')

function table(first: readonly string[], rows: readonly Row[]): string[][] {
  const columns = [...new Set([...first, ...rows.flatMap((row) => Object.keys(row))])]
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
}

const given = (row: Record<string, string | undefined>): Row =>
  Object.fromEntries(Object.entries(row).filter((pair): pair is [string, string] => !!pair[1]))

function writeSection(out: Out, { code, title, note, when, questions }: Section): void {
  const opening = given({ type: 'begin_group', name: code, relevant: when, 'namro::section': 'yes' })
  out.survey.push({ ...opening, ...out.texts('label', title), ...out.texts('hint', note) })
  for (const question of questions) writeQuestion(out, question)
  out.survey.push({ type: 'end_group' })
}

function writeQuestion(out: Out, question: Question): void {
  const { code, label, hint, required, when, check, dontKnow, refuse, measures, scores, except } = question
  const common = {
    ...given({ name: code, required: required ? 'yes' : '', relevant: when }),
    ...given({
      constraint: [check?.rule && boundsOf(question) ? `(${check.rule})` : check?.rule, boundsOf(question)]
        .filter(Boolean)
        .join(' and '),
    }),
    ...given({
      'namro::dont_know': dontKnow ? 'yes' : '',
      'namro::refuse': refuse ? 'yes' : '',
      'namro::measures': measures,
      'namro::scores': scores && pairsOf(scores),
      'namro::except': except && `${except.question}=${except.choice}`,
    }),
    ...out.texts('label', label),
    ...out.texts('hint', hint),
    ...out.texts('constraint_message', check?.message),
  }
  if (question.kind === 'grid') writeGrid(out, question, common)
  else out.survey.push({ ...kindOf(out, question), ...common })
}

/** What other programs are to check besides: the bounds, word for word as the import takes them off again. */
export function boundsOf(question: Question): string {
  if (question.kind === 'number') return bounds(question.min, question.max, String)
  if (question.kind === 'date') return bounds(question.from, question.to, (day) => `date('${day}')`)
  return question.kind === 'multiple' && question.most !== undefined ? `count-selected(.) <= ${question.most}` : ''
}

const bounds = <T>(least: T | undefined, most: T | undefined, say: (bound: T) => string): string =>
  [least === undefined ? '' : `. >= ${say(least)}`, most === undefined ? '' : `. <= ${say(most)}`]
    .filter(Boolean)
    .join(' and ')

function writeChoices(out: Out, code: string, choices: readonly { name: string; label: Text }[]): string {
  for (const { name, label } of choices) out.choices.push({ list_name: code, name, ...out.texts('label', label) })
  return code
}

const named = (choices: readonly Choice[]) => choices.map(({ code, label }) => ({ name: code, label }))
const shown = (value: number | string | undefined): string => (value === undefined ? '' : String(value))

function kindOf(out: Out, question: Exclude<Question, Of<'grid'>>): Row {
  switch (question.kind) {
    case 'single':
      return { type: `select_one ${writeChoices(out, question.code, named(question.choices))}` }
    case 'multiple':
      return given({
        type: `select_multiple ${writeChoices(out, question.code, named(question.choices))}`,
        'namro::most': shown(question.most),
      })
    case 'scale': {
      const list = writeChoices(
        out,
        question.code,
        question.points.map(({ value, label }) => ({ name: String(value), label })),
      )
      return given({ type: `select_one ${list}`, appearance: 'likert', 'namro::positive': question.positive.join(' ') })
    }
    case 'number': {
      const { decimals, min, max, unit, quantity } = question
      const own = given({
        'namro::decimals': decimals > 0 ? String(decimals) : '',
        'namro::min': shown(min),
        'namro::max': shown(max),
        'namro::quantity': quantity ? 'yes' : '',
      })
      return { type: decimals > 0 ? 'decimal' : 'integer', ...own, ...out.texts('namro::unit', unit) }
    }
    case 'text':
      return given({
        type: 'text',
        appearance: question.lines > 1 ? 'multiline' : '',
        'namro::lines': String(question.lines),
        'namro::longest': String(question.longest),
      })
    case 'date':
      return given({ type: 'date', 'namro::min': question.from, 'namro::max': question.to })
    case 'photo':
      return { type: 'image', 'namro::most': String(question.most) }
    case 'note':
      return { type: 'note' }
  }
}

/** A grid is a group whose rows are questions with one list; expressions know its rows by the same names. */
function writeGrid(out: Out, { code, rows, choices, positive, required }: Of<'grid'>, common: Row): void {
  out.survey.push(
    given({ ...common, type: 'begin_group', appearance: 'table-list', 'namro::positive': positive.join(' ') }) as Row,
  )
  const list = writeChoices(out, code, named(choices))
  for (const row of rows) {
    const own = given({
      name: rowName(code, row.code),
      required: required ? 'yes' : '',
      'namro::measures': row.measures,
    })
    out.survey.push({ type: `select_one ${list}`, ...own, ...out.texts('label', row.label) })
  }
  out.survey.push({ type: 'end_group' })
}
