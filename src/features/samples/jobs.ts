import type { Context } from '#features/access/operation.ts'
import { listUnits, saveUnit } from './units/store.ts'

type Asked = Record<string, string>

async function unitAnd({ db, actor }: Context, { unitId, by = '' }: Asked) {
  const [unit] = unitId === undefined ? [] : await listUnits(db, { unitId })
  return { unit, teller: { by, name: actor.name } }
}

/** The first interview with somebody: he has been asked, and by whom. */
export async function noteAsked(context: Context, payload: Asked): Promise<void> {
  const { unit, teller } = await unitAnd(context, payload)
  if (unit) await saveUnit(context.db, unit, { outcome: 'done', reason: null, askedBy: teller.by })
}

/** A further interview with him does not count; that there was one stands beside him. */
export async function noteAskedToo(context: Context, payload: Asked): Promise<void> {
  const { unit, teller } = await unitAnd(context, payload)
  if (!unit) return
  const others = unit.also.filter(({ by }) => by !== teller.by)
  await saveUnit(context.db, unit, { also: [...others, { ...teller, outcome: 'done', reason: null }] })
}
