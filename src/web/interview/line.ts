/** A server that has not answered in this many milliseconds is taken for one that is not there. */
export const PATIENCE = 30_000

/** What a device knows of its line. */
export type Line = {
  /** Undefined when nothing came back. */
  ask(
    path: string,
    body: Uint8Array<ArrayBuffer>,
    patience: number,
  ): Promise<{ status: number; said: unknown } | undefined>
  now(): number
  pause(milliseconds: number): Promise<unknown>
  isThere(): boolean
}

export const browserLine: Line = {
  ask: async (path, body, patience) => {
    const headers = { 'content-type': 'application/octet-stream', 'x-device-now': String(Date.now()) }
    const signal = AbortSignal.timeout(patience)
    const reply = await fetch(path, { method: 'POST', headers, body, signal }).catch(() => undefined)
    // A line that breaks off in the middle of an answer has given none.
    const said: unknown = await reply?.json().catch(() => undefined)
    return reply && { status: reply.status, said }
  },
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  isThere: () => navigator.onLine,
}
