import { both, type Sentence } from '../calendar/derivation.ts'
import { type FormRow, type FormTable, fieldCode, partsOf, ReportForm } from './form.ts'

/** Checks the content of one file or of a draft: the form, or every fault in words. */
export function checkForm(content: unknown): { form: ReportForm } | { faults: Sentence[] } {
  const parsed = ReportForm.safeParse(content)
  if (!parsed.success) return { faults: shapeFaults(parsed.error.issues, content) }
  const faults = faultsIn(parsed.data)
  return faults.length > 0 ? { faults } : { form: parsed.data }
}

/** Checks the content of one file; Error that names every fault. */
export function parseForm(content: unknown): ReportForm {
  const checked = checkForm(content)
  if ('form' in checked) return checked.form
  throw new Error(`Form refused: ${checked.faults.map(({ en }) => en).join('; ')}`)
}

/** Codes that stand twice, rows and figures that are not there, rows that follow from themselves (SPEC D1). */
const faultsIn = (form: ReportForm): Sentence[] => [
  ...doubles(form),
  ...strangers(form),
  ...form.tables.flatMap(faultsOf),
]

const twice = (codes: readonly string[]) => codes.filter((code, i) => codes.indexOf(code) < i)

function doubles({ parts, sections, tables }: ReportForm): Sentence[] {
  return [
    ...twice([...parts, ...sections].map(({ code }) => code)).map((code) =>
      both(`Số mục ${code} có hai lần.`, `section ${code} stands twice`),
    ),
    ...twice(tables.map(({ code }) => code)).map((code) =>
      both(`Biểu ${code} có hai lần.`, `table ${code} stands twice`),
    ),
    ...tables.flatMap(({ code, rows }) =>
      twice(rows.map((row) => row.code)).map((row) =>
        both(`Biểu ${code}: dòng ${row} có hai lần.`, `row ${row} of table ${code} stands twice`),
      ),
    ),
  ]
}

/** Figures that a section tells and no table has. */
function strangers({ sections, tables }: ReportForm): Sentence[] {
  const known = new Set(tables.flatMap(({ code, rows }) => [code, ...rows.map((row) => fieldCode(code, row.code))]))
  return sections.flatMap(({ code, figures }) =>
    figures
      .filter((figure) => !known.has(figure))
      .map((figure) =>
        both(
          `Mục ${code} dùng số liệu ${figure}, biểu mẫu không có số liệu này.`,
          `section ${code} tells ${figure}, which is not there`,
        ),
      ),
  )
}

function faultsOf({ code: table, rows }: FormTable): Sentence[] {
  const kinds = new Map(rows.map(({ code, kind }) => [code, kind]))
  const isNoFigure = (code: string) => !kinds.has(code) || kinds.get(code) === 'heading'
  return rows.flatMap((row) => {
    const { code, kind, rule, checks, rollUp, weight } = row
    const told = (vi: string, en: string) =>
      both(`Biểu ${table}, dòng ${code}: ${vi}`, `row ${code} of table ${table} ${en}`)
    const asked = [
      ...partsOf(row),
      ...checks.flatMap((check) => [check.row, ...check.with]),
      ...(weight ? [weight] : []),
    ]
    const faults = asked
      .filter((other) => isNoFigure(other) || other === code)
      .map((other) =>
        told(
          `cần dòng ${other} nhưng biểu không có dòng số liệu nào khác mang số đó.`,
          `asks for ${other}, which is no other row with a figure`,
        ),
      )
    if (kind === 'heading' && (rule || row.required))
      faults.push(told('là dòng tiêu đề, không có số liệu.', 'is a heading and has no figure'))
    if (kind === 'choice' && !row.options?.length)
      faults.push(told('chưa có phương án để chọn.', 'is a choice without options'))
    if (rule?.kind === 'share' && kind !== 'rate')
      faults.push(told('tính từ phép chia nên phải là tỷ lệ.', 'is a share and should be a rate'))
    if (rollUp === 'weightedMean' && (weight === undefined || kind === 'choice'))
      faults.push(
        told('lấy trung bình có trọng số nhưng chưa nêu dòng làm trọng số.', 'is a weighted mean without a weight'),
      )
    if (isCircle(code, rows)) faults.push(told('được tính từ chính nó.', 'follows from itself'))
    return faults
  })
}

function isCircle(code: string, rows: readonly FormRow[]): boolean {
  const named = new Map(rows.map((row) => [row.code, row]))
  const seen = new Set<string>()
  const open = [code]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const part of partsOf(named.get(next) ?? {})) {
      if (part === code) return true
      if (!seen.has(part)) open.push(part)
      seen.add(part)
    }
  }
  return false
}

type Issue = { path: readonly PropertyKey[]; message: string }

const names: Record<string, Sentence> = {
  code: both('số, mã', 'code'),
  title: both('tên', 'title'),
  name: both('tên chỉ tiêu', 'name'),
  version: both('số phiên bản', 'version'),
  decimals: both('số chữ số thập phân', 'decimals'),
  rows: both('các dòng', 'rows'),
  options: both('các phương án', 'options'),
  rule: both('cách tính', 'rule'),
  checks: both('cách kiểm tra', 'checks'),
  weight: both('dòng làm trọng số', 'weight'),
  bound: both('số hệ thống đếm', 'bound'),
}

/** What does not have the shape of a form, by the place where a person finds it. */
function shapeFaults(issues: readonly Issue[], content: unknown): Sentence[] {
  return issues.map(({ path, message }) => {
    const [part, at, inner, row] = path
    const field = path.findLast((step): step is string => typeof step === 'string' && step in names)
    const what = names[field ?? ''] ?? both('nội dung', 'content')
    const where = whereOf(content, { part, at, inner, row })
    return both(`${where}${what.vi} chưa đúng hoặc còn trống.`, `${path.map(String).join('.')}: ${message}`)
  })
}

type Steps = { part: unknown; at: unknown; inner: unknown; row: unknown }

function whereOf(content: unknown, { part, at, inner, row }: Steps): string {
  if (typeof at !== 'number') return ''
  const code = (list: unknown, i: unknown): string => {
    const found = Array.isArray(list) && typeof i === 'number' ? (list[i] as { code?: unknown } | null) : null
    return typeof found?.code === 'string' && found.code !== '' ? found.code : `thứ ${Number(i) + 1}`
  }
  const list = (content as Record<string, unknown> | null)?.[String(part)]
  if (part === 'sections' || part === 'parts') return `Mục ${code(list, at)}: `
  if (part !== 'tables') return ''
  const rows = Array.isArray(list) ? (list[at] as { rows?: unknown } | null)?.rows : undefined
  return inner === 'rows' && typeof row === 'number'
    ? `Biểu ${code(list, at)}, dòng ${code(rows, row)}: `
    : `Biểu ${code(list, at)}: `
}
