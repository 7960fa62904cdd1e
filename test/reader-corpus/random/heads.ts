import type { Random } from '../../../fuzz/random.ts'
import type { CorpusDocument } from '../document.ts'
import type { Level } from './agencies.ts'

/** Letterhead, title, grounds, opening, recipients and signature of one issuer, with what a careful reader takes from them. */
export type Head = Pick<CorpusDocument, 'head' | 'header' | 'bases' | 'foot'> & {
  level: Level
  year: number
  subject: string
  /** "Kế hoạch số … của …", for the line under the title of an annex. */
  issued: string
  letter: boolean
}

type Issuer = {
  level: Level
  /** Lines of the letterhead, the parent first. */
  lines: string[]
  agency: string
  /** As running text names it. */
  own: string
  code: string
  place: string
  signs: [authority: string, title: string][]
}

const PROVINCES = ['Lam Hải', 'Phú Yên Sơn', 'Đông Hà', 'Bình Lạng', 'Kiên Thành', 'Thanh An']
const COMMUNES = ['Tân Lập', 'Ea Kiết', 'Mường Lựm', 'Vĩnh Hòa', 'Đại Đồng', 'Cư Pui']
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

function issuerOf(random: Random, year: number): Issuer {
  const province = random.pick(PROVINCES)
  const commune = random.pick(COMMUNES)
  const level = year <= 2024 ? 'oldProvince' : 'province'
  const shape = random.below(6)
  if (shape === 0) {
    const [field, code] = random.pick([
      ['Nội vụ', 'SNV'],
      ['Nông nghiệp và Môi trường', 'SNNMT'],
      ['Khoa học và Công nghệ', 'SKHCN'],
    ] as const)
    return {
      level: 'department',
      lines: [`UBND TỈNH ${province.toUpperCase()}`, `SỞ ${field.toUpperCase()}`],
      agency: `Sở ${field}`,
      own: `Sở ${field}`,
      code,
      place: province,
      signs: [
        ['', 'GIÁM ĐỐC'],
        ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
      ],
    }
  }
  if (shape <= 2 && year > 2024) {
    const kind = random.pick(['xã', 'phường'])
    return {
      level: 'commune',
      lines: ['ỦY BAN NHÂN DÂN', `${kind.toUpperCase()} ${commune.toUpperCase()}`],
      agency: `Ủy ban nhân dân ${kind} ${commune}`,
      own: `UBND ${kind} ${commune}`,
      code: 'UBND',
      place: commune,
      signs: [
        ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
        ['TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      ],
    }
  }
  const kind = random.pick(['tỉnh', 'tỉnh', 'tỉnh', 'thành phố'])
  return {
    level,
    lines: ['ỦY BAN NHÂN DÂN', `${kind.toUpperCase()} ${province.toUpperCase()}`],
    agency: `Ủy ban nhân dân ${kind} ${province}`,
    own: `UBND ${kind}`,
    code: 'UBND',
    place: province,
    signs: [
      ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      ['TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ],
  }
}

export function headOf(random: Random, seed: number): Head {
  const year = random.pick([2024, 2025, 2026, 2026])
  const issuer = issuerOf(random, year)
  const subject = `${random.pick(SUBJECTS)} năm ${year}`
  const letter = random.chance(0.15)
  const number = letter ? `${seed}/${issuer.code}-${random.pick(['NC', 'TH', 'CCHC'])}` : `${seed}/KH-${issuer.code}`
  const [day, month] = [random.pick([4, 9, 15, 22, 28]), 1 + random.below(4)]
  const two = (n: number): string => String(n).padStart(2, '0')
  const dated = random.chance(0.5) ? `${two(day)} tháng ${two(month)}` : `${day} tháng ${month}`
  const [authority, signerTitle] = random.pick(issuer.signs)
  const signer = random.pick(PEOPLE)
  const title = `${letter ? '' : random.pick(['', 'Triển khai ', 'Thực hiện '])}${subject}`
  const shownTitle = title.charAt(0).toUpperCase() + title.slice(1)
  const { opening, bases } = openingOf(random, issuer, { year, letter, subject })
  const kind = letter ? [] : ['KẾ HOẠCH', shownTitle]
  const head = [
    ...issuer.lines,
    '',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    '',
    `Số: ${number}`,
    ...(letter ? [`V/v ${subject}`] : []),
    '',
    `${issuer.place}, ngày ${dated} năm ${year}`,
    '',
    ...kind,
    ...(letter ? ['Kính gửi:', '- Các sở, ban, ngành;', '- UBND các xã, phường.'] : []),
    '',
    ...opening,
  ].join('\n')
  const header = {
    agency: issuer.agency,
    number,
    date: `${year}-${two(month)}-${two(day)}`,
    place: issuer.place,
    signer,
    signerTitle,
    ...(letter ? {} : { docType: 'KẾ HOẠCH', title: shownTitle }),
  }
  const foot = [
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
    '',
    ...(authority ? authority.split('\n') : []),
    signerTitle,
    '',
    signer,
  ]
  const issued = `${letter ? 'Công văn' : 'Kế hoạch'} số ${number} ngày ${two(day)}/${two(month)}/${year} của ${issuer.own}`
  return { head, header, bases, foot: foot.join('\n'), level: issuer.level, year, subject, issued, letter }
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
