import type { ReadTask } from './reading.ts'
import type { Unit } from './units.ts'

/** What the other rows of a table tell about an agency cell that stands alone in its row. */
export type RoleHistory = { leads: Map<string, number>; coordinates: Map<string, number> }

export type RoleDecision = { role: 'lead' | 'coordinate'; confidence: number }

const CLASS =
  /^(?:[-+•]\s*)?(?:các|những|tất cả|ubnd các|ubnd cấp|ủy ban nhân dân các|uỷ ban nhân dân các|sở,? ban|mỗi|toàn)/

const key = (text: string): string => text.toLowerCase().replace(/[\s.;,]+$/, '')

export function remember(history: RoleHistory, task: ReadTask): void {
  if (task.leadRaw && !task.leadMerged) bump(history.leads, task.leadRaw)
  if (task.coordinateRaw && !task.coordMerged) bump(history.coordinates, task.coordinateRaw)
}

function bump(map: Map<string, number>, raw: string): void {
  const own = key(raw)
  map.set(own, (map.get(own) ?? 0) + 1)
}

/**
 * A row shows one agency cell where the table has a column for the lead and one for the coordinating agencies: the other
 * was merged with the row above. A class of agencies or what stood under "phối hợp" before coordinates; one named agency,
 * or what stood under "chủ trì" before, leads.
 */
export function decideRole(cell: Unit, previous: ReadTask | undefined, history: RoleHistory): RoleDecision {
  const own = key(cell.text)
  let lead = 0
  if (CLASS.test(cell.low)) lead -= 1.2
  else if (!/[,;\n]/.test(cell.text)) lead += 1
  if (/liên quan|(?<!hội đồng )phối hợp/.test(cell.low)) lead -= 2
  if (/chủ trì/.test(cell.low)) lead += 3
  lead += Math.min(1.5, (history.leads.get(own) ?? 0) * 0.8) - Math.min(1.5, (history.coordinates.get(own) ?? 0) * 0.8)
  if (previous) {
    if (key(previous.leadRaw ?? '') === own) lead += 2
    if (key(previous.coordinateRaw ?? '') === own) lead -= 2
    if (!previous.leadRaw) lead += 1.5
    else if (/\svà\s(?:các|sở|ubnd)|[,;]/.test(cell.low)) lead -= 0.8
  } else lead += 4
  const confidence = Math.min(0.9, 0.5 + Math.abs(lead) * 0.12)
  return { role: lead > 0 ? 'lead' : 'coordinate', confidence }
}
