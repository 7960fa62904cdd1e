import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { holds, type Role, roleNames, roles, type Verb, verbNames, verbs } from '#features/access/roles.ts'
import { may } from '#features/access/rules.ts'
import type { Actor } from '#features/access/schema.ts'
import { allOperations } from '../src/operations.ts'

const file = join(import.meta.dirname, '../docs/generated/permissions.md')

function matrix(): string {
  const head = `| Operation | Verb | ${roleNames.map((role) => roles[role].name.vi).join(' | ')} |`
  const line = `|---|---|${roleNames.map(() => ':-:').join('|')}|`
  const rows = allOperations.map(
    ({ name, allow }) => `| \`${name}\` | ${allow} | ${roleNames.map((role) => cell(role, allow)).join(' | ')} |`,
  )
  const parts = verbNames.map(
    (verb) =>
      `| \`${verb}\` | ${verbs[verb].parts.join(', ') || '–'}${'inName' in verbs[verb] ? '; may act in the name of the issuer' : ''}${'changes' in verbs[verb] ? '; until the subject is closed' : ''} | ${'open' in verbs[verb] ? '✓' : ''} |`,
  )
  const reach = roleNames.map((role) => `| ${roles[role].name.vi} (\`${role}\`) | ${roles[role].reach} |`)
  return [
    '# Who may do what',
    '',
    'Made from `src/features/access/roles.ts` and `src/operations.ts`; a test compares it. Renew it with `UPDATE=1 node --test test/permissions.test.ts`.',
    '✓: with a grant that reaches the subject. anyone: without signing in. system: only the program itself.',
    '',
    head,
    line,
    ...rows,
    '',
    '## As what an agency must have part in the subject',
    '',
    '| Verb | Parts | Open subjects too |',
    '|---|---|:-:|',
    ...parts,
    '',
    '## How far a role reaches',
    '',
    '| Role | Reach |',
    '|---|---|',
    ...reach,
    '',
  ].join('\n')
}

function cell(role: Role, allow: string): string {
  if (allow === 'anyone' || allow === 'signedIn') return '✓'
  return allow !== 'system' && holds(role, allow as Verb) ? '✓' : ''
}

test('the table of permissions in docs/generated is the one in the code', async () => {
  if (process.env.UPDATE) await writeFile(file, matrix())
  assert.equal(
    await readFile(file, 'utf8'),
    matrix(),
    'Run UPDATE=1 node --test test/permissions.test.ts and look at the difference.',
  )
})

test('every role × verb × part is allowed exactly as the table says', () => {
  for (const role of roleNames) {
    for (const verb of verbNames) {
      for (const part of ['owner', 'standing', 'lead', 'coordinating', 'superior', 'self'] as const) {
        const subject = { kind: verb.split('.')[0] ?? '', id: 'x', parts: { [part]: ['mine'] } }
        const everywhere = roles[role].reach === 'everywhere'
        const inPart = (verbs[verb].parts as readonly string[]).includes(part)
        const expected = holds(role, verb) && (everywhere || inPart)
        assert.equal(may(actorWith(role, 'mine'), verb, subject), expected, `${role} ${verb} ${part}`)
        assert.equal(
          may(actorWith(role, 'another'), verb, subject),
          holds(role, verb) && everywhere,
          `stranger ${role} ${verb}`,
        )
      }
    }
  }
})

test('a visitor may do nothing that needs a verb', () => {
  const subject = { kind: 'plan', id: 'x', parts: {}, open: true }
  for (const verb of verbNames) assert.equal(may({ kind: 'visitor', name: '', grants: [] }, verb, subject), false)
})

function actorWith(role: Role, agencyId: string): Actor {
  const grant = {
    id: 'g',
    role,
    agencyId,
    agencyName: 'Đơn vị',
    reach: new Set([agencyId]),
    actsFor: new Set<string>(),
  }
  return { kind: 'user', id: 'u', name: 'Người', sessionId: null, grants: [grant] }
}
