import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { v7 as uuid } from 'uuid'
import { invoke } from '#features/access/operation.ts'
import { type Actor, system } from '#features/access/schema.ts'
import { openCatalogue } from '#features/frameworks/catalogue.ts'
import { readLocalities } from '#features/frameworks/localities.ts'
import { leafCodes } from '#lib/scoring/crosswalk.ts'
import { createLog } from '#platform/log.ts'
import type { Services } from '#platform/services.ts'
import { readTableInWorker } from '#platform/worker.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince, type TestDatabase } from '../test/database.ts'
import { type Line, quantile, timesInTurn } from './measure.ts'

const rounds = 7
const profileCalls = 600

/** A history as long as that of PAPI: 63 provinces, 14 years, every sub-dimension; values between their bounds. */
export async function benchResults(): Promise<Line[]> {
  const [frameworks, localities] = await Promise.all([openCatalogue(createLog('silent')), readLocalities()])
  const services = {
    frameworks,
    localities,
    readTableInWorker,
    provinceName: async () => 'tỉnh Hà Tĩnh',
  } as unknown as Services
  const rows = history(services)
  const text = `năm,mã,nội dung,điểm\n${rows.map((it) => it.join(',')).join('\n')}\n`
  const database = await cloneProvince()
  try {
    const [times, least]: [number[], number[]] = [[], []]
    // In turn, so that both meet the same machine whatever else it does.
    for (let round = 0; round < rounds; round++) {
      least.push(await copied(database, rows))
      times.push(await imported(database, services, text, rows.length, round))
    }
    const line = importLine(rows.length, quantile(times, 0.5), quantile(least, 0.5))
    return [line, ...(await profiles(database, services))]
  } finally {
    await database.close()
  }
}

type Row = [year: number, code: string, criterion: string, points: string]

function history({ frameworks, localities }: Services): Row[] {
  const provinces = localities.fields.find(({ field }) => field === 'vietnam')!.localities.filter((it) => it.before)
  const years = Array.from({ length: 14 }, (_, i) => 2011 + i)
  return years.flatMap((year) => {
    const { criteria } = frameworks.editionOf('papi', year)!.edition
    const leaves = leafCodes(criteria).map((code) => criteria.find((it) => it.code === code)!)
    return provinces.flatMap(({ code }, i) =>
      leaves.map((leaf, j): Row => {
        const [low, high] = [leaf.min ?? 0, leaf.max ?? 1]
        const share = ((i * 37 + j * 53 + year * 11) % 97) / 100
        return [year, code, leaf.code, (low + (high - low) * share).toFixed(4)]
      }),
    )
  })
}

/** What the database itself takes for the same values, each a row with its key. */
async function copied({ connection }: TestDatabase, rows: readonly Row[]): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(`create table copied (year int, unit text, code text, points numeric,
      primary key (year, unit, code))`)
    const lines = rows.map(([year, unit, code, points]) => `${year}\tlocality:${unit}\t${code}\t${points}\n`).join('')
    const begun = performance.now()
    await pipeline(Readable.from(lines), client.query(copyFrom('copy copied from stdin')))
    const time = performance.now() - begun
    await client.query('drop table copied')
    return time
  } finally {
    await client.end()
  }
}

/** Through the door: the table read in its worker, every value checked, compared with what is known, and written. */
async function imported({ province }: TestDatabase, services: Services, text: string, values: number, round: number) {
  // Every round brings other values, so that all are written and all are compared.
  const bytes = new TextEncoder().encode(text.replaceAll(/(\d)$/gm, String(round)))
  const input = { framework: 'papi', source: `Lần ${round}`, dryRun: 'false', replace: 'true' }
  const stream = new ReadableStream<Uint8Array>({
    start: (control) => {
      control.enqueue(bytes)
      control.close()
    },
  })
  const begun = performance.now()
  const request = { province, services, actor: system, events, input, upload: { filename: 'papi.csv', stream } }
  const reply = (await invoke(operationNamed('results.import'), request)) as { written: boolean; values: number }
  if (!reply.written || reply.values !== values)
    throw new Error(`only ${reply.values} of ${values} values were written`)
  return performance.now() - begun
}

function importLine(values: number, ms: number, least: number): Line {
  const reference = `COPY of the same values, ${Math.round((values / least) * 1000)} a second`
  const bar = '≥ 50,000, ≤ 3 ×'
  return {
    name: 'import of published results',
    figure: Math.round((values / ms) * 1000),
    unit: 'values/s',
    reference,
    ratio: ms / least,
    bar,
  }
}

async function profiles({ province }: TestDatabase, services: Services): Promise<Line[]> {
  const grants = [
    {
      id: uuid(),
      role: 'leader' as const,
      agencyId: uuid(),
      agencyName: 'Sở',
      reach: new Set<string>(),
      actsFor: new Set<string>(),
    },
  ]
  const actor: Actor = { kind: 'user', id: uuid(), name: 'Người đọc', sessionId: null, grants }
  const units = services.localities.fields
    .flatMap((it) => it.localities)
    .filter((it) => it.before && !it.id.startsWith('MH'))
  const profile = operationNamed('results.profile')
  const call = (i: number) => {
    const unit = `locality:${units[(i * 7) % units.length]?.id}`
    return invoke(profile, {
      province,
      services,
      actor,
      events,
      input: { framework: 'papi', unit, year: 2011 + (i % 14) },
    })
  }
  const first = performance.now()
  await call(0)
  const afterWrite = performance.now() - first
  const nothing = () => province.read((db) => db.selectNoFrom((it) => it.lit(1).as('one')).execute())
  const measured = await timesInTurn({ run: call, calls: profileCalls }, nothing)
  const [p95, least] = [quantile(measured.times, 0.95), quantile(measured.least, 0.95)]
  const line = (name: string, figure: number): Line => ({
    name,
    figure,
    unit: 'ms',
    reference: 'select 1 in a transaction, p95',
    ratio: figure / least,
    bar: '50 ms',
  })
  return [
    line('profile of a province, 20 readers, p95', p95),
    line('profile just after an import, one reader', afterWrite),
  ]
}
