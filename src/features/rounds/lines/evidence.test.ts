import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { claimOf, during, openedRound, pdf } from '../samples-round.ts'

test('one file for several lines is stored once, with the page of each line', async (t) => {
  const w = await workWorld(t)
  const { finance, health } = await openedRound(w)
  const at = { sheetId: finance, code: '7.3.4' }
  const sent = await w.as('lead', 'round.attach', { ...at, place: 'trang 3' }, { ...during, upload: pdf })
  assert.deepEqual([sent.place, sent.viewable, sent.older], ['trang 3', true, false])
  const again = { sheetId: finance, code: '7.3.5', evidenceId: sent.id, place: 'mục II.2' }
  const known = await w.as('lead', 'round.attachKnown', again, during)
  assert.deepEqual([known.filename, known.place], ['bao-cao.pdf', 'mục II.2'])
  const other = { ...again, sheetId: health }
  assert.equal(await problemOf(w.as('lead', 'round.attachKnown', other, during)), 'access.not_found')
  assert.equal(await problemOf(w.as('keeper', 'round.attachKnown', again, during)), 'access.verb_missing')
  assert.equal(
    await problemOf(w.as('lead', 'round.attachKnown', { ...again, code: 'XHH' }, during)),
    'round.external_line',
  )
  const { rows } = await w.province.read((db) =>
    sql<{ files: number; links: number }>`select (select count(*)::int from stored_file) as files,
      (select count(*)::int from round_evidence) as links`.execute(db),
  )
  assert.deepEqual(rows, [{ files: 1, links: 2 }])
  const asked = { ...again, evidenceId: known.id }
  const shown = await w.as('lead', 'round.evidence', { ...asked, view: 'true' }, during)
  assert.deepEqual([shown.inline, shown.mediaType], [true, 'application/pdf'])
  assert.equal((await w.as('lead', 'round.evidence', asked, during)).inline, false)
  assert.equal(await problemOf(w.as('communeOfficer', 'round.evidence', asked, during)), 'access.not_found')
  assert.equal(await problemOf(w.as('lead', 'round.evidence', { ...asked, code: '7.3.4' }, during)), 'access.not_found')
})

test('evidence from before the days that are judged is said on the file and on the line', async (t) => {
  const w = await workWorld(t)
  const { finance } = await openedRound(w)
  const at = { sheetId: finance, code: '7.3.4' }
  await w.as('lead', 'round.score', { ...at, version: 1, claim: claimOf({ a: 100, b: 90 }) }, during)
  const old = await w.as('lead', 'round.attach', { ...at, issuedOn: '2024-12-31' }, { ...during, upload: pdf })
  assert.deepEqual([old.older, old.issuedOn], [true, '2024-12-31'])
  const doubts = async () => {
    const page = await w.as('lead', 'round.sheet', { sheetId: finance }, during)
    return page.lines.find(({ code }) => code === '7.3.4')!.doubts
  }
  assert.deepEqual(await doubts(), ['oldEvidence'])
  const bytes = new TextEncoder().encode('%PDF-1.7\n2 0 obj\n<<>>\nendobj\n%%EOF')
  const upload = { filename: 'bao-cao-2025.pdf', bytes }
  await w.as('lead', 'round.attach', { ...at, issuedOn: '2025-11-30' }, { ...during, upload })
  assert.deepEqual(await doubts(), [], 'a newer document answers it')
})

test('one figure that two criteria ask for must be the same: both lines say what the other has', async (t) => {
  const w = await workWorld(t)
  const { finance } = await openedRound(w)
  const score = (code: string, figures: Record<string, number>) =>
    w.as('lead', 'round.score', { sheetId: finance, code, version: 1, claim: claimOf(figures) }, during)
  await score('7.3.6', { a: 40, b: 32 })
  const { line, moved } = await score('7.3.7', { a: 30, b: 12 })
  assert.match(line.findings[0]!.words, /ở đây 30, tiêu chí 7\.3\.6 ghi 32/)
  assert.deepEqual(
    moved.map(({ code, doubts }) => [code, doubts.includes('finding')]),
    [['7.3.6', true]],
  )
  const swapped = await w.as(
    'lead',
    'round.score',
    { sheetId: finance, code: '7.3.5', version: 1, claim: claimOf({ a: 513_672, b: 552_693 }) },
    during,
  )
  assert.match(swapped.line.findings[0]!.words, /tử số và mẫu số bị đảo/)
})
