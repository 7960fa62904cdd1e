import type { Kind, Level } from '#features/directory/schema.ts'
import type { Row, Sheet } from '#lib/office/table.ts'
import { vietnameseDate } from '#lib/office/table.ts'
import { fold } from '#lib/vietnamese/fold.ts'

/** The columns of an agency table, the same in an import and an export. */
export const columns = {
  code: 'Mã',
  name: 'Tên',
  shortName: 'Tên ngắn',
  level: 'Cấp',
  kind: 'Loại',
  parentCode: 'Mã cấp trên',
  validFrom: 'Từ ngày',
  validTo: 'Đến ngày',
  aliases: 'Tên gọi khác',
} as const
export type ColumnName = keyof typeof columns
export const columnNames = Object.keys(columns) as ColumnName[]
export const neededColumns = ['code', 'name', 'level', 'kind'] as const satisfies readonly ColumnName[]

export const levelWords: Record<Level, string> = {
  central: 'Trung ương',
  province: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
}

export const kindWords: Record<Kind, string> = {
  committee: 'Ủy ban nhân dân',
  council: 'Hội đồng nhân dân',
  office: 'Văn phòng',
  department: 'Sở, ban, ngành',
  division: 'Phòng',
  inspectorate: 'Thanh tra',
  front: 'Mặt trận Tổ quốc',
  union: 'Đoàn thể',
  party: 'Cơ quan Đảng',
  court: 'Tòa án',
  procuracy: 'Viện kiểm sát',
  police: 'Công an',
  military: 'Quân sự',
  vertical: 'Ngành dọc',
  publicService: 'Đơn vị sự nghiệp',
  managementBoard: 'Ban quản lý',
  media: 'Báo chí',
  enterprise: 'Doanh nghiệp',
  other: 'Khác',
}

const levels = readBack(levelWords)
const kinds = readBack(kindWords)

/** A word of the table or the code itself, with or without marks and "cấp"; undefined when it is neither. */
export const levelOf = (text: string): Level | undefined => levels.get(fold(text)) ?? levels.get(`cap ${fold(text)}`)
export const kindOf = (text: string): Kind | undefined => kinds.get(fold(text))

function readBack<T extends string>(words: Record<T, string>): Map<string, T> {
  const entries = Object.entries(words) as [T, string][]
  return new Map(entries.flatMap(([code, word]) => [[fold(word), code] as const, [fold(code), code] as const]))
}

const BETWEEN_ALIASES = '; '

export const splitAliases = (cell: string): string[] =>
  cell
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

type Exported = {
  code: string
  name: string
  shortName: string | null
  level: string
  kind: string
  parentCode: string | null
  validFrom: string
  validTo: string | null
  aliases: readonly string[]
}

/** Agencies as a sheet in the columns of the import. CSV has no dates of its own: there days are written dd/mm/yyyy. */
export function agencySheet(agencies: readonly Exported[], format: 'xlsx' | 'csv'): Sheet {
  const day = (iso: string | null) => (iso && format === 'csv' ? vietnameseDate(iso) : iso)
  const rows = agencies.map(
    (it): Row => [
      it.code,
      it.name,
      it.shortName,
      levelWords[it.level as Level],
      kindWords[it.kind as Kind],
      it.parentCode,
      day(it.validFrom),
      day(it.validTo),
      it.aliases.join(BETWEEN_ALIASES),
    ],
  )
  const widths = [28, 48, 22, 14, 20, 28, 13, 13, 60]
  const dates = new Set<ColumnName>(['validFrom', 'validTo'])
  return {
    name: 'Đơn vị',
    columns: columnNames.map((name, i) => ({
      title: columns[name],
      type: dates.has(name) ? 'date' : 'text',
      width: widths[i] ?? 20,
      wrap: name === 'aliases',
    })),
    rows,
  }
}
