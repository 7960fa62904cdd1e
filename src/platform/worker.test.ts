import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TableUnreadable } from '#lib/office/read-table.ts'
import { readWithSource } from '#lib/reader/read.ts'
import { readInWorker, readTableInWorker } from './worker.ts'

const bytes = new TextEncoder().encode(
  'ỦY BAN NHÂN DÂN TỈNH AN HÒA\nSố: 12/KH-UBND\nAn Hòa, ngày 05 tháng 02 năm 2026\nKẾ HOẠCH\nNâng cao Chỉ số PAPI năm 2026\n',
)

test('a document is read as in the same thread', async () => {
  assert.deepEqual(await readInWorker(bytes, 'kế hoạch.txt'), await readWithSource(bytes, 'kế hoạch.txt'))
  assert.ok(bytes.length > 0, 'the bytes still belong to the caller')
})

test('a refusal of the reader comes through', async () => {
  assert.deepEqual(await readInWorker(new Uint8Array(), 'a.txt'), await readWithSource(new Uint8Array(), 'a.txt'))
})

test('what takes too long is stopped', async () => {
  const read = await readInWorker(bytes, 'a.txt', { timeoutMs: 1, memoryMb: 256 })
  assert.ok('refused' in read && read.refused.code === 'too_slow')
})

test('what takes too much memory is stopped, and the server lives on', async () => {
  const line = new TextEncoder().encode('một;hai;ba;bốn;năm;sáu\n')
  const many = new Uint8Array(line.length * 400_000)
  for (let i = 0; i < 400_000; i++) many.set(line, i * line.length)
  const limits = { timeoutMs: 60_000, memoryMb: 24 }
  await assert.rejects(
    readTableInWorker(many, { maxRows: 1e6, maxCells: 1e8 }, limits),
    (error) => error instanceof TableUnreadable && error.code === 'table.too_large',
  )
})

test('a table is read, and its refusal keeps code and figures', async () => {
  const csv = new TextEncoder().encode('Tên;Cấp\nSở Nội vụ;tỉnh\n')
  const { rows } = await readTableInWorker(csv)
  assert.deepEqual(rows[1], { row: 2, cells: ['Sở Nội vụ', 'tỉnh'] })
  await assert.rejects(
    readTableInWorker(csv, { maxRows: 1 }),
    (error) => error instanceof TableUnreadable && error.code === 'table.too_many_rows' && error.facts.limit === 1,
  )
})

test('a caller who gives up stops the thread', async () => {
  const gone = AbortSignal.timeout(5)
  await assert.rejects(readInWorker(bytes, 'a.txt', { timeoutMs: 60_000, memoryMb: 256, signal: gone }), {
    name: 'TimeoutError',
  })
})
