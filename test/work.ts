import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { type FileReply, invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import type { Role } from '#features/access/roles.ts'
import { type Actor, system, visitor } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import type { AssignmentRole } from '#features/assignments/schema.ts'
import { insertAssignments } from '#features/assignments/store.ts'
import { openCatalogue } from '#features/frameworks/catalogue.ts'
import { readLocalities } from '#features/frameworks/localities.ts'
import { readQuestionnaires } from '#features/questionnaires/presets.ts'
import { readReporting } from '#features/reports/presets.ts'
import { parseCalendarYear } from '#lib/calendar/calendar-year.ts'
import { makeWorkingCalendar, type WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import { openFileStore } from '#platform/files/store.ts'
import { createLog } from '#platform/log.ts'
import { Problem } from '#platform/problem.ts'
import { openSealing } from '#platform/sealing.ts'
import type { Services } from '#platform/services.ts'
import { readWords } from '#platform/words.ts'
import { readTableInWorker } from '#platform/worker.ts'
import { events } from '../src/events.ts'
import { operationNamed, type operations } from '../src/operations.ts'
import { cloneProvince } from './database.ts'

export type CallOptions = { upload?: { filename: string; bytes: Uint8Array }; key?: string; now?: Date }

/** One issued plan in a small province whose agencies have work: for the tests of what happens to the work. */
export async function workWorld(t: TestContext) {
  const { province, cluster, close } = await cloneProvince()
  const dataDir = await mkdtemp(join(tmpdir(), 'namro-work-'))
  const [files, words] = await Promise.all([openFileStore({ dataDir, ...noBucket }), readWords()])
  const [frameworks, localities, reporting, questionnaires] = await indices()
  t.after(async () => {
    await close()
    await rm(dataDir, { recursive: true })
  })
  const ids = await province.write(seed)
  const config = { fileLimitMb: 1, demo: false }
  // Of the world these operations touch files, words and the address only.
  const services = {
    config,
    files,
    words,
    frameworks,
    localities,
    calendar: stateCalendar(),
    reporting,
    questionnaires,
    sealing: openSealing('only for tests'.repeat(3)),
    readTableInWorker,
    log: createLog('silent'),
    address: 'http://namro.test',
    provinceName: async () => 'Tỉnh thử nghiệm',
  } as unknown as Services

  const actor = async (who: Person | 'visitor' | 'system'): Promise<Actor> => {
    if (who === 'visitor') return visitor
    if (who === 'system') return system
    const grants = await province.read((db) => listReachingGrants(db, ids.people[who], todayInVietnam(new Date())))
    return { kind: 'user', id: ids.people[who], name: who, sessionId: null, grants }
  }
  const as = async <N extends Name>(
    who: Person | 'visitor' | 'system',
    name: N,
    input: unknown = {},
    it: CallOptions = {},
  ): Promise<Answer<N>> => {
    const upload = it.upload && { filename: it.upload.filename, stream: streamOf(it.upload.bytes) }
    const op: Operation = operationNamed(name)
    const { key: idempotencyKey, now = new Date() } = it
    const request = { province, actor: await actor(who), services, input, upload, idempotencyKey, events, now }
    return (await invoke(op, request)) as Answer<N>
  }
  return { province, pool: cluster.pool, services, as, actor, ...ids }
}

type Name = (typeof operations)[number]['name']
type Named<N> = Extract<(typeof operations)[number], { name: N }>
/** What the named operation answers; a made file for those that answer with one. */
export type Answer<N extends Name> =
  unknown extends z.output<Named<N>['output']> ? FileReply : z.output<Named<N>['output']>

type Content = [Services['frameworks'], Services['localities'], Services['reporting'], Services['questionnaires']]
let content: Promise<Content> | undefined
/** Frameworks and localities, read once for all tests of a file. */
const indices = () => {
  content ??= Promise.all([
    openCatalogue(createLog('silent')),
    readLocalities(),
    readReporting(createLog('silent')),
    readQuestionnaires(createLog('silent')),
  ])
  return content
}

let years: WorkingCalendar | undefined
/** The calendar of the State, as the program reads it. */
function stateCalendar(): WorkingCalendar {
  const folder = join(import.meta.dirname, '../content/calendars')
  years ??= makeWorkingCalendar(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => parseCalendarYear(JSON.parse(readFileSync(join(folder, name), 'utf8')))),
  )
  return years
}

const noBucket = {
  s3Bucket: undefined,
  s3Endpoint: undefined,
  s3Region: '',
  s3AccessKeyId: undefined,
  s3SecretAccessKey: undefined,
} as const

const streamOf = (bytes: Uint8Array) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })

/** The code of the problem that something ends with; 'fine' when it ends well. */
export async function problemOf(run: Promise<unknown>): Promise<string> {
  try {
    await run
    return 'fine'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

const agencies = {
  committee: { name: 'Ủy ban nhân dân tỉnh An Hòa', kind: 'committee', level: 'province' },
  home: { name: 'Sở Nội vụ', kind: 'department', level: 'province' },
  finance: { name: 'Sở Tài chính', kind: 'department', level: 'province' },
  health: { name: 'Sở Y tế', kind: 'department', level: 'province' },
  communeA: { name: 'Ủy ban nhân dân xã An Bình', kind: 'committee', level: 'commune' },
  communeB: { name: 'Ủy ban nhân dân xã Bình Minh', kind: 'committee', level: 'commune' },
} as const
export type Agency = keyof typeof agencies

const people = {
  keeper: ['home', 'standingOfficer'],
  lead: ['finance', 'officer'],
  communeOfficer: ['communeA', 'officer'],
  communeHead: ['communeA', 'head'],
  otherCommune: ['communeB', 'officer'],
  stranger: ['health', 'officer'],
  leader: ['committee', 'leader'],
  administrator: ['committee', 'administrator'],
} as const satisfies Record<string, [Agency, Role]>
export type Person = keyof typeof people

async function seed(db: Db) {
  const agencyIds = await seedAgencies(db)
  const personIds = await seedPeople(db, agencyIds)
  const planId = await seedPlan(db, { agencyId: agencyIds.committee, standingAgencyId: agencyIds.home })
  const taskA = await seedTask(db, planId, {
    text: 'Công khai danh sách hộ nghèo',
    dueOn: '2026-06-30',
    axis: 'Công khai',
  })
  const taskB = await seedTask(db, planId, { text: 'Rà soát thủ tục hành chính', dueOn: null, axis: 'Thủ tục' })
  const give = (taskId: string, agency: Agency, role: AssignmentRole, dueOn: string | null) => ({
    taskId,
    agencyId: agencyIds[agency],
    role,
    dueOn,
  })
  await insertAssignments(
    db,
    planId,
    [
      give(taskA, 'finance', 'lead', '2026-06-30'),
      give(taskA, 'communeA', 'coordinating', '2026-06-30'),
      give(taskA, 'communeB', 'coordinating', '2026-06-30'),
      give(taskB, 'communeA', 'lead', null),
      give(taskB, 'communeB', 'lead', null),
    ],
    { userId: personIds.keeper, name: 'keeper', now: new Date('2026-02-01T02:00:00Z') },
  )
  const assignment = async (agency: Agency, taskId: string) => {
    const found = db.selectFrom('assignment').select('id').where('agencyId', '=', agencyIds[agency])
    return (await found.where('taskId', '=', taskId).executeTakeFirstOrThrow()).id
  }
  return {
    agencies: agencyIds,
    people: personIds,
    planId,
    taskA,
    taskB,
    leadWork: await assignment('finance', taskA),
    communeWork: await assignment('communeA', taskA),
    communeLead: await assignment('communeA', taskB),
  }
}

export async function seedAgencies(db: Db): Promise<Record<Agency, string>> {
  const ids = {} as Record<Agency, string>
  for (const [key, agency] of Object.entries(agencies)) {
    const id = uuid()
    ids[key as Agency] = id
    await db
      .insertInto('agency')
      .values({ id, code: key.toLowerCase(), ...agency, validFrom: '2025-07-01' })
      .execute()
    if (key !== 'committee')
      await sql`insert into agency_parent (id, agency_id, parent_id, valid)
        values (${uuid()}, ${id}, ${ids.committee}, daterange('2025-07-01', null))`.execute(db)
  }
  return ids
}

export async function seedPeople(db: Db, agencyIds: Record<Agency, string>): Promise<Record<Person, string>> {
  const ids = {} as Record<Person, string>
  for (const [name, [agency, role]] of Object.entries(people)) {
    const id = uuid()
    ids[name as Person] = id
    await db
      .insertInto('authUser')
      .values({ id, name, email: `${name.toLowerCase()}@namro.test` })
      .execute()
    const grant = { id: uuid(), userId: id, agencyId: agencyIds[agency], role, validFrom: '2025-07-01' }
    await db.insertInto('accessGrant').values(grant).execute()
  }
  return ids
}

export async function seedPlan(
  db: Db,
  it: { agencyId: string; standingAgencyId: string; number?: string },
): Promise<string> {
  const id = uuid()
  const header = { number: it.number ?? '05/KH-UBND', issuedOn: '2026-02-01', title: 'Nâng cao Chỉ số PAPI năm 2026' }
  const { agencyId, standingAgencyId } = it
  const words = { place: 'An Hòa', signer: 'Trần Thị Bình', signerTitle: 'Phó Chủ tịch', indices: ['PAPI'] }
  const confirmed = { status: 'confirmed', confirmedAt: new Date('2026-02-01T02:00:00Z') }
  await db
    .insertInto('plan')
    .values({ id, agencyId, standingAgencyId, ...header, ...words, ...confirmed })
    .execute()
  return id
}

type NewTask = { text: string; dueOn: string | null; axis: string; position?: number }

export async function seedTask(db: Db, planId: string, it: NewTask): Promise<string> {
  const id = uuid()
  const { position = 1, ...words } = it
  const place = { position: String(position), kind: 'annexRow', path: `PL1.${position}`, folded: fold(it.text) }
  const rest = { product: 'Báo cáo', deadlineRaw: it.dueOn ? 'Quý II/2026' : 'Thường xuyên', review: 'accepted' }
  await db
    .insertInto('task')
    .values({ id, planId, ...words, ...place, ...rest, indexName: 'PAPI' })
    .execute()
  return id
}
