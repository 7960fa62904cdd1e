import { splitAgencies } from './agencies.ts'
import { agencyLikeness, beginsWithHead, namesAtStart } from './agency-likeness.ts'

export type Assignment = {
  lead: string[]
  coordinate: string[]
  leadRaw: string
  coordinateRaw: string
  /** The words say who leads. */
  explicit: boolean
  doubtful: boolean
}

type Role = 'lead' | 'coordinate'
/** `before`: the names stand before the word ("Sở A chủ trì"); otherwise behind it ("Phối hợp: Sở B"). */
type Marker = { role: Role; before: boolean; from: number; to: number }

const MARKER =
  /\(?(?:là\s+)?(?:(?:các\s+)?(?:cơ quan|đơn vị|đơn vị đầu mối|phòng|cq|đv)\s+)?(chủ trì|(?<!hội đồng )phối hợp)(?:\s*,?\s*(?:tham mưu|thực hiện|triển khai|theo dõi|chính))*\)?(?:\s*:|\s+(?:cùng\s+)?(?:với|cùng)(?=\s))?/giu
const DRAFTS = /^\s+(?:soạn thảo|xây dựng|tham mưu|nhiệm vụ)/i
const CLASS_ONLY = /^(?:các\s+)?(?:(?:cơ quan|đơn vị),?\s*)+$/i
const JOINED = /[:)]$|(?:với|cùng)$/i
const EMPTY = /^[\s,;.:–-]*(?:và\s*)?$/
const CLAUSE_END = /[;\n]|\.\s+(?=\p{Lu})/gu

/**
 * Agencies of a cell or label value in which the roles may be written out: "Sở A chủ trì; Sở B phối hợp", "Chủ trì: Sở A.
 * Phối hợp: Sở B", "Sở A (chủ trì), Sở B", "Sở A chủ trì, phối hợp với Sở B". Without such words all are taken for leads
 * and `explicit` is false.
 */
export function readAssignment(raw: string): Assignment {
  const out: Assignment = { lead: [], coordinate: [], leadRaw: '', coordinateRaw: '', explicit: false, doubtful: false }
  const whole = raw.trim()
  if (whole.length > 3000) return out
  const markers = markersIn(whole)
  if (markers.length === 0) {
    add(out, 'lead', whole)
    return out
  }
  out.explicit = true
  let at = 0
  let last: Marker | undefined
  for (const marker of markers) {
    giveBefore(out, whole.slice(at, marker.from), marker, last)
    at = marker.to
    last = marker
  }
  giveRest(out, whole.slice(at), last!)
  return out
}

function markersIn(whole: string): Marker[] {
  const markers: Marker[] = []
  for (const m of whole.matchAll(MARKER)) {
    // "Các Vụ được giao chủ trì soạn thảo": which ones, not who leads here.
    if (/(?:được|đã) (?:giao|phân công)\s+$/i.test(whole.slice(0, m.index))) continue
    // "Cơ quan, đơn vị chủ trì soạn thảo": which ones they are.
    const word = m.index + m[0].search(/chủ trì|phối hợp/i)
    const behindMark = whole.slice(m.index + m[0].length)
    if (CLASS_ONLY.test(whole.slice(0, word)) && DRAFTS.test(behindMark)) continue
    const role = m[1]!.toLowerCase() === 'chủ trì' ? 'lead' : 'coordinate'
    // "Sở A chủ trì, các đơn vị phối hợp": the units are who, not what the cell is called.
    const named = /^(?:các\s+)?(?:cơ quan|đơn vị|phòng|cq|đv)\s/i.test(m[0]) && !JOINED.test(m[0])
    const from = named && !beginsWithHead(behindMark.trimStart()) ? word : m.index
    const to = m.index + m[0].length
    const joined = JOINED.test(m[0]) && !m[0].endsWith(')')
    const last = markers.at(-1)
    const left = whole.slice(last?.to ?? 0, from)
    const behind = /^[ ,]*/.exec(whole.slice(to))![0].length
    const apart = EMPTY.test(left) || (last !== undefined && !last.before && /,\s*$/.test(left))
    const goesOn = apart && !m[0].startsWith('(') && beginsWithHead(whole.slice(to + behind))
    markers.push({ role, before: !joined && !goesOn, from, to })
  }
  return markers
}

/** The words between the last marker and this one: names of this marker, of the last, or of a lead that is not called so. */
function giveBefore(out: Assignment, words: string, marker: Marker, last: Marker | undefined): void {
  if (EMPTY.test(words)) return
  const open = last && !last.before ? last.role : undefined
  if (!marker.before) {
    add(out, open ?? (marker.role === 'coordinate' ? 'lead' : (last?.role ?? 'lead')), words)
    return
  }
  const cut = open === undefined ? -1 : lastCut(words)
  if (cut >= 0) {
    add(out, open!, words.slice(0, cut))
    add(out, marker.role, words.slice(cut))
  } else add(out, marker.role, words)
}

function lastCut(words: string): number {
  let at = 0
  for (const m of words.matchAll(CLAUSE_END)) if (!EMPTY.test(words.slice(m.index + m[0].length))) at = m.index
  return at
}

/** Behind "Sở A chủ trì" further agencies work under it; other words say what is led. */
function giveRest(out: Assignment, words: string, last: Marker): void {
  if (EMPTY.test(words)) return
  if (!last.before) add(out, last.role, words)
  else if (/^\s*[,;.\n]/.test(words)) {
    const names = words.replace(/^[\s,;.]+/, '')
    // "Sở A chủ trì; Sở B hướng dẫn, kiểm tra": only the names count.
    const end = agencyLikeness(names.replace(/[\s.;]+$/, '')) > 0.6 ? names.length : namesAtStart(names)
    if (end > 4) add(out, last.role === 'lead' ? 'coordinate' : last.role, names.slice(0, end))
  }
}

function add(out: Assignment, role: Role, words: string): void {
  const names = words.replace(/^[\s,;.]*(?:(?:và|cùng|với)\s+)?/, '').replace(/[\s,;.–-]+$/, '')
  if (names === '') return
  const list = splitAgencies(names)
  for (const name of list.names) if (!out[role].includes(name)) out[role].push(name)
  out.doubtful ||= list.doubtful
  const rawKey = role === 'lead' ? 'leadRaw' : 'coordinateRaw'
  out[rawKey] = out[rawKey] === '' ? names : `${out[rawKey]}; ${names}`
}

/** Agency likeness of a cell whose roles may be written out: the words of the roles do not speak against names. */
export function assignmentLikeness(text: string, low: string): number {
  if (text.length > 700 || !/chủ trì|phối hợp/.test(low)) return agencyLikeness(text)
  // "Phối hợp với Sở A tổ chức hội nghị" is a task, "Phối hợp với Sở A" a cell of names.
  const opening = /^phối hợp (?!:)(?:chặt chẽ )?(?:cùng |với )*/.exec(low)
  if (opening && namesAtStart(text.slice(opening[0].length)) < (text.length - opening[0].length) * 0.9) return 0
  const names = text
    .replace(MARKER, ' ')
    .replace(/^[\s,;.:–-]+/, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/\s+([,;.])/g, '$1')
  return agencyLikeness(names.replace(/[\s,;.]+$/, ''))
}
