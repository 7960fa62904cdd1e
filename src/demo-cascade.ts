import * as assignments from '#features/assignments/operations.ts'
import * as answers from '#features/cascade/answering.ts'
import * as requests from '#features/cascade/asking.ts'
import * as clocks from '#features/cascade/clocks/operations.ts'
import * as cascade from '#features/cascade/operations.ts'
import type { AgencyColumn } from '#features/cascade/schema.ts'
import * as plans from '#features/plans/operations.ts'
import * as tasks from '#features/tasks/operations.ts'
import { addTask } from '#features/tasks/reshape.ts'
import * as worklists from '#features/worklists/operations.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import type { People } from './demo-people.ts'
import type { Issued } from './demo-play.ts'
import { call, type Demo, morningOf } from './demo-stage.ts'

type Script = {
  agency: string
  officer: string
  number: string
  issuedOn: string
  /** What its plan leaves out of the plan above, and where it names no product: places in the list of tasks. */
  leftOut?: readonly number[]
  noProduct?: readonly number[]
  /** Written in other words than above: for a person to confirm. */
  added?: string
  /** What its people reported of the first tasks, in percent. */
  reports: readonly number[]
}

const scripts: readonly Script[] = [
  {
    ...{ agency: 'ubnd-xa-tan-hoa', officer: 'thuong-truc-tan-hoa@lamgiang.example' },
    ...{ number: '11/KH-UBND', issuedOn: '2026-02-06', reports: [100, 70, 40] },
  },
  {
    ...{ agency: 'ubnd-phuong-lam-thanh', officer: 'thuong-truc-lam-thanh@lamgiang.example' },
    ...{ number: '24/KH-UBND', issuedOn: '2026-03-02', reports: [60] },
  },
  {
    ...{ agency: 'ubnd-phuong-giang-dong', officer: 'thuong-truc-giang-dong@lamgiang.example' },
    ...{ number: '16/KH-UBND', issuedOn: '2026-02-09', reports: [80], leftOut: [0, 3], noProduct: [2] },
    added: 'Tổ chức đối thoại định kỳ giữa Chủ tịch UBND phường với người dân, công bố lịch trước 10 ngày.',
  },
]

/** Three communes have issued their own plan under the province’s: one late, one with gaps. Goes on from where it stands. */
export async function playCascade(demo: Demo, people: People, issued: readonly Issued[]): Promise<void> {
  const [upper] = issued
  if (!upper) return
  for (const script of scripts) {
    if (script.issuedOn > demo.today) continue
    const of = { planId: upper.planId, agencyId: people.idOf(script.agency) }
    const column = () => call(demo, cascade.showColumn, of)
    const { ownPlanId, draftPlanId } = await column()
    const by = (minutes: number) => ({ as: script.officer, at: morningOf(script.issuedOn, minutes) })
    if (ownPlanId === null) {
      const draft = draftPlanId ?? (await call(demo, answers.draftOwnPlan, of, by(0))).planId
      await issueOwn(demo, script, draft)
    }
    const own = await column()
    if (own.ownPlanId === null) throw new Error(`The demo’s plan ${script.number} answers no plan above.`)
    await publishOwn(demo, script, own.ownPlanId)
    await askFor(demo, script, upper, own)
    await reportOwn(demo, script, own.ownPlanId)
  }
  await playClocks(demo, people, upper)
}

/** Of the agencies that issue nothing: one was given more days, one stands still, one asks and waits for an answer. */
async function playClocks(demo: Demo, people: People, { planId, decider }: Issued): Promise<void> {
  const { agencies } = await call(demo, cascade.showCoverage, { planId }, { as: decider })
  const late = agencies.filter(({ ownPlanId, agencyId }) => ownPlanId === null && isCommune(people.codeOf(agencyId)))
  const dueTo = addDays(demo.today, 20)
  for (const [at, { agencyId }] of late.slice(0, 3).entries()) {
    const of = { planId, agencyId }
    const { version, history } = await call(demo, cascade.showColumn, of)
    if (history.length > 0) continue
    const reason = 'Đơn vị vừa sắp xếp lại bộ máy, đang kiện toàn người phụ trách.'
    if (at === 2) {
      const as = people.officerOf(people.codeOf(agencyId))
      await call(demo, clocks.askForDutyDay, { ...of, version, dueTo, reason }, { as })
      continue
    }
    const later = await call(demo, clocks.extendDutyDay, { ...of, version, dueTo, reason }, { as: decider })
    const pause = { ...of, version: later.version, reason: 'Chờ hướng dẫn của tỉnh về biên chế.' }
    if (at === 1) await call(demo, clocks.pauseDutyClock, pause, { as: decider })
  }
}

const isCommune = (code: string) => /^ubnd-(?:xa|phuong)-/.test(code)

async function issueOwn(demo: Demo, script: Script, planId: string): Promise<void> {
  const by = (minutes: number) => ({ as: script.officer, at: morningOf(script.issuedOn, minutes) })
  const { leftOut = [], noProduct = [], added } = script
  const listed = async () => (await call(demo, tasks.listPlanTasks, { planId })).tasks
  if (added && !(await listed()).some(({ text }) => text === added))
    await call(demo, addTask, { planId, text: added }, by(5))
  for (const [at, task] of (await listed()).entries()) {
    if (task.review !== 'open') continue
    const { id: taskId, version, text } = task
    const review = leftOut.includes(at) ? 'dropped' : 'accepted'
    const mend = {
      ...(noProduct.includes(at) ? { product: null } : {}),
      ...(text === added ? { leadNames: [(await call(demo, plans.showPlan, { planId })).agencyName] } : {}),
    }
    await call(demo, tasks.updateTask, { taskId, version, ...mend, review }, by(10))
  }
  const { version, number } = await call(demo, plans.showPlan, { planId })
  const header = { number: script.number, issuedOn: script.issuedOn }
  if (number === null) await call(demo, plans.updatePlan, { planId, version, ...header }, by(20))
  const ready = await call(demo, plans.showPlan, { planId })
  await call(demo, plans.confirmPlan, { planId, version: ready.version }, by(30))
}

async function publishOwn(demo: Demo, { officer, issuedOn }: Script, planId: string): Promise<void> {
  const { version, isPublic } = await call(demo, plans.showPlan, { planId })
  const input = { planId, version, isPublic: true }
  if (!isPublic) await call(demo, plans.publishPlan, input, { as: officer, at: morningOf(issuedOn, 60) })
}

/** The standing agency asks for what one plan lacks; nobody has answered yet. */
async function askFor(demo: Demo, { leftOut, issuedOn }: Script, upper: Issued, column: AgencyColumn): Promise<void> {
  const missing = column.rows.find(({ state }) => state === 'missing')
  if (!leftOut || !missing || missing.requests.length > 0) return
  const reason = 'Kế hoạch của phường chưa có nhiệm vụ này; đề nghị bổ sung hoặc nêu lý do không áp dụng.'
  const asked = { planId: upper.planId, agencyIds: [column.agencyId], taskId: missing.task.id, reason }
  await call(demo, requests.askCompletion, asked, { as: upper.decider, at: morningOf(issuedOn, 3000) })
}

async function reportOwn(demo: Demo, { officer, issuedOn, reports }: Script, planId: string): Promise<void> {
  const listed = await call(demo, worklists.listAllAssignments, { planId, limit: 200 })
  const own = listed.assignments.toSorted((a, b) => (a.taskPath < b.taskPath ? -1 : 1))
  for (const [at, percent] of reports.entries()) {
    const assignment = own[at]
    if (assignment?.version !== 1) continue
    const input = {
      assignmentId: assignment.id,
      version: 1,
      percent,
      sentence: 'Đang thực hiện theo kế hoạch của đơn vị.',
    }
    const when = { as: officer, at: morningOf(issuedOn, 40_000 + at) }
    await call(demo, assignments.reportProgress, { ...input, submit: false }, when)
  }
}
