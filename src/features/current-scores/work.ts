import { readTasksFor } from '#features/analysis/carried.ts'
import { nobody } from '#features/analysis/reading.ts'
import type { Work } from '#features/analysis/schema.ts'
import { type Answering, answeringOf, workOf } from '#features/analysis/work-rules.ts'
import type { Reading, Scored } from './reading.ts'

export type Behind = { answering: ReadonlyMap<string, Answering>; workOf: (code: string) => Work }

/** Tasks behind each line: all of the province for its own points, for an agency those in which it has part. */
export async function readWorkBehind(
  { db, today, once, services }: Reading,
  { head, engine }: Scored,
): Promise<Behind> {
  const { framework, edition, level, agencyId } = head
  const leaves = engine.leaves.map(({ code }) => code)
  const answering = await once(`scores work ${today} ${framework} ${edition} ${agencyId}`, async () => {
    const tasks = await readTasksFor({ db, today, services }, { framework, edition, level })
    const own = level === 'province' ? tasks : tasks.filter((it) => it.agencyIds.includes(agencyId))
    return answeringOf(engine.edition.criteria, leaves, own)
  })
  return { answering, workOf: (code) => workOf(answering.get(code) ?? nobody) }
}
