import { guardFormula } from '#lib/office/csv.ts'
import type { Stage } from '#lib/statistics/design.ts'
import { type PublishedFigure, recomputingScript } from '#lib/statistics/r-script.ts'
import type { ScriptDesign } from '#lib/statistics/r-script-design.ts'
import type { Statistic } from '#lib/statistics/r-script-figures.ts'
import type { AnswerDesign } from './design-rules.ts'
import { type Asked, choiceOf, choiceShare } from './item-rules.ts'
import type { AnswerRow } from './rules.ts'
import type { Line, Part, Result, Score, ScoreLine, Source } from './schema.ts'

type Column = { name: string; about: string; cells: readonly (string | number | null)[] }
type Files = readonly (readonly [name: string, text: string])[]

const pointsName = (item: string) => `diem.${item}`
const satisfiedName = (item: string) => `hl.${item}`
const choiceName = (question: string, choice: string) => `${question}.${choice}`

/** Answers of one way of coming in as a table without names, texts, days or moments. */
export function answerColumns(asked: Asked, rows: readonly AnswerRow[]): Column[] {
  const shares = asked.items.map(({ code, label, of }) => ({
    name: satisfiedName(code),
    about: `${label}: 1 hài lòng, 0 không, trống: không trả lời hoặc không biết`,
    cells: rows.map(({ answers }) => orEmpty(of(answers))),
  }))
  const chosen = asked.questions.flatMap(({ code, label, choices, many }): Column[] => {
    const words = choices.map((choice) => `${choice.code} = ${choice.label}`).join('; ')
    const own = {
      name: code,
      about: `${label} (${words})`,
      cells: rows.map(({ answers }) => choiceOf(answers, code) ?? null),
    }
    const each = choices.map((choice) => ({
      name: choiceName(code, choice.code),
      about: `${label}: 1 chọn “${choice.label}”, 0 không chọn`,
      cells: rows.map(({ answers }) => orEmpty(choiceShare(answers, code, choice.code))),
    }))
    return many ? each : [own, ...each]
  })
  const points = (asked.scored?.items ?? []).map(({ code, label, of }) => ({
    name: pointsName(code),
    about: `${label}: điểm đưa về thang 0 – 1, trống: không tính`,
    cells: rows.map(({ answers }) => orEmpty(of(answers))),
  }))
  return [...shares, ...chosen, ...points]
}

const orEmpty = (share: number) => (Number.isNaN(share) ? null : share)

/** The design of a sample by columns; places have numbers, named in the codebook alone. */
export function designColumns(stages: readonly Stage[], weights: ArrayLike<number>, prefix = ''): Column[] {
  const columns: Column[] = [
    { name: `${prefix}trong_so`, about: 'Quyền số đã điều chỉnh người không trả lời', cells: Array.from(weights) },
  ]
  for (const [k, { strata, clusters, population }] of stages.entries()) {
    const at = (name: string) => `${prefix}${name}${k + 1}`
    const of = (list: ArrayLike<number | string> | undefined) => numbered(list, weights.length)
    columns.push({ name: at('tang'), about: `Tầng ở bước ${k + 1}`, cells: of(strata) })
    columns.push({
      name: at('don_vi'),
      about: `Đơn vị chọn ở bước ${k + 1}`,
      cells: clusters ? of(clusters) : Array.from(weights, (_, row) => row + 1),
    })
    if (population) {
      const cells = Array.from(population, (of) => (Number.isFinite(of) ? of : 'Inf'))
      columns.push({ name: at('tong'), about: `Số đơn vị của tầng trong tổng thể ở bước ${k + 1}`, cells })
    }
  }
  return columns
}

function numbered(list: ArrayLike<number | string> | undefined, rows: number): number[] {
  const known = new Map<number | string, number>()
  return Array.from({ length: rows }, (_, row) => {
    const label = list?.[row] ?? 0
    const number = known.get(label) ?? known.size + 1
    known.set(label, number)
    return number
  })
}

export const scriptDesign = (stages: readonly Stage[], onePsu: AnswerDesign['onePsu'], prefix = ''): ScriptDesign => ({
  weights: `${prefix}trong_so`,
  stages: stages.map(({ population }, k) => ({
    ...{ strata: `${prefix}tang${k + 1}`, clusters: `${prefix}don_vi${k + 1}` },
    ...(population ? { population: `${prefix}tong${k + 1}` } : {}),
  })),
  onePsu,
})

/** Each figure that a part shows, with what it is made of. */
export function publishedFigures(part: Part, asked: Asked, { rule }: Result['method']): PublishedFigure[] {
  const index = (items: readonly number[]): Statistic => ({
    kind: 'satisfaction',
    columns: items.map((item) => satisfiedName(asked.items[item]?.code ?? '')),
    ...{ valid: [0, 1], satisfied: [1], rule },
  })
  const all = index([...new Set(asked.factors.flatMap(({ items }) => items))])
  const figures = [
    ...(part.overall ? [printed(part.overall, all)] : []),
    ...part.factors.map((line) =>
      printed(line, index(asked.factors.find(({ code }) => code === line.code)?.items ?? [])),
    ),
    ...part.items.map((line) => printed(line, { kind: 'mean', column: satisfiedName(line.code) })),
    ...part.groups.flatMap(({ code, label, lines }) =>
      lines.map((line) =>
        printed({ ...line, label: `${label}: ${line.label}` }, all, [{ column: code, labels: [line.code] }]),
      ),
    ),
    ...part.questions.flatMap(({ code, label, lines }) =>
      lines.map((line) =>
        printed({ ...line, label: `${label}: ${line.label}` }, { kind: 'mean', column: choiceName(code, line.code) }),
      ),
    ),
  ]
  return [...figures.flatMap((figure) => figure ?? []), ...scoreFigures(part, asked)]
}

/** Points less the least that there can be: what the script reckons is a share of the scale. */
function scoreFigures({ scores }: Part, { scored }: Asked): PublishedFigure[] {
  const named = (items: readonly number[]) => items.map((item) => pointsName(scored?.items[item]?.code ?? ''))
  return scores.flatMap((score) => {
    const parts = scored?.scores.find(({ code }) => code === score.code)?.parts ?? []
    const terms = (of: typeof parts) =>
      of.flatMap(({ items }) => named(items).map((column) => ({ column, by: 1 / of.length / items.length })))
    const lines: [ScoreLine, typeof parts][] = [
      [score, parts],
      ...score.parts.map((line): [ScoreLine, typeof parts] => [line, parts.filter(({ code }) => code === line.code)]),
    ]
    return lines.flatMap(([line, of]) => printedPoints(line, score.rule, { kind: 'composite', terms: terms(of) }) ?? [])
  })
}

type Composite = Extract<Statistic, { kind: 'composite' }>

function printedPoints(line: ScoreLine, rule: Score['rule'], what: Composite): PublishedFigure | null {
  const { figure, least, most, label } = line
  if (!figure) return null
  const { value, se, low, high } = figure
  const cents = (points: number) => Math.round(points * 100) / 100
  const isEdge = value <= least || value >= most || se === 0
  // At the edge the interval counts answers, which are not the same for each part of a score.
  const hasInterval = low !== null && high !== null && !(isEdge && what.terms.length > 1)
  const by = isEdge ? ('beta' as const) : ('logit' as const)
  return {
    ...{ title: `${label} (điểm, trừ mức thấp nhất)`, what, domain: [], scale: most - least },
    ...{ value: cents(value - least), decimals: rule === 'rating' && se === null ? 1 : 2 },
    ...(se === null ? {} : { se: cents(se) }),
    ...(hasInterval ? { interval: { low: cents(low - least), high: cents(high - least), by } } : {}),
  }
}

/** Figures of places have a design of their own: each place is a stratum. */
export function placeFigures(
  part: Part,
  asked: Asked,
  { rule }: Result['method'],
  numberOf: ReadonlyMap<string, string>,
) {
  const columns = [...new Set(asked.factors.flatMap(({ items }) => items))].map((item) =>
    satisfiedName(asked.items[item]?.code ?? ''),
  )
  const what: Statistic = { kind: 'satisfaction', columns, valid: [0, 1], satisfied: [1], rule }
  return part.places.flatMap((line) => {
    const number = numberOf.get(line.code)
    return (number && printed(line, what, [{ column: 'dia_ban', labels: [number] }])) || []
  })
}

const to = (value: number) => Math.round(value * 1e4) / 100

function printed(
  { label, figure }: Line,
  what: Statistic,
  domain: PublishedFigure['domain'] = [],
): PublishedFigure | null {
  if (!figure) return null
  const { value, se, low, high } = figure
  const by = value <= 0 || value >= 1 || se === 0 ? 'beta' : 'logit'
  return {
    ...{ title: label, what, domain, value: to(value), decimals: 2, scale: 100 },
    ...(se === null ? {} : { se: to(se) }),
    ...(low === null || high === null ? {} : { interval: { low: to(low), high: to(high), by } as const }),
  }
}

export function csvOf(columns: readonly Column[]): string {
  const rows = columns[0]?.cells.length ?? 0
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : typeof value === 'number' ? String(value) : guardFormula(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [columns.map(({ name }) => name)]
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ cells }) => cell(cells[row] ?? null)))
  return `${lines.map((line) => line.join(',')).join('\n')}\n`
}

const fileNames: Record<Source, string> = { sample: 'mau', selfSelected: 'tu-chon', other: 'cach-khac' }

type Packing = {
  result: Result
  asked: Asked
  rowsOf(source: Source): readonly AnswerRow[]
  sampled: AnswerDesign | undefined
}

/** All files of a result: answers without identity, what their columns mean, and scripts that reckon each figure again. */
export function microdataFiles({ result, asked, rowsOf, sampled }: Packing): Files {
  const files: (readonly [string, string])[] = []
  const codebook: string[][] = []
  for (const part of result.parts) {
    const rows = rowsOf(part.source)
    const own = part.source === 'sample' ? sampled : undefined
    const [name, file] = [fileNames[part.source], `phieu-${fileNames[part.source]}.csv`]
    const stages: Stage[] = own?.stages ?? [{}]
    const weights = own?.weights ?? new Float64Array(rows.length).fill(1)
    const numberOf = new Map((own?.placeOf ?? []).map(({ id }) => [id, '']))
    for (const [i, id] of [...numberOf.keys()].entries()) numberOf.set(id, String(i + 1))
    const places: Column[] = own
      ? [
          {
            name: 'dia_ban',
            about: placesWords(part, numberOf),
            cells: own.placeOf.map(({ id }) => numberOf.get(id) ?? ''),
          },
          ...designColumns(own.withinStages, weights, 'dia_ban.'),
        ]
      : []
    const columns = [...designColumns(stages, weights), ...places, ...answerColumns(asked, rows)]
    files.push([file, csvOf(columns)])
    codebook.push(...columns.map((column) => [file, column.name, column.about]))
    const title = `${result.title} (${name})`
    const onePsu = own?.onePsu ?? 'remove'
    files.push([
      `kiem-tra-${name}.R`,
      recomputingScript({
        title,
        file,
        design: scriptDesign(stages, onePsu),
        figures: publishedFigures(part, asked, result.method),
      }),
    ])
    const inPlaces = own ? placeFigures(part, asked, result.method, numberOf) : []
    if (own && inPlaces.length > 0) {
      const design = scriptDesign(own.withinStages, 'adjust', 'dia_ban.')
      files.push([`kiem-tra-${name}-dia-ban.R`, recomputingScript({ title, file, design, figures: inPlaces })])
    }
  }
  const about = codebook.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  return [['doc-truoc.txt', readMe(result)], ['giai-thich-cot.csv', `tep,cot,y_nghia\n${about.join('\n')}\n`], ...files]
}

/** Names of the places whose figures are shown; the others keep their number. */
const placesWords = (part: Part, numberOf: ReadonlyMap<string, string>): string => {
  const named = part.places.filter(({ figure }) => figure).map(({ code, label }) => `${numberOf.get(code)} = ${label}`)
  return `Địa bàn chọn ở bước đầu (${named.join('; ')})`
}

const readMe = ({ title, method }: Result): string =>
  [
    `Dữ liệu phiếu không có danh tính: ${title}`,
    '',
    ...method.words,
    '',
    'Không có họ tên, liên hệ, lời viết tay, ngày giờ hay người hỏi. Vẫn là dữ liệu từng phiếu: chỉ giao cho người có nhiệm vụ, không đăng công khai.',
    'Chạy: Rscript kiem-tra-mau.R (cần gói survey). Mỗi số liệu đã công bố được tính lại từ tệp phiếu; lệch thì chương trình báo “LỆCH”.',
    '',
  ].join('\n')
