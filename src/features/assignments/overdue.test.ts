import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { cloneProvince } from '../../../test/database.ts'
import { overdueDays } from './rules.ts'
import { AssignmentState } from './schema.ts'

test('the database calls overdue what the rules call overdue', async (t) => {
  const { province, close } = await cloneProvince()
  t.after(close)
  const today = '2026-06-01'
  const cases = AssignmentState.options.flatMap((state) =>
    [null, '2026-05-31', '2026-06-01', '2026-06-02'].map((dueOn) => ({ state, dueOn })),
  )
  const { rows } = await province.read((db) =>
    sql<{ overdue: boolean }>`
      select is_overdue(c.state, c.due_on, ${today}::date) is true as overdue
      from unnest(${cases.map(({ state }) => state)}::text[], ${cases.map(({ dueOn }) => dueOn)}::date[]) as c (state, due_on)`.execute(
      db,
    ),
  )
  for (const [at, { state, dueOn }] of cases.entries())
    assert.equal(rows[at]?.overdue, overdueDays({ state, dueOn }, today) > 0, `${state} ${dueOn}`)
})
