import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isTooBusy } from '#platform/db/pool.ts'
import { FileRefused } from '#platform/files/store.ts'
import type { Log } from '#platform/log.ts'
import { Problem, type ProblemCode } from '#platform/problem.ts'

export type Words = (key: string, locale: string, values?: Readonly<Record<string, unknown>>) => string

/** Prints any failure as RFC 9457 problem+json; what was not expected is logged and answered without details. */
export function problemReply(log: Log, words: Words) {
  return (error: unknown, c: Context): Response => {
    const problem = asProblem(error)
    if (problem.status >= 500) log.error('request failed', { method: c.req.method, path: c.req.path, error })
    return new Response(JSON.stringify(printed(problem, c, words)), {
      status: problem.status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
    })
  }
}

/** A problem in the language of whoever asked. */
export function printed({ code, status, details }: Problem, c: Context, words: Words) {
  const locale = c.req.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'vi'
  return { type: `/api/problems/${code}`, title: words(`problem.${code}`, locale, details), status, code, details }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof FileRefused) return new Problem(error.code as ProblemCode, { ...error.facts })
  if (error instanceof HTTPException && error.status === 413) return new Problem('input.too_large')
  if (isDatabaseBusy(error)) return new Problem('server.unavailable')
  const broken = databaseProblem(error)
  return broken ?? new Problem('server.error')
}

/** What constraints of the database say when two people were equally fast. */
function databaseProblem(error: unknown): Problem | undefined {
  const code = (error as { code?: unknown })?.code
  if (code === '23505' || code === '23P01' || code === '40001' || code === '40P01') return new Problem('write.conflict')
  if (code === '23503') return new Problem('access.not_found')
  if (code === '22P02') return new Problem('access.not_found')
  return undefined
}

const isDatabaseBusy = (error: unknown) => {
  if (isTooBusy(error)) return true
  const code = (error as { code?: unknown })?.code
  return code === '55P03' || code === '57P03' || code === '53300' || code === 'ECONNREFUSED' || code === '57P01'
}
