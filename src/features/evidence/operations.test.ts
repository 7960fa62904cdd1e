import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FileRefused } from '#platform/files/store.ts'
import { problemOf, workWorld } from '../../../test/work.ts'

const bytes = (words: string) => new TextEncoder().encode(words)
const upload = (words: string, filename = 'bien-ban.txt') => ({ upload: { filename, bytes: bytes(words) } })
const textOf = async (body: unknown) => new Response(body as ReadableStream).text()

test('a file is attached, read by those who may read the work, and by nobody else', async (t) => {
  const { as, leadWork: assignmentId, communeWork } = await workWorld(t)
  const file = await as('lead', 'assignment.attach', { assignmentId }, upload('Biên bản'))
  assert.deepEqual([file.filename, file.size, file.uploadedByName, file.entryId], ['bien-ban.txt', 11, 'lead', null])
  const evidenceId = file.id
  const sent = await as('keeper', 'assignment.evidence', { assignmentId, evidenceId })
  assert.equal(await textOf(sent.body), 'Biên bản')
  assert.deepEqual(
    [sent.filename, sent.mediaType, sent.inline],
    ['bien-ban.txt', 'text/plain; charset=utf-8', undefined],
  )
  for (const who of ['stranger', 'communeOfficer', 'administrator'] as const) {
    const read = as(who, 'assignment.evidence', { assignmentId, evidenceId })
    assert.equal(await problemOf(read), 'access.not_found', who)
  }
  const elsewhere = as('communeOfficer', 'assignment.evidence', { assignmentId: communeWork, evidenceId })
  assert.equal(await problemOf(elsewhere), 'access.not_found', 'not through an assignment that one may read')
})

test('the same file sent again, also twice at once, is one piece of evidence', async (t) => {
  const { as, leadWork: assignmentId } = await workWorld(t)
  const send = (name: string) => as('lead', 'assignment.attach', { assignmentId }, upload('Quyết định', name))
  const [first, second] = await Promise.all([send('a.txt'), send('b.txt')])
  assert.equal(second.id, first.id)
  assert.equal((await send('c.txt')).id, first.id)
  const { evidence } = await as('lead', 'assignment.get', { assignmentId })
  assert.equal(evidence.length, 1)
})

test('a stranger or a reader stores nothing; neither does a file that is refused', async (t) => {
  const { as, services, leadWork: assignmentId } = await workWorld(t)
  const stored = async () => {
    let count = 0
    for await (const _file of services.files.list()) count++
    return count
  }
  const attach = (who: 'stranger' | 'keeper' | 'lead', words: string) =>
    as(who, 'assignment.attach', { assignmentId }, upload(words))
  assert.equal(await problemOf(attach('stranger', 'x')), 'access.not_found')
  assert.equal(await problemOf(attach('keeper', 'x')), 'access.verb_missing')
  assert.equal(await problemOf(as('lead', 'assignment.attach', { assignmentId })), 'file.empty')
  const refused = (code: string) => (error: unknown) => error instanceof FileRefused && error.code === code
  await assert.rejects(attach('lead', ''), refused('file.empty'))
  await assert.rejects(attach('lead', 'x'.repeat(1024 * 1024 + 1)), refused('file.too_large'))
  await assert.rejects(attach('lead', 'MZ\u0000\u0001\u0002\u0003'), refused('file.type_not_allowed'))
  assert.equal(await stored(), 0)
})

test('only the sender takes a file back, and only before it was reported', async (t) => {
  const { as, communeLead: assignmentId } = await workWorld(t)
  const file = await as('communeOfficer', 'assignment.attach', { assignmentId }, upload('Lần một'))
  const target = { assignmentId, evidenceId: file.id }
  assert.equal(await problemOf(as('communeHead', 'assignment.detach', target)), 'assignment.evidence_kept')
  assert.equal(await problemOf(as('keeper', 'assignment.detach', target)), 'access.verb_missing')
  assert.deepEqual(await as('communeOfficer', 'assignment.detach', target), { id: file.id })
  assert.equal(await problemOf(as('communeOfficer', 'assignment.detach', target)), 'access.not_found')
  const kept = await as('communeOfficer', 'assignment.attach', { assignmentId }, upload('Lần hai'))
  const words = { percent: 20, sentence: 'Đã làm', evidenceIds: [kept.id] }
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 1, ...words })
  const late = as('communeOfficer', 'assignment.detach', { assignmentId, evidenceId: kept.id })
  assert.equal(await problemOf(late), 'assignment.evidence_kept')
})

test('a report names only files of its own assignment; after submission nothing is added', async (t) => {
  const { as, leadWork, communeLead } = await workWorld(t)
  const foreign = await as('communeOfficer', 'assignment.attach', { assignmentId: communeLead }, upload('Của xã'))
  const words = { percent: 100, sentence: 'Đã xong', submit: true }
  const borrowed = { assignmentId: leadWork, version: 1, ...words, evidenceIds: [foreign.id] }
  assert.equal(await problemOf(as('lead', 'assignment.report', borrowed)), 'access.not_found')
  await as('communeOfficer', 'assignment.report', { assignmentId: communeLead, version: 1, ...words })
  const more = as('communeOfficer', 'assignment.attach', { assignmentId: communeLead }, upload('Thêm'))
  assert.equal(await problemOf(more), 'assignment.transition')
})
