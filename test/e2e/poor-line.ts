import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A line between a device and the server: there or cut, and when it is poor, it answers late, twice or not at all. */
export type PoorLine = {
  address: string
  is: 'good' | 'poor' | 'cut'
  /** The server has taken what was sent, and has not been heard yet. */
  taken?: ((path: string) => Promise<void>) | undefined
  /** So many bytes a second are carried to the server, in requests that break off after so many milliseconds. */
  slow?: { bytes: number; breaksAfter?: number } | undefined
  /** Bytes of letters that were carried, whole or not. */
  carried: number
  /** Requests that broke off. */
  broken: Set<string>
  /** What else the server would say, had it a newer version of its files. */
  edit?: (path: string, body: string) => string
  close(): Promise<void>
}

export async function poorLine(target: string): Promise<PoorLine> {
  const server = createServer((asked, reply) => void pass(asked, reply).catch(() => asked.socket.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line: PoorLine = {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    is: 'good',
    carried: 0,
    broken: new Set(),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const pass = async (asked: IncomingMessage, reply: ServerResponse) => {
    if (line.is === 'cut') return asked.socket.destroy()
    const body = asked.url?.includes('letters') ? await carriedBy(line, asked) : await bodyOf(asked)
    const chance = line.is === 'poor' && asked.method === 'POST' ? Math.random() : 1
    if (chance < 0.15) return asked.socket.destroy()
    const said = edited(line, asked, await forward(target, asked, body))
    if (asked.method === 'POST') await line.taken?.(asked.url ?? '')
    // The server has taken it, and nobody hears of it.
    if (chance < 0.35) return asked.socket.destroy()
    if (chance < 0.5) await forward(target, asked, body)
    if (chance < 0.65) await new Promise((wait) => setTimeout(wait, 400))
    reply.writeHead(said.status, said.headers)
    reply.end(said.body)
  }
  return line
}

function edited({ edit }: PoorLine, { url = '/' }: IncomingMessage, said: Said): Said {
  const body = edit?.(url, said.body.toString('utf8'))
  if (body === undefined || body === said.body.toString('utf8')) return said
  const { 'content-length': _, etag: __, 'last-modified': ___, ...headers } = said.headers
  return { ...said, headers, body: Buffer.from(body) }
}

/** The body, at the pace of the line; fails when the line breaks off before it is there. */
async function carriedBy(line: PoorLine, asked: IncomingMessage): Promise<Buffer> {
  const { bytes = Number.POSITIVE_INFINITY, breaksAfter = Number.POSITIVE_INFINITY } = line.slow ?? {}
  const chunks: Buffer[] = []
  for await (const chunk of asked) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const needs = (body.length / bytes) * 1000
  await new Promise((wait) => setTimeout(wait, Math.min(needs, breaksAfter)))
  const what = `${asked.url} ${body.length}`
  // A browser repeats by itself what broke off on a connection that it had opened before; the app brings less the next time.
  if (!line.broken.has(what)) line.carried += Math.min(body.length, (breaksAfter / 1000) * bytes)
  if (needs <= breaksAfter) return body
  line.broken.add(what)
  throw new Error('the line broke off')
}

async function bodyOf(asked: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of asked) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

type Said = { status: number; headers: IncomingMessage['headers']; body: Buffer }

const forward = (target: string, { url = '/', method = 'GET', headers }: IncomingMessage, body: Buffer) =>
  new Promise<Said>((resolve, reject) => {
    const { host } = new URL(target)
    const own = { ...headers, host, 'accept-encoding': 'identity', ...(headers.origin ? { origin: target } : {}) }
    const sent = request(`${target}${url}`, { method, headers: own }, (reply) => {
      void bodyOf(reply).then((said) => {
        const { 'transfer-encoding': _, ...rest } = reply.headers
        resolve({ status: reply.statusCode ?? 502, headers: rest, body: said })
      }, reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
