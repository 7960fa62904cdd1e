import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { docxBytes } from '#lib/office/docx.ts'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { packZip } from '#lib/office/zip.ts'
import { fieldCode } from '#lib/reporting/form.ts'
import { parseForm } from '#lib/reporting/form-check.ts'
import { type PrintedReport, reportDocument } from '#lib/reporting/print.ts'
import { reportSheets } from '#lib/reporting/sheets.ts'
import type { Line } from './measure.ts'

const runs = 7
const file = join(import.meta.dirname, '../content/reporting/forms/cchc-dinh-ky-2025.json')

/** The consolidated report of a province, with the figures of each agency: 62 pages in LibreOffice. */
export async function benchReportDocuments(): Promise<Line[]> {
  const report = await longReport()
  const bytes = await docxBytes(reportDocument(report, { byAgency: true }))
  const parts = Object.entries(unzipSync(bytes))
  const packing = async () => packZip(parts)
  return [
    await compared(
      'report of 62 pages with annexes as DOCX',
      () => docxBytes(reportDocument(report, { byAgency: true })),
      packing,
      '≤ 1000 ms',
    ),
    await compared('the same report as XLSX', () => xlsxBytes(reportSheets(report)), packing, 'none'),
  ]
}

/** Both in turn, the middle of each: the reference packs the finished parts and nothing else. */
async function compared(
  name: string,
  make: () => Promise<unknown>,
  reference: () => Promise<unknown>,
  bar: string,
): Promise<Line> {
  const [ours, least]: [number[], number[]] = [[], []]
  for (let i = 0; i < runs; i++) {
    ours.push(await milliseconds(make))
    least.push(await milliseconds(reference))
  }
  const [figure, bound] = [middle(ours), middle(least)]
  return { name, figure, unit: 'ms', reference: 'packing the finished parts', ratio: figure / bound, bar }
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!

export async function longReport(): Promise<PrintedReport> {
  const form = parseForm(JSON.parse(await readFile(file, 'utf8')))
  const fields = form.tables.flatMap((table) =>
    table.rows.filter(({ kind }) => kind !== 'heading').map(({ code }) => fieldCode(table.code, code)),
  )
  const figures = (n: number) =>
    Object.fromEntries(fields.map((field, i) => [field, String((i * 37 + n * 101) % 2500)]))
  const told =
    'Các cơ quan, đơn vị đã hoàn thành 12/20 nhiệm vụ thuộc nội dung này, đạt 60%, tăng 5 điểm phần trăm so với quý II/2026.'
  return {
    form,
    title: 'Báo cáo công tác cải cách hành chính',
    period: 'Quý III/2026',
    ...{ dataFrom: '2026-06-15', dataTo: '2026-09-14', date: '2026-09-18', place: 'Lam Giang' },
    agency: { name: 'Ủy ban nhân dân tỉnh Lam Giang', isCommittee: true },
    ...{ superior: null, addressee: null, missing: [], notes: {}, illustrative: true, draft: false },
    figures: figures(0),
    before: { name: 'Quý II/2026', figures: figures(1) },
    sections: form.sections.map(({ code }) => ({ code, text: Array.from({ length: 8 }, () => told).join('\n') })),
    parts: Array.from({ length: 49 }, (_, n) => ({ name: `Ủy ban nhân dân xã số ${n + 1}`, figures: figures(n + 2) })),
  }
}
