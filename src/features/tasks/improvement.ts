import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import { getPlan } from '#features/plans/store.ts'
import { resolverOf } from './jobs.ts'
import type { StoredTask } from './rules.ts'
import { insertTasks } from './store.ts'

/** What is to be done about one line of an index, and who has led the like before. */
export const WantedTask = z.object({
  text: z.string(),
  indexName: z.string(),
  axis: z.string().nullable(),
  criterionCode: z.string(),
  criterionName: z.string(),
  edition: z.string(),
  leads: z.array(z.string()),
  coordinating: z.array(z.string()),
})
export type WantedTask = z.infer<typeof WantedTask>

/** After 'improvement.chosen': each chosen line becomes a task of the new draft, tied to it, for a person to review. */
export async function draftWantedTasks(
  context: Context,
  { planId = '', tasks = '[]' }: Record<string, string>,
): Promise<void> {
  const resolve = await resolverOf(context, await getPlan(context.db, planId))
  const wanted = z.array(WantedTask).parse(JSON.parse(tasks))
  const drafted = wanted.map((it, at): StoredTask => {
    const { text, indexName, axis, criterionCode, criterionName, edition } = it
    const party = (role: 'lead' | 'coordinating') => (nameRaw: string) => ({
      id: uuid(),
      role,
      nameRaw,
      ...resolve(nameRaw),
    })
    return {
      ...{ id: uuid(), planId, position: at + 1, kind: 'added', path: `+${at + 1}`, text, indexName, axis },
      ...{ criterionText: criterionName, product: null, funding: null, deadline: null, deadlineRaw: null, dueOn: null },
      ...{
        dueByHand: false,
        roleExplicit: true,
        lineFrom: null,
        lineTo: null,
        fields: {},
        flags: [],
        alternatives: [],
      },
      ...{ review: 'open', assigned: true, version: 1 },
      leadRaw: it.leads.join('; ') || null,
      coordinatingRaw: it.coordinating.join('; ') || null,
      parties: [...it.leads.map(party('lead')), ...it.coordinating.map(party('coordinating'))],
      criteria: [
        { indexName, criterionCode, criterionName, edition, certainty: 'chosen', words: null, learnedId: null },
      ],
    }
  })
  await insertTasks(context.db, drafted)
}
