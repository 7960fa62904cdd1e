import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import { type Actor, visitor } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import type { SignIn } from '#features/accounts/sign-in.ts'
import type { Province } from '#platform/db/province.ts'
import { rateLimit, sameOrigin, secureHeaders } from '#platform/http/guard.ts'
import { mount } from '#platform/http/mount.ts'
import { openApi } from '#platform/http/openapi.ts'
import { printed, problemReply, type Words } from '#platform/http/problem-reply.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { apiPage } from '#web/portal/api-page.ts'
import { portalOf } from '#web/portal/portal.ts'
import { events } from './events.ts'
import {
  actorOfDevice,
  type Delivered,
  deliver,
  deliverAll,
  deliverPiece,
  fetchedByDevice,
  LARGEST_LETTER,
  LetterPiece,
  letterPieces,
} from './letters.ts'
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
  takeLetters(web, parts, { limit: rateLimit({ most: 3000, seconds: 60, visitor: visitorOf }), visitorOf })
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

type Visitors = { limit: MiddlewareHandler; visitorOf: ReturnType<typeof visitorAddress> }

/** What devices of interviewers send. Those that still have an earlier version of the app send letter by letter. */
function takeLetters(web: Hono, parts: WebParts, { limit, visitorOf }: Visitors): void {
  const { services, words } = parts
  const pieces = letterPieces()
  const read = async (c: Context) => ({
    province: await provinceFor(parts, c.req.raw),
    services,
    letter: new Uint8Array(await c.req.arrayBuffer()),
    deviceNow: Number(c.req.header('x-device-now') ?? Number.NaN),
  })
  const told = (each: Delivered, c: Context) =>
    'problem' in each ? { problem: printed(each.problem, c, words) } : each
  web.use('/api/interview-letters/*', limit, bodyLimit({ maxSize: LARGEST_LETTER }))
  web.post('/api/interview-letters', async (c) => c.json((await deliver(await read(c))) as object))
  web.post('/api/interview-letters/bundle', async (c) =>
    c.json({ said: (await deliverAll(await read(c))).map((each) => told(each, c)) }),
  )
  web.post('/api/interview-letters/pieces', async (c) => {
    const piece = LetterPiece.safeParse(c.req.query())
    if (!piece.success) throw new Problem('interview.letter_unreadable')
    const visitor = visitorOf(c)
    const { have, said } = await deliverPiece(await read(c), { ...piece.data, pieces, visitor })
    return c.json({ have, said: said ? [told(said, c)] : [] })
  })
}

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

/** What Vite built. Names of assets hold what is in them; pages and the worker are asked for anew each time. */
const built = (folder: string, base: string) => ({
  assets: serveStatic({
    root: `./build/${folder}`,
    rewriteRequestPath: (path) => path.slice(base.length),
    onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
  }),
  files: serveStatic({
    root: `./build/${folder}`,
    rewriteRequestPath: (path) => path.slice(base.length),
    onFound: asked,
  }),
})
const asked = (_: string, c: Context) => c.header('cache-control', 'no-cache')

/** An asset of another version is missing; the page in its place would be kept for a year under its name. */
const missing = () => {
  throw new Problem('access.not_found')
}

/** The built staff app; any address below /app is its own to understand. */
function staffApp(web: Hono): void {
  const { assets, files } = built('staff', '/app')
  const page = serveStatic({ path: './build/staff/index.html', onFound: asked })
  web.get('/app/assets/*', assets, missing)
  web.get('/app/*', files, page)
  web.get('/app', page)
}

/** The app of interviewers. */
function interviewApp(web: Hono): void {
  const { assets, files } = built('interview', '/phong-van')
  web.get('/phong-van', (c) => c.redirect('/phong-van/', 301))
  web.get('/phong-van/assets/*', assets, missing)
  web.get('/phong-van/*', files)
}
