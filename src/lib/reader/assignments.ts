import { splitAgencies } from './agencies.ts'
import { agencyLikeness } from './agency-likeness.ts'

export type Assignment = {
  lead: string[]
  coordinate: string[]
  leadRaw: string
  coordinateRaw: string
  /** The words say who leads. */
  explicit: boolean
  doubtful: boolean
}

const COORDINATE_PREFIX = /^(?:(?:cơ quan|đơn vị|các đơn vị|các cơ quan)\s+)?phối hợp(?:\s+thực hiện)?\s*:\s*/i
const LEAD_PREFIX =
  /^(?:(?:cơ quan|đơn vị|đơn vị đầu mối)\s+)?chủ trì(?:\s+(?:tham mưu|thực hiện|tham mưu thực hiện))?\s*:\s*/i
const LEADS = /[\s(–-]+(?:là (?:cơ quan|đơn vị) )?chủ trì\b|\(chủ trì\)/i
const COORDINATES = /[\s(–-]+(?:là (?:cơ quan|đơn vị) )?phối hợp\b|\(phối hợp\)/i
const LEAD_WITH =
  /^(.*?)\s+(?:chủ trì|là đơn vị chủ trì|là cơ quan chủ trì)\s*,?\s*(?:và\s+)?phối hợp\s+(?:cùng\s+)?(?:với\s+)?(.*)$/is

/**
 * Agencies of a cell or label value in which the roles may be written out: "Sở A chủ trì; Sở B phối hợp", "Chủ trì: Sở A.
 * Phối hợp: Sở B", "Sở A chủ trì, phối hợp với Sở B". Without such words all are taken for leads and `explicit` is false.
 */
export function readAssignment(raw: string): Assignment {
  const out: Assignment = { lead: [], coordinate: [], leadRaw: '', coordinateRaw: '', explicit: false, doubtful: false }
  const whole = raw.trim()
  if (whole.length > 3000) return out
  const leadWith = LEAD_WITH.exec(whole)
  if (leadWith && agencyLikeness(leadWith[1]!.trim()) > 0.6) {
    add(out, 'lead', leadWith[1]!)
    add(out, 'coordinate', leadWith[2]!)
    out.explicit = true
    return out
  }
  let role: 'lead' | 'coordinate' = 'lead'
  for (const piece of whole.split(/\s*[;\n]\s*|\.\s+(?=(?:Cơ quan|Đơn vị|Phối hợp|Chủ trì))/)) {
    const clause = piece.replace(/^[-+•*]\s*/, '')
    if (clause === '') continue
    const prefixed = COORDINATE_PREFIX.test(clause) ? 'coordinate' : LEAD_PREFIX.test(clause) ? 'lead' : undefined
    const stated =
      COORDINATES.test(clause) && !LEADS.test(clause) ? 'coordinate' : LEADS.test(clause) ? 'lead' : undefined
    if (prefixed ?? stated) out.explicit = true
    role = prefixed ?? stated ?? role
    add(out, role, clause.replace(COORDINATE_PREFIX, '').replace(LEAD_PREFIX, ''))
    if (stated && !prefixed) role = stated
  }
  return out
}

function add(out: Assignment, role: 'lead' | 'coordinate', words: string): void {
  const names = words.replace(
    /\s*\(?(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|phối hợp)\)?(?:\s+(?:thực hiện|nội dung|các nội dung|tham mưu)\b.*)?$/is,
    '',
  )
  const list = splitAgencies(names)
  out[role].push(...list.names)
  out.doubtful ||= list.doubtful
  const rawKey = role === 'lead' ? 'leadRaw' : 'coordinateRaw'
  out[rawKey] = out[rawKey] === '' ? words.trim() : `${out[rawKey]}; ${words.trim()}`
}
