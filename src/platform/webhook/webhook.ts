import { createHmac } from 'node:crypto'
import { lookup as resolve } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Config } from '#platform/config.ts'
import { isPrivateAddress } from './private-address.ts'

/** Where messages for a gateway (Zalo, SMS) go. */
export type Webhook = {
  /** Answers when the gateway has taken it. Throws `WebhookFailed`; `final` says that trying again does not help. */
  send(id: string, message: object, now?: Date): Promise<void>
}

export type WebhookReason = 'private' | 'unreachable' | 'timeout' | 'refused' | 'busy' | 'redirected'

export class WebhookFailed extends Error {
  override name = 'WebhookFailed'
  readonly reason: WebhookReason
  readonly final: boolean
  constructor(reason: WebhookReason, final: boolean, said: string) {
    super(said)
    this.reason = reason
    this.final = final
  }
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>` with the shared secret. */
export function signatureOf(secret: string, body: string, now: Date): string {
  const at = Math.floor(now.getTime() / 1000)
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

type WebhookConfig = Pick<Config, 'webhookUrl' | 'webhookSecret' | 'webhookPrivate'>

const longest = 10_000

/** The gateway of the settings; undefined without one. */
export function openWebhook({ webhookUrl, webhookSecret, webhookPrivate }: WebhookConfig): Webhook | undefined {
  if (webhookUrl === undefined || webhookSecret === undefined) return undefined
  const url = new URL(webhookUrl)
  return {
    send: async (id, message, now = new Date()) => {
      // An address written as such is connected to without a look-up.
      const host = url.hostname.replace(/^\[|\]$/g, '')
      if (!webhookPrivate && isIP(host) !== 0 && isPrivateAddress(host)) throw isPrivate()
      const body = JSON.stringify(message)
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        'idempotency-key': id,
        'x-namro-signature': signatureOf(webhookSecret, body, now),
      }
      const status = await post(url, headers, body, webhookPrivate)
      if (status >= 200 && status < 300) return
      // A redirect could lead anywhere, also inside.
      if (status >= 300 && status < 400) throw new WebhookFailed('redirected', true, `HTTP ${status}`)
      const busy = status >= 500 || status === 408 || status === 425 || status === 429
      throw new WebhookFailed(busy ? 'busy' : 'refused', !busy, `HTTP ${status}`)
    },
  }
}

const isPrivate = () => new WebhookFailed('private', true, 'the address is not one of the public internet')

/** Only what was looked up is connected to: a name that answers differently the second time leads nowhere. */
const publicOnly: LookupFunction = (host, options, answer) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, '', 0)
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivateAddress(address)))
      return answer(isPrivate(), '', 0)
    const [first] = addresses
    if (options.all) return answer(null, addresses)
    answer(null, first?.address ?? '', first?.family ?? 4)
  })
}

function post(url: URL, headers: Record<string, string>, body: string, anywhere: boolean): Promise<number> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((done, fail) => {
    const signal = AbortSignal.timeout(longest)
    const options = {
      method: 'POST',
      headers,
      signal,
      agent: false as const,
      ...(anywhere ? {} : { lookup: publicOnly }),
    }
    const sent = request(url, options, (reply) => {
      reply.resume()
      reply.once('end', () => done(reply.statusCode ?? 500))
      reply.once('error', (error) => fail(failureOf(error, signal)))
    })
    sent.once('error', (error) => fail(failureOf(error, signal)))
    sent.end(body)
  })
}

function failureOf(error: Error, signal: AbortSignal): WebhookFailed {
  if (error instanceof WebhookFailed) return error
  return signal.aborted
    ? new WebhookFailed('timeout', false, 'no answer in ten seconds')
    : new WebhookFailed('unreachable', false, error.message.slice(0, 200))
}
