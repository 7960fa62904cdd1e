import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftWorld, review } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'

type World = Awaited<ReturnType<typeof draftWorld>>

const party = (agencyId: string) => ({ agencyId })
const letter = ({ agencies }: World, change: object = {}) => ({
  issuer: 'primeMinister',
  issuerName: 'Thủ tướng Chính phủ',
  number: '15/CĐ-TTg',
  issuedOn: '2026-03-02',
  title: 'Công điện về đẩy mạnh giải ngân vốn đầu tư công',
  agencyId: agencies.committee,
  standingAgencyId: agencies.home,
  tasks: [
    {
      text: 'Báo cáo kết quả giải ngân quý I',
      due: '15 ngày làm việc',
      leads: [party(agencies.finance)],
      coordinating: [party(agencies.health)],
    },
    { text: 'Rà soát các dự án chậm tiến độ', due: null, leads: [party(agencies.health)] },
  ],
  ...change,
})
const period = { from: '2026-01-01', to: '2026-12-31' }

test('a document from above gives ordinary work: late, accepted, reported and reminded as every other', async (t) => {
  const w = await draftWorld(t)
  const made = await w.as('keeper', 'directive.register', letter(w))
  assert.deepEqual([made.status, made.kind, made.tasks.length], ['confirmed', 'directive', 2])
  const [report, review] = made.tasks
  assert.equal(report?.dueOn, '2026-03-23')
  assert.match(report?.dueDerivation.map(({ vi }) => vi).join(' ') ?? '', /15 ngày làm việc/)
  assert.deepEqual([review?.dueOn, review?.standing], [null, 'running'])
  const { assignments } = await w.as('lead', 'assignment.mine', {})
  assert.deepEqual(
    assignments.map(({ planNumber, planKind, taskText }) => [planNumber, planKind, taskText]),
    [['15/CĐ-TTg', 'directive', 'Báo cáo kết quả giải ngân quý I']],
  )
  const { directives } = await w.as('leader', 'directive.list', {})
  assert.deepEqual(
    directives.map(({ number, counts }) => [number, counts.tasks, counts.undated]),
    [['15/CĐ-TTg', 2, 1]],
  )
  assert.deepEqual((await w.as('leader', 'plan.list', {})).plans, [], 'it is not among the plans')
  assert.deepEqual((await w.as('keeper', 'cascade.mine', {})).duties, [], 'nobody issues a plan under it')
})

test('it is closed by the answering document, and by nothing less; its day says whether in time', async (t) => {
  const w = await draftWorld(t)
  const { tasks } = await w.as('keeper', 'directive.register', letter(w))
  const assignmentId = tasks[0]?.parts.find(({ role }) => role === 'lead')?.assignmentId
  const file = await w.as('lead', 'assignment.attach', { assignmentId }, { filename: 'bao-cao.txt', bytes: 'Báo cáo' })
  const said = { assignmentId, version: 1, percent: 100, sentence: 'Đã báo cáo', evidenceIds: [file.id], submit: true }
  const answer = { number: '21/BC-STC', issuedOn: '2026-03-23', evidenceId: file.id }
  assert.equal(await problemOf(w.as('lead', 'assignment.report', said)), 'assignment.answer_missing')
  const foreign = { ...answer, evidenceId: tasks[0]?.taskId }
  assert.equal(await problemOf(w.as('lead', 'assignment.report', { ...said, answer: foreign })), 'access.not_found')
  const ahead = { ...answer, issuedOn: '2999-01-01' }
  assert.equal(await problemOf(w.as('lead', 'assignment.report', { ...said, answer: ahead })), 'input.invalid')
  const { version } = await w.as('lead', 'assignment.report', { ...said, answer })
  const detail = await w.as('keeper', 'assignment.get', { assignmentId })
  assert.deepEqual([detail.answer?.number, detail.answer?.filename], ['21/BC-STC', 'bao-cao.txt'])
  await w.as('keeper', 'assignment.complete', { assignmentId, version })
  const share = await w.as('leader', 'directive.share', period)
  assert.deepEqual(
    [share.rows[0]?.issuer, share.total.tasks, share.total.onTime, share.total.share],
    ['primeMinister', 1, 1, 1],
  )
  const issued = await w.as('leader', 'directive.share', { ...period, by: 'issued' })
  assert.deepEqual([issued.total.tasks, issued.total.onTime, issued.total.running], [2, 1, 1])
  const behind = await w.as('leader', 'directive.tasks', { ...period, standing: 'onTime' })
  assert.deepEqual(
    behind.tasks.map(({ answeredOn, parts }) => [answeredOn, parts[0]?.answerNumber]),
    [['2026-03-23', '21/BC-STC']],
  )
})

test('the answer of who coordinates is no document, and an extension moves no day that was set above', async (t) => {
  const w = await draftWorld(t)
  const { tasks } = await w.as('keeper', 'directive.register', letter(w))
  const [lead, other] = tasks[0]?.parts ?? []
  const said = { assignmentId: other?.assignmentId, version: 1, percent: 100, sentence: 'Đã gửi số liệu', submit: true }
  assert.equal((await w.as('stranger', 'assignment.report', said)).state, 'submitted')
  const target = { assignmentId: lead?.assignmentId }
  await w.as('lead', 'assignment.askExtension', { ...target, version: 1, dueTo: '2999-01-01', reason: 'Chờ số liệu' })
  await w.as('keeper', 'assignment.decideExtension', { ...target, version: 2, grant: true })
  const { planId = '' } = tasks[0] ?? {}
  const after = await w.as('keeper', 'directive.get', { planId })
  assert.deepEqual([after.tasks[0]?.dueOn, after.tasks[0]?.standing], ['2026-03-23', 'overdue'])
})

test('who may not act for the committee registers nothing; a number is registered once; a day must be understood', async (t) => {
  const w = await draftWorld(t)
  const register = (who: 'lead' | 'keeper' | 'leader', change: object = {}) =>
    problemOf(w.as(who, 'directive.register', letter(w, change)))
  assert.equal(await register('lead'), 'access.verb_missing')
  assert.equal(await register('leader'), 'access.verb_missing')
  assert.equal(
    await register('keeper', { agencyId: w.agencies.communeA, standingAgencyId: w.agencies.communeA }),
    'access.verb_missing',
  )
  const odd = { tasks: [{ text: 'Việc nào đó', due: 'một ngày nào đó', leads: [party(w.agencies.finance)] }] }
  assert.equal(await register('keeper', odd), 'directive.due_unread')
  assert.equal(await register('keeper', { issuedOn: '2999-01-01' }), 'input.invalid')
  assert.equal(await register('keeper', { tasks: [] }), 'input.invalid')
  assert.equal(await register('keeper'), 'fine')
  assert.equal(await register('keeper'), 'plan.number_taken')
  const missing = '018f0000-0000-7000-8000-000000000000'
  assert.equal(await problemOf(w.as('keeper', 'directive.get', { planId: missing })), 'access.not_found')
})

const table = (rows: readonly string[]) => ({
  filename: 'viec.csv',
  bytes: [
    'Nơi giao,"Số, ký hiệu",Ngày văn bản,Trích yếu,Nội dung việc,Đơn vị chủ trì,Đơn vị phối hợp,Thời hạn',
    ...rows,
  ].join('\n'),
})

test('a list comes from a spreadsheet: a try names each wrong cell, and nothing is written while there is one', async (t) => {
  const w = await draftWorld(t)
  const target = { agencyId: w.agencies.committee, standingAgencyId: w.agencies.home }
  const wrong = table([
    'Chính phủ,88/NQ-CP,01/04/2026,Nghị quyết phiên họp,Báo cáo tình hình,Sở Tài chính,Sở Y tế,30/06/2026',
    ',,,,Rà soát thủ tục,Sở Giao thông vận tải liên hành tinh,,15 ngày làm việc',
    'Chính phủ,89/NQ-CP,32/04/2026,Nghị quyết khác,Báo cáo,Sở Tài chính,,',
    'Chính phủ,90/NQ-CP,01/04/2026,Nghị quyết khác,Báo cáo,Sở Tài chính,,một ngày nào đó',
  ])
  const tried = await w.as('keeper', 'directive.import', { ...target, dryRun: 'false' }, wrong)
  assert.deepEqual([tried.written, tried.rows], [false, 4])
  assert.deepEqual(
    tried.errors.map(({ row, column }) => [row, column]),
    [
      [3, 'Đơn vị chủ trì'],
      [4, 'Ngày văn bản'],
      [5, 'Thời hạn'],
    ],
  )
  assert.deepEqual((await w.as('keeper', 'directive.list', {})).directives, [])
  const right = table([
    'Chính phủ,88/NQ-CP,01/04/2026,Nghị quyết phiên họp,Báo cáo tình hình,Sở Tài chính,Sở Y tế,30/06/2026',
    ',,,,Rà soát thủ tục,Sở Y tế; UBND cấp xã,,15 ngày làm việc',
  ])
  const dry = await w.as('keeper', 'directive.import', target, right)
  assert.deepEqual([dry.documents, dry.written, dry.errors], [1, false, []])
  const done = await w.as('keeper', 'directive.import', { ...target, dryRun: 'false' }, right)
  assert.deepEqual([done.documents, done.written], [1, true])
  const again = await w.as('keeper', 'directive.import', { ...target, dryRun: 'false' }, right)
  assert.deepEqual([again.documents, again.known], [0, 2], 'what is there already is left out')
  const [found] = (await w.as('keeper', 'directive.list', {})).directives
  const { tasks } = await w.as('keeper', 'directive.get', { planId: found?.planId })
  assert.deepEqual(
    tasks.map(({ dueOn, parts }) => [dueOn, parts.length]),
    [
      ['2026-06-30', 2],
      ['2026-04-22', 3],
    ],
  )
  const stranger = w.as('lead', 'directive.import', target, right)
  assert.equal(await problemOf(stranger), 'access.verb_missing')
})

test('whoever gave the work moves its day: the day that counts and the days of agencies follow, own later ones stay', async (t) => {
  const w = await draftWorld(t)
  const made = await w.as('keeper', 'directive.register', letter(w))
  const { planId } = made
  const [first, second] = made.tasks
  assert.deepEqual([first?.issuerDueOn, first?.recurs], ['2026-03-23', false])
  const part = (role: string) => first?.parts.find((each) => each.role === role)?.assignmentId
  const later = { assignmentId: part('coordinating'), version: 1, dueTo: '2026-06-30', reason: 'Chờ số liệu' }
  const march = { now: new Date('2026-03-10T02:00:00Z') }
  await w.as('stranger', 'assignment.askExtension', later, march)
  await w.as('keeper', 'assignment.decideExtension', { assignmentId: later.assignmentId, version: 2, grant: true })
  const document = 'Công văn số 2150/VPCP-TH'
  const move = { planId, taskId: first?.taskId, dueFrom: '2026-03-23', dueTo: '2026-05-29', document }
  const { tasks } = await w.as('keeper', 'directive.moveDay', move)
  const [moved] = tasks
  assert.deepEqual([moved?.dueOn, moved?.issuerDueOn], ['2026-05-29', '2026-05-29'])
  assert.equal(moved?.deadlineRaw, `Trong 15 ngày làm việc kể từ ngày ban hành; dời đến 29/05/2026 theo ${document}`)
  assert.deepEqual(
    moved?.parts.map(({ role, dueOn }) => [role, dueOn]),
    [
      ['lead', '2026-05-29'],
      ['coordinating', '2026-06-30'],
    ],
  )
  const { history, dueOn } = await w.as('lead', 'assignment.get', { assignmentId: part('lead') })
  assert.deepEqual(
    [dueOn, history.at(-1)?.action, history.at(-1)?.sentence],
    ['2026-05-29', 'dueMoved', `Thủ tướng Chính phủ dời thời hạn theo ${document}.`],
  )
  assert.equal(await problemOf(w.as('keeper', 'directive.moveDay', move)), 'write.conflict')
  const same = { ...move, dueFrom: '2026-05-29' }
  assert.equal(await problemOf(w.as('keeper', 'directive.moveDay', same)), 'directive.same_day')
  assert.equal(await problemOf(w.as('lead', 'directive.moveDay', same)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('keeper', 'directive.moveDay', { ...same, taskId: planId })), 'access.not_found')
  assert.equal(await problemOf(w.as('keeper', 'directive.moveDay', { ...same, document: ' ' })), 'input.invalid')
  const undated = { planId, taskId: second?.taskId, dueFrom: null, dueTo: '2026-06-30', document }
  const dated = await w.as('keeper', 'directive.moveDay', undated)
  assert.deepEqual([dated.tasks[1]?.dueOn, dated.tasks[1]?.parts[0]?.dueOn], ['2026-06-30', '2026-06-30'])
})

const telegram = `THỦ TƯỚNG CHÍNH PHỦ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 22/CĐ-TTg

Hà Nội, ngày 10 tháng 3 năm 2026

CÔNG ĐIỆN

Về việc chấn chỉnh công tác công khai thủ tục hành chính

Thủ tướng Chính phủ yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh chỉ đạo:

1. Sở Tài chính rà soát, công khai phí, lệ phí của từng thủ tục, hoàn thành trước ngày 30 tháng 4 năm 2026.

2. Sở Y tế báo cáo kết quả niêm yết thủ tục hành chính trong tháng 5 năm 2026.
`

test('a document that was read becomes work from above by one step: draft, reviewed, given out, named after its issuer', async (t) => {
  const w = await draftWorld(t)
  const read = await w.load(telegram, 'cong-dien.txt')
  const documentId = read.id
  assert.equal(read.planId, null, 'it is no plan')
  const target = { documentId, agencyId: w.agencies.committee, standingAgencyId: w.agencies.home }
  for (const who of ['lead', 'stranger'] as const)
    assert.equal(await problemOf(w.as(who, 'directive.fromDocument', target)), 'access.not_found')
  const wrong = { ...target, agencyId: w.agencies.communeA, standingAgencyId: w.agencies.communeA }
  assert.equal(await problemOf(w.as('keeper', 'directive.fromDocument', wrong)), 'access.verb_missing')
  const made = await w.as('keeper', 'directive.fromDocument', target)
  assert.deepEqual(
    [made.status, made.kind, made.issuer, made.number, made.issuedOn],
    ['draft', 'directive', 'primeMinister', '22/CĐ-TTg', '2026-03-10'],
  )
  assert.equal(await problemOf(w.as('keeper', 'directive.fromDocument', target)), 'document.has_plan')
  await review(w, made.planId)
  const { version } = await w.as('keeper', 'plan.get', { planId: made.planId })
  await w.as('keeper', 'plan.confirm', { planId: made.planId, version })
  const { status, tasks } = await w.as('keeper', 'directive.get', { planId: made.planId })
  assert.equal(status, 'confirmed')
  assert.deepEqual(
    tasks.flatMap(({ parts }) => parts.map(({ agencyName, role }) => [agencyName, role])),
    [
      ['Sở Tài chính', 'lead'],
      ['Sở Y tế', 'lead'],
    ],
  )
  assert.deepEqual(
    tasks.map(({ dueOn }) => dueOn),
    ['2026-04-29', '2026-05-31'],
  )
})
