import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Algorithm = 'ES256' | 'RS256'

/** What the issuer does to one sign-in; by default everything is right. */
export type Trick = {
  /** Signed by the other key of the issuer; ES256 without. */
  algorithm?: Algorithm
  wrongKey?: boolean
  wrongNonce?: boolean
  expired?: boolean
  otherAudience?: boolean
  unsigned?: boolean
  denied?: boolean
}
export type Person = { sub: string; email: string; name: string; emailVerified?: boolean }

export type Issuer = {
  address: string
  clientId: string
  clientSecret: string
  /** Who signs in next, and what is wrong with it. */
  next: { person: Person; trick: Trick }
  /** Tokens given after code, secret and PKCE were found right. */
  given: number
  close(): Promise<void>
}

type Pending = { challenge: string; nonce: string | null; redirect: string }

const newKeys = () => ({
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
})

/** A small OpenID Connect issuer on loopback: code flow, PKCE demanded, identity tokens signed with ES256 or RS256. */
export async function openIssuer(): Promise<Issuer> {
  const [keys, foreign] = [newKeys(), newKeys()]
  const pending = new Map<string, Pending>()
  const client = { clientId: 'namro', clientSecret: 'bi-mat-cua-namro' }
  const person = { sub: '', email: '', name: '' }
  const issuer: Issuer = { address: '', ...client, next: { person, trick: {} }, given: 0, close: async () => {} }

  const authorize = (url: URL): string => {
    const asked = (name: string) => url.searchParams.get(name)
    const back = new URL(asked('redirect_uri') ?? '')
    back.searchParams.set('state', asked('state') ?? '')
    if (
      asked('client_id') !== client.clientId ||
      asked('code_challenge_method') !== 'S256' ||
      issuer.next.trick.denied
    ) {
      back.searchParams.set('error', 'access_denied')
      return back.href
    }
    const code = randomUUID()
    const redirect = asked('redirect_uri') ?? ''
    pending.set(code, { challenge: asked('code_challenge') ?? '', nonce: asked('nonce'), redirect })
    back.searchParams.set('code', code)
    return back.href
  }

  const token = async (request: IncomingMessage): Promise<object | undefined> => {
    const sent = new URLSearchParams(await bodyOf(request))
    const basic = Buffer.from(request.headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString()
    const secret = sent.get('client_secret') ?? decodeURIComponent(basic.split(':')[1] ?? '')
    const code = sent.get('code') ?? ''
    const begun = pending.get(code)
    pending.delete(code)
    const verifier = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const right = begun?.challenge === verifier && begun.redirect === sent.get('redirect_uri')
    if (!begun || !right || secret !== client.clientSecret) return undefined
    issuer.given += 1
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken(begun) }
  }

  const idToken = ({ nonce }: Pending): string => {
    const { person, trick } = issuer.next
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer.address,
      aud: trick.otherAudience ? 'somebody-else' : client.clientId,
      iat: trick.expired ? now - 7200 : now,
      exp: trick.expired ? now - 3600 : now + 300,
      nonce: trick.wrongNonce ? 'another' : nonce,
      sub: person.sub,
      email: person.email,
      name: person.name,
      ...(person.emailVerified === undefined ? {} : { email_verified: person.emailVerified }),
    }
    const { algorithm = 'ES256' } = trick
    return jwt(claims, algorithm, trick.unsigned ? undefined : (trick.wrongKey ? foreign : keys)[algorithm].privateKey)
  }

  const server = createServer(async (request, reply) => {
    const url = new URL(request.url ?? '/', issuer.address)
    const json = (body: object | undefined) =>
      reply
        .writeHead(body ? 200 : 400, { 'content-type': 'application/json' })
        .end(JSON.stringify(body ?? { error: 'invalid_grant' }))
    if (url.pathname === '/.well-known/openid-configuration') return json(discovery(issuer.address))
    if (url.pathname === '/jwks') return json({ keys: algorithms.map((alg) => publicKey(alg, keys[alg].publicKey)) })
    if (url.pathname === '/authorize') return reply.writeHead(302, { location: authorize(url) }).end()
    if (url.pathname === '/token') return json(await token(request))
    if (url.pathname === '/userinfo') return json(issuer.next.person)
    reply.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  issuer.close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return issuer
}

const algorithms: readonly Algorithm[] = ['ES256', 'RS256']

const publicKey = (alg: Algorithm, key: KeyObject) => ({ ...key.export({ format: 'jwk' }), kid: alg, alg, use: 'sig' })

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: algorithms,
  code_challenge_methods_supported: ['S256'],
})

function jwt(claims: object, algorithm: Algorithm, key: KeyObject | undefined): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: key ? algorithm : 'none', kid: algorithm, typ: 'JWT' })}.${part(claims)}`
  const signature = key
    ? sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
    : ''
  return `${signed}.${signature}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
