import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import type { StoredTask } from './rules.ts'
import { insertTasks, listTasks } from './store.ts'

const Pairs = z.array(z.object({ taskId: z.uuid(), ownTaskId: z.uuid() }))

/** After 'cascade.drafted': what the plan above asks of the agency becomes its own tasks, led by itself, for a person to make concrete. */
export async function draftFromSuperior({ db }: Context, payload: Record<string, string>): Promise<void> {
  const { planId = '', parentPlanId = '', agencyId = '', agencyName = '', pairs = '[]' } = payload
  const own = new Map(Pairs.parse(JSON.parse(pairs)).map(({ taskId, ownTaskId }) => [taskId, ownTaskId]))
  const asked = (await listTasks(db, parentPlanId)).filter(({ id }) => own.has(id))
  const drafted = asked.map((task, at): StoredTask => {
    const { indexName, axis, criterionText, text, product, deadline, deadlineRaw, dueOn, criteria } = task
    const lead = { id: uuid(), role: 'lead' as const, nameRaw: agencyName, agencyId, groupId: null }
    return {
      ...{ id: own.get(task.id) ?? uuid(), planId, position: at + 1, kind: 'added', path: `+${at + 1}` },
      ...{ indexName, axis, criterionText, text, product, funding: null, deadline, deadlineRaw, dueOn },
      // Days that are counted from the day of issue are those of the plan above, not of this one.
      ...{ dueByHand: task.dueByHand || deadline?.kind === 'relative', roleExplicit: true },
      ...{ leadRaw: agencyName, coordinatingRaw: null, lineFrom: null, lineTo: null },
      ...{ fields: {}, flags: [], alternatives: [], review: 'open', assigned: true, version: 1, criteria },
      parties: [{ ...lead, certainty: 'chosen', candidates: [] }],
    }
  })
  await insertTasks(db, drafted)
}
