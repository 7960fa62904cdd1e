import { vietnameseClock } from '#lib/office/table.ts'
import type { PrintedReport } from '#lib/reporting/print.ts'
import { compareVietnamese } from '#lib/vietnamese/compare.ts'
import type { SnapshotContent } from '../snapshots/schema.ts'
import type { FrozenPart } from './store.ts'

type Printing = { parts: readonly FrozenPart[]; draft: boolean }

/** What is printed of a frozen report: all of it is in the snapshot and in those that it names. */
export function printedReport(content: SnapshotContent, { parts, draft }: Printing): PrintedReport {
  const { agency, collector, superior, round, kind } = content
  const above = kind === 'own' && collector.id !== agency.id ? collector : superior
  return {
    form: content.form,
    title: round.title,
    period: round.name,
    dataFrom: round.dataFrom,
    dataTo: round.dataTo,
    agency: { name: agency.name, isCommittee: agency.kind === 'committee' },
    superior: superior?.name ?? null,
    addressee: above?.name ?? null,
    place: content.place,
    date: draft ? null : vietnameseClock(new Date(content.submittedAt)).toISOString().slice(0, 10),
    figures: content.figures,
    before: content.before,
    notes: notesOf(content),
    sections: content.sections,
    parts: kind === 'summary' || parts.length > 0 ? sortedParts(parts) : null,
    ...ownPart(content),
    missing: content.missing,
    illustrative: round.illustrative,
    draft,
  }
}

/** Remarks are printed; reasons that were given to the superior are between the two. */
const notesOf = ({ notes }: SnapshotContent): Record<string, string> =>
  Object.fromEntries(
    Object.entries(notes).flatMap(([field, { note, boundSays }]) => {
      const said = [note, boundSays].filter(Boolean).join('. ')
      return said === '' ? [] : [[field, said]]
    }),
  )

/** The agency itself stands first among those that its report is made of. */
const ownPart = ({ agency, ownShares }: SnapshotContent) =>
  Object.keys(ownShares).length === 0 ? {} : { own: { name: `${agency.name} (phần của cơ quan)`, figures: ownShares } }

const sortedParts = (parts: readonly FrozenPart[]) =>
  parts
    .map(({ name, figures, agencyId }) => ({ name, figures, agencyId }))
    .sort((a, b) => compareVietnamese(a.name, b.name) || (a.agencyId < b.agencyId ? -1 : 1))

/** "Báo cáo cải cách hành chính Quý III/2026 – Sở Nội vụ (bản 2)" */
export function printedName({ round, agency, number }: SnapshotContent, draft: boolean): string {
  const version = draft ? ' (dự thảo)' : number > 1 ? ` (bản ${number})` : ''
  return `${round.title} ${round.name} – ${agency.name}${version}`
}
