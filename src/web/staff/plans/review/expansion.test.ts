import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Party, Task } from '#features/tasks/schema.ts'
import { nobodyOf, receiversOf, unresolvedOf, workOf } from './expansion.ts'

const party = (role: Party['role'], part: Partial<Party>): Party => ({
  id: `${role} ${part.nameRaw}`,
  role,
  nameRaw: 'Sở Nội vụ',
  agencyId: null,
  groupId: null,
  resolvedName: null,
  members: null,
  moved: null,
  certainty: 'certain',
  candidates: [],
  ...part,
})
type Given = Pick<Task, 'review' | 'assigned' | 'parties'>
const given = (...parties: Party[]): Given => ({ review: 'open', assigned: true, parties })
const communes = { nameRaw: 'UBND cấp xã', groupId: 'g', members: 126 }

test('a group counts once for each of its members', () => {
  const tasks = [
    given(party('lead', communes), party('coordinating', { agencyId: 'a' })),
    given(party('lead', { agencyId: 'a' }), party('coordinating', communes)),
  ]
  const [first, second] = receiversOf(tasks)
  assert.deepEqual([first?.key, first && workOf(first)], ['g', 252])
  assert.deepEqual([second?.lead, second?.coordinating, second && workOf(second)], [1, 1, 2])
})

test('what was dropped or is only a general direction gives out nothing', () => {
  const one = given(party('lead', { agencyId: 'a' }))
  assert.deepEqual(
    receiversOf([
      { ...one, review: 'dropped' },
      { ...one, assigned: false },
    ]),
    [],
  )
})

test('parts given to groups without any agency on the day are counted, each group is named once', () => {
  const empty = { nameRaw: 'UBND cấp xã', resolvedName: 'Ủy ban nhân dân cấp xã', groupId: 'g', members: 0 }
  const tasks = [given(party('lead', empty)), given(party('coordinating', empty)), given(party('lead', communes))]
  assert.deepEqual(nobodyOf(tasks), { parts: 2, groups: ['Ủy ban nhân dân cấp xã'] })
  assert.deepEqual(nobodyOf([{ ...given(party('lead', empty)), assigned: false }]), { parts: 0, groups: [] })
})

test('names without an agency are told with the number of tasks that wait, the most first', () => {
  const [x, y] = [party('lead', { nameRaw: 'X' }), party('lead', { nameRaw: 'Y' })]
  assert.deepEqual(unresolvedOf([given(x), given(y), given(y)]), [
    { name: 'Y', tasks: 2 },
    { name: 'X', tasks: 1 },
  ])
})
