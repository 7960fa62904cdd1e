import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canBeNear, editDistance, letterSet } from './edit-distance.ts'
import { localForms, ownForms, placed, provincialForms, relativeForms } from './forms.ts'
import { abbreviates, groupKey, nameKey, plainKey } from './keys.ts'
import { shorten } from './shorten.ts'

const words = (text: string) => text.split(' ')

test('one key for the ways in which a name is written', () => {
  assert.equal(nameKey('Uỷ ban MTTQ Việt Nam tỉnh'), nameKey('UBMTTQ tỉnh'))
  assert.equal(nameKey('Sở Tài nguyên & Môi trường'), nameKey('sở tài nguyên  và môi trường'))
  assert.equal(nameKey('Ban Quản lí các khu công nghiệp'), nameKey('BQL KCN'))
  assert.equal(nameKey('VP. UBND tỉnh'), 'van phong uy ban nhan dan tinh')
  assert.equal(plainKey(' – '), '')
  assert.equal(nameKey('Bảo hiểm Xã hội'), 'bao hiem xa hoi')
  // The first letter is Cyrillic, as keyboards and converters leave it inside a word.
  assert.equal(nameKey('КÀ'), nameKey('KÀ'))
  // Greek: in one letter or in two, the key is the same.
  assert.equal(plainKey('\u0391\u0313\u1d6b'), plainKey('\u1f08\u1d6b'))
})

test('lists of units become their level; single places stay', () => {
  for (const name of [
    'UBND các xã, phường',
    'UBND cấp xã',
    'UBND xã, phường, thị trấn',
    'UBND các xã trên địa bàn tỉnh',
  ])
    assert.equal(groupKey(name), 'uy ban nhan dan cap xa', name)
  for (const name of ['UBND các huyện, thị xã, thành phố', 'UBND cấp huyện', 'UBND huyện thành phố, thị xã'])
    assert.equal(groupKey(name), 'uy ban nhan dan cap huyen', name)
  assert.equal(groupKey('UBND cấp huyện, cấp xã'), 'uy ban nhan dan cap huyen xa')
  assert.equal(groupKey('UBND xã Tân Hòa'), 'uy ban nhan dan xa tan hoa')
  assert.equal(groupKey('các tổ chức chính trị - xã hội tỉnh Lam Giang', 'lam giang'), 'to chuc chinh tri xa hoi')
  assert.equal(groupKey('các Sở'), 'cac so')
  assert.equal(groupKey('các cơ quan, địa phương'), 'co quan dia phuong')
})

test('abbreviations are words or initials in order, without gaps', () => {
  const full = words('so lao dong thuong binh xa hoi')
  for (const written of ['so ldtbxh', 'so ld tb xh', 'sldtbxh', 'so lao dong tbxh'])
    assert.ok(abbreviates(words(written), full))
  for (const written of ['so ld', 'so ldxh', 'so lao dong', 'ldtbxh', full.join(' ')])
    assert.ok(!abbreviates(words(written), full), written)
})

test('edit distance agrees with the plain table, and the letter sets never refuse what is near', () => {
  const plain = (a: string, b: string): number => {
    const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
    for (let i = 1; i <= a.length; i++) {
      const row = [i]
      for (let j = 1; j <= b.length; j++) {
        const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
        let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced)
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          cost = Math.min(cost, rows[i - 2]![j - 2]! + 1)
        row.push(cost)
      }
      rows.push(row)
    }
    return rows[a.length]![b.length]!
  }
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 10 })
  fc.assert(
    fc.property(short, short, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
      const exact = plain(a, b)
      assert.equal(editDistance(a, b, limit), Math.min(exact, limit + 1))
      if (exact <= limit) assert.ok(canBeNear(letterSet(a), letterSet(b), limit))
    }),
  )
})

test('the forms of a name on its level', () => {
  const lamGiang = { unit: 'tinh', place: 'lam giang' }
  const keys = provincialForms('Công an tỉnh Lam Giang', lamGiang).map(({ key }) => key)
  assert.deepEqual([...new Set(keys)].sort(), [
    'cong an',
    'cong an lam giang',
    'cong an tinh',
    'cong an tinh lam giang',
  ])
  assert.deepEqual(placed('UBND xã Tân Hòa'), { base: 'uy ban nhan dan', unit: 'xa', place: 'tan hoa' })
  assert.equal(placed('Bảo hiểm Xã hội tỉnh'), undefined)
  assert.ok(
    localForms('UBND xã Tân Hòa', true).some(({ key, strength }) => key === 'xa tan hoa' && strength === 'short'),
  )
  assert.ok(relativeForms('Văn phòng Sở Nội vụ', 'Sở Nội vụ').includes('van phong so'))
  assert.deepEqual(ownForms('UBND xã Tân Hòa'), ['uy ban nhan dan xa', 'uy ban nhan dan'])
})

test('what is no part of a name is taken away one by one', () => {
  assert.equal(shorten('Sở Nội vụ (chủ trì)')?.text, 'Sở Nội vụ')
  assert.equal(shorten('Chủ tịch UBND cấp xã')?.text, 'UBND cấp xã')
  assert.equal(shorten('Chánh Thanh tra tỉnh')?.text, 'Thanh tra tỉnh')
  assert.equal(shorten('các sở có liên quan')?.text, 'các sở')
  assert.equal(shorten('Trường Cao đẳng Sư phạm'), undefined)
})
