import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { expandGroup } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { fictionalDirectory } from '../../../test/fictional-directory.ts'
import { resolveName, withMembers } from './rules.ts'

const now = fictionalDirectory('2026-03-01')
const before = fictionalDirectory('2023-12-01')

/** Checks that each name is certain and means the agency or group with the code. */
function certain(directory: Directory, expected: Record<string, string>, issuerId?: string) {
  for (const [name, code] of Object.entries(expected)) {
    const { certainty, candidates } = resolveName(directory, name, { issuerId })
    const found = candidates.map(({ agencyId, groupId }) => agencyId ?? groupId)
    assert.deepEqual([name, certainty, ...found], [name, 'certain', code])
  }
}

/** Checks that each name is likely, the first candidate has the code, and the reason speaks of something. */
function likely(directory: Directory, expected: Record<string, [code: string, why: RegExp]>, issuerId?: string) {
  for (const [name, [code, why]] of Object.entries(expected)) {
    const { certainty, candidates } = resolveName(directory, name, { issuerId })
    const [first] = candidates
    assert.deepEqual([name, certainty, first?.agencyId ?? first?.groupId], [name, 'likely', code])
    assert.match(first?.why ?? '', why)
  }
}

describe('names of single agencies', () => {
  test('full names, with and without the province', () => {
    certain(now, {
      'Sở Nội vụ': 'so-nv',
      'sở nội vụ tỉnh': 'so-nv',
      'Sở Nội vụ tỉnh Lam Giang': 'so-nv',
      'SO NOI VU': 'so-nv',
      'Sở Giáo dục và Đào tạo': 'so-gddt',
      'Thanh tra tỉnh': 'thanh-tra',
      'Công an tỉnh Lam Giang': 'ca',
      'Uỷ ban nhân dân tỉnh': 'ubnd-tinh',
      'Ủy ban Mặt trận Tổ quốc tỉnh': 'mttq',
      'Văn phòng Uỷ ban nhân dân tỉnh': 'vp-ubnd',
      'UBND xã Bình Lập': 'c1',
      'Đài Phát thanh và Truyền hình tỉnh': 'dai',
    })
  })

  test('abbreviations', () => {
    certain(now, {
      'Sở GD&ĐT': 'so-gddt',
      'Sở GDĐT': 'so-gddt',
      SGDĐT: 'so-gddt',
      'Sở Giáo dục & ĐT': 'so-gddt',
      'Sở KH&CN': 'so-khcn',
      'Sở Khoa học Công nghệ': 'so-khcn',
      'Sở NN&MT': 'so-nnmt',
      'Sở VH,TT&DL': 'so-vhttdl',
      SNV: 'so-nv',
      'UBMTTQ tỉnh': 'mttq',
      'MTTQ tỉnh': 'mttq',
      'VP UBND tỉnh': 'vp-ubnd',
      BHXH: 'bhxh',
      NHNN: 'nhnn',
      KBNN: 'kbnn',
      'BQL KKT': 'bql-kkt',
      'Ban Quản lí KKT tỉnh': 'bql-kkt',
      'CA tỉnh': 'ca',
      'Bộ CHQS': 'qs',
      'Bộ CHQS tỉnh': 'qs',
      'TAND tỉnh': 'tand',
      'VKSND tỉnh': 'vks',
      'Hội LHPN tỉnh': 'phu-nu',
      'Hội CCB tỉnh': 'ccb',
      'LĐLĐ tỉnh': 'ldld',
      'Đoàn TNCS Hồ Chí Minh tỉnh': 'tinh-doan',
      'Đài PT-TH tỉnh': 'dai',
      'Trung tâm PVHCC tỉnh': 'ttpvhcc',
    })
  })

  test('a name that several levels share is not taken for the province’s', () => {
    for (const name of ['Công an', 'MTTQ', 'UBND']) {
      const { certainty, candidates } = resolveName(now, name)
      assert.equal(certainty, 'likely')
      assert.ok(candidates.length > 1, name)
    }
  })

  test('slips of the pen, other marks, other units and parts of a name are at most likely', () => {
    likely(now, {
      'Sở Tư pháo': ['so-tp', /1 chữ cái/],
      'Sở Nôi vụ': ['so-nv', /khác dấu/],
      'Sở Văn hóa': ['so-vhttdl', /phần đầu/],
      'UBND xã Tân Lập': ['c0', /khác loại/],
      'UBND Bình Lập': ['c1', /thiếu nơi/],
      'Giám đốc Sở Nội vụ': ['so-nv', /chức danh/],
      'Sở Nội vụ (cơ quan thường trực)': ['so-nv', /trong ngoặc/],
    })
  })

  test('agencies of elsewhere and things that are none stay unknown', () => {
    const strange = ['Công an tỉnh Hà Tĩnh', 'Bộ Nội vụ', 'Chính phủ', 'Các đơn vị được kiểm toán', '', ' - ', 'xyz']
    for (const name of [...strange, 'Sở '.repeat(200)]) assert.equal(resolveName(now, name).certainty, 'unknown', name)
  })
})

describe('the day of the document', () => {
  test('a department that was merged later is itself in an older plan', () => {
    certain(before, {
      'Sở LĐTB&XH': 'so-ldtbxh',
      'Sở LĐ-TB&XH': 'so-ldtbxh',
      'Sở Lao động - Thương binh và Xã hội': 'so-ldtbxh',
      'Sở TN&MT': 'so-tnmt',
      'Sở TT&TT': 'so-tttt',
      'Sở Thông tin Truyền thông': 'so-tttt',
      'Sở Nông nghiệp và PTNT': 'so-nnptnt',
      'Cục Thuế tỉnh': 'thue',
      'UBND huyện Nam Khê': 'd0',
    })
  })

  test('afterwards its successor is likely, with what happened in words', () => {
    likely(now, {
      'Sở LĐTB&XH': ['so-nv', /sáp nhập.*Sở Nội vụ từ ngày 01\/03\/2025 \(Nghị quyết số 15/],
      'Sở TN&MT': ['so-nnmt', /sáp nhập/],
      'Sở TT&TT': ['so-khcn', /sáp nhập/],
      'UBND huyện Nam Khê': ['c1', /chuyển nhiệm vụ/],
      'Cục Thuế tỉnh': ['thue', /đến hết ngày 30\/06\/2025/],
    })
    assert.equal(resolveName(now, 'UBND huyện Nam Khê').candidates.length, 2)
    assert.equal(resolveName(now, 'UBND huyện Đông Lĩnh').certainty, 'unknown')
  })

  test('a department of later is likely its predecessors', () => {
    const { certainty, candidates } = resolveName(before, 'Sở Nông nghiệp và Môi trường')
    assert.equal(certainty, 'likely')
    assert.deepEqual(candidates.map(({ agencyId }) => agencyId).sort(), ['so-nnptnt', 'so-tnmt'])
  })
})

describe('groups', () => {
  test('the same group in the ways in which it is written', () => {
    certain(now, {
      'UBND cấp xã': 'commune-committees',
      'UBND các xã, phường': 'commune-committees',
      'Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn tỉnh': 'commune-committees',
      'các sở, ban, ngành': 'provincial-departments',
      'Các sở, ban, ngành cấp tỉnh': 'provincial-departments',
      'Sở ban ngành tỉnh': 'provincial-departments',
      'các sở, ban ngành tỉnh Lam Giang': 'provincial-departments',
      'Các sở, ban, ngành, đoàn thể cấp tỉnh': 'provincial-departments-unions',
      'các tổ chức chính trị - xã hội': 'provincial-unions',
      'Bộ phận Một cửa các cấp': 'one-stop-all-levels',
      'Bộ phận Tiếp nhận và Trả kết quả cấp xã': 'commune-one-stop',
      'Các cơ quan chuyên môn thuộc UBND tỉnh': 'provincial-specialised',
    })
    certain(before, {
      'UBND cấp huyện': 'district-committees',
      'UBND các huyện, thành phố, thị xã': 'district-committees',
      'UBND huyện thành phố, thị xã': 'district-committees',
      'UBND cấp huyện, cấp xã': 'local-committees',
    })
  })

  test('districts are gone since 1 July 2025', () => {
    likely(now, {
      'UBND cấp huyện': ['commune-committees', /không còn cấp huyện/],
      'UBND các huyện, thị xã, thành phố': ['commune-committees', /không còn cấp huyện/],
      'UBND cấp huyện, cấp xã': ['local-committees', /không còn cấp huyện/],
      'Trung tâm Hành chính công cấp huyện': ['commune-one-stop', /không còn cấp huyện/],
    })
  })

  test('words without a firm meaning, and words that narrow a group, go to a person', () => {
    likely(now, {
      'các cơ quan, đơn vị': ['agencies-and-units', /gọi chung/],
      'Các cơ quan, đơn vị, địa phương': ['agencies-and-localities', /gọi chung/],
      'Các sở, ban, ngành quản lý ngành, lĩnh vực': ['provincial-departments', /giới hạn/],
      'các sở, ban, ngành có liên quan': ['provincial-departments', /giới hạn/],
      'Thủ trưởng các ban, ngành': ['provincial-departments', /chức danh/],
    })
  })

  test('members follow level and kind on the day; inner offices of a department are none', () => {
    assert.equal(expandGroup(now, 'commune-committees').length, 126)
    assert.equal(expandGroup(before, 'commune-committees').length, 0)
    assert.equal(expandGroup(before, 'district-committees').length, 4)
    assert.ok(!expandGroup(now, 'provincial-departments').some((id) => id.includes('.')))
    assert.ok(!expandGroup(now, 'agencies-and-localities').includes('ubnd-tinh'))
    assert.deepEqual(expandGroup(now, 'no such group'), [])
  })
})

describe('names relative to who issued the document', () => {
  test('offices of a department', () => {
    const own = { 'Văn phòng Sở': 'so-nv.vp', 'Văn phòng': 'so-nv.vp', 'phòng CCHC': 'so-nv.cchc', Sở: 'so-nv' }
    certain(now, { ...own, 'Các phòng, đơn vị thuộc Sở': 'own-divisions', 'Sở Tài chính': 'so-tc' }, 'so-nv')
    certain(now, { 'Văn phòng': 'so-tc.vp', 'Văn phòng Sở': 'so-tc.vp' }, 'so-tc')
    assert.deepEqual(expandGroup(now, 'own-divisions', { issuerId: 'so-tc' }), ['so-tc.vp', 'so-tc.ns'])
    assert.notEqual(resolveName(now, 'Các phòng, đơn vị thuộc Sở').certainty, 'certain')
  })

  test('agencies of a commune', () => {
    certain(now, { 'UBND xã': 'c1', 'Công an xã': 'c1.ca', 'Công an': 'c1.ca', 'MTTQ xã': 'c1.mt' }, 'c1')
    certain(now, { 'Văn phòng HĐND và UBND xã': 'c1.vp', 'Phòng Kinh tế': 'c1.kt', 'Công an tỉnh': 'ca' }, 'c1')
    certain(now, { 'Công an phường': 'c0.ca' }, 'c0')
  })

  test('what a neighbour’s alias means is not what one’s own office is called', () => {
    const kept = fictionalDirectory('2026-03-01', [{ alias: 'Văn phòng', agencyId: 'so-nv.vp', groupId: null }])
    const { certainty, candidates } = resolveName(kept, 'Văn phòng', { issuerId: 'so-tc' })
    assert.equal(certainty, 'likely')
    assert.deepEqual(
      candidates.map(({ agencyId }) => agencyId),
      ['so-nv.vp', 'so-tc.vp'],
    )
  })
})

test('groups without any agency on the day stand last, with the members of the day', () => {
  const group = (groupId: string) => ({ agencyId: null, groupId, name: groupId, members: 126, score: 0.9, why: '' })
  const agency = { ...group(''), agencyId: 'a', groupId: null, members: null }
  const ordered = withMembers([group('empty'), group('full'), agency], (id) => (id === 'full' ? 3 : 0))
  assert.deepEqual(
    ordered.map(({ groupId, agencyId, members }) => [groupId ?? agencyId, members]),
    [
      ['full', 3],
      ['a', null],
      ['empty', 0],
    ],
  )
})
