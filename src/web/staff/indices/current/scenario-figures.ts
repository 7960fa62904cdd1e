import type { Output } from '../../api.ts'
import type { Scenario } from '../whatif/scenarios.ts'

type WhatIf = Output<'score.whatIf'>
export type Row = WhatIf['form'][number]
export type Line = WhatIf['lines'][number]
export type Figures = Line['figures']

/** Figures of a line as the scenario has them. */
export const figuresIn = ({ set }: Scenario, { code, figures }: Line): Figures => ({
  ...figures,
  ...set.find((it) => it.code === code)?.figures,
})

/** The cases that hold for a line as the scenario has them. */
export const casesIn = ({ set }: Scenario, { code, cases }: Line): Line['cases'] => {
  const { notApplicable, penalties, gates } = { ...cases, ...set.find((it) => it.code === code) }
  return { notApplicable, penalties, gates }
}

/** Only what differs from what is known is kept; nothing different takes the line out of the scenario. */
export function withClaim(
  scenario: Scenario,
  line: Line,
  next: { figures?: Figures; cases?: Line['cases'] },
): Scenario {
  const { code, figures, cases } = line
  const wanted = { figures: figuresIn(scenario, line), cases: casesIn(scenario, line), ...next }
  const others = scenario.set.filter((it) => it.code !== code)
  const changed = Object.entries(wanted.figures).filter(([key, value]) => (figures[key] ?? null) !== (value ?? null))
  const lists = (['notApplicable', 'penalties', 'gates'] as const).filter(
    (name) => [...wanted.cases[name]].sort().join() !== [...cases[name]].sort().join(),
  )
  if (changed.length + lists.length === 0) return { ...scenario, set: others }
  const setting = {
    code,
    ...(changed.length > 0 ? { figures: Object.fromEntries(changed) } : {}),
    ...Object.fromEntries(lists.map((name) => [name, wanted.cases[name]])),
  }
  return { ...scenario, set: [...others, setting] }
}

/** A rate of two figures: part and whole. */
export const isRate = ({ figures }: Row): boolean =>
  figures.length === 2 && figures[0]?.key === 'a' && figures[1]?.key === 'b'

/** The rate that the figures come to, as a percent; null where they say none. */
export function percentOf({ a, b, rate }: Figures): number | null {
  if (typeof a === 'number' && typeof b === 'number' && a > 0) return (b / a) * 100
  return typeof rate === 'number' ? rate * 100 : null
}

/** The part that a percent of the whole is; without a known whole the rate itself. */
export function withPercent(figures: Figures, percent: number): Figures {
  const { a } = figures
  if (typeof a !== 'number' || a <= 0) return { ...figures, rate: Number((percent / 100).toPrecision(15)) }
  const part = (a * percent) / 100
  return { ...figures, b: Number.isInteger(a) ? Math.round(part) : Number(part.toPrecision(12)) }
}
