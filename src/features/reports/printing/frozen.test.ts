import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { docxBytes } from '#lib/office/docx.ts'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { reportDocument } from '#lib/reporting/print.ts'
import { reportSheets } from '#lib/reporting/sheets.ts'
import { SnapshotContent } from '../snapshots/schema.ts'
import { printedReport } from './rules.ts'
import type { FrozenPart } from './store.ts'

const file = join(import.meta.dirname, '../../../../test/frozen-report-1.json')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * SPEC P4: a report that was frozen by an earlier release is printed to the byte as it was then. When these hashes no
 * longer hold, the change belongs to a new `format` of snapshots, and what prints format 1 stays as it was.
 */
test('a snapshot of format 1 gives the very files that it gave when it was frozen', async () => {
  const { content, parts } = JSON.parse(await readFile(file, 'utf8')) as { content: unknown; parts: FrozenPart[] }
  const report = printedReport(SnapshotContent.parse(content), { parts, draft: false })
  const found = {
    docx: sha256(await docxBytes(reportDocument(report))),
    byAgency: sha256(await docxBytes(reportDocument(report, { byAgency: true }))),
    xlsx: sha256(await xlsxBytes(reportSheets(report))),
  }
  assert.deepEqual(found, {
    docx: '5b77026f8b1d89bd16d910d0ee13bb5d2fc7d4dd65a9e14d05a46129155c4c56',
    byAgency: '2b65f04645a21fcd617f3ee00ac84b51a241e2aab0b01046cfd52ed7207f69c3',
    xlsx: '7f29a69fa19d99df88dbb96b57158d0c1604a2d9ee235347b7d56d884abf4934',
  })
})
