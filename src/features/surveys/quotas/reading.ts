import type { Context } from '#features/access/operation.ts'
import type { SurveyRow } from '../store.ts'
import { listQuotas } from './store.ts'

/** The groups of a survey that have as many answers as are needed. */
export const fullOf = async ({ db }: Pick<Context, 'db'>, row: SurveyRow) =>
  row.hasQuotas ? (await listQuotas(db, row.id)).filter(({ most, taken }) => taken >= most) : []
