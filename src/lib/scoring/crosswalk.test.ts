import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Crosswalks, checkCrosswalk, correspondence, reversed } from './crosswalk.ts'
import { points } from './decimal.ts'
import { changes } from './ledger.ts'
import { editionOf } from './samples-inputs.ts'

const content = join(import.meta.dirname, '../../../content')
const json = (path: string): unknown => JSON.parse(readFileSync(join(content, path), 'utf8'))
const all = ['papi', 'par-index'].map((framework) => ({
  framework,
  ...Crosswalks.parse(json(`frameworks/${framework}/crosswalks.json`)),
}))

test('crosswalks fit their editions, and read backwards too', () => {
  for (const { framework, crosswalks } of all) {
    for (const crosswalk of crosswalks) {
      const [from, to] = [editionOf(`${framework}/${crosswalk.from}`), editionOf(`${framework}/${crosswalk.to}`)]
      assert.deepEqual(checkCrosswalk(crosswalk, from, to), [])
      assert.deepEqual(checkCrosswalk(reversed(crosswalk), to, from), [])
      assert.deepEqual(reversed(reversed(crosswalk)), crosswalk)
    }
  }
})

test('a code forgotten, doubled or unknown is told', () => {
  const [first] = all[0]!.crosswalks
  const [from, to] = [editionOf('papi/2011-2015'), editionOf('papi/2016-2017')]
  const told = (lines: NonNullable<typeof first>['lines']) =>
    checkCrosswalk({ ...first!, lines }, from, to)
      .map((it) => it.message)
      .join('\n')
  const lines = first!.lines
  assert.match(told(lines.filter((line) => line.from[0] !== '1.1')), /thiếu tiêu chí 1\.1 của bản 2011-2015/)
  assert.match(told([...lines, lines[0]!]), /có trong hai dòng/)
  assert.match(
    told(lines.map((line) => (line.from[0] === '1.1' ? { ...line, from: ['1.9'] } : line))),
    /không có tiêu chí 1\.9/,
  )
  assert.match(
    told(lines.map((line) => (line.from[0] === '1.1' ? { ...line, kind: 'split' as const } : line))),
    /không hợp với loại “split”/,
  )
})

test('what was split is compared as a sum; a break or a gap makes a line incomparable', () => {
  const { crosswalks } = all[1]!
  const lines = correspondence(crosswalks[0]!, [{ code: '1.5', year: 2023, reason: null, before: null, after: null }], {
    from: 2020,
    to: 2025,
  })
  const before = new Map([
    ['m8.1', points('8.913')],
    ['m1.1', points(1)],
    ['m1.2', null],
  ])
  const now = new Map(
    [
      ['8.1.1', 1],
      ['8.1.2', 1],
      ['8.1.3', 2],
      ['8.1.4', 2],
      ['8.1.5', 2],
      ['1.5', 1.5],
      ['1.7', 1],
    ].map(([code, value]) => [code as string, points(value as number)]),
  )
  const moved = changes(before, now, lines)
  const line = (code: string) => moved.find(({ from }) => from[0] === code)!
  assert.deepEqual([line('m8.1').change, line('m8.1').comparable], [points('-0.913'), true])
  assert.equal(line('m1.1').comparable, false)
  assert.deepEqual([line('m1.2').comparable, line('m1.2').change], [false, points(1)])
})

test('the mergers of 2025: 63 provinces become 34, each once', () => {
  const { provinces } = json('province-mergers.json') as {
    provinces: { now: { code: string }; members: { code: string; name: string }[] }[]
  }
  const members = provinces.flatMap((it) => it.members.map(({ code }) => code))
  assert.deepEqual([provinces.length, members.length, new Set(members).size], [34, 63, 63])
  assert.equal(provinces.filter((it) => it.members.length === 1).length, 11)
  for (const { now, members } of provinces)
    assert.ok(
      members.some(({ code }) => code === now.code),
      now.code,
    )
})
