import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type FakeBucket = {
  url: string
  /** Objects sent until now look as if they had been sent then. */
  age(to: Date): void
  requests: { method: string; path: string; authorization: string }[]
  /** Every later request gets this status. */
  fail(status: number): void
  close(): Promise<void>
}

type Kept = { bytes: Buffer; at: Date }

/** A little S3 on this machine for tests: put, get, head, delete, and lists of two objects a page. */
export async function fakeBucket(): Promise<FakeBucket> {
  const objects = new Map<string, Kept>()
  const requests: FakeBucket['requests'] = []
  let failure = 0
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const url = new URL(request.url ?? '/', 'http://localhost')
    requests.push({
      method: request.method ?? '',
      path: url.pathname,
      authorization: request.headers.authorization ?? '',
    })
    if (failure > 0) return void response.writeHead(failure).end()
    answer(objects, url, request, body, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    age: (to) => {
      for (const [key, { bytes }] of objects) objects.set(key, { bytes, at: to })
    },
    fail: (status) => {
      failure = status
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function answer(
  objects: Map<string, Kept>,
  url: URL,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const key = url.pathname.split('/').slice(2).join('/')
  if (url.searchParams.get('list-type') === '2') return void response.end(listing(objects, url.searchParams))
  if (request.method === 'PUT') {
    const expected = request.headers['x-amz-checksum-sha256']
    objects.set(key, { bytes: body, at: new Date() })
    return void response.writeHead(expected === undefined && key !== 'files/owner' ? 400 : 200).end()
  }
  if (request.method === 'DELETE') {
    objects.delete(key)
    return void response.writeHead(204).end()
  }
  const found = objects.get(key)
  if (!found) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-length': found.bytes.length, 'last-modified': found.at.toUTCString() })
  response.end(request.method === 'HEAD' ? undefined : found.bytes)
}

function listing(objects: Map<string, Kept>, query: URLSearchParams): string {
  const from = Number(query.get('continuation-token') ?? 0)
  const entries = [...objects].slice(from, from + 2)
  const contents = entries
    .map(
      ([key, { bytes, at }]) =>
        `<Contents><Key>${key}</Key><Size>${bytes.length}</Size><LastModified>${at.toISOString()}</LastModified></Contents>`,
    )
    .join('')
  const more = from + 2 < objects.size
  const next = more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents}${next}</ListBucketResult>`
}
