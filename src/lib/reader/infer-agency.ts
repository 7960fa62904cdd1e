import { agencyLikeness } from './agency-likeness.ts'
import type { Unit } from './units.ts'
import { lineAt } from './units.ts'

export type InferredAgency = { agency: string; source: string; line: number; confidence: number }

const ISSUES =
  /(?:^|[\s,;.("“])((?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Hội đồng nhân dân|Sở|Phòng|Ban|Văn phòng|Bộ|Cục|Chi cục|Trung tâm|Thanh tra|Công an|Bảo hiểm xã hội|Kho bạc)(?: [^\s,;.()“”"]+){1,12}?) (?:vừa |đã |sẽ )?(?:ban hành|xây dựng|tổ chức thực hiện|triển khai|đề ra|hướng dẫn|yêu cầu|đề nghị|chỉ đạo|tổ chức)(?=[\s,.;:])/g

/**
 * The issuing agency when there is no letterhead: the one that "ban hành / xây dựng … Kế hoạch" in the opening or closing
 * words. Several paragraphs that agree make it surer.
 */
export function inferAgency(units: readonly Unit[], openingEnd: number): InferredAgency | undefined {
  const votes = new Map<string, { name: string; line: number; votes: number }>()
  const limit = Math.min(units.length, openingEnd + 8)
  for (let i = 0; i < limit; i++) {
    const unit = units[i]!
    if (unit.mark?.kind === 'roman') break
    if (unit.text.length < 20) continue
    for (const m of unit.text.slice(0, 3000).matchAll(ISSUES)) {
      const name = m[1]!.replace(/\s+(?:đã|vừa|sẽ|tổ chức|tiếp tục|xây|ban)$/, '')
      if (agencyLikeness(name) < 0.8 || /^(?:Sở|Phòng|Ban|Bộ|Cục)$/.test(name)) continue
      const plan = /^.{0,120}?(?:kế hoạch|chương trình|phương án)/i.test(unit.text.slice(m.index! + m[0].length))
      const weight = plan ? 3 : 1
      const key = name.toLowerCase().replace(/ủy ban nhân dân|uỷ ban nhân dân/, 'ubnd')
      const vote = votes.get(key) ?? { name, line: lineAt(unit, m.index!), votes: 0 }
      vote.votes += weight
      votes.set(key, vote)
    }
  }
  const best = [...votes.values()].sort((a, b) => b.votes - a.votes)[0]
  if (!best) return undefined
  return {
    agency: fullName(best.name),
    source: `suy ra từ lời mở đầu, dòng ${best.line}`,
    line: best.line,
    confidence: best.votes >= 3 ? 0.85 : 0.6,
  }
}

export function fullName(name: string): string {
  return name.replace(/^UBND\b/, 'Ủy ban nhân dân').replace(/^Uỷ ban/, 'Ủy ban')
}

const LEVELS = 'tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu'

/** A letterhead that says no more than "ỦY BAN NHÂN DÂN": the place of the date, with the level that the text gives it. */
export function withPlace(agency: string, place: string | null, units: readonly Unit[]): string | undefined {
  if (!place || !/^(?:Ủy|Uỷ) ban nhân dân$|^Hội đồng nhân dân$/.test(agency)) return undefined
  const named = new RegExp(
    `(?:^|\\s)(${LEVELS}) ${place.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=$|[\\s,.;:)])`,
  )
  for (const unit of units.slice(0, 60)) {
    const level = named.exec(unit.low)?.[1]
    if (level) return `${agency} ${level} ${place}`
  }
  return undefined
}
