import type { Random } from '../../../fuzz/random.ts'
import type { Level } from './agencies.ts'

/** Who issues documents: letterhead, names, codes and signatures of committees, councils, departments and steering boards. */
export type Issuer = {
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

export function issuerOf(random: Random, year: number): Issuer {
  const province = random.pick(PROVINCES)
  const commune = random.pick(COMMUNES)
  const level = year <= 2024 ? 'oldProvince' : 'province'
  const shape = random.below(8)
  if (shape === 6) return councilOf(random, level, province)
  if (shape === 7) return steeringOf(random, level, province)
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

/** A People's Council, which signs by its chair or for its standing body. */
function councilOf(random: Random, level: Level, province: string): Issuer {
  return {
    level,
    lines: ['HỘI ĐỒNG NHÂN DÂN', `TỈNH ${province.toUpperCase()}`],
    agency: `Hội đồng nhân dân tỉnh ${province}`,
    own: 'HĐND tỉnh',
    code: 'HĐND',
    place: province,
    signs: [
      ['TM. HỘI ĐỒNG NHÂN DÂN', 'CHỦ TỊCH'],
      ['TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nKT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ].slice(0, 1 + random.below(2)) as Issuer['signs'],
  }
}

/** A steering board under a committee. */
function steeringOf(random: Random, level: Level, province: string): Issuer {
  const field = random.pick(['cải cách hành chính', 'chuyển đổi số', 'cải thiện môi trường đầu tư kinh doanh'])
  return {
    level,
    lines: [`UBND TỈNH ${province.toUpperCase()}`, `BAN CHỈ ĐẠO ${field.toUpperCase()}`],
    agency: `Ban Chỉ đạo ${field}`,
    own: 'Ban Chỉ đạo',
    code: 'BCĐ',
    place: province,
    signs: [
      ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'],
      ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'],
    ],
  }
}
