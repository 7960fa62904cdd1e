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
 * life, and the one before it, locked, frozen and published. A series that stands already is left as it is.
 */
export async function playReports(demo: Demo, people: People): Promise<void> {
  const year = Number(demo.today.slice(0, 4))
  const begun = morningOf(`${year - 1}-12-01`)
  const { series: known, regimes } = await call(demo, series.listAllSeries, {}, { as: keeper })
  const regime = regimes.find(({ code }) => code === 'quy-6-thang-nam-truoc-ngay-20')
  if (known.length > 0 || !regime) return
  const input = {
    ...{ title: 'Báo cáo định kỳ cải cách hành chính', regime, agencyId: people.idOf('so-noi-vu'), illustrative: true },
    ...{ formCode: 'cchc-dinh-ky', formVersion: '2025', validFrom: `${year - 1}-01-01` },
    reporters: { rule: null, added: reporters.map((code) => people.idOf(code)) },
  }
  const made = await call(demo, series.createSeries, input, { as: keeper, at: begun, once: 'demo report series' })
  const past = made.periods.filter(({ lastInTime }) => lastInTime !== null && lastInTime < demo.today)
  const [before, now] = past.slice(-2)
  if (before && now) await playLocked(demo, people, made.id, before)
  if (before ?? now) await playRunning(demo, people, made.id, now ?? before!)
  await call(demo, rounds.keepDay, {})
}

type Played = { reportId: string; version: number; form: ReportForm; code: string; as: string }

async function open(demo: Demo, people: People, seriesId: string, { key, lastInTime }: Period) {
  const at = morningOf(addDays(lastInTime ?? demo.today, -15))
  const once = `demo report round ${key}`
  const round = await call(demo, rounds.openRound, { seriesId, key }, { as: keeper, at, once })
  const { form } = await call(demo, filling.showReport, { reportId: round.summaryId }, { as: keeper, at })
  const reports = round.reports.map(({ id, agencyId, version }): Played => {
    const code = people.codeOf(agencyId)
    return { reportId: id, version, form, code, as: people.officerOf(code) }
  })
  return { round, reports }
}

/** Fills in a report and sends it, with a reason for whatever is odd. */
async function send(
  demo: Demo,
  { reportId, version, form, code, as }: Played,
  growth: number,
  at: Date,
): Promise<ReportPage> {
  const by: Cue = { as, at }
  const cells = [...figuresFor(form, code, growth)].map(([field, value]) => ({ field, version: 0, value }))
  const { findings } = await call(demo, filling.saveReportCells, { reportId, cells }, by)
  const odd = new Set(findings.filter(({ severity }) => severity === 'warning').map(({ field }) => field))
  const reasons = [...odd].map((field) => ({ field, reason: 'Số phát sinh thực tế trong kỳ, đã đối chiếu hồ sơ.' }))
  return call(demo, sending.submitReport, { reportId, version, reasons }, by)
}

async function playLocked(demo: Demo, people: People, seriesId: string, period: Period): Promise<void> {
  const { round, reports } = await open(demo, people, seriesId, period)
  const day = (step: number) => addDays(period.lastInTime ?? demo.today, step)
  await inLanes(reports, async (it) => {
    const sent = await send(demo, it, 1, morningOf(day(-4), reports.indexOf(it) * 50))
    const of = { reportId: it.reportId }
    const by = { as: keeper, at: morningOf(day(-1)) }
    const approved = await call(demo, decisions.approveReport, { ...of, version: sent.report.version }, by)
    await call(demo, decisions.lockReport, { ...of, version: approved.report.version }, by)
  })
  const reportId = round.summaryId
  const by = { as: keeper, at: morningOf(day(0), 120) }
  await call(demo, together.consolidateReport, { reportId, replace: true }, by)
  await call(demo, autoDraft, { reportId }, by)
  const page = await call(demo, filling.showReport, { reportId }, by)
  const odd = new Set(page.findings.filter(({ explained }) => !explained).map(({ field }) => field))
  const reasons = [...odd].map((field) => ({ field, reason: 'Theo báo cáo của các đơn vị.' }))
  const sent = await call(demo, sending.submitReport, { reportId, version: page.report.version, reasons }, by)
  const above = { as: leader, at: morningOf(day(1)) }
  const approved = await call(demo, decisions.approveReport, { reportId, version: sent.report.version }, above)
  const locked = await call(demo, decisions.lockReport, { reportId, version: approved.report.version }, above)
  const shown = { reportId, version: locked.report.version, isPublic: true }
  await call(demo, decisions.publishReport, shown, { as: keeper, at: morningOf(day(3)) })
}

async function playRunning(demo: Demo, people: People, seriesId: string, period: Period): Promise<void> {
  const { reports } = await open(demo, people, seriesId, period)
  const day = (step: number) => addDays(period.lastInTime ?? demo.today, step)
  const sent = new Map<string, ReportPage>()
  await inLanes(reports, async (it) => {
    if (it.code === silent) return
    const by = { as: it.as, at: morningOf(day(-3)) }
    if (it.code.startsWith('so-')) await call(demo, autoDraft, { reportId: it.reportId }, by)
    if (it.code === writing) return begin(demo, it, by.at)
    const on = it.code === late ? morningOf(day(1)) : morningOf(day(-2), reports.indexOf(it) * 40)
    sent.set(it.code, await send(demo, it, 1.08, on))
  })
  const by = { as: keeper, at: morningOf(day(1), 200) }
  const first = sent.get('so-tu-phap')
  if (first) await call(demo, decisions.approveReport, { reportId: first.report.id, version: first.report.version }, by)
  const page = sent.get(questioned)
  const field = page?.cells.find(({ value, bound }) => value !== null && bound === null)?.field
  if (!page || !field) return
  const reason = 'Đề nghị kiểm tra lại: số này cao hơn nhiều so với hồ sơ đơn vị đã gửi.'
  await call(demo, decisions.returnItem, { reportId: page.report.id, item: { field }, reason }, by)
}

/** Half of the figures, not sent. */
async function begin(demo: Demo, { reportId, form, code, as }: Played, at: Date): Promise<void> {
  const all = [...figuresFor(form, code, 1.08)].map(([field, value]) => ({ field, version: 0, value }))
  await call(demo, filling.saveReportCells, { reportId, cells: all.slice(0, all.length / 2) }, { as, at })
}
