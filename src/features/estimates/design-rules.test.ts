import assert from 'node:assert/strict'
import { test } from 'node:test'
import { designOf, factsFrom, type SampleFacts } from './design-rules.ts'

const design = {
  ...{ places: [{ name: 'Thôn', method: 'random' as const, take: 2 }], onePsu: 'fail' as const },
  people: { name: 'Người', method: 'random' as const, take: 5, reserves: 2, listed: true },
}
const cluster = (id: string) => ({
  ...{ id, sampleId: 's', parentId: null, stage: 0, code: id, label: `Thôn ${id}`, stratum: 'A', size: null },
  ...{ certain: false, population: 10, people: 100, weight: 50, place: 1 },
})
const unit = (id: string, outcome: string, more: object = {}) => ({
  ...{ id, clusterId: 'a', reserve: false, outcome, reason: null, replacedBy: null },
  ...more,
})
/** As versions were kept before people were counted by place: person by person. */
const before = {
  ...{ design, seed: 7, clusters: [cluster('a'), cluster('b')] },
  units: [
    unit('1', 'done'),
    unit('2', 'refused'),
    unit('3', 'ineligible'),
    unit('4', 'replaced', { reason: 'moved', replacedBy: '6' }),
    unit('5', 'replaced', { reason: 'refused', replacedBy: '7' }),
    unit('6', 'done', { reserve: true }),
    unit('7', 'nonContact', { reserve: true }),
    unit('8', 'none', { reserve: true }),
    unit('9', 'done', { clusterId: 'b' }),
  ],
}

test('facts that were kept person by person read as those that are counted by place', () => {
  const facts = factsFrom(before) as SampleFacts
  assert.ok(!('units' in facts))
  const { response, weights } = designOf(facts, { clusters: ['a', 'b'], rows: [2, 1], fitting: [] })
  // Drawn now: 1, 2, 3, 6, 7 and 9; outside: 3 and the one who had moved; tried: all drawn and replaced but those.
  assert.deepEqual(response, {
    ...{ drawn: 6, answers: 3, outside: 2, replaced: 2, refused: 2, nonContact: 1, open: 0 },
    rate: 0.5,
  })
  // In a two answered for four of the population who were drawn.
  assert.deepEqual([...weights], [100, 50])
  assert.equal(factsFrom(null), null)
  assert.deepEqual(factsFrom(facts), facts)
})

test('a place in which nobody answered passes its people on to its stratum', () => {
  const tallies = ['a', 'b'].map((clusterId) => ({
    clusterId,
    stands: true,
    outcome: 'none' as const,
    reason: null,
    n: 5,
  }))
  const facts = { ...before, units: undefined, tallies } as unknown as SampleFacts
  const other = designOf(
    {
      ...facts,
      clusters: [cluster('a'), cluster('b'), cluster('c')],
      tallies: [...tallies, { ...tallies[0]!, clusterId: 'c' }],
    },
    { clusters: ['a', 'b'], rows: [5, 2], fitting: [] },
  )
  assert.deepEqual([...other.weights], [75, 187.5])
})
