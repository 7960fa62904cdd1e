import type { Annex, Block, Cell, OfficialDocument, Table } from '#lib/office/document.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { formatRoman } from '#lib/vietnamese/roman.ts'
import {
  comparedTables,
  comparedUnits,
  comparedWords,
  hiddenWords,
  numberTitle,
  numberWords,
  perCent,
  pointWords,
  rangeWords,
  scaleWords,
  scoreLines,
  scoreTitles,
  scoreWords,
  sourceWords,
} from './pictures/rules.ts'
import { isSaid, marginBlocks, pointsAnnex } from './points-print-rules.ts'
import type { Standing } from './publishing/standing-rules.ts'
import type { Line, Part, Result, Score } from './schema.ts'

const lineRow = (line: Line): readonly Cell[] => [
  line.label,
  { text: line.hidden ? hiddenWords[line.hidden] : perCent(line.figure?.value), align: 'right' },
  {
    text: line.figure?.low == null ? '' : `${perCent(line.figure.low)} – ${perCent(line.figure.high)}`,
    align: 'right',
  },
  { text: line.n === null ? '' : formatNumber(line.n), align: 'right' },
]

const linesTable = (heading: string, rows: readonly Line[], caption?: string, value = 'Hài lòng (%)'): Table => ({
  kind: 'table',
  columns: [{ width: 50 }, { width: 16 }, { width: 22 }, { width: 12 }],
  header: [[heading, value, 'Khoảng tin cậy 95\u00a0%', 'Số phiếu'].map((text) => ({ text, bold: true }))],
  rows: rows.map(lineRow),
  size: 11,
  ...(caption ? { caption } : {}),
})

const [WIDEST_MM, HIGHEST_MM] = [160, 220]

type Issuer = { name: string; kind: string; parentName: string | null }
type Drawn = { png: Uint8Array; width: number; height: number; title: string }
/** Place of the letterhead, what became of the version, pictures. */
type Printing = { place: string; standing: Standing; drawn: readonly Drawn[] }
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** The report on a survey in the State's layout. Every figure is one of the result's. */
export function resultDocument(result: Result, issuer: Issuer, { place, standing, drawn }: Printing): OfficialDocument {
  const isUnder = issuer.kind !== 'committee' && issuer.parentName !== null
  const above: { parentAgency?: string } = isUnder ? { parentAgency: issuer.parentName ?? '' } : {}
  return {
    letterhead: { ...above, agency: issuer.name, symbol: 'BC', place },
    title: { type: 'Báo cáo', about: `Kết quả ${lowerFirst(result.title)}` },
    sections: [{ blocks: [...bodyOf(result, standing, drawn)] }],
    recipients: above.parentAgency ? [`${above.parentAgency} (để báo cáo)`] : [],
    signature: { title: 'Thủ trưởng đơn vị' },
    annexes: numbered([
      { title: 'Kết quả từng nội dung', blocks: result.parts.flatMap((part) => [...itemBlocks(part)]) },
      { title: 'Tỷ lệ trả lời từng câu', blocks: result.parts.flatMap((part) => [...shareBlocks(part)]) },
      ...result.parts.flatMap(pointsAnnex),
      { title: 'Cách làm', blocks: [...methodBlocks(result, standing)] },
    ]),
  }
}

function* methodBlocks({ method }: Result, standing: Standing): Generator<Block> {
  yield* [standing.words, ...method.words].map(paragraph)
  yield* marginBlocks(method.margins)
}

const numbered = (annexes: readonly Annex[]): Annex[] =>
  annexes.filter(({ blocks }) => blocks.length > 0).map((annex, i) => ({ ...annex, number: formatRoman(i + 1) }))

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1)

function* bodyOf(result: Result, { words, isWithdrawn }: Standing, drawn: readonly Drawn[]): Generator<Block> {
  if (isWithdrawn) yield { kind: 'paragraph', text: words, bold: true }
  if (result.illustrative) yield { kind: 'paragraph', text: 'Số liệu minh họa, không phải kết quả thật.', italic: true }
  yield heading('Tình hình khảo sát')
  yield paragraph(
    `Cuộc khảo sát do ${result.agencyName} thực hiện từ ngày ${formatDate(result.opensOn)} đến ngày ${formatDate(result.closesOn)}.${result.countedTo ? ` Cuộc khảo sát còn đang hỏi: số liệu tính đến ngày ${formatDate(result.countedTo)}.` : ''}`,
  )
  for (const part of result.parts) yield paragraph(responseWords(part))
  if (result.parts.some(({ overall }) => overall)) yield heading('Mức độ hài lòng')
  for (const part of result.parts) {
    if (!part.overall) continue
    yield paragraph(overallWords(part))
    yield linesTable('Yếu tố', [...part.factors, part.overall], sourceWords[part.source])
  }
  yield* scoreBlocks(result.parts)
  yield* numberBlocks(result.parts)
  // Title and source stand in the picture itself.
  for (const { png, width, height, title } of drawn) {
    const scale = Math.min(WIDEST_MM / width, HIGHEST_MM / height)
    yield { kind: 'image', png, widthMm: width * scale, heightMm: height * scale, alternative: title }
  }
  if (result.comparison) yield* comparisonBlocks(result.comparison)
  const sample = result.parts[0]
  if (sample?.places.some(({ figure }) => figure)) yield* placeBlocks(sample)
  // A question with one answer, or that was not asked, tells no people apart.
  const groups = (sample?.groups ?? []).map((group) => ({ ...group, lines: group.lines.filter(isSaid) }))
  const told = groups.filter(({ lines }) => lines.length > 1)
  if (told.length > 0) yield heading('Kết quả theo nhóm người trả lời')
  for (const { label, lines } of told) yield linesTable(label, lines)
  yield* textBlocks(result)
}

/** A number and its sign stay on one line. */
const share = (value: number | null): string => `${perCent(value)}\u00a0%`

function overallWords({ overall, source, factors }: Part): string {
  const figure = overall?.figure
  if (!figure) return `${sourceWords[source]}: chưa đủ phiếu để nêu kết quả.`
  const interval =
    figure.low === null ? '' : `, khoảng tin cậy 95\u00a0% từ ${share(figure.low)} đến ${share(figure.high)}`
  const kind =
    source === 'sample' ? 'ước lượng cho toàn bộ đối tượng khảo sát' : 'chỉ của những người đã trả lời, không đại diện'
  return `${sourceWords[source]}: tỷ lệ hài lòng chung là ${share(figure.value)}${interval} (${kind}). ${extremes(factors)}`.trim()
}

/** What a reader of three minutes asks next: where it is best and where it is worst. */
function extremes(factors: readonly Line[]): string {
  const known = factors.flatMap(({ label, figure }) => (figure ? [{ label, value: figure.value }] : []))
  const [best, worst] = [known.toSorted((a, b) => b.value - a.value)[0], known.toSorted((a, b) => a.value - b.value)[0]]
  if (!best || !worst || best.value === worst.value) return ''
  return `Cao nhất: ${best.label} (${share(best.value)}); thấp nhất: ${worst.label} (${share(worst.value)}).`
}

function responseWords({ source, answers, response }: Part): string {
  if (!response) return `${sourceWords[source]}: ${formatNumber(answers)} phiếu.`
  const rate = response.rate === null ? '' : ` Tỷ lệ trả lời là ${share(response.rate)}.`
  return (
    `${sourceWords[source]}: ${formatNumber(answers)} phiếu trên ${formatNumber(response.drawn)} người được chọn; ` +
    `${formatNumber(response.refused)} lượt từ chối, ${formatNumber(response.nonContact)} lượt không gặp, ` +
    `${formatNumber(response.outside)} người không thuộc đối tượng, ${formatNumber(response.replaced)} người được thay.${rate}`
  )
}

function* comparisonBlocks(comparison: NonNullable<Result['comparison']>): Generator<Block> {
  yield heading(`So với ${lowerFirst(comparison.title)}`)
  for (const { unit, lines } of comparedTables(comparison)) {
    yield {
      kind: 'table',
      columns: [{ width: 32 }, ...[11, 11, 12, 19].map((width) => ({ width, align: 'right' as const })), { width: 15 }],
      header: [
        ['Nội dung', 'Lần trước', 'Lần này', 'Chênh lệch', 'Khoảng tin cậy 95\u00a0%', 'Kết luận'].map((text) => ({
          text,
          bold: true,
        })),
      ],
      rows: lines.map((line) => {
        const { before, now, difference, range, conclusion } = comparedWords(line)
        return [line.label, before, now, difference, range, conclusion]
      }),
      size: 11,
      caption: comparedUnits[unit],
    }
  }
}

function* scoreBlocks(parts: readonly Part[]): Generator<Block> {
  for (const { scores, source, total } of parts) {
    const [first] = scores
    if (!first) continue
    yield heading(scoreTitles[first.rule])
    if (total?.figure)
      yield paragraph(`${total.label}: ${scoreWords(total, total.rule)}, trên thang ${scaleWords(total)}.`)
    yield scoreTable(scores, sourceWords[source])
  }
}

function* numberBlocks(parts: readonly Part[]): Generator<Block> {
  const told = parts.filter(({ numbers }) => numbers.length > 0)
  if (told.length > 0) yield heading('Câu trả lời bằng số')
  for (const { numbers, source } of told) {
    yield {
      kind: 'table',
      columns: [{ width: 36 }, ...[13, 20, 19, 12].map((width) => ({ width, align: 'right' as const }))],
      header: [
        ['Câu hỏi', 'Trung bình', 'Khoảng tin cậy 95\u00a0%', 'Trung vị', 'Số phiếu'].map((text) => ({
          text,
          bold: true,
        })),
      ],
      rows: numbers.map((line) => {
        const { mean, meanRange, median, medianRange } = numberWords(line)
        const middle = medianRange ? `${median} (${medianRange})` : median
        return [numberTitle(line), mean, meanRange, middle, line.n === null ? '' : formatNumber(line.n)]
      }),
      size: 11,
      caption: sourceWords[source],
    }
  }
}

const scoreTable = (scores: readonly Score[], caption: string): Table => ({
  kind: 'table',
  columns: [{ width: 50 }, ...[16, 22, 12].map((width) => ({ width, align: 'right' as const }))],
  header: [['Nội dung', 'Điểm', 'Khoảng tin cậy 95\u00a0%', 'Số phiếu'].map((text) => ({ text, bold: true }))],
  rows: scoreLines(scores).map(({ line, rule, isPart }) => [
    { text: isPart ? `– ${line.label}` : line.label, bold: !isPart },
    line.hidden ? hiddenWords[line.hidden] : pointWords(line.figure?.value, rule),
    rangeWords(line, rule),
    line.n === null ? '' : formatNumber(line.n),
  ]),
  size: 11,
  caption,
})

function* placeBlocks({ places }: Part): Generator<Block> {
  yield heading('Kết quả theo địa bàn')
  yield {
    kind: 'table',
    columns: [{ width: 44 }, ...[14, 22, 8, 12].map((width) => ({ width, align: 'right' as const }))],
    header: [
      ['Địa bàn', 'Hài lòng (%)', 'Khoảng tin cậy 95\u00a0%', 'Hạng', 'Hạng từ – đến'].map((text) => ({
        text,
        bold: true,
      })),
    ],
    rows: places
      .toSorted((a, b) => (b.figure?.value ?? -1) - (a.figure?.value ?? -1))
      .map((line) => [
        line.label,
        line.hidden ? hiddenWords[line.hidden] : perCent(line.figure?.value),
        line.figure?.low == null ? '' : `${perCent(line.figure.low)} – ${perCent(line.figure.high)}`,
        line.place === null ? '' : String(line.place),
        line.low === null ? '' : `${line.low} – ${line.high}`,
      ]),
    size: 11,
    caption: 'Nơi không phân biệt được với nơi đầu nhóm thì cùng hạng; “từ – đến” là hạng có thể khi tính cả sai số',
  }
}

function* textBlocks({ texts }: Result): Generator<Block> {
  const told = texts.filter(({ themes }) => themes.length > 0)
  if (told.length === 0) return
  yield heading('Ý kiến của người dân')
  for (const { label, written, themes } of told) {
    const list = themes.map(
      ({ name, n }) => `${name} (${n === null ? hiddenWords.small : `${formatNumber(n)} ý kiến`})`,
    )
    yield paragraph(`${label} ${formatNumber(written)} người đã viết: ${list.join('; ')}.`)
  }
}

function* itemBlocks(part: Part): Generator<Block> {
  const items = part.items.filter(isSaid)
  if (items.length === 0) return
  yield { kind: 'paragraph', text: sourceWords[part.source], bold: true }
  yield linesTable('Nội dung', items)
}

/** How the answers to each question are shared out. */
function* shareBlocks({ questions, source }: Part): Generator<Block> {
  const told = questions.map(({ label, lines }) => ({ label, lines: lines.filter(isSaid) }))
  for (const { label, lines } of told)
    if (lines.length > 0) yield linesTable(label, lines, sourceWords[source], 'Tỷ lệ (%)')
}
