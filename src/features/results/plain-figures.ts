import type { Criterion } from '#lib/scoring/edition.ts'
import type { ResultsTable } from '#lib/scoring/results.ts'
import { type ColumnPlan, planColumns } from '#lib/scoring/results-columns.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Asked, Found, Sheet } from './import-rules.ts'

const ERRORS = /^(unweighted[_ ]se|se|sai so chuan|standard[_ ]error)$/

/** Figures that are no points: standard errors of totals, values of indicators. They are kept as they were printed. */
export function readPlain(table: ResultsTable, asked: Asked): Found {
  const plan = planColumns(table.header, asked.kind === 'indicators' ? indicatorsOf(asked) : [])
  const place = (use: string) => plan.columns.findIndex((it) => it.use === use)
  const found: Found = { shape: plan.shape, rows: table.rows.length, sheets: [], errors: [], warnings: [] }
  const cells = cellsOf(plan, table, asked)
  const missing = [
    ...(cells.length > 0 ? [] : ['Không thấy cột số liệu: “sai số chuẩn” (se), hoặc mã chỉ báo như “1.1.1”.']),
    ...(place('unitCode') < 0 && place('unitName') < 0 ? ['Không thấy cột tên hoặc mã đơn vị.'] : []),
    ...(place('year') < 0 && asked.year === undefined ? ['Không thấy cột năm; hãy chọn năm của bảng.'] : []),
  ]
  found.errors = missing.map((message) => ({ row: 1, column: null, message }))
  if (missing.length > 0) return found
  const sheets = new Map<string, Sheet>()
  const known = new Map<number, ReadonlySet<string>>()
  for (const { row, cells: texts } of table.rows) {
    const wrong = (column: number | null, message: string) => void found.errors.push({ row, column, message })
    const year = asked.year ?? Number(texts[place('year')])
    const name = texts[place('unitCode')] || texts[place('unitName')] || ''
    const unit = Number.isInteger(year) ? asked.unitOf(name, year) : undefined
    if (unit === undefined) wrong(null, `Không nhận ra đơn vị “${name}” hoặc năm “${texts[place('year')] ?? ''}”.`)
    else if (unit === 'notThen') wrong(null, `Đơn vị “${name}” không có trong năm ${year}.`)
    else {
      const codes = known.get(year) ?? codesOf(asked, year)
      known.set(year, codes)
      const sheet = sheets.get(`${unit} ${year}`) ?? { unit, year, figures: {} }
      sheets.set(`${unit} ${year}`, sheet)
      for (const { at, codeOf } of cells)
        take(sheet, codes, codeOf(texts), texts[at] ?? '', (words) => wrong(at + 1, words))
    }
  }
  found.sheets = [...sheets.values()].filter(({ figures }) => Object.keys(figures).length > 0)
  return found
}

type Cell = { at: number; codeOf: (texts: readonly string[]) => string }

function cellsOf({ shape, columns }: ColumnPlan, { header }: ResultsTable, { kind }: Asked): Cell[] {
  if (kind === 'precision') {
    const at = header.findIndex((head) => ERRORS.test(fold(head)))
    return at < 0 ? [] : [{ at, codeOf: () => 'total' }]
  }
  if (shape === 'long') {
    const place = (use: string) => columns.findIndex((it) => it.use === use)
    return [{ at: place('value'), codeOf: (texts) => texts[place('code')]?.trim() ?? '' }]
  }
  return columns.flatMap((it, at) => (it.use === 'score' && it.code !== 'total' ? [{ at, codeOf: () => it.code }] : []))
}

function indicatorsOf({ catalogue, framework, level }: Asked): Criterion[] {
  const editions = catalogue.framework(framework)?.editions ?? []
  const those = editions.filter(({ edition }) => edition.framework.level === level)
  return those.flatMap(({ edition }) =>
    edition.indicators.map(({ code, name, confidence }) => ({ code, parent: null, name, max: null, confidence })),
  )
}

const codesOf = ({ catalogue, framework, level, kind }: Asked, year: number): ReadonlySet<string> =>
  kind === 'precision'
    ? new Set(['total'])
    : new Set(catalogue.editionOf(framework, year, level)?.edition.indicators.map(({ code }) => code))

function take(
  { figures, year }: Sheet,
  codes: ReadonlySet<string>,
  code: string,
  text: string,
  wrong: (words: string) => void,
): void {
  const value = figureOf(text)
  if (value === null) return
  const before = figures[code]
  if (!codes.has(code)) wrong(`Bộ của năm ${year} không có chỉ báo “${code}”.`)
  else if (value === undefined) wrong(`“${text}” không phải là số.`)
  else if (before !== undefined && before !== value) wrong(`${code} năm ${year} có hai giá trị khác nhau.`)
  else figures[code] = value
}

/** A printed number; null where nothing is said, undefined for what is no number. */
function figureOf(text: string): number | null | undefined {
  const decimal = text.trim().replace(',', '.')
  if (decimal === '' || /^(-|–|n\/?a|kcdl|null)$/i.test(decimal)) return null
  return /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(decimal) ? Number(decimal) : undefined
}
