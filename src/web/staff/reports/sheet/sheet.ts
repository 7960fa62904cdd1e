import { createContext, useContext } from 'react'
import type { ReportPage } from '#features/reports/schema.ts'
import type { Place } from './places.ts'
import type { Cells } from './use-cells.ts'

/** What the parts of a report's page share. */
export type Sheet = {
  page: ReportPage
  cells: Cells
  /** Fields that somebody else changed while this page was open, by whom. */
  others: ReadonlyMap<string, string>
  /** Everything may be written; else only what came back. */
  mayFill: boolean
  mayReturn: boolean
  go: (place: Place, field?: string) => void
  /** All there is to one figure, in the drawer. */
  openField: (field: string | undefined) => void
}

export const SheetContext = createContext<Sheet | undefined>(undefined)

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext)
  if (!sheet) throw new Error('useSheet belongs inside a report')
  return sheet
}

/** Whether one item may be written: the report is open, or the item came back. */
export const isItemOpen = ({ writable }: Pick<ReportPage, 'writable'>, { returned }: { returned: unknown }): boolean =>
  writable === 'all' || (writable === 'returned' && returned !== null)
