import { guardFormula } from '#lib/office/csv.ts'
import type { CellStage } from '#lib/statistics/cell-design.ts'
import type { BlockColumn } from '#lib/statistics/linear-figures.ts'
import type { PackedRows, RowBlock } from '#lib/statistics/packed-rows.ts'
import { type PublishedFigure, recomputingScript } from '#lib/statistics/r-script.ts'
import type { FittedWeights, ScriptDesign } from '#lib/statistics/r-script-design.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { Coding } from './coding-rules.ts'
import type { AnswerDesign } from './design-rules.ts'
import type { Asked } from './item-rules.ts'
import { numberValues } from './number-rules.ts'
import {
  choiceName,
  numberName,
  placeFigures,
  pointsName,
  publishedFigures,
  satisfiedName,
} from './recomputing-rules.ts'
import type { Collected } from './rules.ts'
import type { Part, Result, Source } from './schema.ts'
import type { Singles } from './singles/schema.ts'

type Cell = string | number | null
/** Cells of a block of rows, the first of which is row `from` of all. */
type Column = { name: string; about: string; cells(block: RowBlock, from: number): readonly Cell[] }

/** Answers of one way of coming in as a table without names, texts, days or moments. */
export function answerColumns(asked: Asked, coding: Coding): Column[] {
  const shares = asked.items.map(({ code, label, satisfied }, i) => ({
    name: satisfiedName(code),
    about: `${label}: 1 hài lòng (trả lời ${satisfied.map((it) => `“${it}”`).join(', ')}), 0 trả lời khác, trống: không được hỏi, không trả lời hoặc không biết`,
    cells: figures(coding.item(i)),
  }))
  const chosen = asked.questions.flatMap(({ code, label, choices, many }): Column[] => {
    const words = choices.map((choice) => `${choice.code} = ${choice.label}`).join('; ')
    const named = (block: RowBlock) => Array.from(coding.choice(code)(block), (own) => choices[own]?.code ?? null)
    const each = choices.map((choice) => ({
      name: choiceName(code, choice.code),
      about: `${label}: 1 chọn “${choice.label}”, 0 không chọn`,
      cells: figures(coding.chosen(code, choice.code)),
    }))
    return many ? each : [{ name: code, about: `${label} (${words})`, cells: named }, ...each]
  })
  const points = (asked.scored?.items ?? []).map(({ code, label }, i) => ({
    name: pointsName(code),
    about: `${label}: điểm đưa về thang 0 – 1, trống: không tính`,
    cells: figures(coding.point(i)),
  }))
  const numbers = asked.numbers.map(({ code, label, unit }) => ({
    name: numberName(code),
    about: `${label}: số đã trả lời${unit ? ` (${unit})` : ''}`,
    cells: figures(numberValues(coding, code)),
  }))
  return [...shares, ...chosen, ...points, ...numbers]
}

const figures = (column: BlockColumn) => (block: RowBlock) =>
  Array.from(column(block), (own) => (Number.isNaN(own) ? null : own))

/** A column of what is known by cell. */
const byCell = (name: string, about: string, values: ArrayLike<Cell>): Column => ({
  ...{ name, about },
  cells: ({ cells }) => Array.from(cells, (cell) => values[cell] ?? null),
})

/** The design of a sample by columns; places have numbers, named in the codebook alone. */
export function designColumns(stages: readonly CellStage[], weights: ArrayLike<number>, prefix = ''): Column[] {
  const of = prefix ? 'Dùng cho số của từng địa bàn, mỗi địa bàn là một tầng. ' : ''
  const columns = [
    byCell(
      `${prefix}trong_so`,
      `${of}Quyền số đã điều chỉnh người không trả lời: phiếu này thay cho bao nhiêu người`,
      weights,
    ),
  ]
  for (const [k, { strata, units, population }] of stages.entries()) {
    const at = (name: string) => `${prefix}${name}${k + 1}`
    const named = prefix ? '' : namesOf(strata, numbered(strata, weights.length))
    columns.push(byCell(at('tang'), `${of}Tầng ở bước ${k + 1}${named}`, numbered(strata, weights.length)))
    const unit = `${of}Đơn vị chọn ở bước ${k + 1}; n1, n2, …: mỗi người là một đơn vị`
    columns.push(unitColumn(at('don_vi'), unit, units && numbered(units, weights.length)))
    if (population) {
      const known = Array.from(population, (of) => (Number.isFinite(of) ? of : 'Inf'))
      columns.push(
        byCell(
          at('tong'),
          `${of}Số đơn vị của tầng trong tổng thể ở bước ${k + 1} (Inf: coi như chọn có hoàn lại)`,
          known,
        ),
      )
    }
  }
  return columns
}

const MOST_NAMED = 60

/** What the numbers of strata stand for, where strata have names. */
function namesOf(list: ArrayLike<number | string | null> | undefined, numbers: readonly (number | null)[]): string {
  const names = new Map(numbers.map((number, cell) => [number, list?.[cell] ?? '']))
  const told = [...names].filter(([, label]) => typeof label === 'string' && label !== '' && !isId.test(label))
  if (told.length === 0 || told.length > MOST_NAMED) return ''
  return ` (${told.map(([number, label]) => `${number} = ${label}`).join('; ')})`
}

const isId = /^[0-9a-f]{8}-/

/** Where each row is a unit it is named by its number, with a letter that no other unit has. */
const unitColumn = (name: string, about: string, units: readonly (number | null)[] | undefined): Column => ({
  ...{ name, about },
  cells: ({ cells }, from) => Array.from(cells, (cell, row) => units?.[cell] ?? `n${from + row + 1}`),
})

function numbered(list: ArrayLike<number | string | null> | undefined, cells: number): (number | null)[] {
  const known = new Map<number | string, number>()
  return Array.from({ length: cells }, (_, cell) => {
    const label = list ? (list[cell] ?? null) : 0
    if (label === null) return null
    const number = known.get(label) ?? known.size + 1
    known.set(label, number)
    return number
  })
}

/** Which group of people each answer belongs to, as the weights were fitted. */
const fittingName = (question: string) => `khop.${question}`
const fittingColumns = ({ fitting }: AnswerDesign): Column[] =>
  fitting.map(({ question, labels }) => {
    const words = question.choices.map((choice) => `${choice.code} = ${choice.label}`).join('; ')
    const values = labels.map((label) => label || unsaidName)
    return byCell(
      fittingName(question.code),
      `${question.label} để khớp quyền số (${words}; ${unsaidName} = không nói)`,
      values,
    )
  })
const unsaidName = 'khong_noi'

/** How R fits the weights to the same totals. */
function fittedAs(design: AnswerDesign): FittedWeights[] {
  const margins = design.margins.map(({ question, totals }) => ({
    column: fittingName(question),
    totals: Object.fromEntries(totals.map(({ code, people }) => [code || unsaidName, people])),
  }))
  const [only] = margins
  if (!only) return []
  return margins.length === 1 ? [{ kind: 'postStratify', ...only }] : [{ kind: 'rake', margins }]
}

export const scriptDesign = (
  stages: readonly CellStage[],
  { onePsu, fitted, prefix = '' }: { onePsu: AnswerDesign['onePsu']; fitted: FittedWeights[]; prefix?: string },
): ScriptDesign => ({
  weights: `${prefix}trong_so`,
  stages: stages.map(({ population }, k) => ({
    ...{ strata: `${prefix}tang${k + 1}`, clusters: `${prefix}don_vi${k + 1}` },
    ...(population ? { population: `${prefix}tong${k + 1}` } : {}),
  })),
  ...{ onePsu, fitted },
})

/** A table of answers as text, a block of rows at a time. */
export function* csvOf(columns: readonly Column[], rows: PackedRows): Generator<string> {
  const cell = (value: Cell) => {
    const text = value === null ? '' : typeof value === 'number' ? String(value) : guardFormula(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  yield `${columns.map(({ name }) => cell(name)).join(',')}\n`
  let from = 0
  for (const block of rows.blocks()) {
    const cells = columns.map((column) => column.cells(block, from))
    let text = ''
    for (let row = 0; row < block.rows; row++) text += `${cells.map((own) => cell(own[row] ?? null)).join(',')}\n`
    from += block.rows
    yield text
  }
}

const fileNames: Record<Source, string> = { sample: 'mau', selfSelected: 'tu-chon', other: 'cach-khac' }

type Packing = {
  result: Result
  singles: readonly Singles[]
  collected: Collected
  sampled: AnswerDesign | undefined
}
type Files = (readonly [name: string, text: string | Iterable<string>])[]

/** All files of a result: answers without identity, what their columns mean, and scripts that reckon each figure again. */
export function microdataFiles(packing: Packing): Files {
  const { result } = packing
  const packed = result.parts.map((part) => partFiles(part, packing))
  const about = packed.flatMap(({ codebook }) =>
    codebook.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')),
  )
  return [
    [
      'doc-truoc.txt',
      readMe(
        result,
        packed.flatMap(({ files }) => files.map(([name]) => name)),
      ),
    ],
    ['giai-thich-cot.csv', `tep,cot,y_nghia\n${about.join('\n')}\n`],
    ...packed.flatMap(({ files }) => files),
  ]
}

function partFiles(
  part: Part,
  { result, singles: all, collected, sampled }: Packing,
): { files: Files; codebook: string[][] } {
  const { asked, coding } = collected
  const rows = collected.sources.get(part.source)?.rows
  if (!rows) return { files: [], codebook: [] }
  const own = part.source === 'sample' ? sampled : undefined
  const [name, file] = [fileNames[part.source], `phieu-${fileNames[part.source]}.csv`]
  const stages: CellStage[] = own?.stages ?? [{}]
  const numberOf = new Map((own?.placeOf ?? []).map(({ id }) => [id, '']))
  for (const [i, id] of [...numberOf.keys()].entries()) numberOf.set(id, String(i + 1))
  const columns = [
    ...designColumns(stages, own?.weights ?? everyAnswerOnce(rows)),
    ...(own ? [...placeColumns(part, own, numberOf), ...fittingColumns(own)] : []),
    ...answerColumns(asked, coding),
  ]
  const fitted = own ? fittedAs(own) : []
  const title = `${result.title} (${name})`
  const script = (which: string, design: ScriptDesign, figures: readonly PublishedFigure[]): Files[number] => [
    `kiem-tra-${name}${which}.R`,
    recomputingScript({ title, file, design, figures }),
  ]
  const whole = scriptDesign(stages, { onePsu: own?.onePsu ?? 'remove', fitted })
  const singles = all.find(({ source }) => source === part.source)?.singles ?? []
  const shown = { part, singles, asked, method: result.method }
  const inPlaces = own ? placeFigures(shown, numberOf) : []
  const files: Files = [[file, csvOf(columns, rows)], script('', whole, publishedFigures(shown))]
  if (own && inPlaces.length > 0) {
    const design = scriptDesign(own.withinStages, { onePsu: 'adjust', fitted, prefix: 'dia_ban.' })
    files.push(script('-dia-ban', design, inPlaces))
  }
  return { files, codebook: columns.map((column) => [file, column.name, column.about]) }
}

const everyAnswerOnce = (rows: PackedRows) => new Float64Array(rows.rows === 0 ? 0 : 1).fill(1)

const placeColumns = (part: Part, own: AnswerDesign, numberOf: ReadonlyMap<string, string>): Column[] => [
  byCell(
    'dia_ban',
    placesWords(part, numberOf),
    own.placeOf.map(({ id }) => numberOf.get(id) ?? ''),
  ),
  ...designColumns(own.withinStages, own.weights, 'dia_ban.'),
]

/** Names of the places whose figures are shown; the others keep their number. */
const placesWords = (part: Part, numberOf: ReadonlyMap<string, string>): string => {
  const named = part.places.filter(({ figure }) => figure).map(({ code, label }) => `${numberOf.get(code)} = ${label}`)
  return `Địa bàn chọn ở bước đầu (${named.join('; ')})`
}

/** What the files of one way of coming in hold. */
const fileWords = (name: string, answers: number, names: readonly string[]): string[] => [
  `– phieu-${name}.csv: ${formatNumber(answers)} phiếu.`,
  ...names.flatMap((file) => {
    if (file === `kiem-tra-${name}.R`) return [`– ${file}: tính lại số chung và số theo nhóm từ phieu-${name}.csv.`]
    return file === `kiem-tra-${name}-dia-ban.R`
      ? [`– ${file}: tính lại số của từng địa bàn, theo các cột dia_ban.…`]
      : []
  }),
]

function readMe({ title, method, parts }: Result, names: readonly string[]): string {
  const first = fileNames[parts[0]?.source ?? 'sample']
  return [
    `Dữ liệu phiếu không có danh tính: ${title}`,
    '',
    'Các tệp:',
    '– giai-thich-cot.csv: từng cột của từng tệp phiếu nghĩa là gì.',
    ...parts.flatMap(({ source, answers }) => fileWords(fileNames[source], answers, names)),
    'Tệp CSV: mã UTF-8, ngăn cách bằng dấu phẩy, số thập phân dùng dấu chấm, ô trống là không có câu trả lời. Mỗi dòng là một phiếu, thứ tự dòng xáo ngẫu nhiên.',
    '',
    `Đọc trong R: d <- svydesign(ids = ~don_vi1, strata = ~tang1, weights = ~trong_so, nest = TRUE, data = read.csv("phieu-${first}.csv")); đủ các bước chọn, số đơn vị của tổng thể và khớp quyền số thì theo đầu tệp kiem-tra-${first}.R. Phần mềm khác: trọng số trong_so, tầng tang1, cụm don_vi1.`,
    '',
    'Cách làm:',
    ...method.words,
    '',
    'Không có họ tên, liên hệ, lời viết tay, ngày giờ hay người hỏi. Vẫn là dữ liệu từng phiếu: chỉ giao cho người có nhiệm vụ, không đăng công khai.',
    `Kiểm tra: Rscript kiem-tra-${first}.R, và các tệp .R khác (cần gói survey). Mỗi số liệu đã công bố được tính lại từ tệp phiếu; lệch thì chương trình báo “LỆCH”.`,
    '',
  ].join('\n')
}
