import type { AgencyColumn, CellState, ColumnRow, DutyState, MatrixAgency, OwnTask } from '#features/cascade/schema.ts'
import { type OperationName, useRead, useWrite } from '../../api.ts'
import type { Plan } from '../queries.ts'

export type { AgencyColumn, CellState, ColumnRow, DutyState, MatrixAgency, OwnTask }

export const useSummary = (plan: Plan) =>
  useRead('cascade.summary', { planId: plan.id }, { enabled: plan.status !== 'draft' })

/** What changes on the page when something is said in the cascade. */
const touched = ['cascade.matrix', 'cascade.agency', 'cascade.mine', 'cascade.summary', 'cascade.task'] as const

type Write = Extract<OperationName, `cascade.${string}`>
export const useCascadeWrite = <N extends Write>(name: N) => useWrite(name, { refresh: touched })
