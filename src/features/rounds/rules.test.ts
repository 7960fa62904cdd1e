import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frameworksFolder, readEdition } from '#features/frameworks/content.ts'
import { type Engine, engineOf, isExternal } from './engine.ts'
import { formOf, undecidedParts } from './form.ts'
import { stateOf } from './reading.ts'
import { checkMove, inputsOf, type LineRow } from './rules.ts'
import type { SheetRow } from './store.ts'

async function engine(): Promise<Engine> {
  const { edition, digest } = await readEdition(`${frameworksFolder}/par-index/commune-lam-dong-2025`)
  assert.ok(edition && digest)
  return engineOf({ digest, framework: edition.framework, criteria: edition.criteria }, 2025)
}

const lineOf = (sheetId: string, code: string): LineRow => ({
  ...{ sheetId, code, claim: null, note: null, excuse: null, verdict1: null, explanation: null, verdict2: null },
  ...{ imported: null, ballots: null, evidence: 0, oldEvidence: false, returned: null, version: 1 },
})

/** A unit that claims half of every rate, and yes everywhere. */
function claimed(on: Engine, sheetId: string, share: number): LineRow[] {
  return formOf(on)
    .filter(({ isGroup }) => !isGroup)
    .map((row) => {
      const figures = Object.fromEntries(
        row.figures.map(({ key, kind, options }) => [
          key,
          kind === 'yesNo' ? true : kind === 'option' ? options[0]!.value : key.endsWith('a') ? 100 : 100 * share,
        ]),
      )
      const claim = { figures, notApplicable: [], penalties: [], gates: [], given: null }
      return { ...lineOf(sheetId, row.code), claim: row.external ? null : claim }
    })
}

const sheetOf = (id: string): SheetRow => ({
  ...{ id, roundId: '', agencyId: id, unit: `agency:${id}`, name: id, submittedAt: null, version: 1 },
  ...{ points: null, maximum: null, percent: null, place: null, tiedWith: null, className: null },
})

test('places do not depend on the order of the sheets, and equal sheets share the better one', async () => {
  const on = await engine()
  const shares = [0.5, 0.9, 0.9, 0.7]
  const sheets = shares.map((_, i) => sheetOf(`unit ${i}`))
  const lines = new Map(sheets.map(({ id }, i) => [id, claimed(on, id, shares[i]!)]))
  const placesOf = (order: readonly SheetRow[]) =>
    new Map(
      stateOf(on, { stage: 'appraisal' }, order, lines).scored.map((it) => [it.sheet.id, [it.place, it.tiedWith]]),
    )
  const places = placesOf(sheets)
  assert.deepEqual(places.get('unit 1'), [1, 1])
  assert.deepEqual(places.get('unit 2'), [1, 1])
  assert.deepEqual(places.get('unit 0'), [4, 0])
  assert.deepEqual([...placesOf([...sheets].reverse())].sort(), [...places].sort())
})

test('what nobody appraised counts while the round runs, and no longer when it is final', async () => {
  const on = await engine()
  const [sheet] = [sheetOf('unit')]
  const rows = claimed(on, 'unit', 0.95)
  const lines = new Map([['unit', rows]])
  const total = (stage: 'appraisal' | 'final') => stateOf(on, { stage }, [sheet], lines).scored[0]!.final.total
  assert.ok(total('appraisal') > 0)
  assert.equal(total('final'), 0)
})

test('points of the appraiser stand above the claim, the second verdict above the first', () => {
  const verdict = (points: string | null) => ({ accepted: points === null, points, decision: null, reason: null })
  const claim = { figures: { a: 1 }, notApplicable: [], penalties: [], gates: [], given: null }
  const line = { ...lineOf('unit', '1'), claim, verdict1: verdict('0.25') }
  assert.deepEqual(inputsOf([line], 'final', () => [])['1'], { given: '0.25' })
  const again = inputsOf([{ ...line, verdict2: verdict(null) }], 'final', () => [])['1']
  assert.deepEqual(again?.figures, { a: 1 })
  assert.deepEqual(inputsOf([line], 'self', () => [])['1']?.figures, { a: 1 })
  assert.deepEqual(inputsOf([{ ...line, imported: -250_000_000_000 }], 'self', () => [])['1'], {
    given: '-0.250000000000',
  })
})

test('a round goes on step by step; every form has figures for what an agency scores', async () => {
  assert.throws(() => checkMove('selfScoring', 'final', null), { code: 'round.no_such_step' })
  assert.throws(() => checkMove('final', 'published', null), { code: 'round.no_such_step' })
  const on = await engine()
  const rows = formOf(on).filter(({ isGroup }) => !isGroup)
  assert.equal(rows.length, 79)
  assert.deepEqual(
    rows.filter((row) => !row.external && row.figures.length === 0).map(({ code }) => code),
    [],
  )
  assert.equal(on.leaves.filter(isExternal).length, 4)
  assert.ok(rows.some(({ code }) => undecidedParts(on, code).length > 0))
})

test('a round of 126 communes is reckoned and ranked', async (t) => {
  const on = await engine()
  const sheets = Array.from({ length: 126 }, (_, i) => sheetOf(`unit ${i}`))
  const lines = new Map(sheets.map(({ id }, i) => [id, claimed(on, id, 0.4 + i / 250)]))
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    const { scored } = stateOf(on, { stage: 'appraisal' }, sheets, lines)
    best = Math.min(best, performance.now() - start)
    assert.equal(scored.length, 126)
  }
  t.diagnostic(`126 communes × ${on.leaves.length} criteria, both readings, places, classes: ${best.toFixed(1)} ms`)
  assert.ok(best < 2000)
})
