import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DirectoryAgency } from '#features/directory/schema.ts'
import { Problem } from '#platform/problem.ts'
import { AssignmentRole, AssignmentState } from '../schema.ts'
import { type Held, handOver, passWork } from './rules.ts'

const agency = (id: string): DirectoryAgency => ({
  id,
  code: id,
  name: `Sở ${id}`,
  shortName: null,
  level: 'province',
  kind: 'department',
  validFrom: '2025-07-01',
  validTo: id === 'A' ? '2026-05-31' : null,
  parentId: null,
  formerNames: [],
})
const step = (toId: string) =>
  ({ fromId: 'A', toId, kind: 'mergedInto', happenedOn: '2026-06-01', document: 'NQ 12' }) as const
const passing = (heirs: readonly string[]) => ({
  from: agency('A'),
  to: heirs.map((id) => ({ agency: agency(id), path: [step(id)] })),
})
const held = (agencyId: string, state: Held['state'], it: Partial<Held> = {}): Held => {
  return { id: `${agencyId} 1`, taskId: '1', agencyId, role: 'lead', state, ...it }
}

test('where the successor has completed its part, that stays; what was open waits for the keeper, and both say so', () => {
  const work = [held('A', 'inProgress'), held('B', 'completed', { role: 'coordinating' })]
  const { moves, remarks } = passWork(passing(['B']), work)
  assert.deepEqual(
    moves.map(({ id, agencyId, role, state, action }) => [id, agencyId, role, state, action]),
    [['A 1', 'A', 'lead', 'objected', 'objected']],
  )
  assert.match(moves[0]?.sentence ?? '', /đơn vị kế thừa đã hoàn thành phần của mình; cơ quan theo dõi .* cho ai\.$/)
  assert.deepEqual(remarks, [
    {
      id: 'B 1',
      sentence:
        'Sở A, đã sáp nhập vào Sở B từ ngày 01/06/2026; phần chủ trì của đơn vị đó (đang thực hiện) chờ cơ quan theo dõi kế hoạch quyết định. Phần việc này đã hoàn thành, không mở lại.',
    },
  ])
  const told = [
    held('A', 'objected', { lastSentence: moves[0]?.sentence ?? null }),
    held('B', 'completed', { role: 'coordinating', lastSentence: null }),
  ]
  assert.deepEqual(passWork(passing(['B']), told).moves, [], 'it is asked once')
})

const parts = fc
  .uniqueArray(
    fc.record({
      taskId: fc.constantFrom('1', '2', '3'),
      agencyId: fc.constantFrom('A', 'B', 'C'),
      role: fc.constantFrom(...AssignmentRole.options),
      state: fc.constantFrom(...AssignmentState.options),
    }),
    { selector: ({ taskId, agencyId }) => `${agencyId} ${taskId}` },
  )
  .map((list) => list.map((it): Held => ({ ...it, id: `${it.agencyId} ${it.taskId}` })))

test('no move touches what is completed, nor leaves an agency two parts in a task; nothing open is forgotten', () => {
  fc.assert(
    fc.property(parts, fc.subarray(['B', 'C']), (work, heirs) => {
      const { moves } = passWork(passing(heirs), work)
      checkMoves(work, moves)
      const moved = new Set(moves.map(({ id }) => id))
      for (const { id, agencyId, state } of work) {
        const open = agencyId === 'A' && !['completed', 'cancelled', 'submitted'].includes(state)
        if (open) assert.ok(moved.has(id), `${id} ${state}`)
      }
    }),
  )
})

test('nor does passing on by the keeper: what the other agency has completed is refused before anything moves', () => {
  fc.assert(
    fc.property(parts, fc.option(fc.constant('2026-09-30'), { nil: undefined }), (work, dueOn) => {
      const chosen = work
        .filter(({ agencyId, state }) => agencyId !== 'C' && !['completed', 'cancelled', 'submitted'].includes(state))
        .map((it) => ({ ...it, agencyName: `Sở ${it.agencyId}` }))
      const own = work.filter(({ agencyId }) => agencyId === 'C')
      try {
        checkMoves(work, handOver(chosen, own, { id: 'C', name: 'Sở C' }, { reason: 'Phân công lại', dueOn }))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        assert.equal(error.code, 'assignment.heir_done')
        assert.ok(own.some(({ taskId, state }) => state === 'completed' && chosen.some((it) => it.taskId === taskId)))
      }
    }),
  )
})

function checkMoves(work: readonly Held[], moves: ReturnType<typeof handOver>) {
  const before = new Map(work.map((it) => [it.id, it]))
  const after = new Map(before)
  for (const { id, agencyId, role, state } of moves) {
    const it = before.get(id)
    assert.ok(it && it.state !== 'completed', `${id} was completed`)
    after.set(id, { ...it, agencyId, role, state })
  }
  const live = [...after.values()].filter(({ state }) => state !== 'cancelled')
  assert.equal(new Set(live.map(({ taskId, agencyId }) => `${agencyId} ${taskId}`)).size, live.length)
}
