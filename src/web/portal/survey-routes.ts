import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import { visitor } from '#features/access/schema.ts'
import * as photos from '#features/surveys/photos/operations.ts'
import type { Fields } from '#lib/questionnaire/fields.ts'
import type { Province } from '#platform/db/province.ts'
import { asProblem } from '#platform/http/problem-reply.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { type Html, page, type View } from './page.ts'
import { type Ask, type Place, placeOf, showStart, showThanks, takeStep } from './survey.ts'

type Parts = {
  services: Services
  provinceOf(host: string): Promise<Province | undefined>
  limit: MiddlewareHandler
  photoLimit: MiddlewareHandler
  viewFor(c: Context, province: Province | undefined): Promise<View>
}
type Show = (make: (view: View, ask: Ask, c: Context) => Promise<Html>) => (c: Context) => Promise<Response>

/** The longest answers of the longest form and the answers before them take a small part of it; pictures come apart. */
const LARGEST_FORM = 512 * 1024
const LARGEST_WITH_PHOTOS = 24 * 1024 * 1024

const isMultipart = (c: Context) => c.req.header('content-type')?.startsWith('multipart/form-data') ?? false
const tooLarge = (): never => {
  throw new Problem('input.too_large')
}

/** Where people answer: at a survey's own address, and on a tablet at a counter. */
export function surveyRoutes(web: Hono, parts: Parts, show: Show): void {
  const text = bodyLimit({ maxSize: LARGEST_FORM, onError: tooLarge })
  const pictures = bodyLimit({ maxSize: LARGEST_WITH_PHOTOS, onError: tooLarge })
  const bounded: MiddlewareHandler = (c, next) => (isMultipart(c) ? pictures : text)(c, next)
  const fewPhotos: MiddlewareHandler = (c, next) => (isMultipart(c) ? parts.photoLimit(c, next) : next())
  for (const address of ['/khao-sat/:slug', '/quay/:key']) {
    const fresh: MiddlewareHandler = async (c, next) => {
      await next()
      // What is asked at a counter is nobody's to keep, and its key stands in the address.
      if (c.req.param('key')) {
        c.header('cache-control', 'no-store')
        c.header('referrer-policy', 'no-referrer')
      }
    }
    web.get(address, fresh, show(showStart))
    web.get(`${address}/da-nhan`, fresh, show(showThanks))
    web.post(address, fresh, bounded, async (c) => {
      const fields = await fieldsOf(c)
      try {
        await parts.limit(c, async () => {})
        await fewPhotos(c, async () => {})
        return await step(parts, c, fields)
      } catch (error) {
        return keptPage(parts, c, fields, error)
      }
    })
  }
}

type Sent = { fields: Fields; files: readonly { name: string; file: File }[] }

async function fieldsOf(c: Context): Promise<Sent> {
  const body = Object.entries(await c.req.parseBody({ all: true })).map(([name, value]) => ({
    ...{ name, values: [value].flat() },
  }))
  const fields = new Map(
    body.map(({ name, values }) => [name, values.filter((each): each is string => typeof each === 'string')]),
  )
  const letters = [...fields.values()].flat().reduce((sum, each) => sum + each.length, 0)
  if (letters > LARGEST_FORM) tooLarge()
  const files = body.flatMap(({ name, values }) =>
    values.filter((each): each is File => each instanceof File && each.size > 0).map((file) => ({ name, file })),
  )
  return { fields, files: files.slice(0, 10) }
}

/** A step of a survey; nothing is set in the visitor's browser. */
async function step(parts: Parts, c: Context, sent: Sent): Promise<Response> {
  const { services } = parts
  const province = await parts.provinceOf(new URL(c.req.url).hostname)
  if (!province) throw new Problem('access.not_found')
  const ask: Ask = (operation, input = {}, upload) =>
    invoke(operation as Operation, { province, actor: visitor, services, input, events: {}, upload })
  const view = await parts.viewFor(c, province)
  const tell = ({ code, details }: Problem) => services.words(`problem.${code}`, view.locale, details)
  const now = new Date()
  const moment = { now: now.getTime(), today: todayInVietnam(now), tell }
  const place = placeOf(c)
  const reply = await takeStep(view, ask, place, await withPhotos(sent, ask, place), moment)
  if ('to' in reply) return c.redirect(reply.to, 303)
  // A browser may keep a page for going back, and for nothing else.
  c.header('cache-control', 'private, no-cache')
  return c.html(reply.page, reply.status)
}

/** Pictures are kept first; the page then carries their digests like any other answer. */
async function withPhotos({ fields, files }: Sent, ask: Ask, place: Place): Promise<Fields> {
  const all = new Map([...fields].map(([name, values]) => [name, [...values]]))
  for (const { name, file } of files) {
    const upload = { filename: file.name, stream: file.stream() as ReadableStream<Uint8Array> }
    const { sha256 } = (await ask(photos.addPhoto, place, upload)) as { sha256: string }
    all.set(name, [...new Set([...(all.get(name) ?? []), sha256])])
  }
  return all
}

/** What could not be taken just now stays in the page, so that the same button sends it again. */
async function keptPage(parts: Parts, c: Context, { fields }: Sent, error: unknown): Promise<Response> {
  const problem = asProblem(error)
  const passing = problem.status === 429 || problem.status >= 500 || problem.code.startsWith('survey.photo')
  if (!passing && problem.code !== 'file.too_large') throw error
  if (problem.status >= 500) parts.services.log.error('public page failed', { path: c.req.path, error })
  const province = await parts.provinceOf(new URL(c.req.url).hostname).catch(() => undefined)
  const view = await parts.viewFor(c, province).catch(() => parts.viewFor(c, undefined))
  const words = parts.services.words(`problem.${problem.code}`, view.locale, problem.details)
  const photo = problem.code === 'survey.photo_kind' || problem.code === 'file.too_large'
  const wanted = fields.get('buoc')?.[0] ?? 'tiep'
  const again = [...fields].flatMap(([name, values]) =>
    (name === 'buoc' ? [] : values).map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
  )
  const body = html`<h1>${view.say('survey.notReceived')}</h1>
    <p class="lead">${words}</p>
    <p>${view.say('survey.stillKept')}</p>
    <form method="post" class="survey" action="${view.to(c.req.path)}">
      ${again}
      <div class="steps">
        ${photo ? html`<button name="buoc" value="lai">${view.say('survey.otherPhoto')}</button>` : ''}
        <button name="buoc" value="${wanted}"${photo ? html` class="quiet"` : ''}>${view.say(photo ? 'survey.withoutPhoto' : 'survey.tryAgain')}</button>
      </div>
    </form>`
  c.header('cache-control', 'private, no-cache')
  return c.html(page(view, { title: view.say('survey.notReceived'), body }), problem.status as 429)
}
