import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keepSecret } from './secret.ts'

test('a secret is made once, for its owner only, also by programs that start at once', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'namro-secret-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const dataDir = join(folder, 'data')
  const config = { dataDir, secret: undefined }
  const [first, second] = await Promise.all([keepSecret(config), keepSecret(config)])
  assert.equal(first, second)
  assert.ok(first.length >= 43)
  assert.equal(await keepSecret(config), first)
  assert.equal((await stat(join(dataDir, 'secret'))).mode & 0o777, 0o600)
  assert.deepEqual(await readdir(dataDir), ['secret'])
  assert.equal(await keepSecret({ dataDir, secret: 'x'.repeat(32) }), 'x'.repeat(32))
})
