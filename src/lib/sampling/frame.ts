import { clean } from '../vietnamese/normalize.ts'
import type { FrameUnit } from './draw.ts'
import type { StagePlan } from './sample.ts'

export type FrameFindingCode =
  | 'noId'
  | 'duplicateId'
  | 'duplicateName'
  | 'noMeasure'
  | 'badMeasure'
  | 'noStratum'
  | 'noTakeForStratum'
  | 'stratumWithoutUnits'
  | 'unknownParent'
  | 'parentWithoutUnits'
  | 'fewerThanTaken'
  | 'tooManyCertain'

/** What is wrong with a frame; `row` counts from 0, `like` the row that came first. */
export type FrameFinding = {
  code: FrameFindingCode
  row: number | null
  at: string
  like?: number
  /** The draw refuses, or takes less than was asked for; otherwise somebody should look. */
  severity: 'stops' | 'look'
}

/** SPEC E. Everything that is wrong with the frame of one stage; nothing is changed and nothing dropped. */
export function checkFrame(units: readonly FrameUnit[], plan: StagePlan, parents?: readonly string[]): FrameFinding[] {
  return [...checkRows(units, plan, parents), ...checkGroups(units, plan, parents)]
}

function checkRows(units: readonly FrameUnit[], plan: StagePlan, parents?: readonly string[]): FrameFinding[] {
  const findings: FrameFinding[] = []
  const known = parents && new Set(parents)
  const someStrata = units.some(({ stratum }) => stratum)
  const ids = new Map<string, number>()
  const names = new Map<string, number>()
  for (const [row, unit] of units.entries()) {
    const add = (code: FrameFindingCode, severity: FrameFinding['severity'], like?: number) =>
      findings.push({ code, row, at: unit.id, severity, ...(like === undefined ? {} : { like }) })
    if (unit.id.trim() === '') add('noId', 'stops')
    else if (ids.has(unit.id)) add('duplicateId', 'stops', ids.get(unit.id))
    else ids.set(unit.id, row)
    if (unit.name) {
      const name = JSON.stringify([unit.parent, clean(unit.name).toLowerCase()])
      if (names.has(name)) add('duplicateName', 'look', names.get(name))
      else names.set(name, row)
    }
    if (plan.method === 'pps') {
      if (unit.size === undefined || Number.isNaN(unit.size)) add('noMeasure', 'stops')
      else if (!(Number.isSafeInteger(unit.size) && unit.size > 0)) add('badMeasure', 'stops')
    }
    if (someStrata && !unit.stratum) add('noStratum', 'stops')
    if (known && (unit.parent === undefined || !known.has(unit.parent))) add('unknownParent', 'look')
  }
  return findings
}

function checkGroups(units: readonly FrameUnit[], plan: StagePlan, parents?: readonly string[]): FrameFinding[] {
  const findings: FrameFinding[] = []
  const found = (code: FrameFindingCode, at: string, severity: FrameFinding['severity']) =>
    findings.push({ code, row: null, at, severity })
  const groups = Map.groupBy(units, ({ parent, stratum }) => JSON.stringify([parents ? parent : null, stratum ?? null]))
  const missing = new Set<string>()
  for (const own of groups.values()) {
    const { stratum, parent } = own[0]!
    if (parents && !parents.includes(parent ?? '')) continue
    const at = [parents ? parent : undefined, stratum].filter((part) => part !== undefined).join(' / ') || plan.name
    const take = typeof plan.take === 'number' ? plan.take : stratum === undefined ? undefined : plan.take[stratum]
    if (take === undefined) {
      if (!missing.has(stratum ?? '')) found('noTakeForStratum', stratum ?? plan.name, 'stops')
      missing.add(stratum ?? '')
      continue
    }
    if (own.length < take + (plan.reserves ?? 0)) found('fewerThanTaken', at, 'look')
    if (own.filter(({ certain }) => certain).length > take) found('tooManyCertain', at, 'stops')
  }
  // A stratum that the plan names and the list does not have is a misspelling, or a part of the population forgotten.
  const strata = new Set(units.map(({ stratum }) => stratum))
  if (typeof plan.take !== 'number' && !parents)
    for (const stratum of Object.keys(plan.take))
      if (!strata.has(stratum)) found('stratumWithoutUnits', stratum, 'stops')
  const present = new Set(units.map(({ parent }) => parent))
  for (const parent of parents ?? []) if (!present.has(parent)) found('parentWithoutUnits', parent, 'look')
  return findings
}
