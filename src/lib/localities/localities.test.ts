import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fieldOf, Localities, LocalityFile } from './localities.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../content', name), 'utf8'))
const vietnam = fieldOf(LocalityFile.parse(read('localities/vietnam.json')))
const illustrative = fieldOf(LocalityFile.parse(read('localities/illustrative.json')))
const all = new Localities([vietnam, illustrative])

test('63 provinces became 34, as the decision of 2025 says', () => {
  assert.equal(vietnam.localities.filter((it) => it.before).length, 63)
  assert.equal(vietnam.localities.filter((it) => it.now).length, 34)
  const { provinces } = read('province-mergers.json') as {
    provinces: { now: { code: string; name: string }; members: { code: string }[] }[]
  }
  const decided = provinces.map(({ now, members }) => `${now.code} ${now.name}: ${members.map(({ code }) => code)}`)
  const ours = vietnam.localities.filter((it) => it.now)
  assert.deepEqual(
    ours.map(({ code, members }) => `${code}: ${members}`).sort(),
    [...decided.map((it) => it.replace(/ .*:/, ':'))].sort(),
  )
})

test('each field has a tile of its own for every locality, before and after', () => {
  for (const { localities } of [vietnam, illustrative])
    for (const when of ['before', 'now'] as const) {
      const tiles = localities.filter((it) => it[when]).map((it) => String(it.tile[when]))
      assert.equal(new Set(tiles).size, tiles.length)
      assert.ok(!tiles.includes('null'))
    }
})

test('a name means what it meant in the year', () => {
  assert.equal(all.meant('Bắc Ninh', 2024), '27')
  assert.equal(all.meant('Bắc Ninh', 2025), '2025-27')
  assert.equal(all.meant('27', 2025), '2025-27')
  assert.equal(all.meant('1', 2011), '01')
  assert.equal(all.meant('Tỉnh Hà Giang', 2025), 'notThen')
  assert.equal(all.meant('TP. HCM', 2019), '79')
  assert.equal(all.meant('tp ho chi minh', 2025), '2025-79')
  assert.equal(all.meant('Bà Rịa – Vũng Tàu', 2019), '77')
  assert.equal(all.meant('Huế', 2019), '46')
  assert.equal(all.meant('Atlantis', 2019), undefined)
})

test('what became of a province, and which province is ours', () => {
  assert.equal(all.find('02')?.becomes, '2025-08')
  assert.deepEqual(all.find('2025-08')?.members, ['02', '08'])
  assert.equal(all.own('tỉnh Hà Tĩnh')?.id, '42')
  assert.equal(all.own('Tỉnh Bắc Ninh')?.id, '2025-27')
  assert.equal(all.own('tỉnh Lam Giang')?.id, 'MH01')
  assert.equal(all.fieldWith('MH01')?.illustrative, true)
})

test('a field whose members do not fit is refused', () => {
  const file = LocalityFile.parse(read('localities/illustrative.json'))
  assert.throws(() => fieldOf({ ...file, now: file.now.slice(1) }), /exactly one/)
})
