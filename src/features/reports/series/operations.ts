import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Id } from '#features/access/schema.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { Problem } from '#platform/problem.ts'
import { getPublishedForm, listPublishedForms } from '../forms/reading.ts'
import { yearsAround } from '../rounds/opening.ts'
import { roundsShown } from '../rounds/reading.ts'
import { listRounds } from '../rounds/store.ts'
import { periodShown, periodsOf } from '../rules.ts'
import { reportersOf } from '../tree/rules.ts'
import { CreateSeries, type Series, SeriesList, SeriesPage, UpdateSeries } from './schema.ts'
import {
  getSeries,
  insertSeries,
  listAgencyNames,
  listRoundKeys,
  listSeries,
  type SeriesRow,
  type SeriesSubject,
  saveSeries,
} from './store.ts'

type Known = {
  keys: { seriesId: string; key: string; id: string }[]
  titles: Map<string, string>
  directory: Directory
}

async function known(context: Context, list: readonly SeriesRow[]): Promise<Known> {
  const keys = await listRoundKeys(
    context.db,
    list.map(({ id }) => id),
  )
  const forms = await listPublishedForms(context)
  const titles = new Map(forms.map(({ code, version, title }) => [`${code} ${version}`, title]))
  const { db, today, once } = context
  return { keys, titles, directory: await once(`reports.directory ${today}`, () => loadDirectory(db, today)) }
}

function shown({ can, today }: Context, series: SeriesRow, { keys, titles, directory }: Known): Series {
  const own = new Map(keys.filter(({ seriesId }) => seriesId === series.id).map(({ key, id }) => [key, id]))
  const next = periodsOf(series, yearsAround(today)).find(
    ({ key, lastInTime, lastDay }) => !own.has(key) && (lastInTime ?? lastDay) >= today,
  )
  return {
    ...series,
    formTitle: titles.get(`${series.formCode} ${series.formVersion}`) ?? '',
    reporterCount: reportersOf(directory, series.reporters).length,
    next: next ? periodShown(next, null) : null,
    rounds: own.size,
    can: can({ kind: 'report', id: series.id, parts: { owner: [series.agencyId] } }),
  }
}

export const listAllSeries = operation({
  name: 'reportSeries.list',
  method: 'GET',
  path: '/report-series',
  summary: 'Các chế độ báo cáo mà người xem có phần, cùng chế độ và biểu mẫu có sẵn để lập chế độ mới.',
  input: z.object({}),
  output: SeriesList,
  allow: 'report.read',
  run: async (context) => {
    const { db, reach, services } = context
    const reads = reach('report.read')
    const list = await listSeries(db, reads === 'all' ? 'all' : [...reads])
    const facts = await known(context, list)
    const manages = reach('report.manage')
    const forms = await listPublishedForms(context)
    return {
      series: list.map((series) => shown(context, series, facts)),
      regimes: [...services.reporting.regimes],
      forms: forms.map(({ code, version, title }) => ({ code, version, title })),
      collectors: manages === 'all' ? [] : await listAgencyNames(db, [...manages]),
    }
  },
})

async function pageOf(context: Context, { series }: SeriesSubject): Promise<SeriesPage> {
  const { db, today, reach } = context
  const facts = await known(context, [series])
  const reads = reach('report.read')
  const rounds = await listRounds(db, { seen: reads === 'all' ? 'all' : [...reads], today, seriesId: series.id })
  const ids = new Map(facts.keys.map(({ key, id }) => [key, id]))
  const [, thisYear = 0, nextYear = 0] = yearsAround(today)
  const names = await listAgencyNames(db, reportersOf(facts.directory, series.reporters))
  return {
    ...shown(context, series, facts),
    rounds: await roundsShown(context, rounds),
    periods: periodsOf(series, [thisYear, nextYear]).map((it) => periodShown(it, ids.get(it.key) ?? null)),
    reporterNames: names,
  }
}

export const showSeries = operation({
  name: 'reportSeries.get',
  method: 'GET',
  path: '/report-series/:seriesId',
  summary: 'Một chế độ báo cáo: kỳ, ngày chốt số liệu, hạn gửi, biểu mẫu, đơn vị báo cáo, các kỳ đã mở.',
  input: z.object({ seriesId: Id }),
  output: SeriesPage,
  allow: 'report.read',
  subject: (db, { seriesId }) => getSeries(db, seriesId),
  run: (context) => pageOf(context, context.subject),
})

/** A series that can work: a form that may be used, agencies that report, days in order. */
async function checkSettings(context: Context, it: z.output<typeof UpdateSeries> | z.output<typeof CreateSeries>) {
  await getPublishedForm(context, { code: it.formCode, version: it.formVersion })
  if (it.validTo !== null && it.validTo < it.validFrom) throw new Problem('report.days_crossed')
  const directory = await loadDirectory(context.db, context.today)
  if (reportersOf(directory, it.reporters).length === 0) throw new Problem('report.no_reporters')
}

export const createSeries = operation({
  name: 'reportSeries.create',
  method: 'POST',
  path: '/report-series',
  summary: 'Lập một chế độ báo cáo từ chế độ có sẵn: kỳ, hạn, biểu mẫu, đơn vị báo cáo; mọi phần đều sửa được.',
  input: CreateSeries,
  output: SeriesPage,
  allow: 'report.manage',
  run: async (context, input) => {
    const { db, actor, now } = context
    checkMay(actor, 'report.manage', { kind: 'report', id: '', parts: { owner: [input.agencyId] } })
    await checkSettings(context, input)
    const id = await insertSeries(db, input, now)
    return pageOf(context, (await getSeries(db, id))!)
  },
  audit: ({ title, formCode, formVersion }) => ({ title, formCode, formVersion }),
})

export const updateSeries = operation({
  name: 'reportSeries.update',
  method: 'PUT',
  path: '/report-series/:seriesId',
  summary: 'Sửa chế độ báo cáo; kỳ đang mở giữ nguyên biểu mẫu, hạn và đơn vị của mình.',
  input: UpdateSeries,
  output: SeriesPage,
  allow: 'report.manage',
  subject: (db, { seriesId }) => getSeries(db, seriesId, 'change'),
  run: async (context, input) => {
    const { db, subject, now } = context
    await checkSettings(context, input)
    const { seriesId, version, ...values } = input
    await saveSeries(db, subject.series, version, values, now)
    return pageOf(context, (await getSeries(db, seriesId))!)
  },
  audit: ({ title, formCode, formVersion }) => ({ title, formCode, formVersion }),
})
