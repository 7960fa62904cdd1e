import { Hono, type Context as HonoContext } from 'hono'
import { Problem } from '#platform/problem.ts'

/** What can be mounted: a name, a method, a path and how bodies travel. Knows nothing of what the routes do. */
export type Route = {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: 'file' | undefined
  reply?: 'file' | undefined
}

export type Sent = {
  filename: string
  mediaType: string
  body: ReadableStream<Uint8Array> | Uint8Array
  inline?: boolean
}

export type Call<R extends Route> = {
  route: R
  input: Record<string, unknown>
  upload?: { filename: string; stream: ReadableStream<Uint8Array> } | undefined
  idempotencyKey?: string | undefined
  request: Request
}

const largestJson = 2 * 1024 * 1024

/** One handler for all routes: path and query (and the JSON body) become the input; the answer is JSON or a file. */
export function mount<R extends Route>(routes: readonly R[], call: (call: Call<R>) => Promise<unknown>): Hono {
  const web = new Hono()
  for (const route of routes) {
    web.on(route.method, route.path, async (c) => {
      const upload = route.body === 'file' ? uploadOf(c) : undefined
      const body = route.method === 'GET' || upload ? {} : await jsonBody(c)
      const input = { ...queryOf(c), ...body, ...c.req.param() }
      const idempotencyKey = c.req.header('idempotency-key')
      const answer = await call({ route, input, upload, idempotencyKey, request: c.req.raw })
      if (route.reply === 'file') return sent(answer as Sent)
      c.header('cache-control', 'no-store')
      return c.json(answer as object)
    })
  }
  return web
}

/** A name that comes twice is a list. */
function queryOf(c: HonoContext): Record<string, unknown> {
  const entries = Object.entries(c.req.queries())
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length > 1 ? values : values[0]]))
}

async function jsonBody(c: HonoContext): Promise<Record<string, unknown>> {
  const length = Number(c.req.header('content-length') ?? 0)
  if (length > largestJson) throw new Problem('input.too_large', { limit: largestJson })
  const text = await c.req.text()
  if (text === '') return {}
  // A form of another site can send text/plain without asking; JSON it cannot.
  if (!c.req.header('content-type')?.includes('json')) throw new Problem('input.not_json')
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // falls through to the one message for what is not a JSON object
  }
  throw new Problem('input.not_json')
}

/** The file is the body itself; its name comes in a header, percent-encoded because headers are ASCII. */
function uploadOf(c: HonoContext) {
  const stream = c.req.raw.body
  const name = c.req.header('x-filename')
  if (!name) throw new Problem('file.name_missing')
  if (!stream) throw new Problem('file.empty')
  return { filename: safeName(name), stream }
}

function safeName(encoded: string): string {
  let name = encoded
  try {
    name = decodeURIComponent(encoded)
  } catch {
    // a stray % is part of the name
  }
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || 'tep'
  )
}

function sent({ filename, mediaType, body, inline }: Sent): Response {
  const disposition = `${inline ? 'inline' : 'attachment'}; filename="${ascii(filename)}"; filename*=UTF-8''${encodeURIComponent(filename)}`
  return new Response(body as BodyInit, {
    headers: { 'content-type': mediaType, 'content-disposition': disposition, 'cache-control': 'private, no-store' },
  })
}

const ascii = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[đĐ]/g, 'd')
    .replaceAll(/[^\w. -]/g, '_')
