import type { Output } from '../../api.ts'

type WhatIf = Output<'score.whatIf'>
export type Row = WhatIf['form'][number]
export type Line = WhatIf['lines'][number]
export type Figures = Line['figures']
export type Setting = { code: string; figures?: Figures; points?: number }
export type Scenario = { name: string; set: Setting[] }

export const mostScenarios = 6
const mostLines = 60

/** Scenarios live in the address; what is no scenario there (a cut link, say) is one empty scenario. */
export function readScenarios(text: string | undefined, firstName: string): Scenario[] {
  const empty = [{ name: firstName, set: [] }]
  if (!text) return empty
  try {
    const read: unknown = JSON.parse(text)
    if (!Array.isArray(read)) return empty
    const known = read.flatMap((it): Scenario[] => {
      const { name, set } = (it ?? {}) as Partial<Scenario>
      if (typeof name !== 'string' || !Array.isArray(set)) return []
      return [{ name: name.slice(0, 80), set: set.filter(isSetting).slice(0, mostLines) }]
    })
    return known.length > 0 ? known.slice(0, mostScenarios) : empty
  } catch {
    return empty
  }
}

function isSetting(it: unknown): it is Setting {
  const { code, figures, points } = (it ?? {}) as Partial<Setting>
  if (typeof code !== 'string') return false
  return figures === undefined ? Number.isFinite(points) : typeof figures === 'object' && figures !== null
}

/** Figures of a line as the scenario has them. */
export const figuresIn = ({ set }: Scenario, { code, figures }: Line): Figures => ({
  ...figures,
  ...set.find((it) => it.code === code)?.figures,
})

/** Only what differs from what is known is kept; nothing different takes the line out of the scenario. */
export function withFigures(scenario: Scenario, { code, figures }: Line, next: Figures): Scenario {
  const others = scenario.set.filter((it) => it.code !== code)
  const changed = Object.entries(next).filter(([key, value]) => (figures[key] ?? null) !== (value ?? null))
  if (changed.length === 0) return { ...scenario, set: others }
  return { ...scenario, set: [...others, { code, figures: Object.fromEntries(changed) }] }
}

/** Points of a line or of a group as a whole; null takes the setting away. */
export function withPoints(scenario: Scenario, code: string, points: number | null): Scenario {
  const others = scenario.set.filter((it) => it.code !== code)
  return { ...scenario, set: points === null ? others : [...others, { code, points }] }
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

/** A group and a line of it are not set at once: one contradicts the other. */
export function settable(rows: readonly Row[], { set }: Scenario, code: string): boolean {
  const parents = new Map(rows.map((it) => [it.code, it.parent]))
  const codes = new Set(set.map((it) => it.code))
  for (let at = parents.get(code); at; at = parents.get(at)) if (codes.has(at)) return false
  for (const each of codes) for (let at = parents.get(each); at; at = parents.get(at)) if (at === code) return false
  return true
}
