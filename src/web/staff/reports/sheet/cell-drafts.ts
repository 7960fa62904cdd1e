import type { Cell, ReportPage, SavedCells } from '#features/reports/schema.ts'
import type { Input } from '../../call.ts'

/** What a person typed and the server does not have yet. */
export type CellDraft = {
  /** As it stands in the cell. */
  typed?: string
  note?: string
  reason?: string
  boundReason?: string
  /** Version of the cell under which it was typed. */
  version: number
}
export type CellDrafts = Readonly<Record<string, CellDraft>>

/** Why a draft stays here: not understood, or somebody else was first. */
export type Held = { fault: string } | { theirs: Cell }

type CellWrite = Input<'report.saveCells'>['cells'] extends readonly (infer W)[] | undefined ? W : never

/** Those that can go out now: neither on their way nor held back. */
export const ready = (drafts: CellDrafts, held: Readonly<Record<string, Held>>): [string, CellDraft][] =>
  Object.entries(drafts).filter(([field]) => !held[field])

export const writeOf = ([field, { typed, version, note, reason, boundReason }]: [string, CellDraft]): CellWrite => ({
  field,
  version,
  ...(typed === undefined ? {} : typed === '' ? { value: null } : { typed }),
  ...(note === undefined ? {} : { note: note || null }),
  ...(reason === undefined ? {} : { reason: reason || null }),
  ...(boundReason === undefined ? {} : { boundReason: boundReason || null }),
})

/** Drafts without those that have arrived as they stand; one that was changed meanwhile goes on from the new version. */
export function withoutSaved(drafts: CellDrafts, sent: CellDrafts, saved: readonly Cell[]): CellDrafts {
  const versions = new Map(saved.map(({ field, version }) => [field, version]))
  return Object.fromEntries(
    Object.entries(drafts).flatMap(([field, draft]) => {
      const version = versions.get(field)
      if (version === undefined) return [[field, draft]]
      return sent[field] === draft ? [] : [[field, { ...draft, version }]]
    }),
  )
}

/** The report on the screen with what a write answered, without asking for the whole again. */
export function withCells(page: ReportPage, { saved, conflicts, findings }: SavedCells): ReportPage {
  const now = new Map([...saved, ...conflicts.map((each) => each.now)].map((cell) => [cell.field, cell]))
  const cells = page.cells.map((cell) => now.get(cell.field) ?? cell)
  const filled = cells.filter(({ value }) => value !== null).length
  return { ...page, cells, findings, report: { ...page.report, filled } }
}
