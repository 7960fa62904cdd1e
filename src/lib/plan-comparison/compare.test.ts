import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ComparedTask, compareTasks, type NamedParty } from './compare.ts'

const party = (name: string): NamedParty => ({ key: name.toLowerCase(), name })

const task = (id: string, it: Partial<ComparedTask> = {}): ComparedTask => ({
  ...{ id, path: `PL1.${id}`, axis: 'Công khai, minh bạch', text: `Nhiệm vụ ${id}`, lead: [party('Sở Nội vụ')] },
  ...{ coordinating: [], deadline: 'Quý II/2026', day: null, product: 'Báo cáo' },
  ...it,
})

const plan = [
  task('o1', { text: 'Công khai danh sách hộ nghèo, hộ cận nghèo tại trụ sở Ủy ban nhân dân cấp xã' }),
  task('o2', {
    text: 'Rà soát, công bố thủ tục hành chính còn hiệu lực thi hành',
    lead: [party('Văn phòng UBND tỉnh')],
  }),
  task('o3', {
    text: 'Khảo sát mức độ hài lòng của người dân đối với dịch vụ y tế công lập',
    lead: [party('Sở Y tế')],
  }),
]

const renamed = (tasks: readonly ComparedTask[], prefix: string): ComparedTask[] =>
  tasks.map((each, at) => ({ ...each, id: `${prefix}${at + 1}` }))

test('what changed is told field by field, what is new and what is gone stands in its place (C1)', () => {
  const [first, second] = renamed(plan, 'n') as [ComparedTask, ComparedTask]
  const after = [
    { ...first, deadline: 'Quý III/2026', product: 'Báo cáo kết quả' },
    { ...second, lead: [...second.lead, party('Sở Tư pháp')] },
    task('n9', { text: 'Đối thoại định kỳ với người dân về đất đai', lead: [party('UBND cấp xã')] }),
  ]
  const rows = compareTasks(plan, after)
  assert.deepEqual(
    rows.map(({ kind, oldId, newId }) => [kind, oldId, newId]),
    [
      ['changed', 'o1', 'n1'],
      ['changed', 'o2', 'n2'],
      ['dropped', 'o3', null],
      ['new', null, 'n9'],
    ],
  )
  assert.deepEqual(
    rows[0]?.changes.map(({ field }) => field),
    ['deadline', 'product'],
  )
  assert.deepEqual(rows[1]?.changes, [
    {
      field: 'lead',
      parts: [
        { kind: 'same', text: 'Văn phòng UBND tỉnh' },
        { kind: 'added', text: 'Sở Tư pháp' },
      ],
    },
  ])
})

test('agencies are whom they mean, in any order (C2); path and axis make no other task (C4)', () => {
  const [a, b] = [party('Sở Y tế'), { key: 'snv', name: 'Sở Nội vụ' }]
  const rows = compareTasks(
    [task('1', { coordinating: [a, b] })],
    [task('1b', { text: 'Nhiệm vụ 1', path: 'PL2.III.4', axis: null, coordinating: [{ key: 'snv', name: 'SNV' }, a] })],
  )
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['same'],
  )
})

test('days count where both were counted (C3)', () => {
  const words = { deadline: '15 ngày làm việc kể từ ngày ban hành' }
  const rows = compareTasks([task('1', { ...words, day: '12/03/2026' })], [task('1', { ...words, day: '02/07/2026' })])
  assert.deepEqual(
    rows[0]?.changes[0]?.parts.filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim()),
    ['12/03/2026', '02/07/2026'],
  )
  const [same] = compareTasks([task('1', { ...words, day: '12/03/2026' })], [task('1', words)])
  assert.equal(same?.kind, 'same')
})

test('what a person decided goes before all (B8)', () => {
  const after = renamed(plan, 'n')
  const apart = compareTasks(plan, after, [
    { oldId: 'o1', newId: null },
    { oldId: null, newId: 'n1' },
  ])
  assert.deepEqual(
    apart.map(({ kind, byHand }) => [kind, byHand]),
    [
      ['dropped', true],
      ['new', true],
      ['same', false],
      ['same', false],
    ],
  )
  const crossed = compareTasks(plan, after, [{ oldId: 'o1', newId: 'n2' }])
  assert.deepEqual(
    crossed.find(({ newId }) => newId === 'n2'),
    { ...crossed.find(({ newId }) => newId === 'n2'), oldId: 'o1', kind: 'changed', byHand: true },
  )
  const gone = compareTasks(plan, after, [{ oldId: 'of another plan', newId: 'n1' }])
  assert.ok(gone.every(({ kind }) => kind === 'same'))
})

const vocabulary =
  'công khai danh sách hộ nghèo rà soát thủ tục hành chính khảo sát người dân đối thoại đất đai y tế'.split(' ')
const anyTask = fc.record({
  text: fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
  lead: fc.subarray(['Sở Nội vụ', 'Sở Y tế', 'UBND cấp xã']).map((names) => names.map(party)),
  axis: fc.constantFrom('Công khai', 'Y tế', null),
  product: fc.constantFrom('Báo cáo', 'Quyết định', null),
  path: fc.constantFrom('PL1.1', 'PL1.2', 'PL2.1'),
})
const anyPlan = (prefix: string) =>
  fc.array(anyTask, { maxLength: 14 }).map((tasks) => tasks.map((it, at) => task(`${prefix}${at}`, it)))

test('identical plans are the same throughout (B2)', () => {
  fc.assert(
    fc.property(anyPlan('o'), (tasks) => {
      const rows = compareTasks(tasks, renamed(tasks, 'n'))
      assert.equal(rows.length, tasks.length)
      assert.ok(rows.every(({ kind }) => kind === 'same'))
    }),
  )
})

test('one to one, and every task of both plans stands in the comparison once (B1)', () => {
  fc.assert(
    fc.property(anyPlan('o'), anyPlan('n'), (before, after) => {
      const rows = compareTasks(before, after)
      const ids = rows.flatMap(({ oldId, newId }) => [oldId, newId]).filter((id) => id !== null)
      assert.equal(new Set(ids).size, ids.length)
      assert.equal(ids.length, before.length + after.length)
    }),
  )
})

test('the order of tasks does not matter (B4)', () => {
  const contents = (before: ComparedTask[], after: ComparedTask[]): string[] => {
    const words = new Map([...before, ...after].map(({ id, ...rest }) => [id, JSON.stringify(rest)]))
    const rows = compareTasks(before, after)
    return rows.map(({ oldId, newId }) => `${words.get(oldId ?? '')} → ${words.get(newId ?? '')}`).sort()
  }
  const shuffled = fc
    .tuple(anyPlan('o'), anyPlan('n'))
    .chain(([before, after]) =>
      fc.tuple(
        fc.constant({ before, after }),
        fc.shuffledSubarray(before, { minLength: before.length }),
        fc.shuffledSubarray(after, { minLength: after.length }),
      ),
    )
  fc.assert(
    fc.property(shuffled, ([{ before, after }, old, now]) => {
      assert.deepEqual(contents(old, now), contents(before, after))
    }),
  )
})

test('500 × 500 changed tasks in well under a second, ten times as many in seconds (B6)', () => {
  const many = (count: number, prefix: string, ending: string) =>
    Array.from({ length: count }, (_, at) => {
      const words = [at % 7, at % 31, at % 97, at].map(
        (n, place) => `${vocabulary[n % vocabulary.length]} ${place}${n}`,
      )
      return task(`${prefix}${at}`, { text: `${words.join(' ')} trên địa bàn tỉnh ${ending}`, path: `PL1.${at}` })
    })
  const time = (count: number) => {
    const [before, after] = [many(count, 'o', 'năm 2026'), many(count, 'n', 'từ năm nay').reverse()]
    const began = performance.now()
    const rows = compareTasks(before, after)
    assert.ok(rows.every(({ oldId, newId }) => oldId?.slice(1) === newId?.slice(1)))
    return performance.now() - began
  }
  assert.ok(time(500) < 2000)
  assert.ok(time(5000) < 20_000)
})
