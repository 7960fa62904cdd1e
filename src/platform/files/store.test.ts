import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { fakeBucket } from './fake-bucket.ts'
import { FileMissing, FileRefused, type FileStore, type FileStoreConfig, openFileStore } from './store.ts'

let root = ''
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'namro files ắ '))
})
after(() => rm(root, { recursive: true }))

const config = (dataDir: string): FileStoreConfig => ({
  dataDir,
  s3Bucket: undefined,
  s3Endpoint: undefined,
  s3Region: 'us-east-1',
  s3AccessKeyId: undefined,
  s3SecretAccessKey: undefined,
})

const text = Buffer.from('Kế hoạch nâng cao chỉ số PAPI\n')
const sha256 = createHash('sha256').update(text).digest('hex')
const put = (store: FileStore, bytes: Uint8Array, limitBytes = 1000) =>
  store.put(Readable.from([bytes]), { limitBytes })

async function all(store: FileStore): Promise<{ sha256: string; size: number }[]> {
  const found = []
  for await (const { sha256, size } of store.list()) found.push({ sha256, size })
  return found
}

async function keepsOnce(store: FileStore): Promise<void> {
  assert.equal(await store.has(sha256), false)
  await assert.rejects(store.read(sha256), FileMissing)
  const [one, two] = await Promise.all([put(store, text), put(store, text)])
  assert.deepEqual(one, { sha256, size: text.length, mediaType: 'text/plain' })
  assert.deepEqual(two, one)
  assert.ok((await buffer(await store.read(sha256))).equals(text))
  assert.equal(await store.has(sha256), true)
  assert.deepEqual(await all(store), [{ sha256, size: text.length }])
}

test('the folder keeps the same bytes once, readable by the server only', async () => {
  const dataDir = join(root, 'once')
  await keepsOnce(await openFileStore(config(dataDir)))
  const { mode } = await stat(join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256))
  assert.equal(mode & 0o777, 0o600)
  assert.deepEqual(await readdir(join(dataDir, 'files', 'incoming')), [])
})

test('the bucket keeps the same bytes once, signed and checked by their hash', async () => {
  const bucket = await fakeBucket()
  try {
    const dataDir = join(root, 'bucket')
    const settings = { s3Bucket: 'namro', s3Endpoint: bucket.url, s3AccessKeyId: 'key', s3SecretAccessKey: 'secret' }
    const store = await openFileStore({ ...config(dataDir), ...settings })
    await keepsOnce(store)
    assert.deepEqual(await readdir(join(dataDir, 'files', 'incoming')), [])
    for (let i = 0; i < 5; i++) await put(store, Buffer.from(`tệp ${i}`))
    assert.equal((await all(store)).length, 6, 'the list goes on over pages')
    assert.ok(bucket.requests.every((request) => request.authorization.startsWith('AWS4-HMAC-SHA256 Credential=key/')))
    bucket.fail(403)
    const forbidden = (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode === 403
    await assert.rejects(store.has(sha256), forbidden)
    await assert.rejects(put(store, text), forbidden)
    assert.deepEqual(await readdir(join(dataDir, 'files', 'incoming')), [])
  } finally {
    await bucket.close()
  }
})

test('what is refused leaves nothing behind', async () => {
  const dataDir = join(root, 'refused')
  const store = await openFileStore(config(dataDir))
  const refused = (code: string) => (error: unknown) => error instanceof FileRefused && error.code === code
  await assert.rejects(put(store, text, text.length - 1), refused('file.too_large'))
  await assert.rejects(put(store, new Uint8Array()), refused('file.empty'))
  await assert.rejects(put(store, Buffer.from('7f454c46020101000000', 'hex')), refused('file.type_not_allowed'))
  await assert.rejects(
    store.put(
      (async function* () {
        yield text
        throw new Error('connection lost')
      })(),
      { limitBytes: 1000 },
    ),
    /connection lost/,
  )
  assert.deepEqual(await all(store), [])
  assert.deepEqual(await readdir(join(dataDir, 'files', 'incoming')), [])
})

const soon = () => new Date(Date.now() + 60_000)
const longAgo = new Date('2026-01-01T00:00:00Z')

async function removesOld(store: FileStore, age: () => Promise<void>): Promise<void> {
  await put(store, text)
  assert.equal(await store.remove(sha256, longAgo), false, 'what is younger stays')
  await age()
  await put(store, text)
  assert.equal(await store.remove(sha256, new Date('2026-06-01T00:00:00Z')), false, 'what arrived again is young')
  assert.equal(await store.remove(sha256, soon()), true)
  assert.deepEqual([await store.has(sha256), await store.remove(sha256, soon())], [false, false])
  assert.deepEqual([await store.claim('one'), await store.claim('two'), await store.claim('one')], [true, false, true])
  assert.deepEqual(await all(store), [], 'the mark of the owner is no file')
}

test('old bytes are removed from the folder, what arrives again at that moment is not', async () => {
  const dataDir = join(root, 'old')
  const store = await openFileStore(config(dataDir))
  const path = join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  await removesOld(store, () => utimes(path, longAgo, longAgo))
  for (let i = 0; i < 50; i++) {
    await put(store, text)
    await utimes(path, longAgo, longAgo)
    await Promise.all([put(store, text), store.remove(sha256, new Date('2026-06-01T00:00:00Z'))])
    assert.equal(await store.has(sha256), true)
    assert.deepEqual(await readdir(join(path, '..')), [sha256])
  }
})

test('old bytes are removed from the bucket', async () => {
  const bucket = await fakeBucket()
  try {
    const settings = { s3Bucket: 'namro', s3Endpoint: bucket.url, s3AccessKeyId: 'key', s3SecretAccessKey: 'secret' }
    const store = await openFileStore({ ...config(join(root, 'old bucket')), ...settings })
    await removesOld(store, async () => bucket.age(longAgo))
  } finally {
    await bucket.close()
  }
})

test('a stream larger than the limit is not read to its end', async () => {
  const store = await openFileStore(config(join(root, 'endless')))
  let sent = 0
  const endless = (async function* () {
    for (;;) {
      sent += text.length
      yield text
    }
  })()
  await assert.rejects(store.put(endless, { limitBytes: 10_000 }), FileRefused)
  assert.ok(sent <= 10_000 + 2 * text.length)
})

test('a file is asked for by a hash and nothing else', async () => {
  const store = await openFileStore(config(join(root, 'hash')))
  for (const name of ['../../etc/passwd', sha256.toUpperCase(), '', `${sha256}/x`]) {
    await assert.rejects(async () => store.read(name), TypeError)
    await assert.rejects(async () => store.has(name), TypeError)
  }
})

test('what a crash left in the folder of arriving files is removed after a day', async () => {
  const dataDir = join(root, 'crash')
  await openFileStore(config(dataDir))
  const [old, fresh] = ['old.part', 'fresh.part'].map((name) => join(dataDir, 'files', 'incoming', name))
  for (const path of [old!, fresh!]) await writeFile(path, 'x')
  await utimes(old!, 0, 0)
  await openFileStore(config(dataDir))
  assert.deepEqual(await readdir(join(dataDir, 'files', 'incoming')), ['fresh.part'])
})
