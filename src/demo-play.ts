import * as assignments from '#features/assignments/operations.ts'
import type { Assignment } from '#features/assignments/schema.ts'
import * as evidence from '#features/evidence/operations.ts'
import * as worklists from '#features/worklists/operations.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { termsOf } from '#lib/calendar/series.ts'
import type { People } from './demo-people.ts'
import { call, type Demo, inLanes } from './demo-stage.ts'
import { type Deed, type Part, storyOf } from './demo-year.ts'

/** A plan that was confirmed, and who decides about what is handed in. */
export type Issued = { planId: string; number: string; confirmedOn: string; decider: string }

type Moment = { deed: Deed; of: { assignment: Assignment; officer: string; decider: string } }

/**
 * Plays the year: what each agency did about its part, in the order of time. Each step raises the version of an
 * assignment by one, so a start that was cut off is seen there and goes on with the next step.
 */
export async function playYear(demo: Demo, people: People, issued: readonly Issued[]): Promise<number> {
  const moments: Moment[] = []
  for (const plan of issued) {
    for (const assignment of await assignmentsOf(demo, plan.planId)) {
      const agencyCode = people.codeOf(assignment.agencyId)
      const part: Part = {
        planNumber: plan.number,
        confirmedOn: plan.confirmedOn,
        path: assignment.taskPath,
        agencyCode,
        role: assignment.role,
        dueOn: assignment.dueOn,
        times: timesOf(assignment.deadlineRaw, plan.confirmedOn, demo.today),
        product: assignment.product,
      }
      const of = { assignment, officer: people.officerOf(agencyCode), decider: plan.decider }
      for (const deed of storyOf(part, demo.today).slice(assignment.version - 1)) moments.push({ deed, of })
    }
  }
  moments.sort((a, b) => a.deed.at.getTime() - b.deed.at.getTime())
  const latest = new Map<Moment['of'], Promise<void>>()
  await inLanes(moments, (moment) => {
    const played = (latest.get(moment.of) ?? Promise.resolve()).then(() => play(demo, moment))
    latest.set(moment.of, played)
    return played
  })
  return moments.length
}

/** The days on which recurring work falls due, up to the first that lies ahead; none where it is due once. */
function timesOf(raw: string | null, issuedOn: string, today: string): string[] {
  if (raw === null) return []
  const span = { from: issuedOn, to: `${today.slice(0, 4)}-12-31` }
  const days = termsOf(parseDeadline(raw, { issuedOn }), span, { issuedOn, standing: null }).map(({ dueOn }) => dueOn)
  const ahead = days.findIndex((day) => day >= today)
  return ahead === -1 ? days : days.slice(0, ahead + 1)
}

async function assignmentsOf(demo: Demo, planId: string): Promise<Assignment[]> {
  const all: Assignment[] = []
  for (let after: string | undefined; ; ) {
    const page = await call(demo, worklists.listAllAssignments, { planId, limit: 200, ...(after ? { after } : {}) })
    all.push(...page.assignments)
    if (page.next === null) return all
    after = page.next
  }
}

async function play(demo: Demo, { deed, of }: Moment): Promise<void> {
  const { assignment, officer, decider } = of
  const target = { assignmentId: assignment.id, version: assignment.version }
  const byOfficer = { as: officer, at: deed.at }
  const byDecider = { as: decider, at: deed.at }
  switch (deed.kind) {
    case 'report':
    case 'submit': {
      const evidenceIds = deed.kind === 'submit' && assignment.role === 'lead' ? [await prove(demo, { deed, of })] : []
      const { percent, sentence } = deed
      const input = { ...target, percent, sentence, evidenceIds, submit: deed.kind === 'submit' }
      of.assignment = await call(demo, assignments.reportProgress, input, byOfficer)
      break
    }
    case 'complete':
      of.assignment = await call(demo, assignments.completeAssignment, { ...target, note: null }, byDecider)
      break
    case 'return':
      of.assignment = await call(demo, assignments.returnAssignment, { ...target, reason: deed.reason }, byDecider)
      break
    case 'object':
      of.assignment = await call(demo, assignments.objectToAssignment, { ...target, reason: deed.reason }, byOfficer)
      break
    case 'askExtension': {
      const { dueTo, reason } = deed
      of.assignment = await call(demo, assignments.askForExtension, { ...target, dueTo, reason }, byOfficer)
    }
  }
}

/** A short report as a text file. The same file again is the same evidence. */
async function prove(demo: Demo, { deed, of: { assignment, officer } }: Moment): Promise<string> {
  const [year, month, day] = deed.at.toISOString().slice(0, 10).split('-')
  const text = [
    assignment.agencyName.toLocaleUpperCase('vi'),
    '',
    'BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ',
    `(Dữ liệu minh họa; ngày ${day}/${month}/${year})`,
    '',
    `Nhiệm vụ: ${assignment.taskText}`,
    `Kế hoạch: ${assignment.planNumber ?? ''} – mục ${assignment.taskPath}`,
    `Kết quả: ${'sentence' in deed ? deed.sentence : ''}`,
    `Sản phẩm: ${assignment.product ?? 'Báo cáo kết quả'}`,
    '',
  ].join('\n')
  const upload = { filename: `bao-cao-${year}${month}${day}.txt`, bytes: new TextEncoder().encode(text) }
  const { id } = await call(
    demo,
    evidence.attachEvidence,
    { assignmentId: assignment.id },
    { as: officer, at: deed.at, upload },
  )
  return id
}
