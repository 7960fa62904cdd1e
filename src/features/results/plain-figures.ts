import type { Criterion, Edition } from '#lib/scoring/edition.ts'
import type { ResultsTable } from '#lib/scoring/results.ts'
import { type ColumnPlan, planColumns } from '#lib/scoring/results-columns.ts'
import { indicatorRange } from '#lib/scoring/results-indicators.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Asked, Found, Sheet } from './import-rules.ts'

const ERRORS = /^(unweighted[_ ]se|se|sai so chuan|standard[_ ]error)$/
const GROUPS = /^(nhom( diem)?|nhom xep hang|group([_ ](vi|name|computed|official))?)$/

/** What may stand in a cell of a year: by code, what its text means, or what is wrong with it. */
type Meaning = ReadonlyMap<string, (text: string) => number | Wrong | Doubtful>
type Wrong = { wrong: string }
type Doubtful = { value: number; doubt: string }

/** Figures that are no points: standard errors, values of indicators, official groups. They are kept as they were printed. */
export function readPlain(table: ResultsTable, asked: Asked): Found {
  const plan = planColumns(table.header, known(asked))
  const place = (use: string) => plan.columns.findIndex((it) => it.use === use)
  const found: Found = { shape: plan.shape, rows: table.rows.length, sheets: [], errors: [], warnings: [] }
  const cells = cellsOf(plan, table, asked)
  const missing = [
    ...(cells.length > 0 ? [] : [noColumn[asked.kind]]),
    ...(place('unitCode') < 0 && place('unitName') < 0 ? ['Không thấy cột tên hoặc mã đơn vị.'] : []),
    ...(place('year') < 0 && asked.year === undefined ? ['Không thấy cột năm; hãy chọn năm của bảng.'] : []),
  ]
  found.errors = missing.map((message) => ({ row: 1, column: null, message }))
  if (missing.length > 0) return found
  const sheets = new Map<string, Sheet>()
  const meanings = new Map<number, Meaning>()
  for (const { row, cells: texts } of table.rows) {
    const tell = (column: number | null, message: string) => void found.errors.push({ row, column, message })
    const year = asked.year ?? Number(texts[place('year')])
    const name = texts[place('unitCode')] || texts[place('unitName')] || ''
    const unit = Number.isInteger(year) ? asked.unitOf(name, year) : undefined
    if (unit === undefined) tell(null, `Không nhận ra đơn vị “${name}” hoặc năm “${texts[place('year')] ?? ''}”.`)
    else if (unit === 'notThen') tell(null, `Đơn vị “${name}” không có trong năm ${year}.`)
    else {
      const meaning = meanings.get(year) ?? meaningIn(asked, year)
      meanings.set(year, meaning)
      const sheet = sheets.get(`${unit} ${year}`) ?? { unit, year, figures: {} }
      sheets.set(`${unit} ${year}`, sheet)
      for (const { at, codeOf } of cells) {
        const told = take(sheet, meaning, codeOf(texts), texts[at] ?? '')
        const list = told && 'doubt' in told ? found.warnings : found.errors
        if (told) list.push({ row, column: at + 1, message: 'doubt' in told ? told.doubt : told.wrong })
      }
    }
  }
  found.sheets = [...sheets.values()].filter(({ figures }) => Object.keys(figures).length > 0)
  return found
}

const noColumn: Record<Asked['kind'], string> = {
  scores: 'Không thấy cột điểm.',
  precision: 'Không thấy cột “sai số chuẩn” (se).',
  indicators: 'Không thấy cột chỉ báo: tiêu đề phải có mã như “1.1.1”.',
  groups: 'Không thấy cột “Nhóm”, cũng không thấy cột nào có mã như “D1”.',
}

type Cell = { at: number; codeOf: (texts: readonly string[]) => string }

function cellsOf({ shape, columns }: ColumnPlan, { header }: ResultsTable, { kind }: Asked): Cell[] {
  const named = (pattern: RegExp): Cell[] => {
    const at = header.findIndex((head) => pattern.test(fold(head)))
    return at < 0 ? [] : [{ at, codeOf: () => 'total' }]
  }
  if (kind === 'precision') return named(ERRORS)
  if (shape === 'long') {
    const place = (use: string) => columns.findIndex((it) => it.use === use)
    return [{ at: place('value'), codeOf: (texts) => texts[place('code')]?.trim() ?? '' }]
  }
  const coded = columns.flatMap((it, at) =>
    it.use === 'score' && (it.code !== 'total' || kind === 'groups') ? [{ at, codeOf: () => it.code }] : [],
  )
  const group = kind === 'groups' ? named(GROUPS) : []
  return group.length > 0 ? [...group, ...coded.filter(({ codeOf }) => codeOf() !== 'total')] : coded
}

/** Codes that heads of columns may name. */
function known({ catalogue, framework, level, kind }: Asked): Criterion[] {
  if (kind === 'precision') return []
  const editions = catalogue.framework(framework)?.editions ?? []
  const those = editions.flatMap(({ edition }) => (edition.framework.level === level ? [edition] : []))
  if (kind === 'groups') return those.flatMap(({ criteria }) => criteria)
  return those.flatMap(({ indicators }) =>
    indicators.map(({ code, name, confidence }) => ({ code, parent: null, name, max: null, confidence })),
  )
}

function meaningIn({ catalogue, framework, level, kind }: Asked, year: number): Meaning {
  const edition = catalogue.editionOf(framework, year, level)?.edition
  if (kind === 'precision') return new Map([['total', numberOf]])
  if (!edition) return new Map()
  if (kind === 'groups') {
    const groupOf = groupReader(edition)
    return new Map(['total', ...edition.criteria.map(({ code }) => code)].map((code) => [code, groupOf]))
  }
  return new Map(
    edition.indicators.map((indicator) => {
      const { min, max } = indicatorRange(indicator)
      return [indicator.code, within(min, max)] as const
    }),
  )
}

const within = (min: number | null, max: number | null) => (text: string) => {
  const value = numberOf(text)
  if (typeof value !== 'number') return value
  const out = (min !== null && value < min) || (max !== null && value > max)
  const bounds = `${min ?? '…'}–${max ?? '…'}`.replaceAll('.', ',')
  return out ? { value, doubt: `“${text}” nằm ngoài khoảng thường gặp ${bounds}; vẫn được nhận.` } : value
}

function take({ figures, year }: Sheet, meaning: Meaning, code: string, text: string): Wrong | Doubtful | undefined {
  if (SAYS_NOTHING.test(text.trim())) return
  const read = meaning.get(code)
  if (!read) return { wrong: `Bộ của năm ${year} không có “${code}”.` }
  const found = read(text.trim())
  if (typeof found !== 'number' && 'wrong' in found) return found
  const value = typeof found === 'number' ? found : found.value
  const before = figures[code]
  if (before !== undefined && before !== value) return { wrong: `${code} năm ${year} có hai giá trị khác nhau.` }
  figures[code] = value
  return typeof found === 'number' ? undefined : found
}

const SAYS_NOTHING = /^(|-|–|n\/?a|kcdl|null)$/i

function numberOf(text: string): number | Wrong {
  const decimal = text.replace(',', '.')
  return /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(decimal) ? Number(decimal) : { wrong: `“${text}” không phải là số.` }
}

const SIGNS = [
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
]

/** A group by its name in the edition ("Trung bình cao", "nhóm cao nhất"), by I–IV or 1–4. */
function groupReader({ framework }: Edition): (text: string) => number | Wrong {
  const names = framework.groups?.names ?? []
  const plain = (text: string) =>
    fold(text)
      .replace(/^(nhom|thuoc nhom)\s+/, '')
      .replace(/^(dat )?diem\s+/, '')
  const folded = names.map(plain)
  return (text) => {
    const wanted = plain(text)
    const named = folded.indexOf(wanted)
    const at = named >= 0 ? named : SIGNS.findIndex((signs) => signs.includes(wanted))
    return at >= 0 ? at : { wrong: `“${text}” không phải tên nhóm (${names.join(', ') || 'I, II, III, IV'}).` }
  }
}
