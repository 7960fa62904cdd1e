import { classOf } from './classes.ts'
import { points, roundPoints } from './decimal.ts'
import type { AggregateExample, Criterion, Edition, Example, ExampleInputs } from './edition.ts'
import type { CriterionInput, Inputs } from './inputs.ts'
import { percentOf, score } from './score.ts'
import { prepare, type Scorer } from './scorer.ts'
import type { Mistake } from './shape-words.ts'
import { switchedOffIn } from './switched-off.ts'
import { pointsText } from './words.ts'

const FILE = 'examples.json'

/** Every example must come out as it says: criteria to six decimals, aggregates to the decimals that they print. */
export function checkExamples(edition: Edition): Mistake[] {
  const scorer = prepare(edition.criteria)
  return [
    ...edition.examples.criteria.flatMap((example) => checkExample(scorer, example)),
    ...(edition.examples.aggregates ?? []).flatMap((example) => checkAggregate(edition, example)),
  ]
}

const say = (id: string, message: string): Mistake => ({ file: FILE, where: `ví dụ ${id}`, message })

function checkExample(scorer: Scorer, example: Example): Mistake[] {
  const criterion = scorer.byCode.get(example.code)
  if (!criterion) return [say(example.id, `không có tiêu chí ${example.code}`)]
  const result = score(scorer, { [example.code]: inputOf(criterion, example.inputs) })
  const line = result.lines.find((it) => it.code === example.code)
  const [problem] = result.problems
  if (problem) return [say(example.id, `số liệu “${problem.key}” không có ở tiêu chí ${example.code}`)]
  const got = line?.points ?? null
  if (got !== null && roundPoints(got, 6) === roundPoints(points(example.expected), 6)) return []
  const account = line?.account.join(' ') ?? ''
  const shown = got === null ? 'không ra điểm' : `ra ${pointsText(got)}`
  return [
    say(
      example.id,
      `tiêu chí ${example.code} phải được ${pointsText(points(example.expected))} nhưng ${shown}. ${account}`,
    ),
  ]
}

/** The nested form of an example as the inputs of its criterion. */
export function inputOf(criterion: Criterion, inputs: ExampleInputs): CriterionInput {
  const result = {
    figures: {} as NonNullable<CriterionInput['figures']>,
    notApplicable: [] as string[],
    penalties: [] as string[],
    gates: [] as string[],
  }
  const visit = (at: ExampleInputs, path: string) => {
    for (const [key, value] of Object.entries(at)) {
      if (key === 'parts') for (const [id, part] of Object.entries(at.parts ?? {})) visit(part, `${path}${id}/`)
      else if (key === 'notApplicable') {
        const found = criterion.notApplicable?.find((it) => it.id === value || it.effect === effectNamed(value))
        result.notApplicable.push(path + (found?.id ?? String(value)))
      } else if (key === 'penaltyFactor') {
        const found = criterion.penalties?.find((it) => it.factor === value)
        result.penalties.push(path + (found?.id ?? String(value)))
      } else if (key === 'gate') {
        if (value === true) result.gates.push(path + (criterion.gates?.[0]?.id ?? 'gate'))
      } else result.figures[path + key] = value as number | boolean | string
    }
  }
  visit(inputs, '')
  return result
}

function checkAggregate(edition: Edition, example: AggregateExample): Mistake[] {
  const total = example.parts ? partsTotal(example.parts) : unitTotal(edition, example)
  const percent = percentOf(total)
  const { expected } = example
  const wrong: string[] = []
  const compare = (what: string, got: number | null, want: number | undefined) => {
    if (want === undefined) return
    const decimals = (String(want).split('.')[1] ?? '').length
    if (got === null || roundPoints(got, Math.max(decimals, 2)) !== points(want)) {
      wrong.push(
        `${what} phải là ${pointsText(points(want))} nhưng ${got === null ? 'không tính được' : `ra ${pointsText(got)}`}`,
      )
    }
  }
  compare('điểm', total.points, expected.points)
  compare('điểm tối đa', total.max, expected.max)
  compare('chỉ số', percent, expected.percent)
  const name = percent === null ? undefined : classOf(edition.framework, total)?.name
  if (expected.className !== undefined && name !== expected.className)
    wrong.push(`xếp loại phải là ${expected.className} nhưng ra ${name ?? 'chưa rõ'}`)
  return wrong.map((message) => say(example.id, message))
}

function partsTotal(parts: readonly { points: number; max: number }[]) {
  const sum = (key: 'points' | 'max') => parts.reduce((total, part) => total + points(part[key]), 0)
  return { points: sum('points'), max: sum('max'), known: true }
}

/** Excluded criteria leave the maximum, whatever the reason; given points stand as they are. */
function unitTotal(edition: Edition, { excluded = [], given = {}, year }: AggregateExample) {
  const switchedOff = new Map([
    ...switchedOffIn(edition.framework, year),
    ...excluded.map((code) => [code, 'không áp dụng'] as const),
  ])
  const scorer = prepare(edition.criteria, { switchedOff })
  const inputs: Inputs = Object.fromEntries(Object.entries(given).map(([code, value]) => [code, { given: value }]))
  const { points: got, max } = score(scorer, inputs)
  return { points: got, max, known: true }
}

/** Sources also write "excludeFromMax". */
const effectNamed = (value: unknown): unknown => (value === 'excludeFromMax' ? 'excluded' : value)
