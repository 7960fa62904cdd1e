import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { createServer as createVite } from 'vite'

const config = join(import.meta.dirname, '../src/web/staff/vite.config.ts')

test('in development a write reaches the server under the host of the page, else it would be refused as a stranger’s', async () => {
  const api = createServer((request, reply) => reply.end(request.headers.host))
  api.listen(0, '127.0.0.1')
  await once(api, 'listening')
  process.env.PORT = String((api.address() as AddressInfo).port)
  const vite = await createVite({
    configFile: config,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, strictPort: false },
    optimizeDeps: { noDiscovery: true },
  })
  try {
    await vite.listen()
    const page = `127.0.0.1:${(vite.httpServer!.address() as AddressInfo).port}`
    const reply = await fetch(`http://${page}/api/me`, { method: 'POST', headers: { origin: `http://${page}` } })
    assert.equal(await reply.text(), page)
  } finally {
    await vite.close()
    api.close()
  }
})
