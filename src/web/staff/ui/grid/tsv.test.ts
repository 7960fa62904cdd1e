import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCells, printCells } from './tsv.ts'

test('cells as Excel and LibreOffice copy them', () => {
  assert.deepEqual(parseCells('1.234,5\r\n12\r\n'), [['1.234,5'], ['12']])
  assert.deepEqual(parseCells('3.1\t12\n3.2\t\n'), [
    ['3.1', '12'],
    ['3.2', ''],
  ])
  assert.deepEqual(parseCells('12'), [['12']])
  assert.deepEqual(parseCells(''), [])
  assert.deepEqual(parseCells('5\n\n7'), [['5'], [''], ['7']])
  assert.deepEqual(parseCells('"hai\ndòng ""lớn"""\t7'), [['hai\ndòng "lớn"', '7']])
})

test('a quote that closes nothing is a letter', () => {
  assert.deepEqual(parseCells('"một cửa" liên thông\t5'), [['"một cửa" liên thông', '5']])
  assert.deepEqual(parseCells('12"\n"'), [['12"'], ['"']])
})

test('what is copied is pasted again as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ế', '1', ',', '"', '\t', '\n', ' ') })
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(table, (rows) => {
      // A single empty cell at the end cannot be told from the line end behind the last row.
      fc.pre(rows.at(-1)?.length !== 1 || rows.at(-1)?.[0] !== '')
      assert.deepEqual(parseCells(printCells(rows)), rows)
    }),
  )
})
