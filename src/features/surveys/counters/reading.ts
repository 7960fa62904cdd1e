import { createHash } from 'node:crypto'
import type { Db } from '#platform/db/connection.ts'
import { findSurveyAt, type SurveyRow } from '../store.ts'
import { findCounter } from './store.ts'

export const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The survey that a tablet with this key asks, while the tablet is in use. */
export async function findSurveyOfCounter(db: Db, key: string): Promise<SurveyRow | undefined> {
  const counter = await findCounter(db, digestOf(key))
  return counter && findSurveyAt(db, counter.slug)
}
