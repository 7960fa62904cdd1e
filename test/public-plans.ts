import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'

/** One part of a task: whose it is, how far it has got, and until when. */
export type PartSketch = { agency: string; role?: 'lead' | 'coordinating'; state?: string; dueOn?: string | null }
export type TaskSketch = {
  text: string
  axis?: string | null
  indexName?: string | null
  product?: string
  deadlineRaw?: string
  dueOn?: string | null
  parts?: PartSketch[]
  assigned?: boolean
}
export type PlanSketch = {
  title?: string
  number?: string
  status?: 'draft' | 'confirmed' | 'replaced' | 'finished'
  isPublic?: boolean
  issuedOn?: string
  targets?: string[]
  tasks: TaskSketch[]
}

/** Names → ids; each becomes a department that has existed since 2020. */
export async function insertAgencies(db: Db, names: readonly string[]): Promise<Record<string, string>> {
  const rows = names.map((name) => ({ id: uuid(), code: `a${uuid()}`, name }))
  const rest = { level: 'province', kind: 'department', validFrom: '2020-01-01' }
  await db
    .insertInto('agency')
    .values(rows.map((row) => ({ ...row, ...rest })))
    .execute()
  return Object.fromEntries(rows.map(({ id, name }) => [name, id]))
}

/** A plan as it stands after confirmation, without going through reading and review. */
export async function insertPlan(db: Db, agencies: Record<string, string>, sketch: PlanSketch) {
  const planId = uuid()
  const owner = Object.values(agencies)[0] ?? ''
  const { title = 'Kế hoạch cải thiện các chỉ số', number = `${++plans}/KH-UBND`, status = 'confirmed' } = sketch
  const issued = status === 'draft' ? {} : { issuedOn: sketch.issuedOn ?? '2026-01-15', confirmedAt: new Date() }
  const isPublic = sketch.isPublic ?? status !== 'draft'
  const who = { agencyId: owner, standingAgencyId: owner, signer: 'Nguyễn Văn Ký' }
  await db
    .insertInto('plan')
    .values({ id: planId, title, number, status, isPublic, indices: ['PAPI'], ...who, ...issued })
    .execute()
  const targets = (sketch.targets ?? []).map((text, position) => ({ id: uuid(), planId, position, text }))
  if (targets.length > 0)
    await db
      .insertInto('planTarget')
      .values(targets.map((each) => ({ ...each, level: 'objective' })))
      .execute()
  const taskIds = await insertTasks(db, agencies, planId, sketch.tasks)
  return { planId, taskIds }
}
let plans = 0

async function insertTasks(db: Db, agencies: Record<string, string>, planId: string, tasks: readonly TaskSketch[]) {
  const rows = tasks.map(({ parts, ...task }, index) => {
    const known = { id: uuid(), planId, position: index + 1, kind: 'annexRow', path: `PL1.${index + 1}`, ...task }
    return { known, parts: parts ?? [] }
  })
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500)
    await db
      .insertInto('task')
      .values(some.map(({ known }) => known))
      .execute()
    const parts = some.flatMap(({ known, parts }) =>
      parts.map(({ agency, role = 'lead', state = 'assigned', dueOn = known.dueOn ?? null }) => {
        const end = { state, completedAt: state === 'completed' ? new Date() : null }
        return { id: uuid(), taskId: known.id, planId, agencyId: agencies[agency] ?? '', role, dueOn, ...end }
      }),
    )
    if (parts.length > 0) await db.insertInto('assignment').values(parts).execute()
  }
  return rows.map(({ known }) => known.id)
}
