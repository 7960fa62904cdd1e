import { fieldCode } from '#lib/reporting/form.ts'
import type { PublicReport } from './schema.ts'
import type { Published } from './store.ts'

/** What a citizen is shown of a frozen report. */
export function publicReport({ content, publishedOn, sentOn }: Published): PublicReport {
  const { form, round, agency, figures, before, notes, includes, kind, sections } = content
  return {
    ...{ id: content.reportId, title: round.title, period: round.name, agencyName: agency.name },
    ...{ sentOn, publishedOn, illustrative: round.illustrative, version: content.number },
    superior: content.superior?.name ?? null,
    ...{ dataFrom: round.dataFrom, dataTo: round.dataTo, beforeName: before?.name ?? null },
    agencies: kind === 'summary' || includes.length > 0 ? includes.length : null,
    missing: content.missing.length,
    parts: form.parts,
    sections: sections.filter(({ text }) => text.trim() !== ''),
    tables: form.tables.map(({ code, title, rows }) => ({
      ...{ code, title },
      rows: rows.map((row) => {
        const field = fieldCode(code, row.code)
        return {
          ...{ code: row.code, name: row.name, unit: row.unit, heading: row.kind === 'heading' },
          value: figures[field] ?? null,
          before: before?.figures[field] ?? null,
          words: Object.fromEntries((row.options ?? []).map(({ value, words }) => [String(value), words.vi])),
          note: notes[field]?.note ?? null,
        }
      }),
    })),
  }
}
