import type { workWorld } from '../../../test/work.ts'

export type World = Awaited<ReturnType<typeof workWorld>>

export const on = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
/** Within the round of the third quarter: due before 20/9/2026, without a cut-off of its own. */
export const during = on('2026-09-10')

const count = (code: string, name: string, more = {}) => ({ code, name, unit: 'Văn bản', kind: 'count', ...more })

export const sampleForm = {
  code: 'mau-thu',
  version: '1',
  title: 'Báo cáo thử',
  source: { number: null, date: null, issuer: 'Sở Nội vụ', note: 'Biểu mẫu của bài thử' },
  sections: [
    { code: 'I.1', title: 'Chỉ đạo' },
    { code: 'II.1', title: 'Kết quả', binding: { index: 'PAPI', criterion: null } },
  ],
  tables: [
    {
      code: '1',
      title: 'Số liệu',
      rows: [
        count('1', 'Tổng số văn bản', { rule: { kind: 'sum', of: ['1.1', '1.2'] }, required: true }),
        count('1.1', 'Kế hoạch'),
        count('1.2', 'Công văn'),
        {
          code: '2',
          name: 'Tỷ lệ hồ sơ đúng hạn',
          unit: '%',
          kind: 'rate',
          decimals: 2,
          rule: { kind: 'share', numerator: '2.2', denominator: '2.1', times: 100 },
        },
        count('2.1', 'Hồ sơ phải trả'),
        count('2.2', 'Hồ sơ trả đúng hạn', { checks: [{ kind: 'atMost', row: '2.1' }] }),
        count('3', 'Nhiệm vụ chủ trì', { bound: { kind: 'tasks', what: 'all' } }),
        count('4', 'Nhiệm vụ đã hoàn thành', { bound: { kind: 'tasks', what: 'done' } }),
      ],
    },
  ],
}

/** A published form and a series of quarters by which two communes and a department report to Sở Nội vụ. */
export async function seriesOf(w: World, more: object = {}) {
  const { home, finance, communeA, communeB } = w.agencies
  const saved = await w.as('keeper', 'reportForm.save', { form: sampleForm, edit: 0 }, during)
  await w.as('keeper', 'reportForm.publish', { code: 'mau-thu', version: '1', edit: saved.edit }, during)
  const { regimes } = await w.as('keeper', 'reportSeries.list', {}, during)
  const regime = regimes.find(({ code }) => code === 'quy-6-thang-nam-truoc-ngay-20')!
  const input = {
    ...{ title: 'Báo cáo cải cách hành chính', regime, formCode: 'mau-thu', formVersion: '1', agencyId: home },
    reporters: { rule: null, added: [finance, communeA, communeB] },
    validFrom: '2026-01-01',
    ...more,
  }
  return w.as('keeper', 'reportSeries.create', input, during)
}

/** The round of the third quarter, with the ids of its reports. */
export async function openedRound(w: World) {
  const series = await seriesOf(w)
  const key = '2026-Q3'
  const round = await w.as('keeper', 'reportRound.open', { seriesId: series.id, key }, during)
  const of = (agencyId: string) => round.reports.find((it) => it.agencyId === agencyId)!.id
  const { finance, communeA, communeB } = w.agencies
  const ids = { finance: of(finance), communeA: of(communeA), communeB: of(communeB), summary: round.summary!.id }
  return { series, round, ...ids }
}

export const cells = (values: Record<string, string | null>, version = 0) =>
  Object.entries(values).map(([row, value]) => ({ field: `1/${row}`, version, value }))

/** Fills in a report and sends it. */
export async function sent(
  w: World,
  who: Parameters<World['as']>[0],
  reportId: string,
  values: Record<string, string>,
  at = during,
) {
  await w.as(who, 'report.saveCells', { reportId, cells: cells(values) }, at)
  const { report } = await w.as(who, 'report.get', { reportId }, at)
  return w.as(who, 'report.submit', { reportId, version: report.version }, at)
}

export const whole = (a: number, b: number, all: number, inTime: number) => ({
  ...{ 1: String(a + b), '1.1': String(a), '1.2': String(b), '2.1': String(all), '2.2': String(inTime) },
  2: String(Math.round((inTime / all) * 10_000) / 100),
})
