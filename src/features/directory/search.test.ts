import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Kind, Level } from './schema.ts'
import { type Searched, searchAgencies } from './search.ts'

const agency = (name: string, level: Level, kind: Kind, it: Partial<Searched> = {}): Searched => ({
  name,
  shortName: null,
  code: 'x',
  aliases: '',
  level,
  kind,
  withinParent: false,
  ...it,
})
const all = [
  agency('Phòng Xây dựng và kiểm tra văn bản', 'province', 'division', { withinParent: true }),
  agency('Sở Xây dựng', 'province', 'department'),
  agency('Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'province', 'front'),
  agency('Ủy ban nhân dân xã Năm Trai', 'commune', 'committee'),
  agency('Ủy ban nhân dân xã Nậm Trà', 'commune', 'committee', { aliases: 'UBND Nậm Trà | Xã Nậm Trà' }),
  agency('Đảng ủy xã Nậm Trà', 'commune', 'party'),
]
const found = (search: string, like?: { level: Level; kind: Kind }) =>
  searchAgencies(all, search, like).map(({ name }) => name)

test('words side by side come before words anywhere, the same marks before none', () => {
  assert.deepEqual(found('Nậm Trà'), [
    'Ủy ban nhân dân xã Nậm Trà',
    'Đảng ủy xã Nậm Trà',
    'Ủy ban nhân dân xã Năm Trai',
    'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
  ])
  assert.equal(found('ubnd nam tra')[0], 'Ủy ban nhân dân xã Nậm Trà')
  assert.deepEqual(found('xã trà').slice(0, 3), [
    'Ủy ban nhân dân xã Nậm Trà',
    'Đảng ủy xã Nậm Trà',
    'Ủy ban nhân dân xã Năm Trai',
  ])
  assert.deepEqual(found('không có'), [])
})

test('a department comes before the office of another one; who is like the agency to be replaced comes first', () => {
  assert.deepEqual(found('xây dựng'), ['Sở Xây dựng', 'Phòng Xây dựng và kiểm tra văn bản'])
  assert.equal(found('xã nậm', { level: 'commune', kind: 'party' })[0], 'Đảng ủy xã Nậm Trà')
})

test('nothing is lost by the order: an agency whose names hold the beginnings of all words is found', () => {
  const names = all.flatMap(({ name }) => name.split(' '))
  const searches = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(searches, (words) => {
      const expected = all.filter(({ name, aliases }) => {
        const has = ` ${name} ${aliases} `
        return words.every((word) => has.includes(` ${word} `))
      })
      const listed = found(words.join(' '))
      for (const { name } of expected) assert.ok(listed.includes(name), `${words.join(' ')}: ${name}`)
    }),
  )
})
