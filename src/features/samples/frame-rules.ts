import type { FrameUnit } from '#lib/sampling/draw.ts'
import { checkFrame, type FrameFinding as Found, type FrameFindingCode } from '#lib/sampling/frame.ts'
import type { StagePlan } from '#lib/sampling/sample.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { FrameFinding } from './schema.ts'

export type ListedUnit = FrameUnit & { contact?: string }
export type ListError = { row: number; column: string | null; message: string }
type TableRow = { row: number; cells: readonly string[] }

const uses = {
  id: ['ma', 'ma don vi', 'ma so', 'id', 'code', 'stt', 'tt'],
  name: ['ten', 'ten don vi', 'ho ten', 'ho va ten', 'name', 'don vi', 'ten thon', 'ten xa'],
  parent: [
    'thuoc',
    'thuoc ma cap tren',
    'thuoc don vi',
    'ma cap tren',
    'cap tren',
    'parent',
    'ma xa',
    'ma thon',
    'ma dia ban',
  ],
  stratum: ['tang', 'nhom', 'phan tang', 'stratum', 'vung', 'loai'],
  size: ['quy mo', 'so dan', 'dan so', 'so nguoi', 'so ho', 'so ho so', 'size'],
  certain: ['chac chan', 'chac chan chon', 'certain'],
  contact: ['lien he', 'dien thoai', 'so dien thoai', 'dia chi', 'contact', 'phone'],
} as const
type Use = keyof typeof uses

export const useWords: Record<Use, string> = {
  id: 'Mã',
  name: 'Tên',
  parent: 'Thuộc (mã cấp trên)',
  stratum: 'Tầng',
  size: 'Quy mô',
  certain: 'Chắc chắn chọn',
  contact: 'Liên hệ',
}

const columnUse = (title: string): Use | undefined => {
  const plain = fold(title)
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
  return (Object.keys(uses) as Use[]).find((use) => (uses[use] as readonly string[]).includes(plain))
}

export type ReadList = {
  units: ListedUnit[]
  /** Line of the file of each unit. */
  lines: number[]
  errors: ListError[]
  columns: { title: string; use: string | null }[]
}

/** Reads a list of places or people. Rows that cannot be read are named and the others go on; nothing is dropped silently. */
export function readFrame(rows: readonly TableRow[], { people }: { people: boolean }): ReadList {
  const at = rows.slice(0, 20).findIndex(({ cells }) => cells.filter((cell) => columnUse(cell)).length >= 1)
  const head = rows[at]
  if (!head) return { units: [], lines: [], errors: [{ row: 1, column: null, message: noHead }], columns: [] }
  const places = new Map<Use, number>()
  for (const [i, cell] of head.cells.entries()) {
    const use = columnUse(cell)
    if (use && !places.has(use)) places.set(use, i)
  }
  const columns = head.cells.flatMap((title, i) => {
    const use = [...places].find(([, own]) => own === i)?.[0]
    return title.trim() === '' ? [] : [{ title, use: use ? useWords[use] : null }]
  })
  const errors: ListError[] = []
  if (!places.has('id') && !places.has('name')) errors.push({ row: head.row, column: null, message: noHead })
  const units: ListedUnit[] = []
  const lines: number[] = []
  const context = { places, titles: head.cells, people, errors }
  for (const { row, cells } of rows.slice(at + 1)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    units.push(oneUnit({ row, cells }, units.length, context))
    lines.push(row)
  }
  if (units.length === 0 && errors.length === 0) errors.push({ row: head.row, column: null, message: noRows })
  return { units, lines, errors, columns }
}

const noHead = 'Không thấy hàng tiêu đề: cần ít nhất cột “Mã” hoặc “Tên”.'
const noRows = 'Tệp không có dòng nào dưới hàng tiêu đề.'

type Reading = { places: Map<Use, number>; titles: readonly string[]; people: boolean; errors: ListError[] }

function oneUnit({ row, cells }: TableRow, index: number, { places, titles, people, errors }: Reading): ListedUnit {
  const cell = (use: Use) => (places.has(use) ? (cells[places.get(use) ?? 0] ?? '').trim() : '')
  const wrong = (use: Use, message: string) =>
    errors.push({ row, column: titles[places.get(use) ?? 0] ?? null, message })
  for (const use of places.keys()) if (cell(use).length > 300) wrong(use, 'Ô này dài quá 300 ký tự.')
  const unit: ListedUnit = { id: cell('id') || (people || !places.has('id') ? `${index + 1}` : '') }
  if (unit.id === '') wrong('id', 'Dòng này không có mã.')
  if (cell('name')) unit.name = cell('name')
  else if (people) wrong('name', 'Dòng này không có tên.')
  if (cell('parent')) unit.parent = cell('parent')
  if (cell('stratum')) unit.stratum = cell('stratum')
  if (cell('contact')) unit.contact = cell('contact')
  const size = cell('size')
  if (size) {
    // 12.345 and 12 345 are whole numbers as they are written here.
    const plain = size.replaceAll(/[\s.](?=\d{3}(\D|$))/g, '')
    if (/^\d{1,15}$/.test(plain) && Number(plain) > 0) unit.size = Number(plain)
    else wrong('size', `Quy mô “${size.slice(0, 40)}” không phải là số nguyên dương.`)
  }
  const certain = fold(cell('certain'))
  if (['x', 'co', '1', 'true', 'yes'].includes(certain)) unit.certain = true
  else if (!['', '0', 'khong', 'false', 'no'].includes(certain))
    wrong('certain', 'Ghi “x” nếu chắc chắn chọn, để trống nếu không.')
  return unit
}

const findingWords: Record<FrameFindingCode, string> = {
  noId: 'Dòng này không có mã.',
  duplicateId: 'Mã này đã có ở dòng {like}: mỗi đơn vị chỉ đứng một lần trong danh sách.',
  duplicateName: 'Tên này đã có ở dòng {like} trong cùng đơn vị; hãy xem có phải ghi hai lần không.',
  noMeasure: 'Thiếu quy mô, mà cách chọn là theo quy mô.',
  badMeasure: 'Quy mô phải là số nguyên dương.',
  noStratum: 'Thiếu tầng, trong khi các dòng khác có.',
  noTakeForStratum: 'Chưa ghi số cần chọn cho tầng này.',
  stratumWithoutUnits: 'Thiết kế ghi số cần chọn cho tầng này, nhưng danh sách không có dòng nào thuộc tầng.',
  unknownParent: 'Đơn vị cấp trên không có trong danh sách đã chọn; dòng này không dùng đến.',
  parentWithoutUnits: 'Chưa có dòng nào thuộc đơn vị này.',
  fewerThanTaken: 'Ít hơn số cần chọn (kể cả dự phòng): sẽ lấy tất cả.',
  tooManyCertain: 'Số đơn vị chắc chắn chọn nhiều hơn số cần chọn.',
}

const told = ({ code, row, at, like, severity }: Found, lines?: readonly number[]): FrameFinding => ({
  row: row === null ? null : (lines?.[row] ?? row + 1),
  at,
  message: findingWords[code].replace('{like}', String(like === undefined ? '' : (lines?.[like] ?? like + 1))),
  stops: severity === 'stops',
})

/** What only follows from a cell that could not be read, and is told with that cell. */
const followsFromUnread: readonly FrameFindingCode[] = ['noId', 'noMeasure', 'badMeasure']

type OfFile = Pick<ReadList, 'lines' | 'errors'>

/** Everything that is wrong with a list under a plan, in words. Of a file its own lines are named, each fault once. */
export function findingsOf(
  units: readonly FrameUnit[],
  plan: StagePlan,
  parents?: readonly string[],
  file?: OfFile,
): FrameFinding[] {
  const unread = new Set(file?.errors.map(({ row }) => row))
  return checkFrame(units, plan, parents).flatMap((found) => {
    const finding = told(found, file?.lines)
    return unread.has(finding.row ?? -1) && followsFromUnread.includes(found.code) ? [] : [finding]
  })
}
