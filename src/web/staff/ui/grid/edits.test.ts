import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Edit, noHistory, type Place, pasted, redone, remembered, undone } from './edits.ts'

const edit = (row: string, before: string, after: string): Edit => ({ row, column: 'value', before, after })

test('what was changed at once is taken back at once, and done again', () => {
  const cells = new Map([
    ['1', '5'],
    ['2', '7'],
  ])
  const textOf = (row: string) => cells.get(row)
  const history = remembered(remembered(noHistory, [edit('1', '', '4')]), [edit('1', '4', '5'), edit('2', '', '7')])
  const back = undone(history, textOf)
  assert.deepEqual(
    back?.edits.map(({ row, after }) => [row, after]),
    [
      ['1', '4'],
      ['2', ''],
    ],
  )
  for (const { row, after } of back?.edits ?? []) cells.set(row, after)
  const again = redone(back?.history ?? noHistory, textOf)
  assert.deepEqual(
    again?.edits.map(({ row, after }) => [row, after]),
    [
      ['1', '5'],
      ['2', '7'],
    ],
  )
  assert.equal(redone(again?.history ?? noHistory, textOf), undefined)
})

test('a cell that another person has written meanwhile is left alone', () => {
  const history = remembered(noHistory, [edit('1', '', '4'), edit('2', '', '7')])
  const back = undone(history, (row) => (row === '1' ? '99' : '7'))
  assert.deepEqual(
    back?.edits.map(({ row }) => row),
    ['2'],
  )
  assert.deepEqual(
    back?.left.map(({ row }) => row),
    ['1'],
  )
})

const open = (text = ''): Place => ({ text, open: true })
const shut = (text: string): Place => ({ text, open: false })

test('a copied column stands where it stood: headings keep their line, what cannot be taken is counted', () => {
  const places = [[open()], [undefined], [open()], [shut('12')], [open()]]
  const at = { row: 0, column: 0 }
  const { cells, lost } = pasted([['1.234,5'], [''], [' 7 '], ['12'], ['9'], ['10']], at, { from: at, to: at }, places)
  assert.deepEqual(
    cells.map(({ at: { row }, text }) => [row, text]),
    [
      [0, '1.234,5'],
      [2, '7'],
      [4, '9'],
    ],
  )
  assert.equal(lost, 1)
})

test('one cell fills what is marked', () => {
  const places = [
    [open(), open()],
    [open(), shut('3')],
  ]
  const range = { from: { row: 0, column: 0 }, to: { row: 1, column: 1 } }
  const { cells, lost } = pasted([['0']], range.to, range, places)
  assert.equal(cells.length, 3)
  assert.equal(lost, 1)
})
