import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { invoke } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/connect.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import { createLog } from '#platform/log.ts'
import type { Services } from '#platform/services.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { insertAgencies, insertPlan } from './public-plans.ts'
import {
  environmentOf,
  freePort,
  makeDataFolder,
  removeDataFolder,
  type ServerProcess,
  startServer,
} from './server-process.ts'

const agencyNames = ['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế', 'Sở Tư pháp']
const tasks = 10
const reportsOfAssignment = 5
const allReports = agencyNames.length * tasks * reportsOfAssignment
/** After so many acknowledgements the server is killed, with the next reports under way. */
const killsAfter = [50, 100, 150]
const account = { email: 'can-bo@namro.test', password: 'mat-khau-dai-2026' }

type Report = { assignmentId: string; key: string; body: string }
type Reply = { version: number; percent: number }

test('what was acknowledged survives three kills, once each, and the audit shows it', {
  timeout: 120_000,
}, async (t) => {
  const dataDir = await makeDataFolder()
  t.after(() => removeDataFolder(dataDir))
  const { assignments, database } = await withProvince(dataDir, seed)
  const drill = await openDrill(t, dataDir, database)

  const byAgency = agencyNames.map((_, lane) => assignments.filter((_, i) => i % agencyNames.length === lane))
  const killing = drill.killAlong()
  await Promise.all(byAgency.map((mine) => drill.reportAll(mine)))
  await killing
  assert.equal(drill.acknowledged.size, allReports)
  assert.ok(drill.interrupted() >= killsAfter.length, 'each kill met a report under way')

  const again = [...drill.acknowledged]
  await Promise.all(again.map(async ([report, reply]) => assert.deepEqual(await drill.send(report), reply)))
  await drill.stop()

  // The database stays open from here on, so that each look at it need not start it anew.
  await withProvince(dataDir, async (province) => {
    assertOnceEach(await province.read(readReports), drill.acknowledged)

    const whole = await verify(dataDir)
    assert.equal(whole.code, 0, whole.said)
    assert.equal(whole.answer.broken, null)
    assert.ok(whole.answer.events >= allReports)

    const seq = await province.write(tamper)
    const broken = await verify(dataDir)
    assert.equal(broken.code, 1)
    assert.deepEqual(broken.answer.broken, { seq, reason: 'content' })
  })
})

/** How the drill stands: the client knows from it whether a silence was to be expected. */
type Standing = { over: boolean; down: boolean; kills: number; interrupted: number }

/** One server that is killed and started again at the same address, and a client that does not give up. */
async function openDrill(t: TestContext, dataDir: string, database: string) {
  const port = await freePort()
  let server: ServerProcess = await startServer(dataDir, port)
  const standing: Standing = { over: false, down: false, kills: 0, interrupted: 0 }
  t.after(async () => {
    standing.over = true
    await server.stop()
  })
  const { address } = server
  const send = sender(address, await signIn(address), standing)
  const acknowledged = new Map<Report, Reply>()
  const reportAll = (ids: readonly string[]) => reportOn(ids, send, acknowledged)
  const killAlong = async () => {
    for (const [i, after] of killsAfter.entries()) {
      while (acknowledged.size < after && !standing.over) await pause(5)
      const [postmaster] = (await readFile(join(database, 'postmaster.pid'), 'utf8')).split('\n')
      standing.kills += 1
      standing.down = true
      await server.kill()
      // The second time the database is cut off as well, as when the machine goes down.
      if (i === 1) process.kill(Number(postmaster), 'SIGKILL')
      server = await startServer(dataDir, port)
      standing.down = false
    }
  }
  const interrupted = () => standing.interrupted
  return { acknowledged, interrupted, send, reportAll, killAlong, stop: () => server.stop() }
}

type Send = (report: Report) => Promise<Reply>

/** Sends a report until it is acknowledged; only a server that was killed may be silent. */
function sender(address: string, cookie: string, standing: Standing): Send {
  return async (report) => {
    const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': report.key }
    const path = `${address}/api/assignments/${report.assignmentId}/report`
    for (;;) {
      const before = { ...standing }
      const answer = await fetch(path, { method: 'POST', headers, body: report.body }).then(
        async (it) => ({ status: it.status, text: await it.text() }),
        () => undefined,
      )
      if (answer?.status === 200) return JSON.parse(answer.text) as Reply
      // Whatever else a server says would be a report refused: a version that moved, a key used twice, a fault.
      assert.equal(answer, undefined, answer?.text)
      const expected = before.down || standing.kills > before.kills || standing.over
      assert.ok(expected, 'the server fell silent although nobody had killed it')
      if (standing.over) throw new Error('The drill has ended before this report was acknowledged.')
      standing.interrupted += 1
      await pause(50)
    }
  }
}

/** Reports again and again on each assignment, always with the version that was acknowledged last. */
async function reportOn(ids: readonly string[], send: Send, acknowledged: Map<Report, Reply>): Promise<void> {
  for (const assignmentId of ids) {
    let version = 1
    for (let n = 1; n <= reportsOfAssignment; n++) {
      const body = JSON.stringify({ version, percent: n * 10, sentence: `Đã làm bước ${n}` })
      const report = { assignmentId, key: uuid(), body }
      const reply = await send(report)
      acknowledged.set(report, reply)
      version = reply.version
    }
  }
}

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(account),
  })
  assert.equal(answer.status, 200, await answer.text())
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

async function withProvince<T>(dataDir: string, run: (province: Province) => Promise<T>): Promise<T> {
  const cluster = await openDatabase(readConfig(environmentOf(dataDir)), { log: createLog('warn') })
  try {
    await cluster.createProvince({ code: 'main', name: 'Tỉnh thử nghiệm' })
    return await run(cluster.province('main'))
  } finally {
    await cluster.close()
  }
}

/** One officer who reports for four departments, each with its part in ten tasks; and where the database keeps its files. */
async function seed(province: Province): Promise<{ assignments: string[]; database: string }> {
  const ask = (name: string, input: object) =>
    invoke(operationNamed(name), { province, actor: system, services: {} as Services, input, events })
  const agencies = await province.write((db) => insertAgencies(db, agencyNames))
  const { id: userId } = (await ask('user.create', { name: 'Nguyễn Thị An', ...account })) as { id: string }
  for (const agencyId of Object.values(agencies)) await ask('grant.give', { userId, agencyId, role: 'officer' })
  const parts = agencyNames.map((agency) => ({ agency }))
  const sketch = { tasks: Array.from({ length: tasks }, (_, i) => ({ text: `Công khai danh mục ${i + 1}`, parts })) }
  return province.write(async (db) => {
    await insertPlan(db, agencies, sketch)
    const rows = await db.selectFrom('assignment').select('id').orderBy('agencyId').orderBy('id').execute()
    const place = await sql<{ database: string }>`select current_setting('data_directory') as database`.execute(db)
    return { assignments: rows.map(({ id }) => id), database: place.rows[0]!.database }
  })
}

type Kept = { assignmentId: string; percent: number; entries: number; audited: number; version: number }

const readReports = async (db: Db): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`
    select e.assignment_id, e.percent, count(*) as entries, a.version,
      (select count(*) from audit_event v where v.operation = 'assignment.report'
        and v.subject_id = e.assignment_id::text and (v.fields ->> 'percent')::int = e.percent) as audited
    from assignment_entry e join assignment a on a.id = e.assignment_id
    where e.action = 'reported' group by e.assignment_id, e.percent, a.version`.execute(db)
  return rows
}

function assertOnceEach(kept: readonly Kept[], acknowledged: ReadonlyMap<Report, Reply>): void {
  const wanted = [...acknowledged].map(([{ assignmentId }, { percent }]) => `${assignmentId} ${percent} 1 1`)
  const found = kept.map((it) => `${it.assignmentId} ${it.percent} ${it.entries} ${it.audited}`)
  assert.deepEqual(found.sort(), wanted.sort())
  for (const { version } of kept) assert.equal(version, reportsOfAssignment + 1)
}

/** Somebody with the password of the database makes a report of the past look better. */
async function tamper(db: Db): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    update audit_event set fields = jsonb_set(fields, '{percent}', '99')
    where seq = (select min(seq) + 7 from audit_event where operation = 'assignment.report') returning seq`.execute(db)
  return rows[0]!.seq
}

type Verdict = { events: number; broken: { seq: number; reason: string } | null }

/** `npm run cli -- audit.verify`, without npm itself. */
async function verify(dataDir: string): Promise<{ code: number | null; said: string; answer: Verdict }> {
  const root = join(import.meta.dirname, '..')
  const command = spawn(process.execPath, ['src/cli.ts', 'audit.verify'], {
    cwd: root,
    env: environmentOf(dataDir),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  command.stdout.on('data', (chunk) => (said += chunk))
  const code = await new Promise<number | null>((resolve) => command.once('close', resolve))
  return { code, said, answer: JSON.parse(said) as Verdict }
}
