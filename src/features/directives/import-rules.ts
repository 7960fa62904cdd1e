import { resolveName } from '#features/agency-names/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import type { TableRow } from '#lib/office/read-table.ts'
import { parseVietnameseDate } from '#lib/vietnamese/dates.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { clean } from '#lib/vietnamese/normalize.ts'
import { issuerOf, readDue } from './rules.ts'
import type { NewDirectedTask, RegisterDirective, RowError } from './schema.ts'

/** The columns of a list of work from above, as offices keep it in a spreadsheet. */
export const columns = {
  issuer: 'Nơi giao',
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày văn bản',
  title: 'Trích yếu',
  text: 'Nội dung việc',
  lead: 'Đơn vị chủ trì',
  coordinating: 'Đơn vị phối hợp',
  due: 'Thời hạn',
  product: 'Sản phẩm',
} as const
type Name = keyof typeof columns
const names = Object.keys(columns) as Name[]
const needed: readonly Name[] = ['issuer', 'number', 'issuedOn', 'title', 'text', 'lead']

export const MOST_ROWS = 5000

export type Keeping = Pick<RegisterDirective, 'agencyId' | 'standingAgencyId'>
export type ReadDocuments = { documents: (RegisterDirective & { row: number })[]; errors: RowError[]; count: number }
export type Reading = { directoryOf: (day: string) => Directory; calendar: WorkingCalendar; today: string } & Keeping

type Cell = (name: Name) => string
type Wrong = (name: Name, message: string) => undefined

/** Rows whose document is written in the row above leave its cells empty, as merged cells come. */
export function readDocuments(table: readonly TableRow[], reading: Reading): ReadDocuments {
  const [head, ...body] = table
  const at = new Map(
    names.map((name) => [name, head?.cells.findIndex((cell) => fold(cell) === fold(columns[name])) ?? -1]),
  )
  const missing = needed.filter((name) => (at.get(name) ?? -1) < 0)
  if (missing.length > 0) {
    const message = `Dòng tiêu đề thiếu cột ${missing.map((name) => `“${columns[name]}”`).join(', ')}.`
    return { documents: [], errors: [{ row: head?.row ?? 1, column: null, message }], count: body.length }
  }
  const errors: RowError[] = []
  const documents = new Map<string, ReadDocuments['documents'][number]>()
  let above: Header | undefined
  for (const { row, cells } of body) {
    const cell: Cell = (name) => clean(cells[at.get(name) ?? -1] ?? '')
    if (names.every((name) => cell(name) === '')) continue
    const wrong: Wrong = (name, message) => void errors.push({ row, column: columns[name], message })
    const header = isBlank(cell) ? above : readHeader(cell, reading.today, wrong)
    if (isBlank(cell) && !above) wrong('number', 'Dòng đầu tiên phải ghi số, ngày và nơi giao của văn bản.')
    above = header
    const task = header && readTask(cell, header, reading, wrong)
    if (!header || !task) continue
    const key = `${header.number} ${header.issuedOn}`
    const { agencyId, standingAgencyId } = reading
    const known = documents.get(key) ?? {
      row,
      kind: 'directive',
      meetingId: null,
      ...header,
      agencyId,
      standingAgencyId,
      tasks: [],
    }
    known.tasks.push(task)
    documents.set(key, known)
  }
  const count = body.length
  if (count === 0) errors.push({ row: 1, column: null, message: 'Tệp chỉ có dòng tiêu đề, chưa có việc nào.' })
  return { documents: [...documents.values()], errors, count }
}

type Header = Pick<RegisterDirective, 'issuer' | 'issuerName' | 'number' | 'issuedOn' | 'title'>

const isBlank = (cell: Cell) => (['issuer', 'number', 'issuedOn', 'title'] as const).every((name) => cell(name) === '')

function readHeader(cell: Cell, today: string, wrong: Wrong): Header | undefined {
  const [issuerName, number, title] = [cell('issuer'), cell('number'), cell('title')]
  const issuedOn = dayOf(cell('issuedOn'))
  if (issuerName.length < 2 || issuerName.length > 200) return wrong('issuer', 'Hãy ghi nơi giao việc.')
  if (number === '' || number.length > 60) return wrong('number', 'Hãy ghi số, ký hiệu văn bản (nhiều nhất 60 ký tự).')
  if (!issuedOn) return wrong('issuedOn', `“${cell('issuedOn')}” không phải là ngày; hãy ghi như 02/03/2026.`)
  if (issuedOn > today) return wrong('issuedOn', 'Ngày văn bản ở sau hôm nay.')
  if (title.length < 3 || title.length > 2000) return wrong('title', 'Hãy ghi trích yếu của văn bản.')
  return { issuer: issuerOf(issuerName), issuerName, number, issuedOn, title }
}

function readTask(cell: Cell, { issuedOn }: Header, reading: Reading, wrong: Wrong): NewDirectedTask | undefined {
  const text = cell('text')
  if (text.length < 3 || text.length > 20_000) return wrong('text', 'Hãy ghi nội dung việc.')
  const due = cell('due') || null
  const day = due && (dayOf(due) ?? due)
  if (day && !dayOf(day) && !readDue(day, { issuedOn, calendar: reading.calendar }).understood)
    return wrong('due', `Chưa hiểu thời hạn “${due}”.`)
  const leads = readParties(cell, 'lead', issuedOn, reading, wrong)
  const coordinating = readParties(cell, 'coordinating', issuedOn, reading, wrong)
  if (!leads || !coordinating) return undefined
  if (leads.length === 0) return wrong('lead', 'Hãy ghi đơn vị chủ trì.')
  return { text, product: cell('product').slice(0, 2000) || null, due: due && written(due), leads, coordinating }
}

/** Names between semicolons or lines; each must have exactly one reading in the list of agencies of the day. */
function readParties(cell: Cell, column: 'lead' | 'coordinating', day: string, reading: Reading, wrong: Wrong) {
  const directory = reading.directoryOf(day)
  const found: NewDirectedTask['leads'] = []
  let whole = true
  for (const name of cell(column)
    .split(/[;\n]/)
    .map((each) => each.trim())) {
    if (name === '') continue
    const { certainty, candidates } = resolveName(directory, name, { issuerId: reading.agencyId })
    const [first] = candidates
    if (certainty === 'certain' && first) found.push({ agencyId: first.agencyId, groupId: first.groupId })
    else {
      const like = candidates.slice(0, 3).map((each) => each.name)
      const hint = like.length > 0 ? ` Có phải: ${like.join('; ')}?` : ''
      wrong(column, `Chưa xác định được “${name}” là đơn vị nào.${hint}`)
      whole = false
    }
  }
  return whole ? found : undefined
}

const ISO = /^\d{4}-\d{2}-\d{2}$/
const dayOf = (text: string): string | undefined => (ISO.test(text) ? text : (parseVietnameseDate(text) ?? undefined))

/** A day of the spreadsheet in the words of a document. */
const written = (due: string): string => (ISO.test(due) ? due.split('-').reverse().join('/') : due)
