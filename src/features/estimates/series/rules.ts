import { colours, type Figures } from '#lib/charts/figures.ts'
import { numberColumn, type Row, type Sheet, textColumn } from '#lib/office/table.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { perCent, pointWords, sourceWords } from '../pictures/rules.ts'
import type { Source } from '../schema.ts'
import type { KeptPart, KeptResult, SeriesLine, SeriesSurvey, SeriesValue, Strand } from './schema.ts'

const sources: readonly Source[] = ['sample', 'selfSelected', 'other']

/** Surveys one after the other, for each way in which answers came: a line for the index, each factor, each score. */
export const strandsOf = (results: readonly KeptResult[]): Strand[] =>
  sources.flatMap((source) => {
    const own = results.flatMap((result) => {
      const part = result.parts.find((each) => each.source === source)
      return part ? [{ result, part, lines: linesIn(part, result.rule) }] : []
    })
    return own.length > 0 ? [{ source, surveys: own.map(surveyOf), lines: linesOf(own.map(({ lines }) => lines)) }] : []
  })

const surveyOf = ({ result, part }: { result: KeptResult; part: KeptPart }): SeriesSurvey => {
  const { parts: _, rule: __, publishedAt, ...survey } = result
  return { ...survey, answers: part.answers, publishedAt: publishedAt?.toISOString() ?? null }
}

/** A line of one survey, with what it is made of: where that changes the line is cut. */
type OneLine = Omit<SeriesLine, 'values'> & {
  value: Omit<NonNullable<SeriesValue>, 'isCut'>
  madeOf: string
}

function linesIn({ overall, factors, items, scores, total }: KeptPart, rule: KeptResult['rule']): OneLine[] {
  const itemsOf = (such: (factor: string) => boolean) =>
    items
      .filter(({ factor }) => such(factor))
      .map(({ code }) => code)
      .toSorted()
      .join(' ')
  const share = ({ code, label, n, figure, hidden }: KeptPart['factors'][number], made: string): OneLine => ({
    ...{ code: `share ${code}`, label, unit: 'share', rule: null, value: { n, figure, hidden } },
    madeOf: `${rule} ${made}`,
  })
  const points = (score: KeptPart['scores'][number], made: readonly string[]): OneLine => {
    const { code, label, n, figure, hidden, rule: own } = score
    const value = { n, figure, hidden }
    return { ...{ code: `points ${code}`, label, unit: 'points', rule: own, value }, madeOf: [own, ...made].join(' ') }
  }
  const partsOf = (score: KeptPart['scores'][number]) => score.parts.map(({ code }) => code)
  return [
    ...(total
      ? [
          points(
            total,
            scores.flatMap((score) => [score.code, ...partsOf(score)]),
          ),
        ]
      : []),
    ...scores.map((score) => points(score, partsOf(score))),
    ...(overall
      ? [
          share(
            overall,
            itemsOf((factor) => factor !== ''),
          ),
        ]
      : []),
    ...factors.map((line) =>
      share(
        line,
        itemsOf((factor) => factor === line.code),
      ),
    ),
  ]
}

/** Lines in the order of the newest survey; those that it has no longer stand last. */
function linesOf(surveys: readonly (readonly OneLine[])[]): SeriesLine[] {
  const order = surveys.toReversed().flatMap((lines) => lines.map(({ code }) => code))
  return [...new Set(order)].flatMap((code) => {
    const own = surveys.map((lines) => lines.find((line) => line.code === code))
    const head = own.findLast((line) => line !== undefined)
    if (!head) return []
    let before: string | undefined
    const values = own.map((line): SeriesValue => {
      if (!line) return null
      const isCut = before !== undefined && before !== line.madeOf
      before = line.madeOf
      return { ...line.value, isCut }
    })
    return [{ ...{ code, label: head.label, unit: head.unit, rule: head.rule }, values }]
  })
}

/** "10/2026"; the whole day where two surveys ended in one month. */
export function timesOf(surveys: readonly Pick<SeriesSurvey, 'closesOn'>[]): string[] {
  const months = surveys.map(({ closesOn }) => closesOn.slice(0, 7))
  const isOnce = new Set(months).size === months.length
  return surveys.map(({ closesOn }) => (isOnce ? formatDate(closesOn).slice(3) : formatDate(closesOn)))
}

/** "84,2" or "6,41". */
export const seriesValue = (value: SeriesValue, rule: SeriesLine['rule']): string =>
  rule === null ? perCent(value?.figure?.value) : pointWords(value?.figure?.value, rule)

/** "81,0 – 87,0"; empty where no interval is told. */
export function seriesRange(value: SeriesValue, rule: SeriesLine['rule']): string {
  const figure = value?.figure
  if (figure?.low == null) return ''
  return [figure.low, figure.high].map((end) => (rule === null ? perCent(end) : pointWords(end, rule))).join(' – ')
}

/** One line over the surveys, with the interval at each of them. */
export function seriesPicture({ source, surveys }: Strand, line: SeriesLine, illustrative: boolean): Figures {
  const scale = line.unit === 'share' ? 100 : 1
  const inScale = (value: number | null | undefined) => (value == null ? null : Math.round(value * scale * 100) / 100)
  const values = line.values.map((value) => inScale(value?.figure?.value))
  const ranges = line.values.map((value) => {
    const [low, high] = [inScale(value?.figure?.low), inScale(value?.figure?.high)]
    return low === null || high === null ? null : ([low, high] as const)
  })
  const steps = surveys.map((_, i) => i)
  const cuts = steps.filter((i) => line.values[i]?.isCut)
  return {
    ...{ form: 'lines', title: line.unit === 'share' ? `${line.label} (%)` : `${line.label} (điểm)` },
    ...{ about: illustrative ? 'Số liệu minh họa' : '', heading: 'Cuộc khảo sát', years: steps },
    source: `Nguồn: ${surveys.length} cuộc khảo sát cùng một phiếu; ${sourceWords[source].toLowerCase()}.`,
    ...{ labels: timesOf(surveys), digits: line.unit === 'share' || line.rule === 'rating' ? 1 : 2 },
    series: [{ label: line.label, colour: colours.brand, values, cuts, ranges }],
  }
}

const rounded = (value: number | null | undefined, scale: number) =>
  value == null ? null : Math.round(value * scale * 100) / 100

/** A sheet for each way in which answers came, a row for each line of each survey. */
export const seriesSheets = (strands: readonly Strand[]): Sheet[] =>
  strands.map(({ source, surveys, lines }) => ({
    name: sourceWords[source].replaceAll(/[()]/g, '').slice(0, 31),
    columns: [
      ...[textColumn('Nội dung', 44), textColumn('Đơn vị', 10), textColumn('Cuộc khảo sát', 50)],
      ...[
        { title: 'Từ ngày', type: 'date' as const, width: 12 },
        { title: 'Đến ngày', type: 'date' as const, width: 12 },
      ],
      ...['Giá trị', 'Sai số chuẩn', 'Cận dưới 95 %', 'Cận trên 95 %', 'Số phiếu', 'Phiên bản phiếu'].map(numberColumn),
      textColumn('Ghi chú', 40),
    ],
    rows: lines.flatMap(({ label, unit, values }) =>
      surveys.flatMap(({ title, opensOn, closesOn, questionnaireVersion }, i): Row[] => {
        const value = values[i]
        if (!value) return []
        const { figure, n, hidden, isCut } = value
        const scale = unit === 'share' ? 100 : 1
        const figures = [figure?.value, figure?.se, figure?.low, figure?.high].map((it) => rounded(it, scale))
        const notes = [hidden ? 'Ít phiếu, không nêu' : '', isCut ? 'Câu hỏi hoặc cách tính khác lần trước' : '']
        const about = [label, unit === 'share' ? '%' : 'điểm', title, opensOn, closesOn]
        return [[...about, ...figures, n, questionnaireVersion, notes.filter(Boolean).join('; ')]]
      }),
    ),
  }))
