import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../../../..')

/** What operations write beside their name: the fields that `audit: (…) => ({ … })` names one by one. */
function auditedFields(): Map<string, string> {
  const named = new Map<string, string>()
  const files = readdirSync(join(root, 'src/features'), { recursive: true, withFileTypes: true })
  for (const file of files.filter(({ name }) => /(?<!\.test)\.ts$/.test(name))) {
    const source = readFileSync(join(file.parentPath, file.name), 'utf8')
    for (const [, body] of source.matchAll(/\baudit: \([^\n]*?\) => \(\{([^{}()]*)\}\)/g)) {
      for (const [, field] of body!.matchAll(/(?:^|,)\s*(\w+)(?=\s*[,:}]|\s*$)/g)) named.set(field!, file.name)
    }
  }
  return named
}

function texts(language: string): Record<string, string> {
  const folder = join(root, 'content/messages', language)
  const files = readdirSync(folder).filter((name) => name.startsWith('staff'))
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

for (const language of ['vi', 'en']) {
  test(`the audit tells each field in words, none by its name in the code (${language})`, () => {
    const known = texts(language)
    const bare = [...auditedFields().keys()].filter(
      (field) => !(`auditField.${field}` in known) && !(`fieldName.${field}` in known),
    )
    assert.deepEqual(bare, [])
  })
}
