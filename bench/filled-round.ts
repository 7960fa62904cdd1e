import { v7 as uuid } from 'uuid'
import { invoke } from '#features/access/operation.ts'
import type { Role } from '#features/access/roles.ts'
import type { Actor } from '#features/access/schema.ts'
import { openCatalogue } from '#features/frameworks/catalogue.ts'
import { readLocalities } from '#features/frameworks/localities.ts'
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

export const communes = 126
const during = new Date('2026-01-10T02:00:00Z')

type Name = Parameters<typeof operationNamed>[0]
export type World = { province: Province; call: (name: Name, actor: Actor, input: object) => Promise<never> }
type Sheet = { rows: Parameters<typeof claimFor>[0][] }

export type FilledRound = World & {
  keeper: Actor
  leader: Actor
  roundId: string
  sheetIds: string[]
  openMs: number
  fillMs: number
}

/** A round of 126 communes by the set for communes, every sheet filled in; `work` measures what it is about. */
export async function withFilledRound<T>(work: (round: FilledRound) => Promise<T>): Promise<T> {
  const [frameworks, localities] = await Promise.all([openCatalogue(createLog('silent')), readLocalities()])
  const services = { frameworks, localities, provinceName: async () => 'Tỉnh thử nghiệm' } as unknown as Services
  const { province, close } = await cloneProvince()
  try {
    const call: World['call'] = (name, actor, input) =>
      invoke(operationNamed(name), { province, services, actor, events, input, now: during }) as Promise<never>
    return await work(await openedAndFilled({ province, call }))
  } finally {
    await close()
  }
}

const opened = {
  ...{ framework: 'par-index', edition: 'commune-lam-dong-2025', year: 2025, name: 'Các xã' },
  ...{ opensOn: '2026-01-01', selfUntil: '2026-01-15', appraiseUntil: '2026-01-25', explainUntil: '2026-01-31' },
  ...{ reappraiseUntil: '2026-02-10', publishOn: '2026-02-20' },
}

async function openedAndFilled(world: World): Promise<FilledRound> {
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
  return { ...world, keeper: keeper!, leader: leader!, roundId, sheetIds, openMs, fillMs }
}

/** Every agency hands in all its figures in one request. */
async function filled({ call }: World, actor: Actor, sheetIds: readonly string[]): Promise<number> {
  let spent = 0
  for (const [i, sheetId] of sheetIds.entries()) {
    const sheet = (await call('round.sheet', actor, { sheetId })) as Sheet
    const chance = chanceOf(`bench ${i}`)
    const own = sheet.rows.filter(({ isGroup, external }) => !isGroup && !external)
    const lines = own.map((row) => ({ code: row.code, version: 1, claim: claimFor(row, 0.8, chance) }))
    const start = performance.now()
    await call('round.scoreMany', actor, { sheetId, lines })
    spent += performance.now() - start
  }
  return spent
}

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

export type ReadCase = [name: string, calls: number, run: (i: number) => Promise<unknown>]

/** Each reading by twenty at once beside an empty transaction, in turn. */
export async function readCases({ province }: World, cases: readonly ReadCase[]): Promise<Line[]> {
  const nothing = () => province.read((db) => db.selectNoFrom((it) => it.lit(1).as('one')).execute())
  const measured: Line[] = []
  for (const [name, calls, run] of cases) {
    await timesOf(20, run)
    const { times, least } = await timesInTurn({ run, calls }, nothing, 3)
    const { queries } = await countQueries(() => run(1))
    measured.push({
      name: `${name}, 20 readers, p95, ${queries} queries`,
      figure: quantile(times, 0.95),
      unit: 'ms',
      reference: 'select 1 in a transaction, p95',
      ratio: quantile(times, 0.95) / quantile(least, 0.95),
      bar: 'p95 ≤ 50 ms',
    })
  }
  return measured
}
