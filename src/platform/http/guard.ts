import type { MiddlewareHandler } from 'hono'
import { Problem } from '#platform/problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Writes come from our own pages only: the origin that the browser names must be the host that it asked. */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  if (!safe.has(c.req.method)) {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const foreign = origin !== undefined ? !sameHost(origin, c.req.header('host')) : site === 'cross-site'
    if (foreign) throw new Problem('access.wrong_origin')
  }
  await next()
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}

const policy = [
  "default-src 'self'",
  // Mantine and the charts set sizes through style attributes; scripts are files of ours only.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every reply; pages of others may not frame ours, nothing is sniffed, no address leaks. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', policy)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('x-frame-options', 'DENY')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
}

/** At most so many requests of one visitor to one path in a while; in memory, since it only has to blunt floods. */
export function rateLimit(options: {
  most: number
  seconds: number
  visitor: (c: Parameters<MiddlewareHandler>[0]) => string
}): MiddlewareHandler {
  const seen = new Map<string, { count: number; until: number }>()
  return async (c, next) => {
    const now = Date.now()
    const key = options.visitor(c)
    const entry = seen.get(key)
    const current = entry && entry.until > now ? entry : { count: 0, until: now + options.seconds * 1000 }
    current.count += 1
    seen.set(key, current)
    if (seen.size > 10_000) for (const [each, { until }] of seen) if (until <= now) seen.delete(each)
    if (current.count > options.most) {
      throw new Problem('access.too_many_requests', { seconds: Math.ceil((current.until - now) / 1000) })
    }
    await next()
  }
}
