import { routes } from 'virtual:routes'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { operations } from '#operations.ts'
import { type Address, addressOf } from './address.ts'
import { lose, pause, regain, signedInAgain } from './connection.ts'
import { Problem, problemFrom, problemOf } from './problem.ts'
import { locale, t } from './words.ts'

type Declared = (typeof operations)[number]
export type OperationName = Declared['name']
type Named<N extends OperationName> = Extract<Declared, { name: N }>
export type Output<N extends OperationName> = z.output<Named<N>['output']>

/** What goes in, as the schema says; what travels in an address may be a number or a yes/no as well as text. */
export type Input<N extends OperationName> = Loose<z.input<Named<N>['input']>>
type Loose<T> = { [K in keyof T]: T[K] | (string extends T[K] ? string | boolean | number : never) | undefined }

export type CallOptions = {
  /** The same key again means the same write; made anew when left out. */
  key?: string
  /** What to do when nobody is signed in: wait for the dialog (the default) or fail. */
  signedOut?: 'wait' | 'fail'
  signal?: AbortSignal
}

export const newKey = (): string => uuid()

export function addressFor<N extends OperationName>(name: N, input: Input<N>, inQuery?: boolean): Address {
  const route = routes[name]
  if (!route) throw new Error(`src/operations.ts does not know ${name}`)
  return addressOf(route, input as Record<string, unknown>, inQuery)
}

/** Where a made or stored file is fetched from: for links and downloads. */
export const hrefOf = <N extends OperationName>(name: N, input: Input<N>): string => addressFor(name, input, true).url

/** Calls one operation. Silence of the network is answered by sending the same again, a write under the same key. */
export async function call<N extends OperationName>(
  name: N,
  input: Input<N>,
  options: CallOptions = {},
): Promise<Output<N>> {
  const address = addressFor(name, input)
  const headers: Record<string, string> = { 'accept-language': locale() }
  if (address.body) headers['content-type'] = 'application/json'
  if (address.method !== 'GET') headers['idempotency-key'] = options.key ?? newKey()
  const init: RequestInit = { method: address.method, headers, signal: options.signal ?? null }
  if (address.body) init.body = JSON.stringify(address.body)
  const reply = await persistently(() => fetch(address.url, init), options)
  return (await reply.json()) as Output<N>
}

const waits = [600, 1500, 3000, 6000, 12_000]

/** Sends until there is an answer that is the server's own word, or patience ends. */
async function persistently(send: () => Promise<Response>, { signedOut = 'wait', signal }: CallOptions) {
  for (let attempt = 0; ; attempt++) {
    const outcome = await once(send, signal)
    if (outcome instanceof Response) return outcome
    if (outcome.code === 'access.sign_in_needed' && signedOut === 'wait') {
      await signedInAgain()
      continue
    }
    const wait = waits[attempt]
    if (!isPassing(outcome) || wait === undefined) throw outcome
    await pause(wait)
  }
}

async function once(send: () => Promise<Response>, signal: AbortSignal | undefined): Promise<Response | Problem> {
  try {
    const reply = await send()
    regain()
    return reply.ok ? reply : await problemOf(reply, t('problem.unexpected'))
  } catch (error) {
    if (signal?.aborted) throw error
    lose()
    return new Problem('network.lost', t('problem.networkLost'), 0)
  }
}

const isPassing = (problem: Problem) =>
  problem.isSilence || problem.code === 'write.in_progress' || [502, 503, 504].includes(problem.status)

export type Sending = { onProgress?: (share: number) => void; key?: string; signal?: AbortSignal }

/** Sends one file as the body, telling how much has gone; after a silence it is sent again under the same key. */
export async function upload<N extends OperationName>(
  name: N,
  input: Input<N>,
  file: File,
  { key = newKey(), onProgress, signal }: Sending = {},
): Promise<Output<N>> {
  const address = addressFor(name, input, true)
  const headers = {
    'accept-language': locale(),
    'content-type': 'application/octet-stream',
    'x-filename': encodeURIComponent(file.name),
    'idempotency-key': key,
  }
  const send = () => sendFile(address, file, headers, onProgress, signal)
  const reply = await persistently(send, signal ? { signal } : {})
  return (await reply.json()) as Output<N>
}

/** XMLHttpRequest, because fetch does not tell how much of a body has gone. */
function sendFile(
  { url, method }: Address,
  file: File,
  headers: Record<string, string>,
  onProgress: Sending['onProgress'],
  signal: AbortSignal | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0)
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.onerror = () => reject(new TypeError('network'))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

export { Problem, problemFrom }
