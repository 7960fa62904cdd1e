import type { Context } from '#features/access/operation.ts'
import type { NewMove } from './store.ts'
import { insertMoves } from './store.ts'

/** After 'clock.moved': those who keep clocks say which of theirs a change of the calendar has moved. */
export async function keepMoves(
  { db }: Context,
  { changeId = '', moves = '[]' }: Record<string, string>,
): Promise<void> {
  await insertMoves(db, changeId, JSON.parse(moves) as NewMove[])
}
