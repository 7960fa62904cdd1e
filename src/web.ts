import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import { type Actor, visitor } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import type { SignIn } from '#features/accounts/sign-in.ts'
import type { Province } from '#platform/db/province.ts'
import { rateLimit, sameOrigin, secureHeaders } from '#platform/http/guard.ts'
import { mount } from '#platform/http/mount.ts'
import { openApi } from '#platform/http/openapi.ts'
import { problemReply, type Words } from '#platform/http/problem-reply.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { apiPage } from '#web/portal/api-page.ts'
import { portalOf } from '#web/portal/portal.ts'
import { events } from './events.ts'
import { actorOfDevice, deliver, fetchedByDevice } from './letters.ts'
import { allOperations } from './operations.ts'

/** What the program does by itself has no address. */
const published = allOperations.filter(({ allow }) => allow !== 'system')

export type WebParts = {
  services: Services
  words: Words
  provinceOf(host: string): Promise<Province | undefined>
  signInOf(province: Province): SignIn
  ready(): Promise<void>
}

/** The whole web server: API, accounts, staff app and portal behind one guard. */
export function webOf(parts: WebParts): Hono {
  const { services } = parts
  const web = new Hono()
  web.onError(problemReply(services.log, parts.words))
  web.use(secureHeaders)
  web.use(sameOrigin)
  web.get('/health', async (c) => {
    await parts.ready()
    return c.json({ status: 'ok' })
  })
  const visitorOf = visitorAddress(services.config.trustProxy)
  const signInLimit = rateLimit({ most: 60, seconds: 60, visitor: visitorOf })
  // Answers that come by the form and by the API are counted together.
  const pageLimit = rateLimit({ most: 600, seconds: 60, visitor: visitorOf })
  const photoLimit = rateLimit({ most: 60, seconds: 60, visitor: visitorOf })
  web.use('/api/auth/*', bodyLimit({ maxSize: 64 * 1024 }))
  web.on('POST', ['/api/auth/sign-in/*', '/api/auth/request-password-reset', '/api/auth/two-factor/*'], signInLimit)
  web.all('/api/auth/*', async (c) => parts.signInOf(await provinceFor(parts, c.req.raw)).handler(c.req.raw))
  web.get('/api/openapi.json', (c) => c.json(openApi(published, { title: 'Năm Rõ', version: '1' }, '/api')))
  web.get('/api', (c) => c.html(apiPage(published)))
  web.on('POST', '/api/public/*', pageLimit)
  web.on('POST', '/api/public/survey-photos', photoLimit)
  web.post(
    '/api/interview-letters',
    rateLimit({ most: 3000, seconds: 60, visitor: visitorOf }),
    bodyLimit({ maxSize: LARGEST_LETTER }),
    async (c) => {
      const province = await provinceFor(parts, c.req.raw)
      const letter = new Uint8Array(await c.req.arrayBuffer())
      const deviceNow = Number(c.req.header('x-device-now') ?? Number.NaN)
      return c.json((await deliver({ province, services, letter, deviceNow })) as object)
    },
  )
  web.route(
    '/api',
    mount(published, async (call) => answer(parts, call)),
  )
  web.all('/api/*', () => {
    throw new Problem('access.not_found')
  })
  staffApp(web)
  interviewApp(web)
  web.route('/', portalOf({ ...parts, limit: pageLimit, photoLimit }))
  return web
}

/** A picture of 10 MB and what is around it. */
const LARGEST_LETTER = 11 * 1024 * 1024

type ApiCall = Parameters<Parameters<typeof mount<Operation>>[1]>[0]

async function answer(parts: WebParts, { route, input, upload, idempotencyKey, request }: ApiCall): Promise<unknown> {
  const province = await provinceFor(parts, request)
  const device = fetchedByDevice.has(route.name) ? request.headers.get('x-namro-device') : null
  const actor = device ? await actorOfDevice(province, device) : await actorOf(parts, province, request)
  return invoke(route, { province, actor, services: parts.services, input, upload, idempotencyKey, events })
}

async function provinceFor(parts: WebParts, request: Request): Promise<Province> {
  const province = await parts.provinceOf(new URL(request.url).hostname)
  if (!province) throw new Problem('access.not_found')
  return province
}

/** Who asks: the person of the session cookie with the grants of today, else a visitor. */
async function actorOf(parts: WebParts, province: Province, request: Request): Promise<Actor> {
  if (!request.headers.has('cookie')) return visitor
  const session = await parts.signInOf(province).api.getSession({ headers: request.headers })
  if (!session) return visitor
  const { id, name } = session.user
  const today = todayInVietnam(new Date())
  const grants = await province.read((db) => listReachingGrants(db, id, today))
  return { kind: 'user', id, name, sessionId: session.session.id, grants }
}

const visitorAddress =
  (trustProxy: boolean) =>
  (c: { req: { header(name: string): string | undefined }; env: unknown }): string => {
    const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    const { incoming } = c.env as { incoming?: { socket?: { remoteAddress?: string } } }
    return forwarded ?? incoming?.socket?.remoteAddress ?? 'unknown'
  }

/** The built staff app; any address below /app is its own to understand. */
function staffApp(web: Hono): void {
  const files = serveStatic({ root: './build/staff', rewriteRequestPath: (path) => path.replace(/^\/app/, '') })
  web.use('/app/assets/*', files, async (c, next) => {
    await next()
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
  })
  web.get('/app/*', files, serveStatic({ path: './build/staff/index.html' }))
  web.get('/app', serveStatic({ path: './build/staff/index.html' }))
}

/** The app of interviewers: its worker and its page are asked for anew, everything else has its content in its name. */
function interviewApp(web: Hono): void {
  const files = serveStatic({
    root: './build/interview',
    rewriteRequestPath: (path) => path.replace(/^\/phong-van/, ''),
  })
  web.get('/phong-van', (c) => c.redirect('/phong-van/', 301))
  web.use('/phong-van/*', files, async (c, next) => {
    await next()
    if (c.res.ok)
      c.header('cache-control', c.req.path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
}
