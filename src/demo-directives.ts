import type { z } from 'zod'
import * as assignments from '#features/assignments/operations.ts'
import * as directives from '#features/directives/operations.ts'
import type { DirectiveKind, Issuer } from '#features/directives/schema.ts'
import * as evidence from '#features/evidence/operations.ts'
import * as meetings from '#features/meetings/operations.ts'
import type { Presence, SaveMeeting } from '#features/meetings/schema.ts'
import type { People } from './demo-people.ts'
import { call, type Demo, morningOf } from './demo-stage.ts'

const keeper = 'thuong-truc@lamgiang.example'
const officers: Record<string, string> = {
  'so-xay-dung': 'so-xay-dung@lamgiang.example',
  'so-nong-nghiep-va-moi-truong': 'so-nnmt@lamgiang.example',
  'so-tu-phap': 'so-tu-phap@lamgiang.example',
}

/** A task with who leads it, and the document by which it was answered: number and day. */
type Task = {
  text: string
  due: string | null
  lead: string
  coordinating?: readonly string[]
  answer?: readonly [number: string, day: string]
}
type Script = {
  kind: DirectiveKind
  issuer: Issuer
  issuerName: string
  number: string
  issuedOn: string
  title: string
  tasks: readonly Task[]
}

const scripts: readonly Script[] = [
  {
    ...{ kind: 'directive', issuer: 'primeMinister', issuerName: 'Thủ tướng Chính phủ', number: '15/CĐ-TTg' },
    ...{ issuedOn: '2026-03-02', title: 'Công điện về đẩy mạnh giải ngân vốn đầu tư công (minh họa)' },
    tasks: [
      {
        text: 'Rà soát, báo cáo các dự án chậm tiến độ và nguyên nhân.',
        due: '15 ngày làm việc',
        lead: 'so-xay-dung',
        coordinating: ['so-nong-nghiep-va-moi-truong'],
        answer: ['412/BC-SXD', '2026-03-20'],
      },
      {
        text: 'Tháo gỡ vướng mắc giải phóng mặt bằng các dự án trọng điểm, báo cáo kết quả.',
        due: '30/06/2026',
        lead: 'so-nong-nghiep-va-moi-truong',
        answer: ['1203/BC-SNNMT', '2026-07-08'],
      },
    ],
  },
  {
    ...{ kind: 'directive', issuer: 'government', issuerName: 'Chính phủ', number: '88/NQ-CP' },
    ...{ issuedOn: '2026-04-01', title: 'Nghị quyết phiên họp thường kỳ tháng 3 năm 2026 (minh họa)' },
    tasks: [
      {
        text: 'Cắt giảm điều kiện kinh doanh không cần thiết; báo cáo danh mục đã cắt giảm.',
        due: 'Quý II/2026',
        lead: 'so-tu-phap',
        answer: ['655/BC-STP', '2026-06-26'],
      },
      { text: 'Hoàn thành chỉ tiêu nhà ở xã hội năm 2026.', due: '31/12/2026', lead: 'so-xay-dung' },
    ],
  },
  {
    ...{ kind: 'directive', issuer: 'province', issuerName: 'Chủ tịch UBND tỉnh', number: '1205/UBND-NC' },
    ...{ issuedOn: '2026-09-07', title: 'Công văn về chấn chỉnh kỷ luật, kỷ cương hành chính (minh họa)' },
    tasks: [
      { text: 'Tự kiểm tra việc chấp hành giờ làm việc, gửi báo cáo.', due: '20 ngày làm việc', lead: 'so-tu-phap' },
    ],
  },
]

type MeetingScript = Pick<SaveMeeting, 'title' | 'heldOn' | 'invitedAt' | 'beganAt' | 'endedAt'> & {
  papers: readonly [due: string, sent: string]
  conditionsMet: boolean
  people: Readonly<Record<string, Presence>>
  conclusion?: Script
}

const gatherings: readonly MeetingScript[] = [
  {
    ...{ title: 'Họp giao ban Chủ tịch và các Phó Chủ tịch UBND tỉnh', heldOn: '2026-10-06' },
    ...{ invitedAt: '08:00', beganAt: '08:00', endedAt: '11:15', papers: ['2026-10-02', '2026-10-01'] },
    conditionsMet: true,
    people: { 'so-noi-vu': 'present', 'so-xay-dung': 'present', 'so-tu-phap': 'deputy' },
    conclusion: {
      ...{ kind: 'conclusion', issuer: 'province', issuerName: 'Chủ tịch UBND tỉnh', number: '45/TB-VPUBND' },
      ...{ issuedOn: '2026-10-08', title: 'Thông báo kết luận họp giao ban tháng 10 (minh họa)' },
      tasks: [
        {
          text: 'Trình phương án sắp xếp trụ sở dôi dư sau sắp xếp đơn vị hành chính.',
          due: '30/10/2026',
          lead: 'so-xay-dung',
          answer: ['1688/TTr-SXD', '2026-10-29'],
        },
        { text: 'Rà soát thủ tục hành chính về đất đai, đề xuất cắt giảm.', due: '15/11/2026', lead: 'so-tu-phap' },
      ],
    },
  },
  {
    ...{ title: 'Họp về tiến độ giải ngân vốn đầu tư công quý III', heldOn: '2026-10-21' },
    ...{ invitedAt: '14:00', beganAt: '14:20', endedAt: '16:30', papers: ['2026-10-19', '2026-10-20'] },
    conditionsMet: false,
    people: { 'so-xay-dung': 'late', 'so-nong-nghiep-va-moi-truong': 'absent', 'so-tu-phap': 'excused' },
  },
  {
    ...{ title: 'Họp giao ban Chủ tịch và các Phó Chủ tịch UBND tỉnh tháng 11', heldOn: '2026-11-04' },
    ...{ invitedAt: '08:00', beganAt: '08:00', endedAt: '10:40', papers: ['2026-11-02', '2026-11-02'] },
    conditionsMet: true,
    people: { 'so-noi-vu': 'present', 'so-xay-dung': 'present', 'so-tu-phap': 'present' },
  },
]

/** Work from above and meetings with their conclusions; a start that was cut off goes on from what is there. */
export async function playDirectives(demo: Demo, people: People): Promise<void> {
  for (const script of scripts) await register(demo, people, script, null)
  for (const script of gatherings) {
    if (script.heldOn > demo.today) continue
    const id = await hold(demo, people, script)
    if (script.conclusion) await register(demo, people, script.conclusion, id)
  }
}

async function register(demo: Demo, people: People, script: Script, meetingId: string | null): Promise<void> {
  if (script.issuedOn > demo.today) return
  const { kind, number, tasks, ...header } = script
  const { directives: known } = await call(demo, directives.listAllDirectives, { kind, search: number })
  const planId = known.find((each) => each.number === number)?.planId
  const keepers = { agencyId: people.idOf('ubnd-tinh'), standingAgencyId: people.idOf('so-noi-vu') }
  const party = (code: string) => ({ agencyId: people.idOf(code) })
  const given = tasks.map(({ text, due, lead, coordinating = [] }) => {
    return { text, due, leads: [party(lead)], coordinating: coordinating.map(party) }
  })
  const input = { kind, number, meetingId, ...header, ...keepers, tasks: given }
  const made = planId
    ? await call(demo, directives.showDirective, { planId })
    : await call(demo, directives.registerDirective, input, { as: keeper, at: morningOf(script.issuedOn, 1500) })
  for (const [at, { lead, answer }] of tasks.entries()) {
    const part = made.tasks[at]?.parts.find(({ role }) => role === 'lead')
    if (answer && answer[1] <= demo.today && part?.state === 'assigned') await reply(demo, { lead, answer, part })
  }
}

type Reply = { lead: string; answer: readonly [string, string]; part: { assignmentId: string } }

/** The agency sends its document, the standing agency accepts it the day after. */
async function reply(demo: Demo, { lead, answer: [number, issuedOn], part: { assignmentId } }: Reply): Promise<void> {
  const by = { as: officers[lead] ?? keeper, at: morningOf(issuedOn, 60) }
  const text = `BÁO CÁO số ${number}\n(Dữ liệu minh họa)\nKết quả thực hiện nhiệm vụ được giao.\n`
  const filename = `${number.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.txt`
  const upload = { filename, bytes: new TextEncoder().encode(text) }
  const { id: evidenceId } = await call(demo, evidence.attachEvidence, { assignmentId }, { ...by, upload })
  const said = { percent: 100, sentence: `Đã báo cáo bằng văn bản số ${number}.`, evidenceIds: [evidenceId] }
  const answer = { number, issuedOn, evidenceId }
  const input: z.input<typeof assignments.reportProgress.input> = {
    assignmentId,
    version: 1,
    ...said,
    answer,
    submit: true,
  }
  const { version } = await call(demo, assignments.reportProgress, input, by)
  const decided = { assignmentId, version, note: null }
  await call(demo, assignments.completeAssignment, decided, { as: keeper, at: morningOf(issuedOn, 1500) })
}

async function hold(demo: Demo, people: People, script: MeetingScript): Promise<string> {
  const { papers, people: who, conclusion: _, ...meeting } = script
  const { meetings: known } = await call(demo, meetings.listAllMeetings, { month: script.heldOn.slice(0, 7) })
  const found = known.find(({ heldOn, title }) => heldOn === script.heldOn && title === script.title)
  if (found) return found.id
  const attendance = Object.entries(who).map(([code, state]) => ({ agencyId: people.idOf(code), state }))
  const rules = {
    papersDueOn: papers[0],
    papersSentOn: papers[1],
    chair: 'Chủ tịch UBND tỉnh',
    place: 'Phòng họp số 1',
  }
  const input = {
    ...meeting,
    ...rules,
    agencyId: people.idOf('ubnd-tinh'),
    keeperId: people.idOf('so-noi-vu'),
    attendance,
  }
  return (await call(demo, meetings.addMeeting, input, { as: keeper, at: morningOf(script.heldOn, 600) })).id
}
