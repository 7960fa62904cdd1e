import { type Described, lateBy, overdueDays, roleWords, stateWords } from '#features/assignments/rules.ts'
import type { PlanProgress, ProgressCount } from '#features/assignments/schema.ts'
import type { Plan } from '#features/plans/schema.ts'
import type { Authority, Cell, OfficialDocument, Signature, TableColumn } from '#lib/office/document.ts'
import { inTwoLines } from '#lib/office/document.ts'
import { type Column, type Row, type Sheet, vietnameseDate } from '#lib/office/table.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { formatRoman } from '#lib/vietnamese/roman.ts'

export type ExportedTask = {
  id: string
  path: string
  indexName: string | null
  axis: string | null
  text: string
  product: string | null
  deadlineRaw: string | null
  dueOn: string | null
  leads: string[]
  coordinating: string[]
}
export type TaskState = { assignments: number; completed: number; submitted: number; overdue: number; percent: number }
export type IssuingAgency = { name: string; kind: string; parentName: string | null }
type PlanHeader = Omit<Plan, 'can'>

export const taskColumns: readonly Column[] = [
  { title: 'Mục', width: 12 },
  { title: 'Chỉ số', width: 14 },
  { title: 'Trục nội dung', width: 28 },
  { title: 'Nội dung nhiệm vụ', width: 60 },
  { title: 'Chủ trì', width: 28 },
  { title: 'Phối hợp', width: 32 },
  { title: 'Thời hạn theo văn bản', width: 24 },
  { title: 'Ngày đến hạn', type: 'date' },
  { title: 'Sản phẩm', width: 30 },
  { title: 'Tình trạng', width: 26 },
  { title: 'Số phần việc', type: 'integer' },
  { title: 'Hoàn thành', type: 'integer' },
  { title: 'Chờ nghiệm thu', type: 'integer' },
  { title: 'Quá hạn', type: 'integer' },
  { title: 'Tiến độ', type: 'percent' },
]

export function taskRow(task: ExportedTask, state: TaskState | undefined): Row {
  const counts = state
    ? [state.assignments, state.completed, state.submitted, state.overdue, state.percent / 100]
    : [0, 0, 0, 0, null]
  const words = [task.path, task.indexName, task.axis, task.text, task.leads.join('; '), task.coordinating.join('; ')]
  return [...words, task.deadlineRaw, task.dueOn, task.product, summaryOf(state), ...counts]
}

/** A task in one phrase. */
export function summaryOf(state: TaskState | undefined): string {
  if (!state || state.assignments === 0) return 'Chưa giao'
  if (state.completed === state.assignments) return 'Hoàn thành'
  const done = `${state.completed}/${state.assignments} hoàn thành`
  return state.overdue > 0 ? `${done}, ${state.overdue} quá hạn` : done
}

export const assignmentColumns: readonly Column[] = [
  { title: 'Số kế hoạch', width: 16 },
  { title: 'Mục', width: 12 },
  { title: 'Trục nội dung', width: 28 },
  { title: 'Nội dung nhiệm vụ', width: 60 },
  { title: 'Đơn vị', width: 34 },
  { title: 'Vai trò', width: 12 },
  { title: 'Tình trạng', width: 20 },
  { title: 'Tiến độ', type: 'percent' },
  { title: 'Thời hạn theo văn bản', width: 24 },
  { title: 'Kỳ', width: 16 },
  { title: 'Ngày đến hạn', type: 'date' },
  { title: 'Số ngày quá hạn', type: 'integer' },
  { title: 'Số ngày nộp chậm', type: 'integer' },
  { title: 'Đề nghị gia hạn', width: 14 },
  { title: 'Báo cáo gần nhất', type: 'datetime' },
  { title: 'Hoàn thành lúc', type: 'datetime' },
  { title: 'Sản phẩm', width: 30 },
]

export function assignmentRow(it: Described, today: string): Row {
  const task = [it.planNumber, it.taskPath, it.axis, it.taskText]
  const state = [it.agencyName, roleWords[it.role], stateWords[it.state], it.percent / 100]
  const days = [it.deadlineRaw, it.occurrenceName, it.dueOn, overdueDays(it, today), lateBy(it)]
  const asked = it.extensionAsked ? 'Đang chờ trả lời' : null
  return [...task, ...state, ...days, asked, it.lastReportAt, it.completedAt, it.product]
}

/** A name for a file: the number of the plan without what file systems refuse. */
export const fileName = (plan: PlanHeader, what: string, ending: string): string =>
  `${[plan.number, what]
    .filter(Boolean)
    .join(' ')
    .replaceAll(/[^\p{L}\p{N} .-]+/gu, '-')}.${ending}`

/** Whether a document is its issuer's: it names it, in whatever spelling, so that at least the last words agree. */
export function isOwn(named: string | null, issuer: Pick<IssuingAgency, 'name'>): boolean {
  return named === null || lastWords(named) === lastWords(issuer.name)
}

const lastWords = (name: string) => (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).slice(-2).join(' ')

/**
 * The plan's tasks as an annex in the State's layout, under the header of the plan itself. Number, place, day and signer
 * of a document of somebody else are not put over the agency's own name: they stay blank, and the words say whose it is: `by`.
 */
export function planDocument(
  original: PlanHeader,
  issuer: IssuingAgency,
  tasks: readonly ExportedTask[],
  today: string,
  foreign?: { by: string | null },
): OfficialDocument {
  const plan = foreign ? { ...original, ...unsigned } : original
  const { serial, symbol } = splitNumber(plan.number)
  const above = issuer.kind === 'committee' || issuer.parentName === null ? {} : { parentAgency: issuer.parentName }
  const leads = [...new Set(tasks.flatMap((task) => task.leads))]
  return {
    letterhead: {
      ...above,
      agency: inTwoLines(issuer.name),
      ...(serial === undefined ? {} : { serial }),
      symbol,
      place: plan.place ?? '',
      ...(plan.issuedOn ? { date: plan.issuedOn } : {}),
    },
    title: { type: 'Kế hoạch', about: aboutOf(plan.title) },
    sections: [{ blocks: introduction(original, tasks, today, foreign?.by ?? null) }],
    recipients: recipientsOf(plan, leads),
    signature: signatureOf(plan, issuer),
    annexes: [{ title: 'Danh mục nhiệm vụ', landscape: true, blocks: [taskTable(tasks)] }],
  }
}

const unsigned = { number: null, issuedOn: null, place: '………', signer: null, signerTitle: null }

/** "359/KH-UBND" → 359 and "KH-UBND"; a number of another form stays blank. */
export function splitNumber(number: string | null): { serial?: number; symbol: string } {
  const found = /^(\d{1,6})\s*\/\s*(.+)$/.exec(number ?? '')
  return found ? { serial: Number(found[1]), symbol: found[2]! } : { symbol: number?.replace(/^\//, '') || 'KH' }
}

const aboutOf = (title: string) => {
  const about = title.replace(/^kế hoạch\s+/iu, '').trim()
  return about.charAt(0).toLocaleUpperCase('vi') + about.slice(1)
}

function introduction(plan: PlanHeader, tasks: readonly ExportedTask[], today: string, by: string | null) {
  const number = plan.number ? ` số ${plan.number}` : ''
  const day = plan.issuedOn ? ` ngày ${vietnameseDate(plan.issuedOn)}` : ''
  const what = plan.kind === 'plan' ? 'Kế hoạch' : 'Văn bản'
  const issuer = by === null ? '' : ` của ${by}`
  const dated = tasks.filter(({ dueOn }) => dueOn !== null).length
  const due = dated === 0 ? '' : `, trong đó ${dated} nhiệm vụ có ngày đến hạn`
  const first =
    `Danh mục ${tasks.length} nhiệm vụ của ${what}${number}${day}${issuer}${due}, ` +
    `lập từ hệ thống theo dõi ngày ${vietnameseDate(today)} (Phụ lục kèm theo).`
  const second = `${plan.standingAgencyName} theo dõi, đôn đốc việc thực hiện các nhiệm vụ tại Phụ lục.`
  return [first, second].map((text) => ({ kind: 'paragraph' as const, text }))
}

const mostRecipients = 12

function recipientsOf(plan: PlanHeader, leads: readonly string[]): string[] {
  const named = leads.length > mostRecipients ? ['Các cơ quan, đơn vị chủ trì, phối hợp'] : leads
  return [...new Set([plan.standingAgencyName, ...named])]
}

function signatureOf({ signer, signerTitle }: PlanHeader, { kind, name }: IssuingAgency): Signature {
  const deputy = /^phó\s+/iu.exec(signerTitle ?? '')
  const chief = deputy ? (signerTitle ?? '').slice(deputy[0].length) : undefined
  const authority: Authority[] = kind === 'committee' ? [{ under: 'TM.', whom: committeeOf(name) }] : []
  if (chief) authority.push({ under: 'KT.', whom: chief })
  const title = signerTitle ?? (kind === 'committee' ? 'Chủ tịch' : 'Thủ trưởng')
  return { authority, title, ...(signer ? { name: signer } : {}) }
}

const committeeOf = (name: string) =>
  /^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)/iu.test(name) ? 'Ủy ban nhân dân' : name

type TaskColumn = TableColumn & { title: string; text: (task: ExportedTask) => string }

const columns: readonly TaskColumn[] = [
  { title: 'Nội dung nhiệm vụ', width: 9, align: 'justify', text: ({ text }) => text },
  { title: 'Cơ quan chủ trì', width: 4, text: ({ leads }) => leads.join('; ') },
  { title: 'Cơ quan phối hợp', width: 5, text: ({ coordinating }) => coordinating.join('; ') },
  {
    title: 'Thời hạn',
    width: 3,
    text: ({ deadlineRaw, dueOn }) => deadlineRaw ?? (dueOn ? vietnameseDate(dueOn) : ''),
  },
  { title: 'Sản phẩm', width: 4, text: ({ product }) => product ?? '' },
]

/** A column that the plan fills nowhere is left out. */
function taskTable(tasks: readonly ExportedTask[]) {
  const filled = columns.filter(({ text }, i) => i === 0 || tasks.some((task) => text(task) !== ''))
  const header: Cell[][] = [['STT', ...filled.map(({ title }) => title)].map((text) => headerCell(text))]
  const widths: TableColumn[] = [{ width: 1, align: 'center' }, ...filled]
  return { kind: 'table' as const, columns: widths, header, rows: [...tableRows(tasks, filled)] }
}

const headerCell = (text: string): Cell => ({ text, align: 'center', bold: true })

/** Tasks numbered through, with a line where index or axis change. */
function* tableRows(tasks: readonly ExportedTask[], filled: readonly TaskColumn[]): Generator<Cell[]> {
  let group: string | undefined
  let groups = 0
  for (const [i, task] of tasks.entries()) {
    const heading = [task.indexName, task.axis].filter(Boolean).join(' – ')
    if (heading !== group && heading !== '') {
      yield [{ text: `${formatRoman(++groups)}. ${heading}`, columnSpan: filled.length + 1, bold: true, align: 'left' }]
    }
    group = heading
    yield [String(i + 1), ...filled.map(({ text }) => text(task))]
  }
}

const countColumns: readonly Column[] = [
  { title: 'Số phần việc', type: 'integer' },
  { title: 'Hoàn thành', type: 'integer' },
  { title: 'Chờ nghiệm thu', type: 'integer' },
  { title: 'Đang làm', type: 'integer' },
  { title: 'Chưa bắt đầu', type: 'integer' },
  { title: 'Quá hạn', type: 'integer' },
  { title: 'Tỷ lệ hoàn thành', type: 'percent' },
  { title: 'Tiến độ bình quân', type: 'percent' },
]

const countsOf = ({ assignments, completed, submitted, inProgress, notStarted, overdue, percent }: ProgressCount) => [
  ...[assignments, completed, submitted, inProgress, notStarted, overdue],
  ...[assignments === 0 ? null : completed / assignments, percent / 100],
]

const counted = (name: string, first: readonly Column[], rows: Iterable<readonly [Row, ProgressCount]>): Sheet => ({
  name,
  columns: [...first, ...countColumns],
  rows: [...rows].map(([words, counts]) => [...words, ...countsOf(counts)]),
})

const wide = (title: string): Column => ({ title, width: 44 })

/** The figures behind the pictures of a plan: by axis, by agency, by the month in which work is due. */
export function planFigures({ byAxis, byAgency, byDue }: PlanProgress): Sheet[] {
  const axis: Column[] = [
    { title: 'Chỉ số', width: 14 },
    wide('Trục nội dung'),
    { title: 'Số nhiệm vụ', type: 'integer' },
  ]
  const agency: Column[] = [wide('Đơn vị'), { title: 'Báo cáo gần nhất', type: 'datetime' }]
  const last = (iso: string | null) => (iso === null ? null : new Date(iso))
  return [
    counted(
      'Theo trục',
      axis,
      byAxis.map((each) => [[each.indexName, each.axis, each.tasks], each]),
    ),
    counted(
      'Theo đơn vị',
      agency,
      byAgency.map((each) => [[each.agencyName, last(each.lastReportAt)], each]),
    ),
    {
      name: 'Theo tháng đến hạn',
      columns: [{ title: 'Tháng' }, ...countColumns.filter(({ title }) => monthly.includes(title))],
      rows: byDue.map(({ month, assignments, completed, overdue }) => [
        month.split('-').reverse().join('/'),
        ...[assignments, completed, overdue],
      ]),
    },
  ]
}

const monthly = ['Số phần việc', 'Hoàn thành', 'Quá hạn']

const levelWords = { central: 'Trung ương', province: 'Cấp tỉnh', district: 'Cấp huyện', commune: 'Cấp xã' } as const

export type Figures = {
  plans: readonly (ProgressCount & { number: string | null; title: string })[]
  agencies: readonly (ProgressCount & { agencyName: string })[]
  axes: readonly (ProgressCount & { axis: string; level: keyof typeof levelWords })[]
}

/** The figures behind the leaders' page; all agencies, not only those that have room there. */
export const overviewFigures = ({ plans, agencies, axes }: Figures): Sheet[] => [
  counted(
    'Kế hoạch',
    [{ title: 'Số', width: 16 }, wide('Tên')],
    plans.map((each) => [[each.number, each.title], each]),
  ),
  counted(
    'Đơn vị',
    [wide('Đơn vị')],
    agencies.map((each) => [[each.agencyName], each]),
  ),
  counted(
    'Trục và cấp',
    [wide('Trục nội dung'), { title: 'Cấp', width: 12 }],
    axes.map((each) => [[each.axis, levelWords[each.level]], each]),
  ),
]
