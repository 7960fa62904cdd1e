import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { createLog } from '#platform/log.ts'
import { isAlive } from '#platform/running.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { readPostmaster } from './postmaster.ts'

// One folder goes through all that may happen to it, in order.
let base: string
let dataDir: string
const log = createLog('silent')
const start = (dir = dataDir) => startEmbedded({ dataDir: dir, log, durable: false })

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'namro-embedded-'))
  // Where root makes it, the account that PostgreSQL runs as must be able to pass through.
  await chmod(base, 0o711)
  dataDir = join(base, 'dữ liệu, "của" tỉnh')
})
after(() => rm(base, { recursive: true, force: true }))

async function ask(server: Embedded, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const postmasterOf = async (dir = dataDir) => (await readPostmaster(join(dir, 'pg')))?.pid
const rows = (server: Embedded) => ask(server, 'select count(*)::int as n from kept')

test('an empty folder becomes a Vietnamese UTF-8 database with checksums, in a path with any letters', async () => {
  const server = await start()
  assert.equal(server.reused, false)
  const [facts] = await ask(
    server,
    `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
       (select array_agg(w order by w) from unnest(array['đê', 'dê', 'ấp', 'ao', 'ăn']) w) as sorted`,
  )
  assert.deepEqual(facts, { encoding: 'UTF8', checksums: 'on', sorted: ['ao', 'ăn', 'ấp', 'dê', 'đê'] })
  await ask(server, 'create table kept (id int)')
  await ask(server, 'insert into kept values (1)')
  assert.equal(await server.leave(), true)
  assert.equal(await postmasterOf(), undefined)
})

test('a second one joins; whoever leaves last stops it', async () => {
  const first = await start()
  const second = await start()
  assert.equal(second.reused, true)
  assert.equal(await first.leave(), false)
  assert.deepEqual(await rows(second), [{ n: 1 }])
  assert.equal(await second.leave(), true)
})

test('several that start at once share one', async () => {
  // Who comes second may hear the first one's answer before its own has given up: each of several rounds must tell.
  for (let round = 0; round < 5; round += 1) {
    const servers = await Promise.all([start(), start(), start()])
    const stopped: boolean[] = []
    for (const server of servers) stopped.push(await server.leave())
    assert.equal(servers.filter(({ reused }) => !reused).length, 1)
    assert.deepEqual(stopped, [false, false, true])
  }
})

test('when PostgreSQL is killed it is started again and nothing acknowledged is lost', async () => {
  const server = await start()
  await ask(server, 'insert into kept values (2)')
  process.kill((await postmasterOf())!, 'SIGKILL')
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await rows(server).catch(() => undefined)
    if (found) break
    await pause(50)
  }
  assert.deepEqual(await rows(server), [{ n: 2 }])
  assert.equal(await server.leave(), true)
})

test('one that an owner left behind when it was killed is found and used', async () => {
  const script = `import { startEmbedded } from '#platform/db/embedded.ts'
    await startEmbedded({ dataDir: process.argv[1], log: { debug() {}, info() {}, warn() {}, error() {} }, durable: false })
    console.log('ready'); setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, dataDir], {
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => owner.stdout.once('data', resolve))
  owner.kill('SIGKILL')
  const server = await start()
  assert.equal(server.reused, true)
  assert.deepEqual(await rows(server), [{ n: 2 }])
  assert.equal(await server.leave(), true)
})

test('a pid file that names a stranger is seen through', async (t) => {
  const stranger = spawn('sleep', ['60'])
  t.after(() => stranger.kill())
  const file = join(dataDir, 'pg/postmaster.pid')
  await writeFile(
    file,
    `${stranger.pid}\n${join(dataDir, 'pg')}\n1700000000\n5432\n${dataDir}\n\n  5432001     99999\nready   \n`,
  )
  const { uid, gid } = await stat(join(dataDir, 'pg'))
  await chown(file, uid, gid)
  const server = await start()
  assert.deepEqual(await rows(server), [{ n: 2 }])
  assert.equal(isAlive(stranger.pid!), true)
  await server.leave()
})

test('what a start that was killed half-way left is cleared away', async () => {
  const dead = spawn('true')
  await new Promise((resolve) => dead.once('exit', resolve))
  await writeFile(join(dataDir, `pg.new-${dead.pid}`), '')
  await (await start()).leave()
  assert.deepEqual((await readdir(dataDir)).sort(), ['pg', 'pg.log'])
})

test('a path too long for a socket still works', async () => {
  const long = join(base, 'rất-dài-'.repeat(12), 'rất-dài-'.repeat(8))
  const server = await start(long)
  assert.ok(Buffer.byteLength(String(server.connection.host)) < 90)
  assert.deepEqual(await ask(server, 'select 1 as one'), [{ one: 1 }])
  await server.leave()
  await rm(String(server.connection.host), { recursive: true, force: true })
})

test('a folder of another major version is refused with what to do, and stays as it is', async () => {
  const file = join(dataDir, 'pg/PG_VERSION')
  await writeFile(file, '17\n')
  await assert.rejects(start(), /PostgreSQL 17[\s\S]*npm run cli -- backup/)
  assert.equal(await readFile(file, 'utf8'), '17\n')
})
