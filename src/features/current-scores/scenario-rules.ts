import { decimalText, type Engine } from '#features/rounds/engine.ts'
import { boundsOf, formOf } from '#features/rounds/form.ts'
import { inputOf } from '#features/rounds/rules.ts'
import { points as exactly, type Points } from '#lib/scoring/decimal.ts'
import { type CriterionInput, emptyRow, fillRow } from '#lib/scoring/inputs.ts'
import { type Scenario as Changed, whatIf } from '#lib/scoring/what-if.ts'
import { Problem } from '#platform/problem.ts'
import type { Scored } from './reading.ts'
import { nameOf, placeOf, shown, stepsOf } from './rules.ts'
import type { Scenario, ScoreHead, ScoreWhatIf } from './schema.ts'

/** Scenarios beside each other: every one is a full re-score, then ranked in the field as it stands. */
export function whatIfOf(scored: Scored, scenarios: readonly Scenario[]): Omit<ScoreWhatIf, keyof ScoreHead> {
  const { engine, inputs, field, claims } = scored
  const wanted = scenarios.map((it) => changedBy(scored, it))
  const { base, outcomes } = whatIf(engine.scorer, inputs, wanted)
  const lines = new Map(base.lines.map((line) => [line.code, line]))
  const steps = Map.groupBy(stepsOf(engine, inputs), ({ code }) => code)
  return {
    of: field ? field.others.length + 1 : 0,
    rankedIn: field?.name ?? null,
    base: placeOf(engine, field, base),
    form: formOf(engine),
    lines: formOf(engine).map(({ code }) => {
      const line = lines.get(code)
      const claim = claims.get(code)
      return {
        ...{ code, points: line?.points == null ? null : shown(line.points), max: shown(line?.max ?? 0) },
        figures: claim?.figures ?? {},
        cases: {
          notApplicable: claim?.notApplicable ?? [],
          penalties: claim?.penalties ?? [],
          gates: claim?.gates ?? [],
        },
        steps: steps.get(code) ?? [],
      }
    }),
    outcomes: outcomes.map(({ name, score: now, points, change, moved }, i) => {
      const accounts = new Map(now.lines.map((line) => [line.code, line.account]))
      const places = placeOf(engine, field, { points, max: now.max })
      const groups = [...(wanted[i]?.groups ?? [])].map(([code, to]) => {
        const from = now.lines.find((line) => line.code === code)?.points ?? 0
        return { code, from: lines.get(code)?.points ?? 0, to, change: to - from }
      })
      return {
        ...{ ...places, name, change: shown(change) },
        moved: [...moved, ...groups].map(({ code, from, to, change: by }) => ({
          ...{ code, name: nameOf(engine, code), from: shown(from ?? 0), to: shown(to ?? 0), change: shown(by) },
          account: accounts.get(code) ?? [],
        })),
      }
    }),
  }
}

/** What a scenario changes, in the engine's words; what cannot be is told with the code. */
export function changedBy(scored: Scored, { name, set }: Scenario): Changed {
  const { engine } = scored
  const changes: Record<string, CriterionInput> = {}
  const groups = new Map<string, Points>()
  for (const { code, figures, points, ...cases } of set) {
    const criterion = engine.scorer.byCode.get(code)
    if (!criterion) throw new Problem('analysis.unknown_line', { code })
    if (!engine.scorer.leafAt.has(code)) groups.set(code, groupPoints(scored, code, points))
    else
      changes[code] =
        points === undefined ? claimed(scored, code, { ...cases, figures }) : { given: within(engine, code, points) }
  }
  for (const group of groups.keys()) {
    const twice = [...Object.keys(changes), ...groups.keys()].find((it) => it !== group && isBelow(engine, it, group))
    if (twice) throw new Problem('analysis.set_twice', { code: twice, group })
  }
  return { name, changes, groups }
}

type Claimed = Omit<Scenario['set'][number], 'code' | 'points'>

/** Figures and cases in the place of those that were typed; the others of the line stay, points of an appraiser do not. */
function claimed({ engine, claims }: Scored, code: string, { figures, ...cases }: Claimed): CriterionInput {
  const claim = inputOf(claims.get(code) ?? null)
  const said = Object.fromEntries(Object.entries(cases).filter(([, list]) => list !== undefined))
  const input: CriterionInput = { ...claim, ...said, figures: { ...claim.figures, ...figures } }
  const [wrong] = fillRow(engine.scorer, { [code]: { ...input, given: undefined } }, emptyRow(engine.scorer), 0)
  if (wrong) throw new Problem('score.unknown_figure', { code, figure: wrong.key })
  return { ...input, given: undefined }
}

function within(engine: Engine, code: string, value: number): string {
  const { min, max } = boundsOf(engine, code)
  const points = exactly(value)
  if (points < min || points > max)
    throw new Problem('analysis.out_of_range', { code, min: decimalText(min), max: decimalText(max) })
  return decimalText(points)
}

function groupPoints({ engine }: Scored, code: string, value: number | undefined): Points {
  const max = exactly(engine.scorer.byCode.get(code)?.max ?? 0)
  const points = exactly(value ?? 0)
  if (points < 0 || points > max) throw new Problem('analysis.out_of_range', { code, min: '0', max: decimalText(max) })
  return points
}

function isBelow({ scorer }: Engine, code: string, group: string): boolean {
  for (let at = scorer.byCode.get(code)?.parent; at; at = scorer.byCode.get(at)?.parent) if (at === group) return true
  return false
}
