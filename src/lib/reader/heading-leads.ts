import { splitAgencies } from './agencies.ts'
import { agencyLikeness } from './agency-likeness.ts'
import type { OutlineNode } from './outline.ts'
import { proseAssignment } from './prose.ts'
import type { Unit } from './units.ts'

/** Who the items under a heading are for; `addressed`: only because the letter goes to them. */
export type HeadingLeads = {
  names: string[]
  raw: string
  coordinate: string[]
  lines: Unit['lines']
  addressed?: boolean
}

/** "3. Phòng Nội vụ huyện", "5. Đề nghị Ủy ban Mặt trận Tổ quốc": who the items under this heading are for. */
export function agenciesOfHeading(own: string, node: OutlineNode): HeadingLeads | undefined {
  const text = own
    .replace(/^(?:giao|đề nghị|yêu cầu|trách nhiệm của|đối với|nhiệm vụ của)\s+/i, '')
    .replace(/\s*(?:chủ trì|có trách nhiệm|thực hiện)?[^,]{0,40}:\s*$/, (m) =>
      /^\s*:/.test(m) || /chủ trì|trách nhiệm|thực hiện/.test(m) ? '' : m.replace(/:\s*$/, ''),
    )
  const prose = proseAssignment(own)
  if (prose) return { names: prose.lead, raw: prose.leadRaw, coordinate: prose.coordinate, lines: node.unit.lines }
  if (agencyLikeness(text) < 0.8) return undefined
  return { names: splitAgencies(text).names, raw: text, coordinate: [], lines: node.unit.lines }
}
