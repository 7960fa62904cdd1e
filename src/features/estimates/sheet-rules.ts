import { type Column, numberColumn, type Row, type Sheet, textColumn } from '#lib/office/table.ts'
import { changeWords, comparedUnits, hiddenReasons, marginRows, scoreLines } from './pictures/rules.ts'
import {
  inOrderOf,
  type PointsBlock,
  type PointsColumn,
  type PointsRow,
  type PointsTable,
  pointsTable,
  singlesTable,
  type Unit,
} from './points/rules.ts'
import type { Standing } from './publishing/standing-rules.ts'
import type { Line, Part, Result, ScoreLine } from './schema.ts'
import type { Single, Singles } from './singles/schema.ts'

const lineColumns = (share: string): Column[] => [
  textColumn('Nội dung', 56),
  ...[share, 'Sai số chuẩn', 'Cận dưới 95 %', 'Cận trên 95 %', 'Bậc tự do', 'Hệ số thiết kế', 'Số phiếu'].map(
    numberColumn,
  ),
  textColumn('Ghi chú', 20),
]
const round = (value: number | null | undefined, scale: number) =>
  value === null || value === undefined ? null : Math.round(value * scale * 100) / 100

const sheetRow = (line: Line, label = line.label): Row => {
  const { figure, n, hidden } = line
  const [value, se, low, high] = [figure?.value, figure?.se, figure?.low, figure?.high].map((share) =>
    round(share, 100),
  )
  return [label, value, se, low, high, round(figure?.df, 1), round(figure?.deff, 1), n, hiddenNote(hidden)]
}

const hiddenNote = (hidden: Line['hidden']) => (hidden ? hiddenReasons[hidden] : null)

/** Short, since a name of a sheet holds 31 characters. */
const sourceNames: Record<Part['source'], string> = { sample: 'theo mẫu', selfSelected: 'tự chọn', other: 'ngoài mẫu' }
const sheetName = (what: string, source: Part['source']): string => `${what} – ${sourceNames[source]}`

/** Everything that was estimated: a sheet for each way of coming in, points, what was compared and fitted, the method. */
export function resultSheets(result: Result, singles: readonly Singles[], standing: Standing): Sheet[] {
  const { parts, comparison, method } = result
  return [
    ...(standing.isWithdrawn ? [wordsSheet('Đã rút', [standing.words])] : []),
    ...parts.flatMap(partSheets),
    ...parts.flatMap(scoreSheet),
    ...parts.flatMap(numberSheet),
    ...parts.flatMap((part) => pointsSheet(part, 'Theo nhóm, nơi', [pointsTable(part)])),
    ...parts.flatMap((part) =>
      singlesSheets(part, singles.find(({ source }) => source === part.source)?.singles ?? []),
    ),
    ...(comparison ? [comparisonSheet(comparison)] : []),
    ...(method.margins.length > 0 ? [marginSheet(method.margins)] : []),
    wordsSheet('Cách làm', [standing.words, ...method.words]),
  ]
}

const wordsSheet = (name: string, words: readonly string[]): Sheet => ({
  name,
  columns: [textColumn(name, 120)],
  rows: words.map((it) => [it]),
})

/** Satisfaction, and in a sheet of its own how the answers to each question are shared out. */
function partSheets(part: Part): Sheet[] {
  const satisfied = [
    ...(part.overall ? [sheetRow(part.overall)] : []),
    ...part.factors.map((line) => sheetRow(line)),
    ...part.items.map((line) => sheetRow(line, `   ${line.label}`)),
    ...part.groups.flatMap(({ label, lines }) => lines.map((line) => sheetRow(line, `${label}: ${line.label}`))),
    ...part.places.map((line) => sheetRow(line, `Địa bàn: ${line.label}`)),
  ]
  const shares = part.questions.flatMap(({ label, lines }) =>
    lines.map((line) => sheetRow(line, `Trả lời “${label}”: ${line.label}`)),
  )
  const sheets = [
    { name: sheetName('Hài lòng', part.source), columns: lineColumns('Hài lòng (%)'), rows: satisfied },
    { name: sheetName('Câu trả lời', part.source), columns: lineColumns('Tỷ lệ (%)'), rows: shares },
  ]
  return sheets.filter(({ rows }) => rows.length > 0)
}

const pointHeads = ['Điểm', 'Sai số chuẩn', 'Cận dưới 95 %', 'Cận trên 95 %', 'Thấp nhất', 'Cao nhất']
function pointsIn({ figure, least, most }: ScoreLine, rule: Unit): (number | null)[] {
  const all = [figure?.value, figure?.se, figure?.low, figure?.high, least, most]
  if (typeof rule === 'object') {
    const cut = (it: number | null | undefined) =>
      it == null || Number.isNaN(it) ? null : Number(it.toFixed(rule.decimals + 1))
    return all.map(cut)
  }
  return all.map((it) => round(it, rule === 'share' ? 100 : 1))
}

function scoreSheet({ scores, total, source }: Part): Sheet[] {
  if (scores.length === 0) return []
  const lines = [...(total ? scoreLines([total]) : []), ...scoreLines(scores)]
  const rows = lines.map(({ line, rule, isPart }): Row => {
    const { label, n, hidden } = line
    return [isPart ? `   ${label}` : label, ...pointsIn(line, rule), n, hiddenNote(hidden)]
  })
  const columns = [
    textColumn('Nội dung', 56),
    ...[...pointHeads, 'Số phiếu'].map(numberColumn),
    textColumn('Ghi chú', 20),
  ]
  return [{ name: sheetName('Điểm', source), columns, rows }]
}

/** One row for each score of each group and place, so that it can be filtered. */
function pointsSheet(part: Part, name: string, tables: readonly PointsTable[]): Sheet[] {
  const rows = tables.flatMap(({ columns, blocks }) =>
    blocks.flatMap((block) => columns.flatMap((column, at) => [...blockRows(block, column, at)])),
  )
  if (rows.length === 0) return []
  return [
    {
      name: sheetName(name, part.source),
      columns: [
        ...[textColumn('Theo', 22), textColumn('Nhóm, địa bàn', 36), textColumn('Nội dung', 44)],
        ...['Giá trị', ...pointHeads.slice(1), 'Hạng', 'Hạng từ', 'Hạng đến', 'Số phiếu'].map(numberColumn),
        textColumn('Ghi chú', 20),
      ],
      rows,
    },
  ]
}

/** Statements, parts of dimensions and numbers: what opens them on the page stands in the sheet before. */
function singlesSheets(part: Part, singles: readonly Single[]): Sheet[] {
  const families = [...Map.groupBy(singles, ({ kind, of }) => JSON.stringify([kind, of])).values()]
  const tables = families.map((family) => singlesTable(part, family, false))
  return pointsSheet(part, 'Chi tiết', tables)
}

function numberSheet({ numbers, source }: Part): Sheet[] {
  if (numbers.length === 0) return []
  const means = ['Trung bình', 'Sai số chuẩn', 'Cận dưới 95 %', 'Cận trên 95 %', 'Bậc tự do', 'Hệ số thiết kế']
  const medians = ['Trung vị', 'Trung vị: cận dưới 95 %', 'Trung vị: cận trên 95 %']
  const rows = numbers.map(({ figure, median, decimals, ...line }): Row => {
    const cut = (value: number | null | undefined) => (value == null ? null : Number(value.toFixed(decimals + 2)))
    const own = [figure?.value, figure?.se, figure?.low, figure?.high].map(cut)
    const middle = [median?.value, median?.low, median?.high].map(cut)
    const design = [round(figure?.df, 1), round(figure?.deff, 1)]
    return [line.label, line.unit, ...own, ...design, ...middle, line.n, hiddenNote(line.hidden)]
  })
  const columns = [
    ...[textColumn('Câu hỏi', 56), textColumn('Đơn vị', 14)],
    ...[...means, ...medians, 'Số phiếu'].map(numberColumn),
    textColumn('Ghi chú', 20),
  ]
  return [{ name: sheetName('Số', source), columns, rows }]
}

function* blockRows({ label, isPlaces, rows }: PointsBlock, column: PointsColumn, at: number): Generator<Row> {
  const ordered: readonly PointsRow[] = isPlaces ? inOrderOf(rows, at) : rows
  for (const { label: name, cells } of ordered) {
    const cell = cells[at]
    if (!cell) continue
    const { line, rank } = cell
    const ranks = [rank?.place, rank?.low, rank?.high].map((it) => it ?? null)
    yield [label, name, column.label, ...pointsIn(line, column.rule), ...ranks, line.n, hiddenNote(line.hidden)]
  }
}

function comparisonSheet({ title, lines }: NonNullable<Result['comparison']>): Sheet {
  const heads = ['Lần trước', 'Lần này', 'Chênh lệch', 'Cận dưới 95 %', 'Cận trên 95 %']
  return {
    name: 'So với lần trước',
    columns: [
      ...[textColumn(`Nội dung (so với ${title})`, 56), textColumn('Đơn vị', 14)],
      ...heads.map(numberColumn),
      ...[{ title: 'p', width: 12 }, textColumn('Kết luận', 18)],
    ],
    rows: lines.map(({ label, unit, before, now, difference, low, high, p }) => {
      const figures = [before, now, difference, low, high].map((it) => round(it, unit === 'share' ? 100 : 1))
      return [label, comparedUnits[unit], ...figures, p, changeWords(difference, p)]
    }),
  }
}

const marginSheet = (margins: Result['method']['margins']): Sheet => ({
  name: 'Khớp quyền số',
  columns: [
    ...[textColumn('Câu hỏi', 40), textColumn('Lựa chọn', 30)],
    ...['Tổng quyền số', 'Trước khi khớp (%)', 'Sau khi khớp (%)'].map(numberColumn),
  ],
  rows: margins.flatMap((margin) =>
    margin.totals.map(({ people, share }, i): Row => {
      const shares = [share.before, share.after].map((it) => round(it, 100))
      return [margin.label, marginRows(margin)[i]?.label, people, ...shares]
    }),
  ),
})
