import { areNamesOnly } from './prose.ts'
import type { Unit } from './units.ts'

export type LabelField = 'assignment' | 'lead' | 'coordinate' | 'deadline' | 'product' | 'funding' | 'monitor'

export type Labelled = { field: LabelField; value: string; start: number; end: number }

const WHO =
  '(?:cac )?(?:co quan|cq|don vi|dv|phong|bo phan|ca nhan|nguoi|to chuc|dau moi)(?:,? (?:don vi|co quan|ca nhan|bo phan))?'
const LABELS: [LabelField, string][] = [
  ['coordinate', `(?:${WHO} )?(?:phoi hop)(?: thuc hien)?(?: voi)?`],
  ['lead', `(?:${WHO} )?chu tri(?: tham muu| thuc hien| tham muu thuc hien| trien khai| tham muu,? thuc hien)?`],
  [
    'assignment',
    `phan cong(?: thuc hien| nhiem vu| trach nhiem| to chuc thuc hien)?|${WHO} (?:thuc hien|chiu trach nhiem|phu trach|tham muu)|trach nhiem(?: thuc hien)?|phu trach|thuc hien`,
  ],
  [
    'deadline',
    'thoi gian(?: thuc hien| hoan thanh| trien khai)?(?:,? (?:thuc hien|hoan thanh))?|thoi han(?: hoan thanh| thuc hien)?|tien do(?: thuc hien| hoan thanh)?|hoan thanh|moc thoi gian|lo trinh(?: thuc hien)?',
  ],
  ['product', 'san pham(?: dau ra| hoan thanh| can dat)?|ket qua(?: dau ra| dat duoc| can dat| thuc hien)?|dau ra'],
  ['funding', '(?:nguon )?kinh phi(?: thuc hien)?'],
  ['monitor', '(?:lanh dao |co quan |don vi )?(?:theo doi|don doc|chi dao)(?:,? (?:don doc|giam sat|theo doi))?'],
]
const ANY = LABELS.map(([, pattern]) => pattern).join('|')
const AT_START = new RegExp(`^(?:[-+*•(]\\s*)?(?:${ANY})\\s*:`)
// Inside a sentence a label follows a stop, a bracket or a semicolon.
const INSIDE = new RegExp(`(?<=^|[.;(]\\s?|[-–]\\s)(?:${ANY})\\s*:`, 'g')
const COMPILED: [LabelField, RegExp][] = LABELS.map(([field, pattern]) => [field, new RegExp(`^(?:${pattern})\\s*:$`)])
const MAX = 1500

/** Is this paragraph nothing but labelled values ("Phân công: …", "- Thời gian thực hiện: …")? */
export function isAssignmentLine(unit: Unit): boolean {
  const folded = unit.mark ? unit.fold.slice(unit.mark.length) : unit.fold
  if (orderIn(unit.text.slice(unit.text.length - folded.length), folded, unit.mark?.label ?? '')) return true
  if (unit.text.length > MAX || folded.indexOf(':') < 0 || folded.indexOf(':') > 60) return false
  return AT_START.test(folded) && !/:\s*$/.test(folded)
}

const ORDER =
  /^((?:giao|phan cong)(?: cho)? )?(.{4,140}?),? (?:chu tri,? ?)?(?:tham muu,? ?)?(?:(?:to chuc|trien khai) )?(?:thuc hien|phu trach|chu tri)(?: (?:cac )?(?:noi dung|nhiem vu)(?: nay| tren)?)?(?:,? phoi hop (?:voi|cung) (.{4,160}?)(?: (?:to chuc |trien khai )?thuc hien)?)?[.;]?$/

/** A sentence that says who does what stands above and nothing else: "Giao Phòng A chủ trì, phối hợp với Phòng B thực hiện." */
function orderIn(text: string, folded: string, label = ''): Labelled[] | undefined {
  if (folded.length > 320 || !/(?:thuc hien|phu trach|chu tri|noi dung tren|nhiem vu nay)[.;]?$|phoi hop/.test(folded))
    return undefined
  const m = ORDER.exec(folded)
  // Without "Giao" an item with a number of its own is a duty.
  if (!m || (m[1] === undefined && label !== '')) return undefined
  const at = m[1]?.length ?? 0
  const lead = text.slice(at, at + m[2]!.length)
  if (!areNamesOnly(tidy(lead))) return undefined
  const found: Labelled[] = [{ field: 'lead', value: tidy(lead), start: 0, end: text.length }]
  if (m[3] !== undefined) {
    const from = folded.lastIndexOf(m[3])
    const value = tidy(text.slice(from, from + m[3].length))
    // "… phối hợp với Phòng B theo dõi, tổng hợp" says what is done.
    if (!areNamesOnly(value)) return undefined
    found.push({ field: 'coordinate', value, start: from, end: text.length })
  }
  return found
}

/** Labelled values of a paragraph, in order; a value ends where the next label begins. */
export function labelsIn(text: string, folded: string): Labelled[] {
  if (text.length > MAX * 4) return []
  if (!folded.includes(':')) return orderIn(text, folded) ?? []
  const found: Labelled[] = []
  for (const m of folded.matchAll(INSIDE)) {
    const label = m[0].trim()
    const field = COMPILED.find(([, pattern]) => pattern.test(label))?.[0]
    if (!field) continue
    const before = found[found.length - 1]
    if (before) before.value = tidy(text.slice(before.end, m.index))
    found.push({ field, value: '', start: m.index, end: m.index + m[0].length })
  }
  const last = found[found.length - 1]
  if (last) last.value = tidy(text.slice(last.end))
  return found.filter((one) => one.value !== '')
}

function tidy(value: string): string {
  const text = value
    .trim()
    .replace(/[\s;,(–-]+$/, '')
    .replace(/^[-–]\s*/, '')
    .replace(/^([^“"]*?)[.;]?[”"][.;]?$/, '$1')
  const open = (text.match(/\(/g) ?? []).length
  const close = (text.match(/\)/g) ?? []).length
  return (close > open ? text.replace(/\)([.;]?)$/, '$1') : text).trim()
}
