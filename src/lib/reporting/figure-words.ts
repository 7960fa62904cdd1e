import { type Figure, isFigure, millionths } from './figure.ts'
import {
  type FormRow,
  type FormSection,
  type FormTable,
  fieldCode,
  partsOf,
  type ReportForm,
  rowsTold,
} from './form.ts'
import { bare, changeSince, countedFigure, lowered, percent, raised } from './word-forms.ts'

/** The figures of a report, and those of the period before with its name in the middle of a sentence ("quý IV/2025"). */
export type ToldFigures = {
  values: ReadonlyMap<string, Figure>
  before?: { name: string; values: ReadonlyMap<string, Figure> }
}

/** A row in the light of its figures. */
type Told = { row: FormRow; value: Figure | undefined; before: Figure | undefined }

/**
 * The figures of a section in sentences, one paragraph for each first-level row with all below it. A rate stands with its
 * parts, a sum with what it is made of; what is missing is said to be missing and is no nought (SPEC N4–N7).
 */
export function figureParagraphs(section: FormSection, form: ReportForm, told: ToldFigures): string[] {
  return rowsTold(section, form).flatMap(({ table, rows }) => {
    const groups = Map.groupBy(rows, ({ code }) => code.split('.')[0] ?? '')
    return [...groups.values()].flatMap((group) => groupParagraph(table, group, told))
  })
}

function groupParagraph(table: FormTable, rows: readonly FormRow[], told: ToldFigures): string[] {
  const all = rows.map((row): Told => {
    const field = fieldCode(table.code, row.code)
    return { row, value: figureIn(told.values, field), before: figureIn(told.before?.values, field) }
  })
  const figures = all.filter(({ row }) => row.kind !== 'heading')
  const heading = all.find(({ row }) => row.kind === 'heading')?.row
  const lead = heading && leadOf(heading.name)
  if (lead !== undefined && figures.length > 0 && figures.every(({ value }) => value === undefined))
    return [`${lead}: chưa có số liệu.`]
  const sentences = [...toldTogether(figures, told.before?.name), ...noughts(figures), ...missing(figures)]
  if (sentences.length === 0) return []
  const text = sentences.map((sentence) => `${sentence}.`).join(' ')
  return [lead === undefined ? text : `${lead}: ${lowered(text)}`]
}

/** "Về kiểm tra CCHC"; a heading that says "Số liệu về …" leads in by itself. */
const leadOf = (name: string): string => (/^(số liệu )?về /i.test(name) ? bare(name) : `Về ${lowered(bare(name))}`)

const figureIn = (values: ReadonlyMap<string, Figure> | undefined, field: string): Figure | undefined => {
  const value = values?.get(field)
  return value !== undefined && isFigure(value) ? value : undefined
}

const isNought = (value: Figure | undefined): boolean => value !== undefined && millionths(value) === 0n

/** Everything that has a figure other than 0, a row with its parts in one sentence. */
function toldTogether(figures: readonly Told[], before: string | undefined): string[] {
  const within = new Set(
    figures
      .filter(({ row, value }) => row.rule && value !== undefined && !isNought(value))
      .flatMap(({ row }) => partsOf(row)),
  )
  return figures
    .filter(
      ({ row, value }) => value !== undefined && (row.kind === 'choice' || !isNought(value)) && !within.has(row.code),
    )
    .map((each) => sentence(each, figures, before))
}

function sentence(told: Told, all: readonly Told[], before: string | undefined): string {
  const { row, value = '' } = told
  const name = raised(bare(row.name))
  if (row.kind === 'choice') {
    const option = row.options?.find((each) => BigInt(each.value) * 1_000_000n === millionths(value))
    return `${name}: ${option ? lowered(option.words.vi) : value}`
  }
  const parts = partsOf(row).flatMap((code) => all.filter((each) => each.row.code === code))
  return `${name} là ${amount(told)}${made(row, parts)}${change(told, before)}`
}

function amount({ row: { name, unit }, value = '' }: Told): string {
  if (unit === '%') return percent(value)
  const said = unit !== null && name.toLocaleLowerCase('vi').includes(unit.toLocaleLowerCase('vi'))
  const shown = countedFigure(value)
  return unit === null || said ? shown : `${shown} ${lowered(unit)}`
}

/** " (12/20 nhiệm vụ)" of a rate; ", gồm: …" of a sum; nothing while a part is missing. */
function made(row: FormRow, parts: readonly Told[]): string {
  if (parts.length === 0 || parts.some(({ value }) => value === undefined)) return ''
  if (row.rule?.kind === 'share') {
    const [top, bottom] = [parts[0]!, parts[1]!]
    const unit = top.row.unit !== null && top.row.unit === bottom.row.unit ? ` ${lowered(top.row.unit)}` : ''
    return ` (${countedFigure(top.value ?? '')}/${countedFigure(bottom.value ?? '')}${unit})`
  }
  const some = parts.filter(({ value }) => !isNought(value))
  return `, gồm: ${some.map((part) => `${lowered(bare(part.row.name))} ${amount(part)}`).join('; ')}`
}

function change({ row, value = '', before: then }: Told, name: string | undefined): string {
  if (then === undefined || name === undefined) return ''
  const words = changeSince(name, value, then, row.unit === '%' ? 'percent' : 'count')
  return `${row.rule?.kind === 'sum' ? '; ' : ', '}${words}`
}

function noughts(figures: readonly Told[]): string[] {
  const names = figures.filter(({ row, value }) => row.kind !== 'choice' && isNought(value)).map(nameOf)
  if (names.length === 0) return []
  return [names.length === 1 ? `${raised(names[0]!)} bằng 0` : `Các chỉ tiêu sau bằng 0: ${names.join('; ')}`]
}

function missing(figures: readonly Told[]): string[] {
  const names = figures.filter(({ value }) => value === undefined).map(nameOf)
  return names.length === 0 ? [] : [`Chưa có số liệu về: ${names.join('; ')}`]
}

const nameOf = ({ row }: Told): string => lowered(bare(row.name))
