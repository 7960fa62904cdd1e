import type { Random } from '../../../fuzz/random.ts'
import type { CorpusDocument } from '../document.ts'
import type { Level } from './agencies.ts'
import { type Issuer, issuerOf } from './issuers.ts'

/** Letterhead, title, grounds, opening, recipients and signature of one issuer, with what a careful reader takes from them. */
export type Head = Pick<CorpusDocument, 'head' | 'header' | 'bases' | 'foot'> & {
  level: Level
  year: number
  subject: string
  /** "Kế hoạch số … của …", for the line under the title of an annex. */
  issued: string
  letter: boolean
}

const PEOPLE = [
  'Nguyễn Văn An',
  'Lê Thị Thanh Hà',
  'Y Thịnh Niê',
  'Trần Quốc Toản',
  'Phạm Minh',
  'Vàng A Sùng',
  'Đỗ Thị Hồng',
]
const SUBJECTS = [
  'cải thiện và nâng cao Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)',
  'cải cách hành chính nhà nước',
  'nâng cao Chỉ số cải cách hành chính (PAR INDEX)',
  'khắc phục các tiêu chí mất điểm của Chỉ số PAR INDEX, SIPAS',
  'chuyển đổi số',
  'nâng cao mức độ hài lòng của người dân, tổ chức (SIPAS)',
  'cải thiện môi trường đầu tư kinh doanh, nâng cao năng lực cạnh tranh',
]

export function headOf(random: Random, seed: number): Head {
  const year = random.pick([2024, 2025, 2026, 2026])
  const issuer = issuerOf(random, year)
  const subject = `${random.pick(SUBJECTS)} năm ${year}`
  const form = random.chance(0.15) ? 'letter' : issuer.code === 'UBND' && random.chance(0.25) ? 'decision' : 'plan'
  const number = numberOf(random, seed, issuer, form)
  const [day, month] = [random.pick([4, 9, 15, 22, 28]), 1 + random.below(4)]
  const shownDay = random.chance(0.5) ? `${two(day)} tháng ${two(month)}` : `${day} tháng ${month}`
  const [authority, signerTitle] = random.pick(issuer.signs)
  const signer = random.pick(PEOPLE)
  const title = `${form === 'letter' ? '' : random.pick(['', 'Triển khai ', 'Thực hiện '])}${subject}`
  const shownTitle = title.charAt(0).toUpperCase() + title.slice(1)
  const letter = form === 'letter'
  const date = `${two(day)}/${two(month)}/${year}`
  const issued = `${NAMES[form]} số ${number} ngày ${date} của ${issuer.own}`
  const foot = [
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
    '',
    ...(authority ? authority.split('\n') : []),
    signerTitle,
    '',
    signer,
  ].join('\n')
  const letterhead = [
    ...issuer.lines,
    '',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    '',
    `Số: ${number}`,
    ...(letter ? [`V/v ${subject}`] : []),
    '',
    `${issuer.place}, ngày ${shownDay} năm ${year}`,
    '',
  ]
  const about = { level: issuer.level, year, subject, issued, letter }
  const common = { agency: issuer.agency, number, date: `${year}-${two(month)}-${two(day)}`, place: issuer.place }
  const header = { ...common, signer, signerTitle }
  const { opening, bases } = openingOf(random, issuer, { year, letter, subject })
  if (form === 'decision') {
    const decided = decisionOf(random, issuer, { year, subject: shownTitle, foot, issued })
    const head = [...letterhead, ...decided.lines].join('\n')
    const own = { ...header, docType: 'QUYẾT ĐỊNH', title: decided.title }
    return { head, header: own, bases: decided.bases, foot: '', ...about }
  }
  const kind = letter ? ['Kính gửi:', '- Các sở, ban, ngành;', '- UBND các xã, phường.'] : ['KẾ HOẠCH', shownTitle]
  const head = [...letterhead, ...kind, '', ...opening].join('\n')
  const own = letter ? header : { ...header, docType: 'KẾ HOẠCH', title: shownTitle }
  return { head, header: own, bases, foot, ...about }
}

const NAMES = { letter: 'Công văn', decision: 'Quyết định', plan: 'Kế hoạch' }
const two = (n: number): string => String(n).padStart(2, '0')

function numberOf(random: Random, seed: number, { code }: Issuer, form: keyof typeof NAMES): string {
  if (form === 'decision') return `${seed}/QĐ-${code}`
  return form === 'letter' ? `${seed}/${code}-${random.pick(['NC', 'TH', 'CCHC'])}` : `${seed}/KH-${code}`
}

type Decided = { year: number; subject: string; foot: string; issued: string }

/** A decision that a plan is attached to: grounds, articles, signature, and the head of the plan behind them. */
function decisionOf(random: Random, { own, lines }: Issuer, { year, subject, foot, issued }: Decided) {
  const plan = `Kế hoạch ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`
  const title = `${random.pick(['Ban hành', 'Về việc ban hành'])} ${plan}`
  const [a, b] = [100 + random.below(800), 10 + random.below(80)]
  const head = [
    'QUYẾT ĐỊNH',
    title,
    '',
    `CHỦ TỊCH ${lines.join(' ')}`,
    '',
    'Căn cứ Luật Tổ chức chính quyền địa phương;',
    `Căn cứ Nghị quyết số ${b}/NQ-CP ngày 15/7/2021 của Chính phủ;`,
    `Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số ${a}/TTr-SNV ngày 02/01/${year}.`,
    '',
    'QUYẾT ĐỊNH:',
    '',
    `Điều 1. Ban hành kèm theo Quyết định này ${plan}.`,
    '',
    'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    '',
    `Điều 3. Chánh Văn phòng ${own}, Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.`,
    '',
    foot,
    '',
    'KẾ HOẠCH',
    subject,
    `(${random.pick(['Kèm theo', 'Ban hành kèm theo'])} ${issued})`,
  ]
  const bases: CorpusDocument['bases'] = [
    { number: `${b}/NQ-CP`, date: '2021-07-15', role: 'basis' },
    { number: `${a}/TTr-SNV`, date: `${year}-01-02`, role: 'proposal' },
  ]
  return { lines: head, title, bases }
}

type Told = { year: number; letter: boolean; subject: string }

function openingOf(random: Random, { own }: Issuer, { year, letter, subject }: Told) {
  const [a, b] = [100 + random.below(800), 10 + random.below(80)]
  const grounds: { line: string; base: CorpusDocument['bases'][number] }[] = [
    {
      line: `Nghị quyết số ${b}/NQ-CP ngày 15/7/2021 của Chính phủ`,
      base: { number: `${b}/NQ-CP`, date: '2021-07-15', role: 'basis' },
    },
    {
      line: `Quyết định số ${a}/QĐ-TTg ngày 03 tháng 6 năm ${year - 1} của Thủ tướng Chính phủ`,
      base: { number: `${a}/QĐ-TTg`, date: `${year - 1}-06-03`, role: 'basis' },
    },
  ]
  const chosen = grounds.slice(0, letter ? 0 : random.below(3))
  const plan = { number: `${b + 3}/KH-UBND`, date: `${year}-01-05`, role: 'implements' as const }
  const close = letter
    ? `${own} đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:`
    : `${own} ban hành Kế hoạch ${subject}, cụ thể như sau:`
  const opening = [
    ...chosen.map(({ line }) => `Căn cứ ${line};`),
    `Thực hiện Kế hoạch số ${b + 3}/KH-UBND ngày 05/01/${year} của UBND tỉnh, ${close}`,
  ]
  return { opening, bases: [...chosen.map(({ base }) => base), plan] }
}
