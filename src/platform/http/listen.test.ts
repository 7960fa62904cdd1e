import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { listen } from './listen.ts'

const host = '127.0.0.1'

test('closing lets a request at work finish', async () => {
  const server = await listen(async () => pause(150).then(() => new Response('xong')), { host, port: 0 })
  const reply = fetch(`http://${host}:${server.port}/`)
  await pause(50)
  await server.close()
  assert.equal(await (await reply).text(), 'xong')
  await assert.rejects(fetch(`http://${host}:${server.port}/`))
})

test('a port that is being given up is waited for', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, host, resolve))
  const { port } = other.address() as { port: number }
  setTimeout(() => other.close(), 300)
  const server = await listen(() => new Response('chào'), { host, port })
  assert.equal(server.port, port)
  await server.close()
})

test('an address that is not ours is refused with what to do', async () => {
  await assert.rejects(
    listen(() => new Response(''), { host: '192.0.2.1', port: 0 }),
    /HOST phải là địa chỉ của máy này/,
  )
})
