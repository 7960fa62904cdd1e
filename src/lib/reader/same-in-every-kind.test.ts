import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readDocument } from './read.ts'
import { type DocumentReading, isRefusal } from './reading.ts'
import { asDocx, asHtml, asMarkdown, type Cell, type Form, formOf } from './samples/forms.ts'
import { expected, ORDERS, SOURCES, TITLES } from './samples/task-table.ts'

/** The same plan as text, Word file, web page and Markdown gives the same tasks. */

const folder = join(import.meta.dirname, '../../../examples/lam-giang')
const plans = readdirSync(folder).filter((name) => name.endsWith('.txt'))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function read(bytes: Uint8Array, name: string): Promise<DocumentReading> {
  const reading = await readDocument(bytes, name)
  assert.ok(!isRefusal(reading), JSON.stringify(reading).slice(0, 300))
  return reading
}

/** What a person would compare: header, bases, tasks. */
function fieldsOf(reading: DocumentReading): string[] {
  const { number, date, agency, title, signer } = reading.header
  const tasks = reading.tasks.flatMap((task, i) => {
    const { kind, index, axis, subIndex, text, lead, coordinate, deadline, product } = task
    const fields = {
      kind,
      index,
      axis,
      subIndex,
      text,
      lead: lead.join('; '),
      coordinate: coordinate.join('; '),
      deadline: deadline?.raw,
      product,
    }
    return Object.entries(fields).map(([field, value]) => `${i + 1} ${field}: ${value ?? ''}`)
  })
  const header = Object.entries({ number, date, agency, title, signer }).map(
    ([field, value]) => `${field}: ${value ?? ''}`,
  )
  return [...header, ...reading.bases.map((basis) => `basis: ${basis.number} ${basis.role}`), ...tasks]
}

function differences(wanted: readonly string[], found: readonly string[]): string[] {
  const there = new Set(found)
  const asked = new Set(wanted)
  return [
    ...wanted.filter((each) => !there.has(each)).map((each) => `- ${each}`),
    ...found.filter((each) => !asked.has(each)).map((each) => `+ ${each}`),
  ]
}

for (const name of plans) {
  test(`${name}: Word, HTML and Markdown say what the text says`, async (t) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const reading = await read(utf8(text), name)
    const wanted = fieldsOf(reading)
    const form = formOf(text, reading)
    const kinds = { docx: asDocx(form), html: utf8(asHtml(form)), md: utf8(asMarkdown(form)) }
    for (const [kind, bytes] of Object.entries(kinds)) {
      const found = differences(wanted, fieldsOf(await read(bytes, `${name}.${kind}`)))
      const missing = found.filter((each) => each.startsWith('-')).length
      t.diagnostic(`${kind}: ${missing} of ${wanted.length} fields differ`)
      for (const each of found) t.diagnostic(`  ${each}`)
      assert.ok(missing <= wanted.length * 0.02, `${kind}:\n${found.join('\n')}`)
    }
  })
}

/** The table with these columns, cells merged where the row goes on with the one above. */
function tableForm(columns: readonly number[]): Form {
  const rows: (Cell | null)[][] = []
  const one = (text: string, columnSpan = 1): Cell => ({ words: [text], rowSpan: 1, columnSpan })
  for (const source of SOURCES) {
    if ('group' in source) {
      const [label, title] = source.group
      const numbered = columns[0] === 0
      rows.push(numbered ? [one(label), one(title, columns.length - 1)] : [one(`${label}. ${title}`, columns.length)])
      continue
    }
    const above = rows.at(-1)
    const merged = columns.map((c, i) => (source.cells[c] === null ? lastCell(rows, i) : undefined))
    for (const cell of merged) if (cell && above) cell.rowSpan++
    rows.push(columns.map((c, i) => (merged[i] ? null : one(source.cells[c] ?? ''))))
  }
  const head = ['UBND TỈNH X', 'Số: 1/KH-UBND', 'KẾ HOẠCH', 'Nâng cao Chỉ số PAPI năm 2026', 'I. MỤC ĐÍCH', 'Nâng cao.']
  const items = [...head, 'PHỤ LỤC', 'NHIỆM VỤ'].map((text) => ({ words: [text] }))
  return { items: [...items, { header: columns.map((c) => TITLES[c]!), rows }], footnotes: [] }
}

const lastCell = (rows: readonly (Cell | null)[][], column: number): Cell | undefined =>
  rows.findLast((row) => row[column])?.[column] ?? undefined

const shownTask = ({
  axis,
  subIndex,
  text,
  lead,
  coordinate,
  deadline,
  product,
}: DocumentReading['tasks'][number]): string =>
  [axis, subIndex, text, lead.join('; '), coordinate.join('; '), deadline?.raw, product].map((v) => v ?? '').join(' | ')

for (const order of ORDERS) {
  test(`T1 T4 B9: columns ${order} give the same rows in Word and HTML, with cells really merged`, async () => {
    const columns = [...order].map(Number)
    const form = tableForm(columns)
    for (const bytes of [asDocx(form), utf8(asHtml(form))]) {
      const { tasks } = await read(bytes, 'x')
      assert.deepEqual(tasks.filter((task) => task.kind === 'annexRow').map(shownTask), expected(columns))
    }
  })
}
