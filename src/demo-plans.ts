import type { z } from 'zod'
import * as documents from '#features/documents/operations.ts'
import * as plans from '#features/plans/operations.ts'
import type { PlanRow } from '#features/plans/schema.ts'
import * as tasks from '#features/tasks/operations.ts'
import type { Task } from '#features/tasks/schema.ts'
import type { People } from './demo-people.ts'
import type { Issued } from './demo-play.ts'
import { call, type Demo, morningOf, readDemoFile } from './demo-stage.ts'

/** What a person mends on the review screen, by the path of the task. */
type Mend = {
  leadNames?: string[]
  coordinatingNames?: string[]
  product?: string
  criterionText?: string
  drop?: true
}

type Script = {
  file: string
  number: string
  officer: string
  agency: string
  standing: string
  parent?: string
  uploadedOn: string
  confirmedOn: string
  mends: Readonly<Record<string, Mend>>
}

const scripts: readonly Script[] = [
  {
    file: 'ke-hoach-papi-2026.txt',
    number: '18/KH-UBND',
    officer: 'thuong-truc@lamgiang.example',
    agency: 'ubnd-tinh',
    standing: 'so-noi-vu',
    uploadedOn: '2026-01-21',
    confirmedOn: '2026-01-22',
    mends: {
      'PL1.II.3#1': { product: 'Mẫu công khai' },
      'PL1.II.3#2': {
        criterionText: 'Công khai thu, chi ngân sách cấp xã',
        leadNames: ['Sở Tài chính'],
        coordinatingNames: ['Thanh tra tỉnh'],
      },
      'PL1.VIII.2': { leadNames: ['Văn phòng UBND tỉnh'] },
      'III.2': { leadNames: ['Sở Tài chính'] },
      'III.3': { leadNames: ['Báo và Phát thanh, Truyền hình Lam Giang'] },
    },
  },
  {
    file: 'ke-hoach-cchc-so-tu-phap-2026.txt',
    number: '07/KH-STP',
    officer: 'so-tu-phap@lamgiang.example',
    agency: 'so-tu-phap',
    standing: 'so-tu-phap',
    parent: '18/KH-UBND',
    uploadedOn: '2026-02-06',
    confirmedOn: '2026-02-09',
    mends: { 'III.1': { drop: true } },
  },
]

/** Both plans: uploaded, read by the real reader, reviewed, confirmed, published. Goes on from where it stands. */
export async function issuePlans(demo: Demo, people: People): Promise<Issued[]> {
  const issued: Issued[] = []
  for (const script of scripts) {
    if (script.uploadedOn > demo.today) break
    const plan = (await planOf(demo, script)) ?? (await readPlan(demo, script, people))
    await issue(demo, script, people, plan)
    const { number, confirmedOn, officer: decider } = script
    issued.push({ planId: plan.id, number, confirmedOn, decider })
  }
  return issued
}

type Row = z.infer<typeof PlanRow>

async function planOf(demo: Demo, { number }: Pick<Script, 'number'>): Promise<Row | undefined> {
  const { plans: found } = await call(demo, plans.listAllPlans, { limit: 200 })
  return found.find((each) => each.number === number)
}

async function readPlan(demo: Demo, script: Script, people: People): Promise<Row> {
  const upload = { filename: script.file, bytes: await readDemoFile(script.file) }
  const at = morningOf(script.uploadedOn)
  const input = { agencyId: people.idOf(script.standing) }
  const { id: documentId } = await call(demo, documents.uploadDocument, input, { as: script.officer, at, upload })
  const latest = performance.now() + 60_000
  // The server's own worker may have taken the job already; then there is nothing to run here but to wait.
  while (performance.now() < latest) {
    await demo.runDue()
    const { state, planId, problem } = await call(demo, documents.showDocument, { documentId })
    const plan = planId ? await planOf(demo, script) : undefined
    if (plan) return plan
    if (state === 'refused' || state === 'failed') throw new Error(`${script.file}: ${problem?.message ?? state}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${script.file} was not read within a minute.`)
}

async function issue(demo: Demo, script: Script, people: People, { id: planId, status }: Row): Promise<void> {
  const by = (minutes: number) => ({ as: script.officer, at: morningOf(script.confirmedOn, minutes) })
  if (status === 'draft') {
    await completeHeader(demo, script, people, planId)
    await review(demo, script, planId)
    const { version } = await call(demo, plans.showPlan, { planId })
    await call(demo, plans.confirmPlan, { planId, version }, by(60))
  }
  const { version, isPublic } = await call(demo, plans.showPlan, { planId })
  if (!isPublic) await call(demo, plans.publishPlan, { planId, version, isPublic: true }, by(90))
}

async function completeHeader(demo: Demo, script: Script, people: People, planId: string): Promise<void> {
  const by = { as: script.officer, at: morningOf(script.confirmedOn) }
  const plan = await call(demo, plans.showPlan, { planId })
  const parent = script.parent && (await planOf(demo, { number: script.parent }))
  const wanted = {
    agencyId: people.idOf(script.agency),
    standingAgencyId: people.idOf(script.standing),
    ...(parent ? { parentPlanId: parent.id } : {}),
  }
  const same = (Object.keys(wanted) as (keyof typeof wanted)[]).every((key) => plan[key] === wanted[key])
  if (!same) await call(demo, plans.updatePlan, { planId, version: plan.version, ...wanted }, by)
}

/** The officer mends what was read wrongly, accepts what is certain at once and the rest one by one. */
async function review(demo: Demo, { officer, confirmedOn, mends }: Script, planId: string): Promise<void> {
  const by = (minutes: number) => ({ as: officer, at: morningOf(confirmedOn, minutes) })
  const open = async () =>
    (await call(demo, tasks.listPlanTasks, { planId })).tasks.filter(({ review }) => review === 'open')
  for (const task of await open()) {
    const mend = mends[task.path]
    if (!mend) continue
    const { drop, ...change } = mend
    const verdict = drop ? 'dropped' : 'accepted'
    await call(demo, tasks.updateTask, { taskId: task.id, version: task.version, ...change, review: verdict }, by(10))
  }
  await call(demo, tasks.acceptCertainTasks, { planId }, by(20))
  for (const task of await open()) await settle(demo, task, by(30))
}

/** A name that may mean several agencies is chosen by the person: here the best candidate, which the tests check. */
async function settle(demo: Demo, task: Task, by: { as: string; at: Date }): Promise<void> {
  let { version } = task
  for (const party of task.parties.filter(({ agencyId, groupId }) => agencyId === null && groupId === null)) {
    const [best] = party.candidates
    if (!best) throw new Error(`The demo knows nobody called ${party.nameRaw} (${task.path}).`)
    const { agencyId, groupId } = best
    const input = { taskId: task.id, version, partyId: party.id, agencyId, groupId, remember: false }
    version = (await call(demo, tasks.chooseParty, input, by)).version
  }
  await call(demo, tasks.updateTask, { taskId: task.id, version, review: 'accepted' }, by)
}
