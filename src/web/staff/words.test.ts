import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const messages = join(import.meta.dirname, '../../../content/messages')
const read = (locale: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(messages, locale, file), 'utf8'))
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
const files = readdirSync(join(messages, 'vi')).filter((name) => name.startsWith('staff'))

test('every text of the staff app stands in both languages and fills the same blanks', () => {
  for (const file of files) {
    const [vi, en] = [read('vi', file), read('en', file)]
    assert.deepEqual(
      Object.keys(en)
        .filter((key) => !key.endsWith('.one'))
        .sort(),
      Object.keys(vi).sort(),
      file,
    )
    for (const [key, text] of Object.entries(vi)) assert.deepEqual(placeholders(en[key] ?? ''), placeholders(text), key)
  }
})

test('no key stands in two files, because all are one list on the screen', () => {
  const keys = files.flatMap((file) => Object.keys(read('vi', file)))
  assert.equal(new Set(keys).size, keys.length)
})

const sources = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

test('every text of staff.json is used', () => {
  // Keys that are put together begin with what stands before the first blank: t(`level.${level}`), word('role', …).
  const begun = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{/g), ...sources.matchAll(/word\('(\w+)'/g)].map(
    ([, it]) => it!,
  )
  const unused = Object.keys(read('vi', 'staff.json')).filter(
    (key) => !sources.includes(`'${key}'`) && !begun.some((start) => key.startsWith(start)),
  )
  assert.deepEqual(unused, [])
})
