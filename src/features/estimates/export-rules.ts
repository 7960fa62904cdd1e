import type { Block, Cell, OfficialDocument, Table } from '#lib/office/document.ts'
import { type Column, numberColumn, type Row, type Sheet, textColumn } from '#lib/office/table.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import {
  changeWords,
  hiddenWords,
  perCent,
  pointWords,
  scoreLines,
  scoreTitles,
  sourceWords,
} from './pictures/rules.ts'
import type { Line, Part, Result, Score } from './schema.ts'

const lineRow = (line: Line): readonly Cell[] => [
  line.label,
  { text: line.hidden ? hiddenWords : perCent(line.figure?.value), align: 'right' },
  {
    text: line.figure?.low == null ? '' : `${perCent(line.figure.low)} – ${perCent(line.figure.high)}`,
    align: 'right',
  },
  { text: line.n === null ? '' : formatNumber(line.n), align: 'right' },
]

const linesTable = (heading: string, rows: readonly Line[], caption?: string): Table => ({
  kind: 'table',
  columns: [{ width: 50 }, { width: 16 }, { width: 22 }, { width: 12 }],
  header: [[heading, 'Hài lòng (%)', 'Khoảng tin cậy 95 %', 'Số phiếu'].map((text) => ({ text, bold: true }))],
  rows: rows.map(lineRow),
  size: 11,
  ...(caption ? { caption } : {}),
})

type Issuer = { name: string; kind: string; parentName: string | null }
type Drawn = { png: Uint8Array; width: number; height: number; title: string; source: string }
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** The report on a survey in the State's layout. Every figure is one of the result's. */
export function resultDocument(
  result: Result,
  issuer: Issuer,
  place: string,
  drawn: readonly Drawn[],
): OfficialDocument {
  const above = issuer.kind === 'committee' || issuer.parentName === null ? {} : { parentAgency: issuer.parentName }
  return {
    letterhead: { ...above, agency: issuer.name, symbol: 'BC', place },
    title: { type: 'Báo cáo', about: `Kết quả ${lowerFirst(result.title)}` },
    sections: [{ blocks: [...bodyOf(result, drawn)] }],
    recipients: ['Như trên'],
    signature: { title: 'Thủ trưởng đơn vị' },
    annexes: [
      { number: 'I', title: 'Kết quả từng nội dung', blocks: result.parts.flatMap((part) => [...itemBlocks(part)]) },
      { number: 'II', title: 'Cách làm', blocks: result.method.words.map(paragraph) },
    ],
  }
}

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1)

function* bodyOf(result: Result, drawn: readonly Drawn[]): Generator<Block> {
  if (result.illustrative) yield { kind: 'paragraph', text: 'Số liệu minh họa, không phải kết quả thật.', italic: true }
  yield heading('Tình hình khảo sát')
  yield paragraph(
    `Cuộc khảo sát do ${result.agencyName} thực hiện từ ngày ${formatDate(result.opensOn)} đến ngày ${formatDate(result.closesOn)}.`,
  )
  for (const part of result.parts) yield paragraph(responseWords(part))
  if (result.parts.some(({ overall }) => overall)) yield heading('Mức độ hài lòng')
  for (const part of result.parts) {
    if (!part.overall) continue
    yield paragraph(overallWords(part))
    yield linesTable('Yếu tố', [...part.factors, part.overall], sourceWords[part.source])
  }
  yield* scoreBlocks(result.parts)
  for (const { png, width, height, title, source } of drawn) {
    yield {
      kind: 'image',
      png,
      widthMm: 160,
      heightMm: Math.min(220, (160 * height) / width),
      alternative: title,
      caption: title,
    }
    yield { kind: 'paragraph', text: source, italic: true }
  }
  if (result.comparison) yield* comparisonBlocks(result.comparison)
  const sample = result.parts[0]
  if (sample?.places.some(({ figure }) => figure)) yield* placeBlocks(sample)
  if (sample?.groups.some(({ lines }) => lines.length > 0)) {
    yield heading('Kết quả theo nhóm người trả lời')
    for (const { label, lines } of sample.groups) yield linesTable(label, lines)
  }
  yield* textBlocks(result)
}

const overallWords = ({ overall, source }: Part): string => {
  const figure = overall?.figure
  if (!figure) return `${sourceWords[source]}: chưa đủ phiếu để nêu kết quả.`
  const interval =
    figure.low === null ? '' : `, khoảng tin cậy 95 % từ ${perCent(figure.low)} % đến ${perCent(figure.high)} %`
  const kind =
    source === 'sample' ? 'ước lượng cho toàn bộ đối tượng khảo sát' : 'chỉ của những người đã trả lời, không đại diện'
  return `${sourceWords[source]}: tỷ lệ hài lòng chung là ${perCent(figure.value)} %${interval} (${kind}).`
}

function responseWords({ source, answers, response }: Part): string {
  if (!response) return `${sourceWords[source]}: ${formatNumber(answers)} phiếu.`
  const rate = response.rate === null ? '' : ` Tỷ lệ trả lời là ${perCent(response.rate)} %.`
  return (
    `${sourceWords[source]}: ${formatNumber(answers)} phiếu trên ${formatNumber(response.drawn)} người được chọn; ` +
    `${formatNumber(response.refused)} lượt từ chối, ${formatNumber(response.nonContact)} lượt không gặp, ` +
    `${formatNumber(response.outside)} người không thuộc đối tượng, ${formatNumber(response.replaced)} người được thay.${rate}`
  )
}

function* comparisonBlocks({ title, lines }: NonNullable<Result['comparison']>): Generator<Block> {
  yield heading(`So với ${lowerFirst(title)}`)
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value * 100, 1)}`
  yield {
    kind: 'table',
    columns: [{ width: 40 }, ...[12, 12, 14, 22].map((width) => ({ width, align: 'right' as const }))],
    header: [['Nội dung', 'Lần trước', 'Lần này', 'Chênh lệch', 'Kết luận'].map((text) => ({ text, bold: true }))],
    rows: lines.map(({ label, before, now, difference, p }) => [
      ...[label, perCent(before), perCent(now), signed(difference)],
      changeWords(difference, p),
    ]),
    size: 11,
  }
}

function* scoreBlocks(parts: readonly Part[]): Generator<Block> {
  for (const { scores, source } of parts) {
    const [first] = scores
    if (!first) continue
    yield heading(scoreTitles[first.rule])
    yield scoreTable(scores, sourceWords[source])
  }
}

const scoreTable = (scores: readonly Score[], caption: string): Table => ({
  kind: 'table',
  columns: [{ width: 50 }, ...[16, 22, 12].map((width) => ({ width, align: 'right' as const }))],
  header: [['Nội dung', 'Điểm', 'Khoảng tin cậy 95 %', 'Số phiếu'].map((text) => ({ text, bold: true }))],
  rows: scoreLines(scores).map(({ line: { label, figure, hidden, n }, rule, isPart }) => [
    { text: isPart ? `– ${label}` : label, bold: !isPart },
    hidden ? hiddenWords : pointWords(figure?.value, rule),
    figure?.low == null ? '' : `${pointWords(figure.low, rule)} – ${pointWords(figure.high, rule)}`,
    n === null ? '' : formatNumber(n),
  ]),
  size: 11,
  caption,
})

function* placeBlocks({ places }: Part): Generator<Block> {
  yield heading('Kết quả theo địa bàn')
  yield paragraph('Nơi không phân biệt được với nơi đầu nhóm thì cùng hạng.')
  yield {
    kind: 'table',
    columns: [{ width: 44 }, ...[14, 22, 8, 12].map((width) => ({ width, align: 'right' as const }))],
    header: [
      ['Địa bàn', 'Hài lòng (%)', 'Khoảng tin cậy 95 %', 'Hạng', 'Hạng từ – đến'].map((text) => ({ text, bold: true })),
    ],
    rows: places
      .toSorted((a, b) => (b.figure?.value ?? -1) - (a.figure?.value ?? -1))
      .map((line) => [
        line.label,
        line.hidden ? hiddenWords : perCent(line.figure?.value),
        line.figure?.low == null ? '' : `${perCent(line.figure.low)} – ${perCent(line.figure.high)}`,
        line.place === null ? '' : String(line.place),
        line.low === null ? '' : `${line.low} – ${line.high}`,
      ]),
    size: 11,
  }
}

function* textBlocks({ texts }: Result): Generator<Block> {
  const told = texts.filter(({ themes }) => themes.length > 0)
  if (told.length === 0) return
  yield heading('Ý kiến của người dân')
  for (const { label, written, themes } of told) {
    const list = themes.map(({ name, n }) => `${name} (${n === null ? hiddenWords : `${formatNumber(n)} ý kiến`})`)
    yield paragraph(`${label} ${formatNumber(written)} người đã viết: ${list.join('; ')}.`)
  }
}

function* itemBlocks(part: Part): Generator<Block> {
  yield { kind: 'paragraph', text: sourceWords[part.source], bold: true }
  yield linesTable('Nội dung', part.items)
}

const lineColumns: Column[] = [
  textColumn('Nội dung', 56),
  ...['Hài lòng (%)', 'Sai số chuẩn', 'Cận dưới 95 %', 'Cận trên 95 %', 'Bậc tự do', 'Hệ số thiết kế', 'Số phiếu'].map(
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
  return [
    label,
    value,
    se,
    low,
    high,
    round(figure?.df, 1),
    round(figure?.deff, 1),
    n,
    hidden ? 'Ít phiếu, không nêu' : null,
  ]
}

/** A sheet for each way of coming in: everything that was estimated. */
export function resultSheets(result: Result): Sheet[] {
  return [
    ...result.parts.map((part) => ({
      name: sourceWords[part.source].replaceAll(/[()]/g, '').slice(0, 31),
      columns: lineColumns,
      rows: [
        ...(part.overall ? [sheetRow(part.overall)] : []),
        ...part.factors.map((line) => sheetRow(line)),
        ...part.items.map((line) => sheetRow(line, `   ${line.label}`)),
        ...part.groups.flatMap(({ label, lines }) => lines.map((line) => sheetRow(line, `${label}: ${line.label}`))),
        ...part.places.map((line) => sheetRow(line, `Địa bàn: ${line.label}`)),
        ...part.questions.flatMap(({ label, lines }) =>
          lines.map((line) => sheetRow(line, `Trả lời “${label}”: ${line.label}`)),
        ),
      ],
    })),
    ...result.parts.flatMap(scoreSheet),
    { name: 'Cách làm', columns: [textColumn('Cách làm', 120)], rows: result.method.words.map((words) => [words]) },
  ]
}

function scoreSheet({ scores, source }: Part): Sheet[] {
  if (scores.length === 0) return []
  const heads = ['Điểm', 'Sai số chuẩn', 'Cận dưới 95 %', 'Cận trên 95 %', 'Thấp nhất', 'Cao nhất', 'Số phiếu']
  const rows = scoreLines(scores).map(({ line, isPart }): Row => {
    const { label, figure, least, most, n, hidden } = line
    const points = [figure?.value, figure?.se, figure?.low, figure?.high, least, most].map((it) => round(it, 1))
    return [isPart ? `   ${label}` : label, ...points, n, hidden ? 'Ít phiếu, không nêu' : null]
  })
  const columns = [textColumn('Nội dung', 56), ...heads.map(numberColumn), textColumn('Ghi chú', 20)]
  return [{ name: `Điểm – ${sourceWords[source].replaceAll(/[()]/g, '')}`.slice(0, 31), columns, rows }]
}
