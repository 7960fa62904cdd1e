import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { isPrivateAddress } from './private-address.ts'
import { openWebhook, WebhookFailed } from './webhook.ts'

const secret = 'x'.repeat(32)
type Got = { headers: IncomingHttpHeaders; body: string }

async function receiver(t: TestContext, answer: (n: number) => number, headers = {}) {
  const got: Got[] = []
  const server = createServer(async (request, reply) => {
    let body = ''
    for await (const chunk of request) body += chunk
    got.push({ headers: request.headers, body })
    reply.writeHead(answer(got.length), headers).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/nhan` }
}

const failure = async (run: Promise<void> | undefined) => {
  const error = await run?.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof WebhookFailed, String(error))
  return [error.reason, error.final]
}

test('a message goes with its id, a time stamp and a signature that the gateway can check', async (t) => {
  const { got, url } = await receiver(t, () => 204)
  const webhook = openWebhook({ webhookUrl: url, webhookSecret: secret, webhookPrivate: true })
  await webhook?.send('thu-1', { text: 'Việc đến hạn' }, new Date('2026-03-02T01:00:00Z'))
  const [first] = got
  assert.ok(first)
  assert.equal(first.headers['idempotency-key'], 'thu-1')
  assert.deepEqual(JSON.parse(first.body), { text: 'Việc đến hạn' })
  const at = Date.parse('2026-03-02T01:00:00Z') / 1000
  const seal = createHmac('sha256', secret).update(`${at}.${first.body}`).digest('hex')
  assert.equal(first.headers['x-namro-signature'], `t=${at},v1=${seal}`)
})

test('what a gateway answers says whether trying again helps', async (t) => {
  const ask = async (status: number, headers = {}) => {
    const { url } = await receiver(t, () => status, headers)
    return failure(openWebhook({ webhookUrl: url, webhookSecret: secret, webhookPrivate: true })?.send('a', {}))
  }
  assert.deepEqual(await ask(503), ['busy', false])
  assert.deepEqual(await ask(429), ['busy', false])
  assert.deepEqual(await ask(400), ['refused', true])
  assert.deepEqual(await ask(302, { location: 'http://169.254.169.254/' }), ['redirected', true])
  const silent = openWebhook({ webhookUrl: 'http://127.0.0.1:1', webhookSecret: secret, webhookPrivate: true })
  assert.deepEqual(await failure(silent?.send('a', {})), ['unreachable', false])
})

test('nothing goes to private addresses, written or looked up, unless the operator allows it', async (t) => {
  const { got, url } = await receiver(t, () => 200)
  for (const webhookUrl of [url, url.replace('127.0.0.1', 'localhost'), 'http://[::1]/', 'http://10.1.2.3/']) {
    const webhook = openWebhook({ webhookUrl, webhookSecret: secret, webhookPrivate: false })
    assert.deepEqual(await failure(webhook?.send('a', {})), ['private', true], webhookUrl)
  }
  assert.equal(got.length, 0)
})

test('which addresses are private', () => {
  const inside = [
    '127.0.0.1',
    '10.0.0.1',
    '172.31.9.9',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
  ]
  for (const each of [...inside, 'fd00::1', 'fe80::1', '::ffff:10.0.0.1', '::ffff:a00:1', '64:ff9b::a00:1', 'x'])
    assert.equal(isPrivateAddress(each), true, each)
  for (const each of ['8.8.8.8', '203.162.4.191', '172.32.0.1', '2405:4800::1'])
    assert.equal(isPrivateAddress(each), false, each)
})

test('without an address or a secret there is no gateway', () => {
  assert.equal(openWebhook({ webhookUrl: undefined, webhookSecret: secret, webhookPrivate: false }), undefined)
  assert.equal(openWebhook({ webhookUrl: 'https://a.vn', webhookSecret: undefined, webhookPrivate: false }), undefined)
})
