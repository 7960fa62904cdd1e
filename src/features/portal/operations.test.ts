import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { countQueries } from '#platform/db/connection.ts'
import { insertAgencies, insertPlan, type PartSketch } from '../../../test/public-plans.ts'
import { type PublicWeb, publicWeb } from '../../../test/public-web.ts'

suite('what the public may read', () => {
  let web: PublicWeb
  let agencies: Record<string, string>
  let open: { planId: string; taskIds: string[] }
  const hidden: { planId: string; taskIds: string[] }[] = []
  const past = '2020-01-31'
  const coming = '2999-12-31'
  const lead = (state: string, dueOn: string | null): PartSketch => ({ agency: 'Sở Nội vụ', state, dueOn })
  const one = { text: 'Việc không công khai', parts: [lead('assigned', past)] }

  after(() => web.close())
  before(async () => {
    web = await publicWeb()
    await web.province.write(async (db) => {
      agencies = await insertAgencies(db, ['Ủy ban nhân dân tỉnh', 'Sở Nội vụ', 'Sở Tư pháp', 'Sở Tài chính'])
      const helps: PartSketch = { agency: 'Sở Tư pháp', role: 'coordinating', state: 'assigned', dueOn: past }
      open = await insertPlan(db, agencies, {
        number: '359/KH-UBND',
        targets: ['Vào nhóm 10 tỉnh dẫn đầu'],
        tasks: [
          { text: 'Công khai danh sách hộ nghèo', axis: 'Công khai', parts: [lead('completed', past), helps] },
          { text: 'Niêm yết thủ tục đất đai', axis: 'Công khai', parts: [lead('inProgress', past)] },
          { text: 'Trả lời kiến nghị', axis: 'Giải trình', parts: [lead('submitted', past)] },
          { text: 'Tập huấn cho cán bộ một cửa', parts: [lead('returned', coming)] },
          { text: 'Đối thoại với dân', parts: [lead('accepted', null)] },
          { text: 'Việc đã rút', parts: [lead('cancelled', past)] },
          {
            text: 'Việc chung của hai sở',
            dueOn: past,
            parts: [lead('completed', past), { agency: 'Sở Tài chính', state: 'assigned', dueOn: past }],
          },
          { text: 'Chưa ai nhận', dueOn: past },
          { text: 'Định hướng, không giao ai', assigned: false },
        ],
      })
      hidden.push(await insertPlan(db, agencies, { status: 'draft', tasks: [one] }))
      hidden.push(await insertPlan(db, agencies, { status: 'confirmed', isPublic: false, tasks: [one] }))
      hidden.push(await insertPlan(db, agencies, { status: 'replaced', tasks: [one] }))
    })
  })

  const json = async (path: string, status = 200) => {
    const reply = await web.get(`/api/public${path}`)
    assert.equal(reply.status, status, path)
    return reply.json()
  }
  const texts = async (query: string): Promise<string[]> =>
    (await json(`/tasks?${query}`)).tasks.map(({ text }: { text: string }) => text)

  test('the home page counts each task once, by what its lead agencies have done', async () => {
    const { counts } = await json('/home')
    const expected = { total: 7, due: 5, dueDone: 1, done: 1, late: 3, reported: 1, going: 1, notStarted: 1, plans: 1 }
    assert.deepEqual(counts, expected)
  })

  test('what offices say between themselves is not told: a returned report is work under way', async () => {
    const { tasks } = await json('/tasks')
    const states = Object.fromEntries(tasks.map(({ text, state }: Record<string, string>) => [text, state]))
    assert.deepEqual(states, {
      'Công khai danh sách hộ nghèo': 'done',
      'Niêm yết thủ tục đất đai': 'late',
      'Trả lời kiến nghị': 'reported',
      'Tập huấn cho cán bộ một cửa': 'going',
      'Đối thoại với dân': 'notStarted',
      'Việc đã rút': 'stopped',
      'Việc chung của hai sở': 'late',
      'Chưa ai nhận': 'late',
    })
    for (const task of tasks) assert.equal('position' in task, false)
  })

  test('drafts, plans that are not public and the work of replaced plans do not exist', async () => {
    for (const { planId, taskIds } of hidden) {
      if (planId !== hidden[2]?.planId) await json(`/plans/${planId}`, 404)
      await json(`/plans/${planId}/agencies`, 404)
      await json(`/plans/${planId}/tasks/${taskIds[0]}`, 404)
      await json(`/plans/${open.planId}/tasks/${taskIds[0]}`, 404)
      assert.deepEqual(await texts(`planId=${planId}`), [])
    }
    const { plans } = await json('/plans')
    assert.deepEqual(
      plans.map(({ id }: { id: string }) => id),
      [open.planId],
    )
    assert.deepEqual(await texts('search=không công khai'), [])
    await json(`/plans/${uuid()}`, 404)
  })

  test('a replaced plan keeps its page, without figures; each plan names the public plans that it is tied to', async () => {
    const [draft, parent, replaced] = hidden.map(({ planId }) => planId)
    const change = (id: string | undefined, set: Partial<Record<'parentPlanId' | 'replacesPlanId', string | null>>) =>
      web.province.write((db) =>
        db
          .updateTable('plan')
          .set(set)
          .where('id', '=', id ?? '')
          .execute(),
      )
    const publish = (isPublic: boolean) =>
      web.province.write((db) =>
        db
          .updateTable('plan')
          .set({ isPublic })
          .where('id', '=', parent ?? '')
          .execute(),
      )
    await change(open.planId, { replacesPlanId: replaced ?? null, parentPlanId: parent ?? null })
    await change(draft, { parentPlanId: open.planId })
    await publish(true)
    const before = await json(`/plans/${replaced}`)
    const { replaced: isReplaced, total, late } = before.plan
    assert.deepEqual([isReplaced, total, late, before.axes, before.agencies], [true, 0, 0, [], []])
    const ties = ({ ties }: { ties: { relation: string; id: string }[] }) => ties.map((it) => [it.relation, it.id])
    assert.deepEqual(ties(before), [['replacedBy', open.planId]])
    const both = [
      ['carriesOut', parent],
      ['replaces', replaced],
    ]
    assert.deepEqual(ties(await json(`/plans/${open.planId}`)), both, 'and not the draft that carries it out')
    const page = async (id: string | undefined) => (await web.get(`/ke-hoach/${id}`)).text()
    assert.match(await page(open.planId), /Thực hiện\s+<a href="[^"]*">Kế hoạch/)
    assert.match(await page(replaced), /Được thay thế bởi\s+<a[\s\S]*đã được thay thế/)
    await publish(false)
    await change(open.planId, { replacesPlanId: null, parentPlanId: null })
    await change(draft, { parentPlanId: null })
  })

  test('words are found with and without marks, composed or not, each from its beginning', async () => {
    const found = ['Công khai danh sách hộ nghèo']
    for (const search of ['hộ nghèo', 'ho ngheo', 'HỘ NGHÈO', 'hộ nghèo'.normalize('NFD'), 'nghèo, hộ!', 'danh ngh'])
      assert.deepEqual(await texts(`search=${encodeURIComponent(search)}`), found, search)
    assert.deepEqual(await texts('search=dat dai'), ['Niêm yết thủ tục đất đai'])
    assert.deepEqual(await texts('search=ghèo'), [])
    for (const search of ['%', '_', '\\', "'", '%00', '***'])
      assert.deepEqual(await texts(`search=${encodeURIComponent(search)}`), [], search)
  })

  test('filters join: subject, agency, state', async () => {
    assert.deepEqual(await texts(`axis=${encodeURIComponent('Công khai')}&state=late`), ['Niêm yết thủ tục đất đai'])
    assert.deepEqual(await texts(`agencyId=${agencies['Sở Tài chính']}`), ['Việc chung của hai sở'])
    assert.deepEqual(await texts(`agencyId=${agencies['Sở Tư pháp']}`), [], 'it only helps')
    assert.equal((await texts('axis=')).length, 5)
  })

  test('pages follow each other without gap or double', async () => {
    const all = await texts('')
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { tasks: { text: string }[]; next: string | null; total: number } = await json(
        `/tasks?limit=3${next && `&after=${next}`}`,
      )
      assert.equal(page.total, all.length)
      seen.push(...page.tasks.map(({ text }) => text))
      next = page.next
    }
    assert.deepEqual(seen, all)
    await json('/tasks?after=1;drop', 400)
    await json('/plans?after=x', 400)
  })

  test('late tasks come by how late they are, page after page', async () => {
    const tasks = ['2021-03-01', '2020-02-01', '2021-03-01', '2020-02-02'].map((dueOn) => ({ text: dueOn, dueOn }))
    const { planId } = await web.province.write((db) => insertPlan(db, agencies, { tasks }))
    const seen: { text: string; lateDays: number }[] = []
    for (let next: string | null = ''; next !== null; ) {
      const path = `/tasks?limit=1&state=late&planId=${planId}${next && `&after=${next}`}`
      const page: { tasks: typeof seen; next: string | null } = await json(path)
      seen.push(...page.tasks)
      next = page.next
    }
    assert.deepEqual(
      seen.map(({ text }) => text),
      ['2020-02-01', '2020-02-02', '2021-03-01', '2021-03-01'],
    )
    assert.equal((seen[0]?.lateDays ?? 0) - (seen[1]?.lateDays ?? 0), 1)
    await json(`/tasks?state=late&after=${planId}_1_${planId}_2026-02-31`, 400)
    await web.province.write((db) => db.updateTable('plan').set({ isPublic: false }).where('id', '=', planId).execute())
  })

  test('a plan names what it wants and who leads; a task, where each agency stands', async () => {
    const detail = await json(`/plans/${open.planId}`)
    assert.deepEqual(detail.targets, ['Vào nhóm 10 tỉnh dẫn đầu'])
    assert.equal(detail.agencyCount, 3)
    const { name, lead, leadDone, leadLate } = detail.agencies[0]
    assert.deepEqual([name, lead, leadDone, leadLate], ['Sở Nội vụ', 6, 2, 1])
    assert.equal(JSON.stringify(detail).includes('Nguyễn Văn Ký'), false)
    const task = await json(`/plans/${open.planId}/tasks/${open.taskIds[6]}`)
    assert.deepEqual(
      task.leads.map(({ name, state }: Record<string, string>) => [name, state]),
      [
        ['Sở Tài chính', 'late'],
        ['Sở Nội vụ', 'done'],
      ],
    )
    assert.deepEqual(task.task.leads, ['Sở Nội vụ', 'Sở Tài chính'])
  })

  test('the number of queries does not grow with the number of rows', async () => {
    const count = async (path: string) => (await countQueries(() => json(path))).queries
    assert.equal(await count('/tasks?limit=1'), await count('/tasks?limit=50'))
    assert.ok((await count('/home')) <= 3)
    assert.ok((await count(`/plans/${open.planId}`)) <= 5)
  })
})
