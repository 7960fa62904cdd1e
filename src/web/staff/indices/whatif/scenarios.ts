import type { Output } from '../../api.ts'

type Line = Output<'score.whatIf'>['lines'][number]
export type Setting = { code: string; figures?: Line['figures']; points?: number } & Partial<Line['cases']>
export type Scenario = { name: string; set: Setting[] }
type Place = { code: string; parent: string | null }

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
  const { code, figures, points, notApplicable, penalties, gates } = (it ?? {}) as Partial<Setting>
  if (typeof code !== 'string') return false
  const lists = [notApplicable, penalties, gates].filter((list) => list !== undefined)
  if (!lists.every((list) => Array.isArray(list) && list.every((id) => typeof id === 'string'))) return false
  if (figures === undefined) return Number.isFinite(points) || lists.length > 0
  return typeof figures === 'object' && figures !== null
}

/** A group and a line of it are not set at once: one contradicts the other. */
export function settable(lines: readonly Place[], { set }: Scenario, code: string): boolean {
  const parents = new Map(lines.map((it) => [it.code, it.parent]))
  const codes = new Set(set.map((it) => it.code))
  for (let at = parents.get(code); at; at = parents.get(at)) if (codes.has(at)) return false
  for (const each of codes) for (let at = parents.get(each); at; at = parents.get(at)) if (at === code) return false
  return true
}

/** "1,85" → 1.85, "99 %" → 99; null where no number is written. */
export function readNumber(text: string): number | null {
  const plain = text
    .replace(/[\s%]/g, '')
    .replace(/[.](?=.*,)/g, '')
    .replace(',', '.')
  return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain)
}

/** Points within the bounds of a line; null takes the setting away. */
export function withPoints(
  scenario: Scenario,
  { code, min, max }: { code: string; min: number | null; max: number | null },
  points: number | null,
): Scenario {
  const others = scenario.set.filter((it) => it.code !== code)
  if (points === null) return { ...scenario, set: others }
  return { ...scenario, set: [...others, { code, points: Math.min(max ?? points, Math.max(min ?? points, points)) }] }
}
