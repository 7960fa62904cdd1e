import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableTypesAreCurrent } from '#platform/db/table-types.ts'
import { cloneProvince } from './database.ts'

test('the types of the tables are those of the migrated database', async () => {
  const { province, close } = await cloneProvince()
  try {
    assert.ok(await tableTypesAreCurrent(province), 'a migration changed the tables: run "npm run cli -- db.types"')
  } finally {
    await close()
  }
})
