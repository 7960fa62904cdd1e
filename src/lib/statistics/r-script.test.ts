import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { calibrate, postStratify, rake } from './calibration.ts'
import { type Design, surveyDesign } from './design.ts'
import { combination, type Estimate, estimateMean, estimateRatio, estimateTotal, meansByDomain } from './estimates.ts'
import { clopperPearson, logitInterval, waldInterval } from './intervals.ts'
import { estimateQuantile } from './quantiles.ts'
import { type FittedWeights, type PublishedFigure, recomputingScript, type ScriptDesign } from './r-script.ts'
import { rText } from './r-text.ts'
import { satisfactionIndex } from './satisfaction.ts'

const sample: Record<string, (number | string | null)[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'vectors/sample.json'), 'utf8'),
)
const rows = sample.score!.length
const of = (name: string) => sample[name]!.map((value) => (value as number | null) ?? Number.NaN)
const words = (name: string) => sample[name] as string[]
// A name that would end a string or a formula if it could.
const hostile = 'điểm "; quit(status = 0) # \\'
const other = of('likert').map((value, row) => (row % 9 === 0 ? Number.NaN : ((value + row) % 5) + 1))

function csv(): string {
  const names = Object.keys(sample)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const cell = (value: unknown) => (value === null || Number.isNaN(value) ? '' : String(value))
  const lines = Array.from({ length: rows }, (_, row) =>
    [...names.map((name) => cell(sample[name]![row])), cell(sample.score![row]), cell(other[row])].join(),
  )
  return [[...names, quoted(hostile), 'other'].join(), ...lines].join('\n')
}

const published = ({ value, se }: { value: number; se: number }, scale = 1) => {
  const round = (figure: number) => Number((figure * scale).toFixed(3))
  return { value: round(value), se: round(se), decimals: 3, scale }
}

/** Figures as a report prints them, from our own estimates. */
function figuresOf(design: Design): PublishedFigure[] {
  const yes = estimateMean(design, of('yes'))
  const ends = (by: 'wald' | 'logit' | 'beta', { low, high }: { low: number; high: number }) => {
    return { by, low: Number((100 * low).toFixed(3)), high: Number((100 * high).toFixed(3)) }
  }
  const women = words('sex').map((sex) => sex === 'f')
  const p2 = words('place').map((place) => place === 'p2')
  const both = women.map((is, row) => is && p2[row]!)
  const shareOf = (it: Estimate) => published(it, 100)
  const likert = of('likert').map((value) => Number(value >= 4))
  const means = meansByDomain(design, of('score'), words('sex'))
  const by = means.labels.map((label) => (label === 'm' ? 1 : -1))
  const difference = combination(
    means.estimates.map(({ value }) => value),
    means.covariance,
    by,
  )
  const middle = estimateQuantile(design, of('cost'), 0.5)
  const cut = (figure: number) => Number(figure.toFixed(3))
  const share = { kind: 'share', column: 'yes', valid: [0, 1], of: [1] } as const
  const scale = { valid: [1, 2, 3, 4, 5], satisfied: [4, 5] }
  const index = (rule: 'answersTogether' | 'meanOfItems') =>
    satisfactionIndex(design, [of('likert'), other], { factors: [[0, 1]], rule, domain: women }).overall
  const inWomen = [{ column: 'sex', labels: ['f'] }]
  return [
    { title: hostile, what: { kind: 'mean', column: hostile }, ...published(estimateMean(design, of('score'))) },
    { title: 'Tổng', what: { kind: 'total', column: 'cost' }, ...published(estimateTotal(design, of('cost'))) },
    { title: 'Thiếu', what: { kind: 'mean', column: 'holes' }, ...published(estimateMean(design, of('holes'))) },
    { title: 'Tỷ lệ', what: share, ...shareOf(yes), interval: ends('wald', waldInterval(yes)) },
    { title: 'Tỷ lệ, logit', what: share, ...shareOf(yes), interval: ends('logit', logitInterval(yes)) },
    { title: 'Tỷ lệ, beta', what: share, ...shareOf(yes), interval: ends('beta', clopperPearson(yes)) },
    {
      title: 'Nhóm',
      what: { kind: 'share', column: 'likert', ...scale, of: [4, 5] },
      domain: [...inWomen, { column: 'place', labels: ['p2'] }],
      ...shareOf(estimateMean(design, likert, { domain: both })),
    },
    {
      title: 'Tỷ số',
      what: { kind: 'ratio', over: 'cost', under: 'score' },
      ...published(estimateRatio(design, of('cost'), of('score'))),
    },
    ...(['answersTogether', 'meanOfItems'] as const).map((rule) => ({
      title: `Hài lòng, ${rule}`,
      what: { kind: 'satisfaction' as const, columns: ['likert', 'other'], ...scale, rule },
      domain: inWomen,
      ...shareOf(index(rule)),
    })),
    {
      title: 'Chênh lệch',
      what: { kind: 'difference', column: 'score', by: 'sex', first: 'f', second: 'm' },
      ...published(difference),
    },
    {
      ...{ title: 'Trung vị', what: { kind: 'quantile', column: 'cost', p: 0.5 }, decimals: 3 },
      ...{ value: cut(middle.value), interval: { by: 'woodruff', low: cut(middle.low), high: cut(middle.high) } },
    },
    {
      title: 'Số phiếu',
      what: { kind: 'answers', column: 'holes' },
      value: of('holes').filter((y) => !Number.isNaN(y)).length,
      decimals: 0,
    },
  ]
}

/** Runs a script; null where R is not installed. */
function runR(
  design: ScriptDesign,
  figures: readonly PublishedFigure[],
): { status: number | null; out: string } | null {
  const folder = mkdtempSync(join(tmpdir(), 'script-'))
  try {
    writeFileSync(join(folder, 'phieu.csv'), csv())
    const script = recomputingScript({ title: `Khảo sát\nquit(status = 0)`, file: 'phieu.csv', design, figures })
    writeFileSync(join(folder, 'kiem-tra.R'), script)
    const run = spawnSync('Rscript', ['kiem-tra.R'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    return run.error ? null : { status: run.status, out: run.stdout + run.stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const stages = [{ strata: 'stratum', clusters: 'cluster' }]
const base = () =>
  surveyDesign({ rows, weights: of('base'), stages: [{ strata: of('stratum'), clusters: of('cluster') }] })
const sexes = { column: 'sex', totals: { f: 3900, m: 3500 } }
const kinds = { column: 'kind', totals: { a: 3600, b: 2300, c: 1500 } }
const margin = ({ column, totals }: { column: string; totals: Record<string, number> }) => {
  return { labels: words(column), totals: new Map(Object.entries(totals)) }
}
const fits: [string, () => Design, FittedWeights[]][] = [
  ['weights as they are', base, []],
  ['post-stratified', () => postStratify(base(), margin(kinds)), [{ kind: 'postStratify', ...kinds }]],
  ['raked', () => rake(base(), [margin(sexes), margin(kinds)]), [{ kind: 'rake', margins: [sexes, kinds] }]],
  [
    'calibrated',
    () => calibrate(base(), [of('all').map(() => 1), of('score')], [7400, 540000]),
    [{ kind: 'calibrate', people: 7400, columns: [{ column: 'score', total: 540000 }] }],
  ],
]

for (const [name, make, fitted] of fits) {
  test(`M: R reckons every published figure again: ${name}`, (t) => {
    const figures = figuresOf(make())
    const run = runR({ weights: 'base', stages, fitted }, figures)
    if (run === null) return t.skip('R is not installed')
    assert.equal(run.status, 0, run.out)
    const compared = figures.reduce(
      (sum, { se, interval }) => sum + 1 + Number(se !== undefined) + (interval ? 2 : 0),
      0,
    )
    assert.match(run.out, new RegExp(`Đã so ${compared} số liệu, lệch 0\\.`))
  })
}

test('M: two stages with populations, a quantile; a figure that is wrong is named and the script fails', (t) => {
  const design = surveyDesign({
    rows,
    weights: of('base'),
    stages: [
      { strata: of('stratum'), clusters: of('cluster'), population: of('units') },
      { clusters: of('household'), population: of('houses') },
    ],
  })
  const plan: ScriptDesign = {
    weights: 'base',
    stages: [
      { ...stages[0], population: 'units' },
      { clusters: 'household', population: 'houses' },
    ],
  }
  const median = estimateQuantile(design, of('cost'), 0.5)
  const figures: PublishedFigure[] = [
    ...figuresOf(design),
    { title: 'Trung vị', what: { kind: 'quantile', column: 'cost', p: 0.5 }, ...published(median) },
  ]
  const right = runR(plan, figures)
  if (right === null) return t.skip('R is not installed')
  assert.equal(right.status, 0, right.out)
  const wrong = runR(plan, [...figures, { ...figures[2]!, title: 'Sai', value: figures[2]!.value + 0.002 }])
  assert.equal(wrong?.status, 1)
  assert.match(wrong.out, /LỆCH +Sai - giá trị/)
})

test('M: text in a script is text, whatever it holds', () => {
  assert.equal(rText('a"b\\c\nd\0'), '"a\\"b\\\\c\\u000ad"')
  const script = recomputingScript({
    title: 'x\nquit()',
    file: 'a.csv',
    design: { weights: 'w', stages: [{}] },
    figures: [],
  })
  assert.ok(!script.split('\n').some((line) => line.startsWith('quit')))
})
