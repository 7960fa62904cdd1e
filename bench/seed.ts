import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { v7 as uuid } from 'uuid'
import { addDays } from '#lib/calendar/plain-date.ts'
import { clientOf, type Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'

export const departments = 30
const communes = 126
export const plans = 66
const tasksOfPlan = 60
/** Each task: one department leads, fifty communes work with it: 66 × 60 × 51 ≈ 202 000. */
const communesOfTask = 50
export const today = '2026-06-10'

export type Seeded = { province: Province; agencies: string[]; planIds: string[]; assignmentIds: string[] }

const line = (values: readonly (string | number | null)[]) => `${values.map((each) => each ?? '\\N').join('\t')}\n`

async function copy(db: Db, into: string, lines: Iterable<string>): Promise<void> {
  await pipeline(chunked(lines), clientOf(db).query(copyFrom(`copy ${into} from stdin`)))
}

function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const each of lines) {
    chunk += each
    if (chunk.length < 65_536) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

/** A province after some years: 156 agencies, 66 plans, 3 960 tasks and 201 960 assignments. */
export async function seedProvince(province: Province): Promise<Seeded> {
  const agencies = Array.from({ length: departments + communes }, () => uuid())
  const planIds = Array.from({ length: plans }, () => uuid())
  const tasks = planIds.flatMap((planId) => Array.from({ length: tasksOfPlan }, () => ({ id: uuid(), planId })))
  const assignments = [...givenWork(tasks, agencies)]
  await province.write(async (db) => {
    await copy(db, 'agency (id, code, name, level, kind, valid_from)', agencies.map(agencyLine))
    await copy(
      db,
      'plan (id, agency_id, standing_agency_id, number, issued_on, title, status, is_public, confirmed_at)',
      planIds.map((id, i) => {
        const head = [id, agencies[0]!, agencies[1 + (i % 3)]!, `${i + 1}/KH-UBND`, addDays(today, -i * 20)]
        return line([...head, 'Kế hoạch nâng cao Chỉ số PAPI', 'confirmed', 't', `${today}T00:00:00Z`])
      }),
    )
    await copy(db, `task (${taskColumns})`, tasks.map(taskLine))
    await copy(
      db,
      'task_party (id, task_id, position, role, name_raw, agency_id, certainty, candidates)',
      tasks.flatMap((task, i) => [...partyLines(task.id, i, agencies)]),
    )
    await copy(
      db,
      'assignment (id, task_id, plan_id, agency_id, role, state, due_on, percent, last_report_at, completed_at, created_at)',
      assignments.map((each) => line(Object.values(each))),
    )
  })
  // As autovacuum leaves it: statistics, and pages known to be visible to all.
  for (const table of ['agency', 'plan', 'task', 'task_party', 'assignment']) {
    await sql`vacuum analyze ${sql.table(`${province.schema}.${table}`)}`.execute(province.kysely)
  }
  return { province, agencies, planIds, assignmentIds: assignments.map(({ id }) => id) }
}

const words =
  'Niêm yết công khai danh sách hộ nghèo, quy hoạch sử dụng đất và thu chi ngân sách tại trụ sở và nhà văn hóa'
const taskColumns =
  'id, plan_id, position, kind, path, axis, text, folded, product, due_on, deadline_raw, deadline, lead_raw, fields, review'

/** A task as the reader leaves it: each field with its place in the source. */
function taskLine({ id, planId }: { id: string; planId: string }, i: number): string {
  const place = [id, planId, i, 'annexRow', `PL1.${i % tasksOfPlan}`, `Trục nội dung ${i % 8}`]
  const due = dueOf(i)
  const raw = due ? `Trước ngày ${due.split('-').reverse().join('/')}` : 'Thường xuyên'
  const deadline = due ? { kind: 'date', op: 'by', date: due, raw } : { kind: 'recurring', freq: 'continuous', raw }
  const names = ['text', 'product', 'deadline', 'lead', 'coordinate', 'axis', 'subIndex']
  const fields = Object.fromEntries(names.map((name) => [name, { lines: [i * 9 + 1, i * 9 + 3], confidence: 0.98 }]))
  const read = [JSON.stringify(deadline), 'Sở Nội vụ', JSON.stringify(fields), 'accepted']
  return line([...place, words, 'niem yet cong khai danh sach', 'Báo cáo', due, raw, ...read])
}

/** One agency leads and three are named beside it. */
function* partyLines(taskId: string, i: number, agencies: readonly string[]): Generator<string> {
  for (let n = 0; n < 4; n++) {
    const agencyId = agencies[n === 0 ? i % departments : departments + ((i * 7 + n * 5) % communes)]!
    const named = `${n === 0 ? 'Sở' : 'UBND xã'} số ${i + n}`
    const candidates = JSON.stringify([{ agencyId, groupId: null, name: named, members: null, score: 1, why: 'name' }])
    yield line([uuid(), taskId, n + 1, n === 0 ? 'lead' : 'coordinating', named, agencyId, 'certain', candidates])
  }
}

const agencyLine = (id: string, i: number) => {
  const kind = i < departments ? ['Sở số', 'province', 'department'] : ['UBND xã số', 'commune', 'committee']
  return line([id, `a-${i}`, `${kind[0]} ${i}`, kind[1]!, kind[2]!, '2020-01-01'])
}

const dueOf = (i: number): string | null => (i % 9 === 0 ? null : addDays(today, ((i * 37) % 900) - 700))

function* givenWork(tasks: readonly { id: string; planId: string }[], agencies: readonly string[]) {
  for (const [i, task] of tasks.entries()) {
    const lead = agencies[i % departments]!
    yield givenPart(task, lead, 'lead', i, 0)
    for (let n = 0; n < communesOfTask; n++) {
      const commune = agencies[departments + ((i * 7 + n * 5) % communes)]!
      yield givenPart(task, commune, 'coordinating', i, n + 1)
    }
  }
}

function givenPart(task: { id: string; planId: string }, agencyId: string, role: string, i: number, n: number) {
  const dueOn = dueOf(i)
  const old = dueOn !== null && dueOn < addDays(today, -120)
  const states = ['assigned', 'accepted', 'inProgress', 'inProgress', 'submitted', 'returned', 'completed', 'completed']
  const state = old && n % 50 !== 0 ? 'completed' : states[(i + n * 3) % states.length]!
  const reported = state === 'assigned' || state === 'accepted' ? null : `${dueOn ?? today}T03:00:00Z`
  const done = state === 'completed' ? reported : null
  const percent = state === 'completed' ? 100 : (n * 7) % 90
  const createdAt = `${addDays(today, -400)}T00:00:00Z`
  return {
    id: uuid(),
    taskId: task.id,
    planId: task.planId,
    agencyId,
    role,
    state,
    dueOn,
    percent,
    reported,
    done,
    createdAt,
  }
}
