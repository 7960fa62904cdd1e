import type { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import { fullOf } from './quotas/reading.ts'
import { askedNow, getCompiled, publicOf } from './reading.ts'
import { checkVersion } from './receiving.ts'
import type { PublicSurveyForm } from './schema.ts'
import type { SurveyRow } from './store.ts'

/** What a visitor is asked, by a link as on a tablet: the version that he began with, else the one asked now. */
export async function formOf(
  context: Context,
  row: SurveyRow,
  number = askedNow(row),
): Promise<z.input<typeof PublicSurveyForm>> {
  checkVersion(row, number)
  const { questionnaire } = await getCompiled(context, row.questionnaireId, number)
  return {
    ...publicOf(row, context.today),
    ...{ questionnaireVersion: number, content: questionnaire, full: await fullOf(context, row) },
  }
}
