import assert from 'node:assert/strict'
import { type FileReply, invoke } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { readTable } from '#lib/office/read-table.ts'
import type { DemoParts } from '../src/demo.ts'
import { events } from '../src/events.ts'
import { operationNamed, type operations } from '../src/operations.ts'
import type { Answer } from './work.ts'

type Name = (typeof operations)[number]['name']
type Row = Answer<'assignment.list'>['assignments'][number]

/** Every page, list and file counts alike: what is overdue in one is overdue in all, and parts add up to wholes. */
export async function checkAgreement({ province, services, now }: Required<Omit<DemoParts, 'runDue'>>): Promise<void> {
  const ask = async <N extends Name>(name: N, input: unknown = {}): Promise<Answer<N>> => {
    const request = { province, services, events, actor: system, input, now }
    return (await invoke(operationNamed(name), request)) as Answer<N>
  }
  const work = await everyAssignment(ask)
  const overdue = work.filter(({ overdueDays }) => overdueDays > 0)
  assert.ok(overdue.length > 0 && work.some(({ state, lateBy }) => state === 'submitted' && lateBy > 0))
  const { plans } = await ask('plan.list')
  const overview = await ask('overview.get')
  assert.equal(overview.total.overdue, overdue.length, 'overview')
  assert.equal((await ask('assignment.list', { overdue: 'true' })).total, overdue.length, 'list of work')
  assert.deepEqual(overdueRows(await sheetOf(await ask('export.assignmentsXlsx'))), overdue.length, 'exported list')
  for (const { id, number, counts } of plans) {
    const own = work.filter(({ planId }) => planId === id)
    const late = own.filter(({ overdueDays }) => overdueDays > 0)
    const { total, byAxis, byAgency, byDue } = await ask('assignment.planProgress', { planId: id })
    const sum = (list: readonly { overdue: number }[]) => list.reduce((all, each) => all + each.overdue, 0)
    const named = {
      list: counts.overdue,
      page: (await ask('plan.get', { planId: id })).counts.overdue,
      progress: total.overdue,
      ...{ axes: sum(byAxis), agencies: sum(byAgency), months: sum(byDue) },
      overview: overview.plans.find(({ planId }) => planId === id)?.overdue,
      workbook: overdueOfTasks(await sheetOf(await ask('export.planXlsx', { planId: id }))),
      secondSheet: overdueRows(await sheetOf(await ask('export.planXlsx', { planId: id }), 'Phần việc')),
    }
    for (const [where, count] of Object.entries(named)) assert.equal(count, late.length, `${number}: ${where}`)
    assert.deepEqual([counts.assignments, counts.completed], [total.assignments, total.completed], `${number}`)
    await checkPublic(ask, id, own)
    await checkTasks(ask, id, counts)
  }
}

type Ask = <N extends Name>(name: N, input?: unknown) => Promise<Answer<N>>

async function everyAssignment(ask: Ask): Promise<Row[]> {
  const all: Row[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Answer<'assignment.list'> = await ask('assignment.list', { limit: 200, ...(after ? { after } : {}) })
    all.push(...page.assignments.filter(({ state }) => state !== 'cancelled'))
    after = page.next
  }
  return all
}

/** A promise is late as long as one of those who lead it is overdue. */
async function checkPublic(ask: Ask, planId: string, work: readonly Row[]): Promise<void> {
  const tasks = [...Map.groupBy(work, ({ taskId }) => taskId).values()].map((parts) => {
    const leads = parts.filter(({ role }) => role === 'lead')
    return leads.length > 0 ? leads : parts
  })
  const late = tasks.filter((parts) => parts.some(({ overdueDays }) => overdueDays > 0)).length
  const { plan, axes } = await ask('portal.plan', { planId })
  assert.deepEqual([plan.late, axes.reduce((all, each) => all + each.late, 0)], [late, late], 'portal')
  assert.equal((await ask('portal.tasks', { planId, state: 'late' })).total, late, 'portal: list')
}

/** What gives work and what is only said, and how much of both nobody has looked at. */
async function checkTasks(ask: Ask, planId: string, counts: Answer<'plan.get'>['counts']): Promise<void> {
  const { tasks, summary } = await ask('task.list', { planId })
  const kept = tasks.filter(({ review }) => review !== 'dropped')
  assert.equal(counts.tasks, kept.filter(({ assigned }) => assigned).length)
  assert.equal(counts.tasks, summary.assigned)
  assert.equal(counts.tasks + counts.directions, kept.length)
  assert.equal(counts.openReviews, summary.certain + summary.doubtful)
}

async function sheetOf({ body }: FileReply, sheet?: string): Promise<string[][]> {
  const bytes = new Uint8Array(await new Response(body as ReadableStream<Uint8Array>).arrayBuffer())
  return readTable(bytes, sheet === undefined ? {} : { sheet }).rows.map(({ cells }) => cells)
}

const column = ([head = [], ...rows]: string[][], title: string): number[] =>
  rows.map((cells) => Number((cells[head.indexOf(title)] ?? '0').replaceAll('.', '')))
const overdueRows = (sheet: string[][]) => column(sheet, 'Số ngày quá hạn').filter((days) => days > 0).length
const overdueOfTasks = (sheet: string[][]) => column(sheet, 'Quá hạn').reduce((all, each) => all + each, 0)
