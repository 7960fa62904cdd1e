import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { settingsTable } from '#platform/config.ts'

const file = join(import.meta.dirname, '../docs/how-to/settings.md')
const page = () => `# Settings

Everything is set by environment variables; none is needed to start. A value that cannot be used stops the start with the reason.

${settingsTable()}

*Made from \`src/platform/config.ts\`: \`UPDATE=1 node --test test/settings.test.ts\`.*
`

test('docs/how-to/settings.md is the table of settings', async () => {
  if (process.env.UPDATE) await writeFile(file, page())
  assert.equal(await readFile(file, 'utf8'), page())
})
