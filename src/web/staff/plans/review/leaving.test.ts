import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesAgain, tasksAsking, withoutName } from './leaving.ts'

type Task = Parameters<typeof withoutName>[0]
const party = (role: 'lead' | 'coordinating', nameRaw: string, certainty: 'certain' | 'unknown' | 'chosen') =>
  ({ role, nameRaw, certainty }) as Task['parties'][number]
const task = (id: string, ...parties: Task['parties']): Task => ({ id, review: 'open', flags: [], parties })

const district = 'UBND huyện Ân Thi'
const first = task('1', party('lead', 'Sở Nội vụ', 'certain'), party('coordinating', district, 'unknown'))
const second = task('2', party('lead', 'Ubnd huyện Ân thi', 'unknown'), party('lead', 'Sở Y tế', 'certain'))
const known = task('3', party('lead', district, 'chosen'))

test('a name that nobody knows is left out of every task, in the role in which it stands, however it is written', () => {
  assert.deepEqual(withoutName(first, district), { taskId: '1', coordinatingNames: [] })
  assert.deepEqual(withoutName(second, district), { taskId: '2', leadNames: ['Sở Y tế'] })
  assert.equal(tasksAsking([first, second, known], district), 2)
})

test('where a person has said who it is, and in what was dropped, the name stays', () => {
  assert.equal(withoutName(known, district), undefined)
  assert.equal(withoutName({ ...first, review: 'dropped' }, district), undefined)
})

test('the way back names all agencies again, and what was doubtful is so again', () => {
  const flag = { field: 'lead', reason: 'x', message: 'x' } as Task['flags'][number]
  const back = { taskId: '1', leadNames: ['Sở Nội vụ'], coordinatingNames: [district] }
  assert.deepEqual(namesAgain(first), back)
  assert.deepEqual(namesAgain({ ...first, flags: [flag, flag] }), { ...back, reopen: ['lead'] })
})
