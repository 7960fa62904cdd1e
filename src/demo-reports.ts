import * as together from '#features/reports/consolidation/operations.ts'
import * as decisions from '#features/reports/filling/deciding.ts'
import { autoDraft } from '#features/reports/filling/drafting.ts'
import * as filling from '#features/reports/filling/operations.ts'
import type { ReportPage } from '#features/reports/filling/schema.ts'
import * as sending from '#features/reports/filling/sending.ts'
import * as rounds from '#features/reports/operations.ts'
import * as series from '#features/reports/series/operations.ts'
import type { Period } from '#features/reports/series/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import type { ReportForm } from '#lib/reporting/form.ts'
import type { Regime } from '#lib/reporting/regime.ts'
import type { People } from './demo-people.ts'
import { figuresFor } from './demo-report-figures.ts'
import { type Cue, call, type Demo, inLanes, morningOf } from './demo-stage.ts'

const keeper = 'thuong-truc@lamgiang.example'
const leader = 'lanh-dao@lamgiang.example'

const departments = ['so-tu-phap', 'so-tai-chinh', 'so-xay-dung', 'so-nong-nghiep-va-moi-truong', 'so-y-te']
const communes = ['ubnd-phuong-lam-thanh', 'ubnd-phuong-giang-dong', 'ubnd-xa-tan-hoa', 'ubnd-phuong-ben-thuong']
const reporters = [...departments, ...communes]

/** In the round that runs: one has not begun, one is still writing, one sent late, one figure came back. */
const silent = 'ubnd-phuong-ben-thuong'
const writing = 'so-y-te'
const late = 'ubnd-xa-tan-hoa'
const questioned = 'ubnd-phuong-giang-dong'

/**
 * Quarterly reports of some agencies with invented figures: the last period that is past its day, in the middle of its
 * life, and the one before it, locked, frozen and published. Each step looks at what stands there already, so that a start
 * that was cut off goes on where it stopped.
 */
export async function playReports(demo: Demo, people: People): Promise<void> {
  const year = Number(demo.today.slice(0, 4))
  const seriesId = await openSeries(demo, people, quarterly(year))
  if (seriesId === undefined) return
  const { periods } = await call(demo, series.showSeries, { seriesId }, { as: keeper })
  const past = periods.filter(({ lastInTime }) => lastInTime !== null && lastInTime < demo.today)
  const [before, now] = past.slice(-2)
  if (before && now) await playLocked(demo, people, seriesId, before)
  if (before ?? now) await playRunning(demo, people, seriesId, now ?? before!)
  await playMonth(demo, people, year)
  // Of the day with which the year ends: what opens later is the program's own to open.
  await call(demo, rounds.keepDay, {}, { at: morningOf(demo.today, 600) })
}

/** A short monthly report of two agencies: the last month that is past its day, locked. */
async function playMonth(demo: Demo, people: People, year: number): Promise<void> {
  const seriesId = await openSeries(demo, people, monthly(year))
  if (seriesId === undefined) return
  const { periods } = await call(demo, series.showSeries, { seriesId }, { as: keeper })
  const month = periods.findLast(({ lastInTime }) => lastInTime !== null && lastInTime < demo.today)
  if (month) await playLocked(demo, people, seriesId, month)
}

type Wanted = { title: string; regime: string | Regime; validFrom: string; reporters: readonly string[] }

const quarterly = (year: number): Wanted => ({
  ...{ title: 'Báo cáo định kỳ cải cách hành chính', regime: 'quy-6-thang-nam-truoc-ngay-20' },
  ...{ validFrom: `${year - 1}-01-01`, reporters },
})

const monthly = (year: number): Wanted => ({
  title: 'Báo cáo công tác cải cách hành chính',
  regime: {
    ...{ code: 'thang-minh-hoa', name: { vi: 'Báo cáo tháng (minh họa)', en: 'Monthly report (illustration)' } },
    source: { number: null, date: null, issuer: 'Sở Nội vụ', place: null, confidence: 'secondary' },
    ...{ validFrom: null, validTo: null },
    periods: [
      {
        kind: 'month',
        from: { month: 'first', shift: -1, day: 15 },
        to: { month: 'last', shift: 0, day: 14 },
        due: { month: 'last', shift: 0, day: 18, op: 'by' },
      },
    ],
  },
  ...{ validFrom: `${year}-01-01`, reporters: ['so-tu-phap', 'ubnd-phuong-lam-thanh'] },
})

async function openSeries(demo: Demo, people: People, wanted: Wanted): Promise<string | undefined> {
  const { title, validFrom } = wanted
  const { series: known, regimes } = await call(demo, series.listAllSeries, {}, { as: keeper })
  const before = known.find((it) => it.title === title)
  const named = wanted.regime
  const regime = typeof named === 'string' ? regimes.find(({ code }) => code === named) : named
  if (before || !regime) return before?.id
  const input = {
    ...{ title, regime, agencyId: people.idOf('so-noi-vu'), illustrative: true },
    ...{ formCode: 'cchc-dinh-ky', formVersion: '2025', validFrom },
    reporters: { rule: null, added: wanted.reporters.map((code) => people.idOf(code)) },
  }
  const at = morningOf(addDays(validFrom, -31))
  return (await call(demo, series.createSeries, input, { as: keeper, at, once: `demo report series ${title}` })).id
}

/** A report as it stands now. */
const shown = (demo: Demo, reportId: string) => call(demo, filling.showReport, { reportId }, { as: keeper })
const isDraft = ({ report: { state } }: ReportPage) => state === 'notBegun' || state === 'draft'

type Played = { reportId: string; form: ReportForm; code: string; as: string }

async function open(demo: Demo, people: People, seriesId: string, { key, lastInTime }: Period) {
  const at = morningOf(addDays(lastInTime ?? demo.today, -15))
  const once = `demo report round ${seriesId} ${key}`
  const round = await call(demo, rounds.openRound, { seriesId, key }, { as: keeper, at, once })
  const { form } = await call(demo, filling.showReport, { reportId: round.summaryId }, { as: keeper, at })
  const reports = round.reports.map(({ id, agencyId }): Played => {
    const code = people.codeOf(agencyId)
    return { reportId: id, form, code, as: people.officerOf(code) }
  })
  return { round, reports }
}

/** What is filled in anew over what stands there: only figures that are not there yet. */
async function fill(
  demo: Demo,
  { reportId, form, code }: Played,
  growth: number,
  { by, part }: { by: Cue; part?: number },
) {
  const { cells: known } = await shown(demo, reportId)
  const there = new Set(known.filter(({ version }) => version > 0).map(({ field }) => field))
  const all = [...figuresFor(form, code, growth)].map(([field, value]) => ({ field, version: 0, value }))
  const cells = all.slice(0, part ?? all.length).filter(({ field }) => !there.has(field))
  if (cells.length > 0) await call(demo, filling.saveReportCells, { reportId, cells }, by)
}

/** Fills in a report and sends it, with a reason for whatever is odd. */
async function send(demo: Demo, played: Played, growth: number, at: Date): Promise<void> {
  const { reportId, as } = played
  if (!isDraft(await shown(demo, reportId))) return
  const by: Cue = { as, at }
  await fill(demo, played, growth, { by })
  await submit(demo, reportId, { by, reason: 'Số phát sinh thực tế trong kỳ, đã đối chiếu hồ sơ.' })
}

async function submit(demo: Demo, reportId: string, { by, reason }: { by: Cue; reason: string }): Promise<void> {
  const { findings, report } = await call(demo, filling.showReport, { reportId }, by)
  const odd = new Set(findings.filter(({ explained }) => !explained).map(({ field }) => field))
  const reasons = [...odd].map((field) => ({ field, reason }))
  await call(demo, sending.submitReport, { reportId, version: report.version, reasons }, by)
}

/** Approved and locked, as far as it is not yet. */
async function lock(demo: Demo, reportId: string, by: Cue): Promise<void> {
  const { report } = await shown(demo, reportId)
  if (report.state === 'submitted') await call(demo, decisions.approveReport, { reportId, version: report.version }, by)
  const { report: approved } = await shown(demo, reportId)
  if (approved.state === 'approved') await call(demo, decisions.lockReport, { reportId, version: approved.version }, by)
}

async function playLocked(demo: Demo, people: People, seriesId: string, period: Period): Promise<void> {
  const { round, reports } = await open(demo, people, seriesId, period)
  const day = (step: number) => addDays(period.lastInTime ?? demo.today, step)
  await inLanes(reports, async (it) => {
    await send(demo, it, 1, morningOf(day(-4), reports.indexOf(it) * 50))
    await lock(demo, it.reportId, { as: keeper, at: morningOf(day(-1)) })
  })
  const reportId = round.summaryId
  const by = { as: keeper, at: morningOf(day(0), 120) }
  if (isDraft(await shown(demo, reportId))) {
    await call(demo, together.consolidateReport, { reportId, typed: 'replace' }, by)
    await call(demo, autoDraft, { reportId }, by)
    await submit(demo, reportId, { by, reason: 'Theo báo cáo của các đơn vị.' })
  }
  await lock(demo, reportId, { as: leader, at: morningOf(day(1)) })
  const { report, isPublic } = await shown(demo, reportId)
  const published = { reportId, version: report.version, isPublic: true }
  if (!isPublic) await call(demo, decisions.publishReport, published, { as: keeper, at: morningOf(day(3)) })
}

async function playRunning(demo: Demo, people: People, seriesId: string, period: Period): Promise<void> {
  const { reports } = await open(demo, people, seriesId, period)
  const day = (step: number) => addDays(period.lastInTime ?? demo.today, step)
  await inLanes(reports, async (it) => {
    if (it.code === silent) return
    const by = { as: it.as, at: morningOf(day(-3)) }
    if (!isDraft(await shown(demo, it.reportId))) return
    if (it.code.startsWith('so-')) await call(demo, autoDraft, { reportId: it.reportId }, by)
    if (it.code === writing) return begin(demo, it, by.at)
    const on = it.code === late ? morningOf(day(1)) : morningOf(day(-2), reports.indexOf(it) * 40)
    await send(demo, it, 1.08, on)
  })
  const by = { as: keeper, at: morningOf(day(1), 200) }
  for (const { code, reportId } of reports) {
    const page = await shown(demo, reportId)
    const { state, version } = page.report
    if (code === 'so-tu-phap' && state === 'submitted')
      await call(demo, decisions.approveReport, { reportId, version }, by)
    const field = page.cells.find(({ value, bound }) => value !== null && bound === null)?.field
    if (code !== questioned || state !== 'submitted' || !field) continue
    const reason = 'Đề nghị kiểm tra lại: số này cao hơn nhiều so với hồ sơ đơn vị đã gửi.'
    await call(demo, decisions.returnItem, { reportId, item: { field }, reason }, by)
  }
}

/** Half of the figures, not sent. */
async function begin(demo: Demo, played: Played, at: Date): Promise<void> {
  const half = figuresFor(played.form, played.code, 1.08).size / 2
  await fill(demo, played, 1.08, { by: { as: played.as, at }, part: half })
}
