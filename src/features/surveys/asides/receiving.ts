import type { Context } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { keepPhotos } from '../photos/store.ts'
import { photosIn } from '../receiving.ts'
import type { SurveyRow } from '../store.ts'
import { insertAside, type NewAside } from './store.ts'

/** Keeps an interview that does not count until somebody has looked at it, with its pictures. */
export async function putAside(context: Context, row: SurveyRow, aside: NewAside): Promise<void> {
  const photos = await photosIn(context, row, aside)
  if (!(await keepPhotos(context.db, row.id, photos))) throw new Problem('survey.photo_missing')
  await insertAside(context.db, aside)
}
