import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const messages = join(import.meta.dirname, '../../../content/messages')
const texts: Record<string, string> = JSON.parse(readFileSync(join(messages, 'vi/staff.json'), 'utf8'))

const sources = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

test('every text of staff.json is used', () => {
  // Keys that are put together begin with what stands before the first blank: t(`level.${level}`), word('role', …).
  const begun = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{/g), ...sources.matchAll(/word\('(\w+)'/g)].map(
    ([, it]) => it!,
  )
  const unused = Object.keys(texts).filter(
    (key) => !sources.includes(`'${key}'`) && !begun.some((start) => key.startsWith(start)),
  )
  assert.deepEqual(unused, [])
})
