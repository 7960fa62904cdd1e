import { both, type Sentence } from '../calendar/derivation.ts'
import { fieldCode, type ReportForm } from './form.ts'

/** What a row says that it counts, and the unit in which that is counted. */
const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/^hồ sơ/, 'hồ sơ'],
  [/^(TTHC|thủ tục)/, 'thủ tục'],
  [/^(VBQPPL|văn bản)/, 'văn bản'],
  [/^nhiệm vụ/, 'nhiệm vụ'],
  [/^vấn đề/, 'vấn đề'],
  [/^(PAKN|phản ánh)/, 'pakn'],
  [/^(công chức|viên chức|biên chế|người)/, 'người'],
]

/**
 * D10: rows whose unit is not that of what they count ("Số hồ sơ …" in "Thủ tục"). The form stays as it is; who reads
 * or builds it is told.
 */
export function oddUnits({ tables }: ReportForm): { field: string; message: Sentence }[] {
  return tables.flatMap(({ code: table, rows }) =>
    rows.flatMap(({ code, name, unit }) => {
      const thing = name.replace(/^(Tổng số|Số lượng|Số)\s+/u, '')
      const meant = thing === name ? undefined : COUNTED.find(([start]) => start.test(thing))?.[1]
      const given = unit?.toLocaleLowerCase('vi')
      const known = COUNTED.some(([, each]) => each === given)
      if (meant === undefined || !known || meant === given) return []
      const vi = `Dòng này đếm ${meant} nhưng đơn vị tính ghi là ${unit}.`
      return [{ field: fieldCode(table, code), message: both(vi, `It counts ${meant}, but its unit is ${unit}.`) }]
    }),
  )
}
