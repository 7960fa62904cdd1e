/** A failure that the server explained (RFC 9457), or the network's silence. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, title: string, status: number, details: Readonly<Record<string, unknown>> = {}) {
    super(title)
    this.code = code
    this.status = status
    this.details = details
  }

  get title(): string {
    return this.message
  }

  /** The server did not answer: nothing is known about whether the write arrived, so it is sent again with its key. */
  get isSilence(): boolean {
    return this.status === 0
  }
}

/** As zod names them: `origin` is what a bound is of (string, number, array), `format` a known form such as email. */
export type FieldProblem = {
  field: string
  code?: string
  origin?: string
  minimum?: number
  maximum?: number
  format?: string
}

/** The fields that the server did not accept. */
export function fieldProblems(error: unknown): FieldProblem[] {
  const fields = error instanceof Problem ? error.details.fields : undefined
  return Array.isArray(fields) ? (fields as FieldProblem[]) : []
}

/** What a reply other than 2xx says. */
export async function problemOf(reply: Response, unexpected: string): Promise<Problem> {
  return problemFrom(reply.status, await reply.text().catch(() => ''), unexpected)
}

export function problemFrom(status: number, text: string, unexpected: string): Problem {
  try {
    const { code, title, details } = JSON.parse(text)
    if (typeof code === 'string') return new Problem(code, title ?? unexpected, status, details ?? {})
  } catch {
    // not ours: a proxy's page, or nothing
  }
  return new Problem('server.error', unexpected, status)
}
