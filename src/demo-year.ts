import { addDays, weekday } from '#lib/calendar/plain-date.ts'
import { chanceOf } from './demo-chance.ts'

/** What the demo knows of one agency's part in one task. */
export type Part = {
  planNumber: string
  confirmedOn: string
  path: string
  agencyCode: string
  role: 'lead' | 'coordinating'
  dueOn: string | null
  /** Of recurring work: each day on which it falls due, the last one ahead. */
  times?: readonly string[]
  product: string | null
}

/** One step of the year: who takes it follows from what it is. */
export type Deed = { at: Date } & (
  | { kind: 'report' | 'submit'; percent: number; sentence: string }
  | { kind: 'complete' }
  | { kind: 'return' | 'object'; reason: string }
  | { kind: 'askExtension'; dueTo: string; reason: string }
)

/** Agencies that have not said a word since spring. */
const silent = new Set(['ubnd-xa-suoi-vau', 'ubnd-xa-vuc-trong', 'ubnd-xa-nam-tra', 'bhxh-tinh'])
const silentFrom = '2026-05-01'
const lastDay = '2026-12-31'

/**
 * What an agency did about its part until a day, oldest first. The same part and day always tell the same story: chance
 * is drawn from the names alone.
 */
export function storyOf(part: Part, today: string): Deed[] {
  const chance = chanceOf(`${part.planNumber} ${part.path} ${part.agencyCode} ${part.role}`)
  const now = today < lastDay ? today : lastDay
  const deeds = told(part, now)?.(chance) ?? usual(part, now, chance)
  const earliest = addDays(part.confirmedOn, 2)
  return untilSilence(part, deeds)
    .map((deed) => (deed.day >= earliest ? deed : { ...deed, day: earliest }))
    .filter(({ day }) => day <= now)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ day, ...deed }, i) => ({ ...deed, at: officeHour(day, i, chance) }) as Deed)
}

function untilSilence({ agencyCode }: Part, deeds: Dated[]): Dated[] {
  if (!silent.has(agencyCode)) return deeds
  const first = deeds.findIndex(({ day, kind }) => day >= silentFrom && kind !== 'complete' && kind !== 'return')
  return first === -1 ? deeds : deeds.slice(0, first)
}

type Dated<D = Deed> = D extends Deed ? Omit<D, 'at'> & { day: string } : never
type Chance = () => number

/** Stories that the people of the demo accounts find on their desks. */
function told({ planNumber, path, agencyCode, product }: Part, now: string): ((chance: Chance) => Dated[]) | undefined {
  const ago = (days: number) => addDays(now, -days)
  const stories: Record<string, () => Dated[]> = {
    '18/KH-UBND PL1.VI.3 so-xay-dung': () => [
      report('2026-05-12', 30, 'Đã khởi công 4 trong 11 tuyến đường của danh mục được duyệt.'),
      report('2026-09-08', 55, 'Đã nghiệm thu 5 tuyến, đang thi công 3 tuyến; còn 3 tuyến chờ bàn giao mặt bằng.'),
      {
        kind: 'askExtension',
        day: ago(4),
        dueTo: '2027-02-28',
        reason: 'Mưa lũ tháng 10 làm hỏng nền 3 tuyến đang thi công; xin lùi để bảo đảm chất lượng mặt đường.',
      },
    ],
    '18/KH-UBND PL1.VII.2 bql-khu-kinh-te': () => [
      {
        kind: 'object',
        day: ago(6),
        reason: 'Khu kinh tế chưa có trạm quan trắc tự động; đề nghị chuyển phần việc này cho đơn vị vận hành trạm.',
      },
    ],
    '18/KH-UBND PL1.I.2#1 ubnd-xa-tan-hoa': () => [
      report('2026-05-20', 40, 'Đã công bố lịch đối thoại tại 9 thôn, đang tổng hợp câu hỏi của người dân.'),
      submit(ago(12), `Đã tổ chức đối thoại ngày 18/6/2026 với 126 người dự. ${sent(product)}`),
      { kind: 'return', day: ago(9), reason: 'Thiếu thông báo kết quả xử lý 7 ý kiến sau đối thoại; đề nghị bổ sung.' },
    ],
    '18/KH-UBND PL1.XI.1#1 ubnd-xa-tan-hoa': () => [
      report('2026-05-19', 60, 'Đã đặt mã QR ở 2 trong 3 quầy; chưa công bố điểm từng tháng vì thiếu màn hình.'),
      report(ago(25), 70, 'Đã lắp màn hình, công bố điểm tháng 10 dạng bản in tại quầy.'),
    ],
    '18/KH-UBND PL1.II.2 ubnd-xa-tan-hoa': () => [
      report(ago(11), 40, 'Đã rà soát xong 6 thôn; niêm yết danh sách tại 3 nhà văn hóa thôn.'),
    ],
    '18/KH-UBND PL1.V.2 so-xay-dung': () => [
      report('2026-03-17', 35, 'Đã trình dự thảo quy trình nội bộ 10 ngày, đang lấy ý kiến 62 xã, phường.'),
      submit('2026-06-19', `Quy trình mới áp dụng từ ngày 22/6/2026. ${sent(product)}`),
      { kind: 'complete', day: '2026-06-24' },
    ],
  }
  return stories[`${planNumber} ${path} ${agencyCode}`]
}

function usual(part: Part, now: string, chance: Chance): Dated[] {
  const { dueOn, times = [] } = part
  if (times.length > 0) return again(part, times, now, chance)
  if (dueOn === null) return standing(part, now, chance)
  return dueOn < now ? past({ ...part, dueOn }, now, chance) : coming({ ...part, dueOn }, now, chance)
}

type Due = Part & { dueOn: string }

/** Most are done in time, some late, some not at all. */
function past(part: Due, now: string, chance: Chance): Dated[] {
  const { dueOn } = part
  const draw = chance()
  const start = report(addDays(dueOn, -between(chance, 30, 50)), between(chance, 20, 60), progressWords(chance))
  const first = part.role === 'lead' && !isCommune(part) ? [start] : []
  if (draw < 0.83) return [...first, ...done(part, addDays(dueOn, -between(chance, 1, 18)), chance)]
  if (draw < 0.91) return [...first, ...done(part, addDays(dueOn, between(chance, 3, 24)), chance)]
  if (draw < 0.95) {
    const again = addDays(dueOn, between(chance, 6, 20))
    const back = { kind: 'return' as const, day: addDays(dueOn, 2), reason: pick(chance, reasons) }
    return [...first, submit(addDays(dueOn, -3), doneWords(part, chance)), back, ...done(part, again, chance)]
  }
  if (draw < 0.965) {
    const back = { kind: 'return' as const, day: addDays(now, -between(chance, 3, 12)), reason: pick(chance, reasons) }
    return [...first, submit(addDays(back.day, -4), doneWords(part, chance)), back]
  }
  if (draw < 0.98) return [...first, submit(addDays(now, -between(chance, 1, 6)), doneWords(part, chance))]
  const late = report(addDays(now, -between(chance, 5, 40)), between(chance, 40, 75), lateWords(chance))
  return [...first, late]
}

/** Work that is not due yet: under way, with a word in the last weeks. */
function coming(part: Due, now: string, chance: Chance): Dated[] {
  const draw = chance()
  const recent = addDays(now, -between(chance, 2, 26))
  const percent = between(chance, 4, 16) * 5
  if (draw < 0.08) return done(part, addDays(now, -between(chance, 12, 40)), chance)
  if (draw < 0.12) return [submit(addDays(now, -between(chance, 1, 5)), doneWords(part, chance))]
  if (isCommune(part)) return [report(recent, percent, progressWords(chance))]
  const earlier = report(addDays(recent, -between(chance, 60, 90)), Math.round(percent / 2), progressWords(chance))
  return [earlier, report(recent, percent, progressWords(chance))]
}

/** Each time is handed in and accepted before the next begins; the last one that has passed is now and then still owed. */
function again(part: Part, times: readonly string[], now: string, chance: Chance): Dated[] {
  const passed = times.filter((day) => day < now)
  const owed = chance() < 0.06 ? passed.at(-1) : undefined
  const ahead = times.find((day) => day >= now)
  const told = passed
    .filter((day) => day !== owed)
    .flatMap((day) => {
      const late = chance() < 0.07 ? between(chance, 3, 6) : -between(chance, 1, 6)
      return [
        submit(addDays(day, late), doneWords(part, chance)),
        { kind: 'complete' as const, day: addDays(day, late + 2) },
      ]
    })
  if (owed) return [...told, report(addDays(owed, -2), between(chance, 40, 75), lateWords(chance))]
  const recent = addDays(now, -between(chance, 1, 6))
  const last = told.at(-1)
  if (!ahead || (last && last.day >= recent) || chance() < 0.5) return told
  return [...told, report(recent, between(chance, 20, 60), progressWords(chance))]
}

/** Work without an end is told of every quarter. */
function standing(part: Part, now: string, chance: Chance): Dated[] {
  const quarters = ['2026-03-24', '2026-06-23', '2026-09-22'].map((day) => addDays(day, between(chance, 0, 5)))
  const recent = addDays(now, -between(chance, 2, 26))
  const days = isCommune(part) ? [recent] : [...quarters.filter((day) => day < addDays(recent, -14)), recent]
  return days.map((day, i) => report(day, Math.min(90, 25 * (i + 1)), progressWords(chance)))
}

function done(part: Part, day: string, chance: Chance): Dated[] {
  return [submit(day, doneWords(part, chance)), { kind: 'complete', day: addDays(day, between(chance, 1, 6)) }]
}

const isCommune = ({ agencyCode }: Part) => /^ubnd-(xa|phuong)-/.test(agencyCode)

const report = (day: string, percent: number, sentence: string) => ({ kind: 'report' as const, day, percent, sentence })
const submit = (day: string, sentence: string) => ({ kind: 'submit' as const, day, percent: 100, sentence })

const sent = (product: string | null) =>
  product ? `Gửi kèm: ${product.charAt(0).toLocaleLowerCase('vi')}${product.slice(1)}.` : 'Gửi kèm tài liệu kiểm chứng.'

function doneWords({ role, product }: Part, chance: Chance): string {
  return role === 'lead' ? `${pick(chance, finished)} ${sent(product)}` : pick(chance, supported)
}

const progressWords = (chance: Chance) => pick(chance, underWay)
const lateWords = (chance: Chance) => pick(chance, behind)

const underWay = [
  'Đã ban hành văn bản triển khai và phân công người phụ trách.',
  'Đã làm việc với các đơn vị phối hợp, thống nhất cách làm; đang thực hiện theo kế hoạch.',
  'Đang tổng hợp số liệu của các bộ phận; dự kiến xong đúng hạn.',
  'Đã làm xong phần chuẩn bị, bắt đầu triển khai ở cơ sở.',
  'Đã hướng dẫn tận thôn, tổ dân phố; đang thu kết quả về.',
]
const finished = [
  'Đã hoàn thành nhiệm vụ.',
  'Đã thực hiện xong, lãnh đạo đơn vị đã duyệt kết quả.',
  'Đã xong theo yêu cầu.',
]
const supported = [
  'Đã cung cấp đủ số liệu và cử người tham gia theo đề nghị của cơ quan chủ trì.',
  'Đã góp ý bằng văn bản và phối hợp thực hiện ở địa bàn.',
  'Đã làm xong phần phối hợp được giao.',
]
const behind = [
  'Chậm do thay người phụ trách; đã giao lại, sẽ xong trong tháng.',
  'Còn chờ ý kiến của đơn vị phối hợp; đã gửi văn bản nhắc lần hai.',
  'Chưa bố trí được kinh phí; đã trình phương án dùng nguồn tiết kiệm chi.',
]
const reasons = [
  'Tài liệu chưa có chữ ký của lãnh đạo đơn vị; đề nghị bổ sung.',
  'Mới có kế hoạch, chưa có kết quả; đề nghị bổ sung biên bản hoặc số liệu.',
  'Số liệu trong báo cáo và phụ lục không khớp nhau; đề nghị rà soát lại.',
]

const pick = (chance: Chance, words: readonly string[]): string => words[Math.floor(chance() * words.length)] ?? ''
const between = (chance: Chance, least: number, most: number) => least + Math.floor(chance() * (most - least + 1))

/** A moment of the working day in Việt Nam; at the end of the week, the Friday before. Later steps come later. */
function officeHour(day: string, step: number, chance: Chance): Date {
  const workday = addDays(day, weekday(day) > 5 ? 5 - weekday(day) : 0)
  const minutes = Math.min(8 * 60, step * 100 + Math.floor(chance() * 90))
  return new Date(Date.parse(`${workday}T01:05:00Z`) + minutes * 60_000)
}
