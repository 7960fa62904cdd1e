export type Scenario = { name: string; set: { code: string; points: number }[] }
type Line = { code: string; parent: string | null; min: number | null; max: number | null }

export const mostScenarios = 6

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
      const valid = set.filter((each) => typeof each?.code === 'string' && Number.isFinite(each?.points))
      return [{ name: name.slice(0, 80), set: valid.slice(0, 60) }]
    })
    return known.length > 0 ? known.slice(0, mostScenarios) : empty
  } catch {
    return empty
  }
}

/** A group and a line of it are not set at once: one contradicts the other. */
export function settable(lines: readonly Line[], { set }: Scenario, code: string): boolean {
  const parents = new Map(lines.map((it) => [it.code, it.parent]))
  const codes = new Set(set.map((it) => it.code))
  for (let at = parents.get(code); at; at = parents.get(at)) if (codes.has(at)) return false
  for (const each of codes) for (let at = parents.get(each); at; at = parents.get(at)) if (at === code) return false
  return true
}

/** "1,85" → 1.85 within the line's bounds; an empty field takes the setting away. */
export function withPoints(scenario: Scenario, { code, min, max }: Line, text: string): Scenario {
  const others = scenario.set.filter((it) => it.code !== code)
  const value = Number(
    text
      .trim()
      .replace(/[.](?=.*,)/g, '')
      .replace(',', '.'),
  )
  if (text.trim() === '' || !Number.isFinite(value)) return { ...scenario, set: others }
  const within = Math.min(max ?? value, Math.max(min ?? value, value))
  return { ...scenario, set: [...others, { code, points: within }] }
}
