import { both, type Sentence } from '../calendar/derivation.ts'
import { type Figure, isFigure, millionths, shownFigure } from './figure.ts'
import { follows } from './following.ts'
import { type FormRow, type FormTable, fieldCode, partsOf, type ReportForm } from './form.ts'

/** An error blocks sending; a warning wants a reason. `field` as in `fieldCode`. */
export type Finding = { field: string; severity: 'error' | 'warning'; code: string; message: Sentence }

export type Values = ReadonlyMap<string, Figure>

/** What a figure is compared with. */
export type Background = {
  /** The same agency a period (of the same kind) before. */
  before?: Values
  /** The same field of agencies of the same kind in this period. */
  peers?: ReadonlyMap<string, readonly Figure[]>
  /** An earlier report of the same agency in the same year. */
  sameYear?: { name: string; values: Values }
}

/** Everything that is wrong or odd in what was typed, row by row (SPEC D). */
export function checkFigures(form: ReportForm, values: Values, background: Background = {}): Finding[] {
  return form.tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      if (row.kind === 'heading') return []
      const field = fieldCode(table.code, row.code)
      const own = checkOwn(row, values.get(field))
      const found =
        own.length > 0 ? own : [...checkRule(table, row, values), ...checkOdd(row, field, values, background)]
      return found.map((finding) => ({ field, ...finding }))
    }),
  )
}

type Found = Omit<Finding, 'field'>

const error = (code: string, vi: string, en: string): Found => ({ severity: 'error', code, message: both(vi, en) })
const warning = (code: string, vi: string, en: string): Found => ({ severity: 'warning', code, message: both(vi, en) })

const dash = error(
  'dash',
  'Dấu “-” không nói là bằng 0 hay chưa có: nhập 0 nếu bằng 0, để trống nếu chưa có số liệu.',
  'A dash says neither none nor missing: type 0, or leave it empty.',
)

/** D1–D3: the figure by itself. */
function checkOwn({ kind, decimals, options, required, bound }: FormRow, value: Figure | undefined): Found[] {
  if (value === undefined) {
    return required ? [error('missing', 'Chưa có số liệu.', 'There is no figure yet.')] : []
  }
  if (/^[-–—]$/.test(value)) return [dash]
  if (!isFigure(value)) return [error('number', 'Không phải là số.', 'This is no number.')]
  const units = millionths(value)
  if (units % 10n ** BigInt(6 - decimals) !== 0n) {
    const vi = decimals === 0 ? 'Phải là số nguyên.' : `Nhiều nhất ${decimals} chữ số sau dấu phẩy.`
    return [error('decimals', vi, `At most ${decimals} decimals.`)]
  }
  // Only what a survey found to have moved can have fallen.
  const mayFall = bound?.kind === 'survey' && bound.compared === 'change'
  if (units < 0n && !mayFall) return [error('negative', 'Không thể nhỏ hơn 0.', 'It cannot be below 0.')]
  if (kind === 'rate' && units > 100_000_000n) {
    const vi = 'Tỷ lệ lớn hơn 100 %: có thể đã nhập số lượng thay cho tỷ lệ.'
    return [error('rate', vi, 'A rate above 100 %: perhaps a count was typed.')]
  }
  if (options && !options.some((option) => BigInt(option.value) * 1_000_000n === units)) {
    const list = options.map((option) => option.value).join(', ')
    return [error('option', `Chỉ nhận một trong các số: ${list}.`, `One of ${list} only.`)]
  }
  return []
}

/** D4, D5: the figure beside those that it follows from, or must not exceed. */
function checkRule(table: FormTable, { code, rule, checks, decimals }: FormRow, values: Values): Found[] {
  const value = (row: string) => values.get(fieldCode(table.code, row))
  const own = value(code)
  const found: Found[] = []
  const expected = follows({ rule, decimals }, value)
  if (rule && own !== undefined && expected !== undefined && millionths(expected) !== millionths(own)) {
    const parts = partsOf({ rule }).join(rule.kind === 'sum' ? ' + ' : ' / ')
    const shown = shownFigure(expected)
    found.push(
      rule.kind === 'sum'
        ? error('sum', `Khác tổng của các dòng ${parts} (${shown}).`, `Not the sum of ${parts} (${expected}).`)
        : error('share', `Khác số tính từ dòng ${parts}: ${shown}.`, `Not ${parts}: ${expected}.`),
    )
  }
  for (const check of checks) {
    const most = value(check.row)
    const parts = [code, ...check.with].map(value)
    if (most === undefined || !isFigure(most) || parts.some((part) => part !== undefined && !isFigure(part))) continue
    const total = parts.reduce((sum, part) => sum + millionths(part ?? '0'), 0n)
    if (total > millionths(most)) {
      const vi = `Lớn hơn dòng ${check.row} (${shownFigure(most)}): có thể đảo tử số với mẫu số.`
      found.push(error('atMost', vi, `More than row ${check.row} (${most}).`))
    }
  }
  return found
}

const fewestPeers = 8
const oddAfter = 3.5
/** So small a figure doubles easily. */
const smallCount = 10

/** D6, D7: nothing is wrong by itself, but it stands apart. */
function checkOdd({ kind, unit, nature }: FormRow, field: string, values: Values, background: Background): Found[] {
  const { before, peers, sameYear } = background
  const value = values.get(field)
  if (value === undefined || kind === 'choice') return []
  const [now, then] = [Number(value), Number(before?.get(field) ?? Number.NaN)]
  const found: Found[] = []
  const [most, least] = [Math.max(now, then), Math.min(now, then)]
  const jumped = kind === 'rate' ? most - least > 20 : most > smallCount && (least === 0 || most / least > 2)
  if (Number.isFinite(then) && jumped) {
    const vi = `Kỳ trước là ${shownFigure(before?.get(field) ?? '')}${unit === '%' ? ' %' : ''}; hãy cho biết vì sao khác nhiều.`
    found.push(warning('jump', vi, `It was ${then} the period before; say why it differs so much.`))
  }
  found.push(...checkSameYear(nature, value, sameYear?.values.get(field), sameYear?.name ?? ''))
  const others = (peers?.get(field) ?? []).map(Number)
  const score = others.length >= fewestPeers ? robustScore(now, others) : 0
  if (Math.abs(score) > oddAfter) {
    const far = score > 0 ? both('cao', 'high') : both('thấp', 'low')
    const vi = `Số này ${far.vi} khác thường so với ${others.length} đơn vị cùng loại; hãy kiểm tra lại hoặc nêu lý do.`
    found.push(warning('peers', vi, `Unusually ${far.en} beside ${others.length} agencies of its kind.`))
  }
  return found
}

/** D9: one figure, told twice in a year. */
function checkSameYear(nature: FormRow['nature'], value: Figure, other: Figure | undefined, name: string): Found[] {
  if (other === undefined || !isFigure(other) || nature === 'period') return []
  const [now, then] = [millionths(value), millionths(other)]
  if (nature === 'cumulative' && now < then) {
    const vi = `Số lũy kế nhỏ hơn số ${shownFigure(other)} của báo cáo ${name}; hãy kiểm tra lại hoặc nêu lý do.`
    return [warning('sameYear', vi, `Less than ${other} in the report ${name}, although it is added up.`)]
  }
  if (nature === 'state' && now !== then) {
    const vi = `Báo cáo ${name} ghi ${shownFigure(other)}; hãy kiểm tra lại hoặc nêu lý do khác nhau.`
    return [warning('sameYear', vi, `The report ${name} of the same year says ${other}.`)]
  }
  return []
}

/**
 * How far from the middle of others, in median absolute deviations scaled to a standard deviation (Iglewicz and Hoaglin
 * 1993, "modified z-score"); 0 where more than half of them are equal.
 */
export function robustScore(value: number, others: readonly number[]): number {
  const middle = median(others)
  const spread = median(others.map((other) => Math.abs(other - middle)))
  return spread === 0 ? 0 : (0.6745 * (value - middle)) / spread
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[half] ?? 0]
  return (low + high) / 2
}
