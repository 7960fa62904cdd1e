import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calibration, FORMS, figuresOf, silentCauses } from './reader-corpus/calibration.ts'
import { randomDocument } from './reader-corpus/random-documents.ts'

/** Random documents of a wide grammar: what is called certain is right, what is wrong is asked for. SEED=… moves on. */

const FIRST = Number(process.env.SEED ?? 1)
const DOCUMENTS = 40
const documents = Array.from({ length: DOCUMENTS }, (_, i) => randomDocument(FIRST + i))

test('the same seed gives the same document, another seed another', () => {
  assert.deepEqual(randomDocument(FIRST), documents[0])
  assert.notDeepEqual(randomDocument(FIRST), randomDocument(FIRST + 1))
})

test(`K3: ${DOCUMENTS} random documents in ${FORMS.length} forms: errors are few, and they are not silent`, async (t) => {
  const calibrated = await calibration(documents)
  const figures = figuresOf(calibrated)
  for (const [cause, times] of silentCauses(calibrated)) t.diagnostic(`${times} × ${cause}`)
  const atLeast: Record<string, number> = {
    header: 0.98,
    bases: 0.98,
    rows: 0.93,
    lead: 0.96,
    coordinate: 0.95,
    deadline: 0.95,
    product: 0.93,
    axis: 0.96,
    'certain right': 0.99,
    'wrong flagged': 0.75,
  }
  for (const [what, least] of Object.entries(atLeast)) {
    t.diagnostic(`${what} ${figures[what]!.toFixed(4)}`)
    assert.ok(figures[what]! >= least, `${what} ${figures[what]}`)
  }
  // A reader that doubts everything is of no use.
  assert.ok(figures.flagged! <= 0.08, `flagged ${figures.flagged}`)
})
