import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../test/work.ts'
import { frameworksFolder, readAny, readFrameworks } from './content.ts'
import { checkReport } from './report.ts'

test('every edition that comes with the program is right, and so are their crosswalks', async () => {
  const { text, mistakes } = checkReport(await readFrameworks(), frameworksFolder)
  assert.equal(mistakes, 0, text)
  assert.match(text, /✓ par-index\/province-2025: 102 tiêu chí được chấm, tối đa 100/)
  assert.match(text, /16 bộ chỉ số, không có lỗi\./)
})

test('a broken file is told with its line, a missing one by its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'khung-'))
  await writeFile(join(folder, 'criteria.json'), '[\n {"code": "1",\n }\n]')
  const { text, mistakes } = checkReport(await readAny(folder), folder)
  assert.equal(mistakes, 2)
  assert.match(text, /criteria\.json, dòng 3: không đọc được từ chỗ này/)
  assert.match(text, /framework\.json: không có tệp này trong thư mục/)
})

test('everyone who is signed in reads the editions, each rule in words', async (t) => {
  const w = await workWorld(t)
  const { editions } = await w.as('stranger', 'framework.list')
  assert.equal(editions.length, 16)
  const own = editions.find(({ edition }) => edition === 'province-2025')!
  assert.deepEqual([own.maximum, own.scored, own.unknown, own.status], ['100', 102, 0, 'complete'])
  assert.match(own.digest, /^[0-9a-f]{64}$/)
  const page = await w.as('stranger', 'framework.get', { framework: 'par-index', edition: 'province-2025' })
  const line = page.lines.find(({ code }) => code === '3.4.1')!
  assert.deepEqual([line.depth, line.max, line.scoredBy], [2, '1.5', 'figures'])
  assert.match(line.rule[0]!, /^Từ 95%: điểm = tỷ lệ b\/a .* dưới 95%: 0 điểm\.$/)
  assert.equal(page.lines.find(({ code }) => code === '1.4')?.rule.length, 5)
  assert.deepEqual(line.exceptions, ['Mẫu số bằng 0: văn bản không nêu, cần quyết định kèm lý do.'])
  assert.deepEqual(
    line.figures.map(({ key }) => key),
    ['a', 'b'],
  )
  assert.match(page.lines.find(({ code }) => code === '6.2.3')!.divergence!.table, />=80%/)
  const unknown = await w.as('stranger', 'framework.get', { framework: 'par-index', edition: 'province-2020' })
  assert.ok(unknown.lines.some(({ max, rule }) => max === null && rule.length === 0))
  const missing = w.as('stranger', 'framework.get', { framework: 'par-index', edition: '1999' })
  assert.equal(await problemOf(missing), 'access.not_found')
})
