import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { invoke } from '#features/access/operation.ts'
import { visitor } from '#features/access/schema.ts'
import { createLog } from '#platform/log.ts'
import type { Services } from '#platform/services.ts'
import { cloneProvince } from '../../../test/database.ts'
import { events } from '../../events.ts'
import { operationNamed } from '../../operations.ts'
import { connect } from './connect.ts'

const database = await cloneProvince()
const cluster = await connect({ ...database.connection, max: 2 }, { log: createLog('warn') })
after(async () => {
  await cluster.close()
  await database.close()
})
const province = cluster.province('test')

test('who holds a connection gets no second one, in words and at once', async () => {
  const second = () => province.read((db) => sql`select 1`.execute(db))
  const refused = /asks for a second one/
  await assert.rejects(province.read(second), refused)
  await assert.rejects(
    province.read(() => cluster.pool.query('select 1')),
    refused,
  )
  await assert.rejects(
    province.write(() => sql`select 1`.execute(province.kysely)),
    refused,
  )
  await second()
})

test('what a transaction leaves behind may ask when it is over', async () => {
  const rows = await province.read(async () => Readable.from(later()))
  assert.deepEqual(await rows.toArray(), [1])
  async function* later() {
    const { rows } = await province.read((db) => sql<{ n: number }>`select 1 as n`.execute(db))
    yield* rows.map(({ n }) => n)
  }
})

test('many more readers than connections, each of whom asks for the name of the province, are all answered', async () => {
  const services = {
    config: { oidcIssuer: undefined, demo: false },
    provinceName: async (code: string) => cluster.nameOf(code) ?? code,
  } as unknown as Services
  const ask = () =>
    invoke(operationNamed('account.signInWays'), { province, actor: visitor, services, input: {}, events })
  const answers = await Promise.all(Array.from({ length: 60 }, ask))
  assert.equal(new Set(answers.map((each) => (each as { provinceName: string }).provinceName)).size, 1)
})

test('the name of a new province is known at once, that of a strange one never', async () => {
  await cluster.createProvince({ code: 'khac', name: 'Tỉnh Khác', hosts: ['khac.example.vn'] })
  assert.equal(await province.read(async () => cluster.nameOf('khac')), 'Tỉnh Khác')
  assert.equal(cluster.nameOf('khong'), undefined)
})
