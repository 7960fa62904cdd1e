import type { FormRow, LineValues } from '#features/rounds/schema.ts'

type Chance = () => number
type Figures = Record<string, number | boolean | string>

/** Invented figures of an agency that is run so well (0 to 1): most of what is asked is done, some of it not. */
export function claimFor({ figures }: FormRow, quality: number, chance: Chance): { figures: Figures } {
  const good = chance() < quality
  const whole = 20 + Math.floor(chance() * 180)
  const made: Figures = {}
  for (const { key, kind, options } of figures) {
    const last = key.split('/').at(-1) ?? key
    if (kind === 'yesNo') made[key] = chance() < quality + 0.08
    else if (kind === 'option') made[key] = options[good ? 0 : Math.min(1, options.length - 1)]?.value ?? ''
    else if (last === 'a' || last === 'of' || last === 'total') made[key] = whole
    else if (kind === 'rate') made[key] = Number((good ? 0.9 + chance() * 0.1 : 0.6 + chance() * 0.3).toFixed(4))
    else if (last === 'b')
      made[key] = Math.min(whole, Math.round(whole * (good ? 0.95 + chance() * 0.06 : 0.7 + chance() * 0.25)))
    else made[key] = good ? 0 : 1 + Math.floor(chance() * 4)
  }
  return { figures: made }
}

const reasons = [
  'Báo cáo chưa có số liệu quý IV; chấm theo số liệu trên hệ thống.',
  'Văn bản ban hành chậm so với thời hạn của kế hoạch.',
  'Tài liệu kiểm chứng chưa thể hiện kết quả thực hiện.',
]

/** The appraiser's word about one line: mostly yes, one in eleven only half of what was claimed. */
export function verdictFor(line: LineValues, chance: Chance) {
  const { code, version, self } = line
  const points = Number(self.points ?? 0)
  const lower = points > 0 && chance() < 0.09
  const reason = reasons[Math.floor(chance() * reasons.length)] ?? null
  if (!lower) return { code, version, accepted: true }
  return { code, version, accepted: false, points: (Math.floor(points * 50) / 100).toFixed(2), reason }
}
