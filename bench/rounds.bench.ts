import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { invoke } from '#features/access/operation.ts'
import type { Role } from '#features/access/roles.ts'
import { type Actor, visitor } from '#features/access/schema.ts'
import { openCatalogue } from '#features/frameworks/catalogue.ts'
import { countQueries } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import { createLog } from '#platform/log.ts'
import type { Services } from '#platform/services.ts'
import { chanceOf } from '../src/demo-chance.ts'
import { claimFor } from '../src/demo-round-figures.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince } from '../test/database.ts'
import { insertAgencies } from '../test/public-plans.ts'
import { type Line, quantile, timesInTurn, timesOf } from './measure.ts'

const communes = 126
const during = new Date('2026-01-10T02:00:00Z')
type Name = Parameters<typeof operationNamed>[0]
type World = { province: Province; call: (name: Name, actor: Actor, input: object) => Promise<never> }
type Sheet = { id: string; version: number; lines: { code: string; version: number }[] }

/** A round of 126 communes by the set for communes: filled in, appraised, read by twenty at once, ranked and published. */
export async function benchRounds(): Promise<Line[]> {
  const frameworks = await openCatalogue(createLog('silent'))
  const services = { frameworks, provinceName: async () => 'Tỉnh thử nghiệm' } as unknown as Services
  const { province, close } = await cloneProvince()
  try {
    const call: World['call'] = (name, actor, input) =>
      invoke(operationNamed(name), { province, services, actor, events, input, now: during }) as Promise<never>
    return await measured({ province, call })
  } finally {
    await close()
  }
}

async function measured(world: World): Promise<Line[]> {
  const { province, call } = world
  const names = ['Sở Nội vụ', ...Array.from({ length: communes }, (_, i) => `UBND xã số ${i + 1}`)]
  const agencies = Object.values(await province.write((db) => insertAgencies(db, names)))
  const [keeper, leader] = await peopleOf(province, agencies, ['standingOfficer', 'leader'])
  const [home = '', ...units] = agencies
  const opening = performance.now()
  const round = await call('round.open', keeper!, { ...opened, agencyId: home, unitIds: units, appraiserIds: [home] })
  const openMs = performance.now() - opening
  const { id: roundId } = round as { id: string }
  const { units: rows } = (await call('round.get', keeper!, { roundId })) as { units: { id: string }[] }
  const sheetIds = rows.map(({ id }) => id)
  const fillMs = await filled(world, keeper!, sheetIds)
  const lines = [
    ours('round opened: 126 sheets with their lines', openMs),
    ours('126 sheets × all criteria claimed, one after the other', fillMs),
    ...(await readings(world, keeper!, { roundId, sheetIds })),
    ...(await writings(world, keeper!, sheetIds)),
  ]
  return [...lines, ...(await publishing(world, [keeper!, leader!], roundId))]
}

const opened = {
  ...{ framework: 'par-index', edition: 'commune-lam-dong-2025', year: 2025, name: 'Các xã' },
  ...{ opensOn: '2026-01-01', selfUntil: '2026-01-15', appraiseUntil: '2026-01-25', explainUntil: '2026-01-31' },
  ...{ reappraiseUntil: '2026-02-10', publishOn: '2026-02-20' },
}

const ours = (name: string, figure: number): Line => ({ name, figure, unit: 'ms', reference: '', ratio: 1, bar: '' })

/** Every agency hands in all its figures in one request. */
async function filled({ call }: World, actor: Actor, sheetIds: readonly string[]): Promise<number> {
  let spent = 0
  for (const [i, sheetId] of sheetIds.entries()) {
    const sheet = (await call('round.sheet', actor, { sheetId })) as Sheet & { rows: Parameters<typeof claimFor>[0][] }
    const chance = chanceOf(`bench ${i}`)
    const own = sheet.rows.filter(({ isGroup, external }) => !isGroup && !external)
    const lines = own.map((row) => ({ code: row.code, version: 1, claim: claimFor(row, 0.8, chance) }))
    const start = performance.now()
    await call('round.scoreMany', actor, { sheetId, lines })
    spent += performance.now() - start
  }
  return spent
}

const readers = 'select 1 in a transaction, p95'

async function readings({ province, call }: World, actor: Actor, at: { roundId: string; sheetIds: string[] }) {
  const { roundId, sheetIds } = at
  const sheetId = (i: number) => sheetIds[(i * 7) % sheetIds.length]!
  const cases: [string, number, (i: number) => Promise<unknown>][] = [
    ['a score sheet', 300, (i) => call('round.sheet', actor, { sheetId: sheetId(i) })],
    ['the appraisal table, 126 × 79', 60, () => call('round.matrix', actor, { roundId })],
    ['a round with its ranking', 60, () => call('round.get', actor, { roundId })],
    ['history of a line', 300, (i) => call('round.lineHistory', actor, { sheetId: sheetId(i), code: '7.3.1' })],
  ]
  const nothing = () => province.read((db) => db.selectNoFrom((it) => it.lit(1).as('one')).execute())
  const lines: Line[] = []
  for (const [name, calls, run] of cases) {
    await timesOf(20, run)
    const { times, least } = await timesInTurn({ run, calls }, nothing, 3)
    const [p95, beside] = [quantile(times, 0.95), quantile(least, 0.95)]
    const { queries } = await countQueries(() => run(1))
    const head = `${name}, 20 readers, p95, ${queries} queries`
    lines.push({ name: head, figure: p95, unit: 'ms', reference: readers, ratio: p95 / beside, bar: 'p95 ≤ 50 ms' })
  }
  return lines
}

/** Twenty agencies type at once, each in its own sheet. */
async function writings({ province, call }: World, actor: Actor, sheetIds: readonly string[]): Promise<Line[]> {
  const versions = new Map<string, number>()
  const run = (i: number) => {
    const sheetId = sheetIds[i % sheetIds.length]!
    const version = versions.get(sheetId) ?? 2
    versions.set(sheetId, version + 1)
    const claim = { figures: { a: 200, b: 100 + (i % 100) } }
    return call('round.score', actor, { sheetId, code: '7.3.1', version, claim })
  }
  const least = (i: number) =>
    province.write((db) =>
      sql`update round_line set note = ${String(i)} where sheet_id = ${sheetIds[i % sheetIds.length]!}::uuid
        and code = '7.3.2'`.execute(db),
    )
  const { times, least: beside } = await timesInTurn({ run, calls: 240 }, least, 3)
  const [p95, reference] = [quantile(times, 0.95), quantile(beside, 0.95)]
  const name = 'a line is scored, 20 at once, p95'
  return [
    { name, figure: p95, unit: 'ms', reference: 'update of one row, p95', ratio: p95 / reference, bar: 'p95 ≤ 100 ms' },
  ]
}

/** What the bar asks: all units × all criteria reckoned, ranked and stored, and then read by citizens. */
async function publishing({ province, call }: World, [keeper, leader]: Actor[], roundId: string): Promise<Line[]> {
  for (const [i, to] of ['appraisal', 'explanation', 'reappraisal', 'final'].entries()) {
    if (to === 'explanation') await province.write((db) => accepted(db, roundId))
    await call('round.move', keeper!, { roundId, version: i + 1, to })
  }
  const start = performance.now()
  await call('round.publish', leader!, { roundId, version: 5 })
  const figure = performance.now() - start
  const begun = performance.now()
  await province.write((db) =>
    sql`update round_line l set points = l.points + 1 from round_sheet s
      where s.id = l.sheet_id and s.round_id = ${roundId}::uuid`.execute(db),
  )
  const ratio = figure / (performance.now() - begun)
  const reference = 'update of the same lines'
  const times = await timesOf(200, () => call('round.publishedResult', visitor, { roundId }))
  const name = 'round of 126 communes × 79 criteria reckoned, ranked, stored'
  const shown = { ...ours('the published ranking, 20 readers, p95', quantile(times, 0.95)), bar: 'p95 ≤ 100 ms' }
  return [{ name, figure, unit: 'ms', reference, ratio, bar: '≤ 2 s' }, shown]
}

const accepted = (db: Parameters<Parameters<Province['write']>[0]>[0], roundId: string) =>
  sql`update round_line l set verdict1 = '{"accepted":true,"points":null,"decision":null,"reason":null}'::jsonb
    from round_sheet s where s.id = l.sheet_id and s.round_id = ${roundId}::uuid and l.claim is not null`.execute(db)

async function peopleOf(province: Province, agencies: readonly string[], roles: readonly Role[]): Promise<Actor[]> {
  const [agencyId = ''] = agencies
  const people = roles.map((role) => ({ id: uuid(), role }))
  await province.write((db) =>
    db
      .insertInto('authUser')
      .values(people.map(({ id, role }) => ({ id, name: role, email: `${id}@namro.test`, emailVerified: true })))
      .execute(),
  )
  return people.map(({ id, role }) => {
    const grant = { id: uuid(), role, agencyId, agencyName: 'Sở Nội vụ', actsFor: new Set<string>() }
    return { kind: 'user', id, name: role, sessionId: null, grants: [{ ...grant, reach: new Set(agencies) }] }
  })
}
