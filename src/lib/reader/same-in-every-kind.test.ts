import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readDocument } from './read.ts'
import { type DocumentReading, isRefusal } from './reading.ts'
import { asDocx, asHtml, asMarkdown, formOf } from './samples/forms.ts'

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
