import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GroupContent } from '#features/agency-groups/schema.ts'
import type {
  Directory,
  DirectoryAgency,
  DirectoryAlias,
  DirectoryGroup,
  DirectoryLineage,
  Kind,
  Level,
} from '#features/directory/schema.ts'

/** A province that does not exist: two tiers since 1 July 2025, departments merged on 1 March 2025. */
export const provinceName = 'Lam Giang'

type Line = [
  code: string,
  name: string,
  kind: Kind,
  shortName?: string | undefined,
  validFrom?: string | undefined,
  validTo?: string | undefined,
]

const provincial: readonly Line[] = [
  ['ubnd-tinh', 'Ủy ban nhân dân tỉnh Lam Giang', 'committee', 'UBND tỉnh'],
  ['hdnd-tinh', 'Hội đồng nhân dân tỉnh Lam Giang', 'council', 'HĐND tỉnh'],
  ['vp-ubnd', 'Văn phòng Ủy ban nhân dân tỉnh Lam Giang', 'office', 'Văn phòng UBND tỉnh'],
  ['vp-hdnd', 'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh', 'office'],
  ['so-nv', 'Sở Nội vụ', 'department'],
  ['so-tp', 'Sở Tư pháp', 'department'],
  ['so-tc', 'Sở Tài chính', 'department'],
  ['so-xd', 'Sở Xây dựng', 'department'],
  ['so-ct', 'Sở Công Thương', 'department'],
  ['so-yt', 'Sở Y tế', 'department'],
  ['so-gddt', 'Sở Giáo dục và Đào tạo tỉnh Lam Giang', 'department'],
  ['so-khcn', 'Sở Khoa học và Công nghệ', 'department'],
  ['so-vhttdl', 'Sở Văn hóa, Thể thao và Du lịch', 'department'],
  ['so-nnmt', 'Sở Nông nghiệp và Môi trường', 'department', undefined, '2025-03-01'],
  ['so-dtg', 'Sở Dân tộc và Tôn giáo', 'department', undefined, '2025-03-01'],
  ['thanh-tra', 'Thanh tra tỉnh', 'inspectorate'],
  ['bql-kkt', 'Ban Quản lý Khu kinh tế tỉnh', 'managementBoard'],
  ['ttpvhcc', 'Trung tâm Phục vụ hành chính công tỉnh', 'publicService'],
  ['mttq', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Giang', 'front'],
  ['phu-nu', 'Hội Liên hiệp Phụ nữ tỉnh', 'union'],
  ['nong-dan', 'Hội Nông dân tỉnh', 'union'],
  ['ccb', 'Hội Cựu chiến binh tỉnh', 'union'],
  ['ldld', 'Liên đoàn Lao động tỉnh', 'union'],
  ['tinh-doan', 'Tỉnh Đoàn Lam Giang', 'union'],
  ['ca', 'Công an tỉnh', 'police'],
  ['qs', 'Bộ Chỉ huy Quân sự tỉnh', 'military'],
  ['bhxh', 'Bảo hiểm xã hội tỉnh', 'vertical'],
  ['kbnn', 'Kho bạc Nhà nước tỉnh', 'vertical'],
  ['nhnn', 'Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Lam Giang', 'vertical'],
  ['tand', 'Tòa án nhân dân tỉnh', 'court'],
  ['vks', 'Viện kiểm sát nhân dân tỉnh', 'procuracy'],
  ['dai', 'Đài Phát thanh và Truyền hình tỉnh', 'media'],
  ['so-ldtbxh', 'Sở Lao động - Thương binh và Xã hội', 'department', undefined, '1997-01-01', '2025-02-28'],
  ['so-tttt', 'Sở Thông tin và Truyền thông', 'department', undefined, '1997-01-01', '2025-02-28'],
  ['so-tnmt', 'Sở Tài nguyên và Môi trường', 'department', undefined, '1997-01-01', '2025-02-28'],
  ['so-nnptnt', 'Sở Nông nghiệp và Phát triển nông thôn', 'department', undefined, '1997-01-01', '2025-02-28'],
  ['so-khdt', 'Sở Kế hoạch và Đầu tư', 'department', undefined, '1997-01-01', '2025-02-28'],
  ['so-gtvt', 'Sở Giao thông vận tải', 'department', undefined, '1997-01-01', '2025-02-28'],
]

const below: readonly [...Line, parent: string][] = [
  ['so-nv.vp', 'Văn phòng Sở Nội vụ', 'office', undefined, undefined, undefined, 'so-nv'],
  ['so-nv.cchc', 'Phòng Cải cách hành chính', 'division', undefined, undefined, undefined, 'so-nv'],
  ['so-nv.tcbc', 'Phòng Tổ chức biên chế', 'division', undefined, undefined, undefined, 'so-nv'],
  ['so-tc.vp', 'Văn phòng Sở Tài chính', 'office', undefined, undefined, undefined, 'so-tc'],
  ['so-tc.ns', 'Phòng Quản lý ngân sách', 'division', undefined, undefined, undefined, 'so-tc'],
]

const merged: readonly [from: string, to: readonly string[]][] = [
  ['so-ldtbxh', ['so-nv']],
  ['so-tttt', ['so-khcn']],
  ['so-tnmt', ['so-nnmt']],
  ['so-nnptnt', ['so-nnmt']],
  ['so-khdt', ['so-tc']],
  ['so-gtvt', ['so-xd']],
]

const first = ['Tân', 'Bình', 'Hòa', 'Phú', 'Thanh', 'Sơn', 'Đông', 'Nam', 'Xuân', 'An', 'Vĩnh']
const second = ['Lập', 'Minh', 'Thịnh', 'Khê', 'Lộc', 'Trung', 'Tiến', 'Hưng', 'Mỹ', 'Quý', 'Giang', 'Châu']

const districtNames = ['Nam Khê', 'Đông Lĩnh', 'Sơn Lộc', 'Thanh Quý']

function agency(line: Line, level: Level, parentId: string | null): DirectoryAgency {
  const [code, name, kind, shortName = null, validFrom = '1997-01-01', validTo = null] = line
  return { id: code, code, name, shortName, level, kind, validFrom, validTo, parentId, formerNames: [] }
}

function communes(): DirectoryAgency[] {
  return Array.from({ length: 126 }, (_, i) => {
    const word = i % 5 === 0 ? 'phường' : 'xã'
    const name = `${first[i % first.length]} ${second[Math.floor(i / first.length) % second.length]}`
    return agency(
      [`c${i}`, `Ủy ban nhân dân ${word} ${name}`, 'committee', undefined, '2025-07-01'],
      'commune',
      'ubnd-tinh',
    )
  })
}

const inTheCommune = (code: string, place: string): DirectoryAgency[] => [
  agency([`${code}.vp`, `Văn phòng HĐND và UBND ${place}`, 'office', undefined, '2025-07-01'], 'commune', code),
  agency([`${code}.kt`, `Phòng Kinh tế ${place}`, 'division', undefined, '2025-07-01'], 'commune', code),
  agency([`${code}.ca`, `Công an ${place}`, 'police', undefined, '2025-07-01'], 'commune', null),
  agency([`${code}.mt`, `Ủy ban MTTQ Việt Nam ${place}`, 'front', undefined, '2025-07-01'], 'commune', null),
]

const document = 'Nghị quyết số 15/NQ-HĐND ngày 25/02/2025'

/** The directory of a day, with the groups of content/agency-groups.json. Ids of agencies and groups are their codes. */
export function fictionalDirectory(asOf: string, aliases: readonly DirectoryAlias[] = []): Directory {
  const all = [
    ...provincial.map((line) => agency(line, 'province', line[0] === 'ubnd-tinh' ? null : 'ubnd-tinh')),
    ...below.map(([code, name, kind, , , , parent]) => agency([code, name, kind], 'province', parent)),
    ...districtNames.map((name, i) =>
      agency(
        [`d${i}`, `Ủy ban nhân dân huyện ${name}`, 'committee', undefined, '1997-01-01', '2025-06-30'],
        'district',
        'ubnd-tinh',
      ),
    ),
    ...communes(),
    ...inTheCommune('c0', 'phường Tân Lập'),
    ...inTheCommune('c1', 'xã Bình Lập'),
  ]
  const renamed: DirectoryAgency = {
    ...agency(['thue', 'Thuế tỉnh Lam Giang', 'vertical'], 'province', 'ubnd-tinh'),
    formerNames: [{ name: 'Cục Thuế tỉnh Lam Giang', shortName: null, from: null, to: '2025-06-30' }],
  }
  const { groups, groupAliases } = defaultGroups()
  return {
    asOf,
    agencies: new Map([...all, renamed].map((each) => [each.id, each])),
    groups: new Map(groups.map((group) => [group.id, group])),
    aliases: [...groupAliases, ...aliases],
    lineage: lineage(),
  }
}

function lineage(): DirectoryLineage[] {
  const departments = merged.flatMap(([fromId, to]) =>
    to.map((toId) => ({ fromId, toId, kind: 'mergedInto' as const, happenedOn: '2025-03-01', document })),
  )
  const splits = ['c1', 'c2'].map((toId) => ({
    fromId: 'd0',
    toId,
    kind: 'dutiesPassedTo' as const,
    happenedOn: '2025-07-01',
    document: 'Nghị quyết số 1680/NQ-UBTVQH15 ngày 16/06/2025',
  }))
  return [...departments, ...splits]
}

const contentFile = join(import.meta.dirname, '../content/agency-groups.json')

function defaultGroups(): { groups: DirectoryGroup[]; groupAliases: DirectoryAlias[] } {
  const content = GroupContent.parse(JSON.parse(readFileSync(contentFile, 'utf8')))
  const groups = content.groups.map(({ code, name, rule }) => ({
    id: code,
    code,
    name,
    rule,
    included: [],
    excluded: [],
  }))
  const groupAliases = content.groups.flatMap(({ code, aliases }) =>
    aliases.map((alias) => ({ alias, agencyId: null, groupId: code })),
  )
  return { groups, groupAliases }
}
