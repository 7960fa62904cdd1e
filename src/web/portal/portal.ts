import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import type { z } from 'zod'
import { invoke, type Operation } from '#features/access/operation.ts'
import { visitor } from '#features/access/schema.ts'
import * as estimates from '#features/estimates/publishing/operations.ts'
import type { PublicResult, PublicResultList } from '#features/estimates/publishing/schema.ts'
import { publicSeries } from '#features/estimates/series/operations.ts'
import type { PublicSeries } from '#features/estimates/series/schema.ts'
import * as portal from '#features/portal/operations.ts'
import type { PublicAgencyList, PublicHome, PublicPlanDetail, PublicTaskDetail } from '#features/portal/schema.ts'
import { PublicPlanList, PublicState, PublicTaskList } from '#features/portal/schema.ts'
import * as reports from '#features/reports/public/operations.ts'
import type { PublicReport, PublicReportList } from '#features/reports/public/schema.ts'
import type { PublicProfile } from '#features/results/public.ts'
import * as results from '#features/results/public.ts'
import type { IndexHome } from '#features/results/schema.ts'
import * as rounds from '#features/rounds/publishing.ts'
import type { PublishedRound, PublishedRoundPage } from '#features/rounds/schema.ts'
import * as surveys from '#features/surveys/answering.ts'
import type { PublicSurvey } from '#features/surveys/schema.ts'
import type { Province } from '#platform/db/province.ts'
import { asProblem } from '#platform/http/problem-reply.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { homePage } from './home-page.ts'
import { indexPage, indicesPage, planNames } from './index-page.ts'
import { type Html, type View, viewOf } from './page.ts'
import { pageMemory } from './page-memory.ts'
import { accessibilityPage, type Trouble, troublePage } from './plain-pages.ts'
import { agenciesPage, planPage, plansPage } from './plan-page.ts'
import { reportPage, reportsPage, reportTablePage } from './report-page.ts'
import { roundPage, roundsPage } from './round-page.ts'
import { type Filters, filterNames, searchPage } from './search-page.ts'
import { portalStyle, styleFiles } from './style-files.ts'
import type { Ask } from './survey.ts'
import { surveysPage } from './survey-page.ts'
import { resultPage, resultsList } from './survey-result-page.ts'
import { surveyRoutes } from './survey-routes.ts'
import { taskPage } from './task-page.ts'

export type PortalParts = {
  services: Services
  provinceOf(host: string): Promise<Province | undefined>
  /** Refuses a visitor who asks for too many pages. */
  limit: MiddlewareHandler
  /** The same for pages that bring pictures. */
  photoLimit: MiddlewareHandler
}

/** The public pages. Each asks the door as a visitor: what it cannot show, it never gets. */
export function portalOf(parts: PortalParts): Hono {
  const web = new Hono()
  const remember = pageMemory({ seconds: 5, most: 200 })
  const show = shownWith(parts, remember)
  web.onError((error, c) => trouble(parts, c, error))
  web.route('/style', styleFiles())
  web.use(etag())
  web.get(
    '/',
    show(async (view, ask) => homePage(view, (await ask(portal.home)) as PublicHome)),
  )
  web.get(
    '/ke-hoach',
    show(async (view, ask, c) => {
      const after = c.req.query('sau')
      return plansPage(view, PublicPlanList.parse(await ask(portal.listPlans, { after })), after)
    }),
  )
  web.get(
    '/ke-hoach/:planId',
    show(async (view, ask, c) => {
      const input = { planId: c.req.param('planId') }
      const plan = (await ask(portal.getPlan, input)) as PublicPlanDetail
      return planPage(view, plan, PublicTaskList.parse(await ask(portal.listTasks, { ...input, limit: 10 })))
    }),
  )
  web.get(
    '/ke-hoach/:planId/co-quan',
    show(async (view, ask, c) => {
      const after = c.req.query('sau')
      const found = await ask(portal.listAgencies, { planId: c.req.param('planId'), after })
      return agenciesPage(view, found as PublicAgencyList, after)
    }),
  )
  web.get(
    '/ke-hoach/:planId/nhiem-vu/:taskId',
    show(async (view, ask, c) => taskPage(view, (await ask(portal.getTask, c.req.param())) as PublicTaskDetail)),
  )
  web.get(
    '/chi-so',
    show(async (view, ask) => indicesPage(view, (await ask(results.publicHome)) as IndexHome)),
  )
  web.get(
    '/chi-so/ky-danh-gia',
    show(async (view, ask) => {
      const found = (await ask(rounds.listPublishedRounds)) as { rounds: PublishedRound[] }
      return roundsPage(view, found.rounds)
    }),
  )
  web.get(
    '/chi-so/ky-danh-gia/:roundId',
    show(async (view, ask, c) => {
      const round = (await ask(rounds.showPublishedRound, c.req.param())) as PublishedRoundPage
      return roundPage(view, round, { name: c.req.query('q')?.trim().slice(0, 100), after: c.req.query('sau') })
    }),
  )
  web.get('/chi-so/:framework', show(index))
  web.get(
    '/bao-cao',
    show(async (view, ask, c) => {
      const after = c.req.query('sau')
      const found = (await ask(reports.listPublicReports, { after })) as PublicReportList
      return reportsPage(view, found, (await ask(portal.home)) as PublicHome, after)
    }),
  )
  web.get(
    '/bao-cao/:reportId',
    show(async (view, ask, c) =>
      reportPage(view, (await ask(reports.showPublicReport, c.req.param())) as PublicReport),
    ),
  )
  web.get('/bao-cao/:reportId/bieu/:table', show(reportTable))
  web.get('/tim', show(search))
  web.get(
    '/khao-sat',
    show(async (view, ask) => {
      const found = (await ask(surveys.listPublicSurveys)) as { surveys: PublicSurvey[] }
      const { results } = (await ask(estimates.listPublicResults)) as z.output<typeof PublicResultList>
      return surveysPage(view, found.surveys, resultsList(view, results))
    }, askedAnew),
  )
  web.get(
    '/khao-sat/:slug/ket-qua',
    show(async (view, ask, c) => {
      const asked = { slug: c.req.param('slug') }
      const result = (await ask(estimates.showPublicResult, asked)) as PublicResult
      const strands = result.shown ? ((await ask(publicSeries, asked)) as PublicSeries).strands : []
      return resultPage(view, result, strands)
    }, askedAnew),
  )
  surveyRoutes(web, { ...parts, viewFor: (c, province) => viewFor(parts, c, province) }, show)
  web.get(
    '/tro-nang',
    show(async (view) => accessibilityPage(view)),
  )
  web.all('*', () => {
    throw new Problem('access.not_found')
  })
  return web
}

/** A page may be a minute old, and is sent again only when it changed. */
const kept = 'public, max-age=60, stale-while-revalidate=300'
/** Figures that may be withdrawn are asked for anew each time. */
const askedAnew = 'public, no-cache'

type Make = (view: View, ask: Ask, c: Context) => Promise<Html>

const shownWith =
  (parts: PortalParts, remember: ReturnType<typeof pageMemory>) =>
  (make: Make, keep = kept) =>
  async (c: Context): Promise<Response> => {
    const province = await parts.provinceOf(new URL(c.req.url).hostname)
    if (!province) throw new Problem('access.not_found')
    const ask: Ask = (operation, input = {}) =>
      invoke(operation as Operation, { province, actor: visitor, services: parts.services, input, events: {} })
    const { pathname, search } = new URL(c.req.url)
    const page = await remember(`${province.code} ${pathname}${search}`, async () =>
      String(await make(await viewFor(parts, c, province), ask, c)),
    )
    c.header('cache-control', keep)
    return c.html(page)
  }

async function viewFor({ services }: PortalParts, c: Context, province: Province | undefined): Promise<View> {
  const name = province ? await services.provinceName(province.code) : 'Năm Rõ'
  return viewOf({ url: new URL(c.req.url), words: services.words, province: name, style: portalStyle })
}

async function search(view: View, ask: Ask, c: Context): Promise<Html> {
  const filters = filtersOf(c)
  const after = c.req.query('sau')
  const found = await ask(portal.listTasks, {
    search: filters.q,
    planId: filters['ke-hoach'],
    index: filters['chi-so'],
    axis: filters.truc,
    agencyId: filters['co-quan'],
    state: filters['tinh-trang'],
    after,
  })
  return searchPage(view, PublicTaskList.parse(found), filters, after)
}

/** One index, and how many public tasks are meant to improve it. */
async function index(view: View, ask: Ask, c: Context): Promise<Html> {
  const framework = c.req.param('framework') ?? ''
  const profile = (await ask(results.publicProfile, { framework })) as PublicProfile
  const name = planNames[framework]
  const tasks =
    name === undefined ? undefined : PublicTaskList.parse(await ask(portal.listTasks, { index: name, limit: 1 }))
  return indexPage(view, profile, tasks?.total)
}

async function reportTable(view: View, ask: Ask, c: Context): Promise<Html> {
  const { reportId, table: code } = c.req.param()
  const report = (await ask(reports.showPublicReport, { reportId })) as PublicReport
  const table = report.tables.find((it) => it.code === code)
  if (!table) throw new Problem('access.not_found')
  return reportTablePage(view, report, table)
}

/** An empty subject means “those without one”; any other empty field is one that was not filled in. */
function filtersOf(c: Context): Filters {
  const filters: Filters = {}
  for (const name of filterNames) {
    const value = c.req.query(name)
    const meant = value !== undefined && (value.trim() !== '' || name === 'truc' || name === 'chi-so')
    if (meant) filters[name] = name === 'q' ? value.trim().slice(0, 100) : value
  }
  if (!PublicState.safeParse(filters['tinh-trang']).success) delete filters['tinh-trang']
  return filters
}

const statusOf: Record<Trouble, 404 | 413 | 429 | 500> = { notFound: 404, tooLarge: 413, tooMany: 429, error: 500 }

/** Whatever fails becomes a page in the same dress; an address that makes no sense is one that does not exist. */
async function trouble(parts: PortalParts, c: Context, error: unknown): Promise<Response> {
  const { status } = asProblem(error)
  const kind: Trouble = status === 429 ? 'tooMany' : status === 413 ? 'tooLarge' : status < 500 ? 'notFound' : 'error'
  if (kind === 'error') parts.services.log.error('public page failed', { path: c.req.path, error })
  const province = await parts.provinceOf(new URL(c.req.url).hostname).catch(() => undefined)
  const view = await viewFor(parts, c, province).catch(() => viewFor(parts, c, undefined))
  c.header('cache-control', 'no-store')
  return c.html(troublePage(view, kind), statusOf[kind])
}
