import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { isRefusal } from './reading.ts'
import { expected, ORDERS, SOURCES, TITLES } from './samples/task-table.ts'

/** The same table in other orders of columns and in the layouts in which text copies of plans come. */

function found(table: string): string[] {
  const head =
    'UBND TỈNH X\n\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n\nNâng cao Chỉ số PAPI năm 2026\n\nI. MỤC ĐÍCH\n\nNâng cao.\n\nPHỤ LỤC\n\nNHIỆM VỤ\n\n'
  const reading = readText(new TextEncoder().encode(head + table), 'x.txt')
  assert.ok(!isRefusal(reading))
  return reading.tasks
    .filter((t) => t.kind === 'annexRow')
    .map((t) =>
      [t.axis, t.subIndex, t.text, t.lead.join('; '), t.coordinate.join('; '), t.deadline?.raw, t.product]
        .map((v) => v ?? '')
        .join(' | '),
    )
}

function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`(?=.{${width}})(.{1,${width}})\\s`, 'g'), '$1\n')
}

function markdown(columns: number[]): string {
  const lines = [columns.map((c) => TITLES[c]!), columns.map(() => '---')]
  for (const source of SOURCES) {
    if ('cells' in source) lines.push(columns.map((c) => source.cells[c] ?? ''))
    else {
      const [label, title] = source.group
      const cells = columns[0] === 0 ? [label, title] : [`${label}. ${title}`]
      lines.push(columns.map((_, i) => cells[i] ?? ''))
    }
  }
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function flattened(columns: number[], emptyCells: boolean): string[] {
  const cells = columns.map((c) => TITLES[c]!)
  for (const source of SOURCES) {
    if ('cells' in source) cells.push(...columns.map((c) => source.cells[c] ?? null).filter((cell) => cell !== null))
    else {
      const [label, title] = source.group
      cells.push(...(columns[0] === 0 ? [label, title] : [`${label}. ${title}`]))
      if (emptyCells) cells.push(...columns.slice(2).map(() => '\u00a0'))
    }
  }
  return cells
}

for (const order of ORDERS) {
  const columns = [...order].map(Number)
  test(`T1 T2 T4 B6: columns ${order} give the same rows in every layout`, () => {
    const want = expected(columns)
    const flat = flattened(columns, false)
    const numbers = columns.map((_, i) => `(${i + 1})`)
    assert.deepEqual(found(markdown(columns)), want, 'Markdown')
    assert.deepEqual(found(wrap(markdown(columns), 80)), want, 'Markdown, wrapped')
    assert.deepEqual(found(flat.join('\n\n')), want, 'one cell per paragraph')
    assert.deepEqual(found(flat.join('\n')), want, 'one cell per line')
    assert.deepEqual(found(flattened(columns, true).join('\n\n')), want, 'with empty cells')
    assert.deepEqual(
      found([...flat.slice(0, columns.length), ...numbers, ...flat.slice(columns.length)].join('\n\n')),
      want,
      'with column numbers',
    )
    assert.deepEqual(found(flat.map((cell) => wrap(cell, 24)).join('\n\n')), want, 'narrow cells')
  })
}
