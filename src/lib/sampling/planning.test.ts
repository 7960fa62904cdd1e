import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FrameUnit } from './draw.ts'
import { SamplingFault } from './fault.ts'
import { checkFrame } from './frame.ts'
import { papiDesign } from './papi.ts'
import { fieldCounts, type Replacement, replaceUnit, unitsNow } from './replacement.ts'
import { drawSample, type StagePlan } from './sample.ts'
import { province } from './sample-province.ts'
import { allocate, clusterDesignEffect, marginOfError, sampleSize, slovin } from './size.ts'

const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof SamplingFault) return error.code
    throw error
  }
  return 'nothing'
}

const { plans } = papiDesign('small')
const drawn = drawSample(plans, province(), 20261122)

test('E: what is wrong with a frame is named by row, and all of it', () => {
  const plan: StagePlan = { name: 'Xã', method: 'pps', take: { a: 2, b: 1 } }
  const units: FrameUnit[] = [
    { id: '1', name: 'Xã Hoà Bình', stratum: 'a', size: 10, certain: true },
    { id: '1', name: 'xã  Hòa Bình', stratum: 'a', size: 0, certain: true },
    { id: '2', stratum: 'a', certain: true },
    { id: '', stratum: 'c', size: 1.5 },
    { id: '4', size: 4 },
  ]
  assert.deepEqual(
    checkFrame(units, plan).map(({ code, row, like }) => [code, row, like]),
    [
      ['duplicateId', 1, 0],
      ['duplicateName', 1, 0],
      ['badMeasure', 1, undefined],
      ['noMeasure', 2, undefined],
      ['noId', 3, undefined],
      ['badMeasure', 3, undefined],
      ['noStratum', 4, undefined],
      ['tooManyCertain', null, undefined],
      ['noTakeForStratum', null, undefined],
      ['noTakeForStratum', null, undefined],
      ['stratumWithoutUnits', null, undefined],
    ],
  )
  const below: StagePlan = { name: 'Thôn', method: 'equal', take: 3 }
  const villages: FrameUnit[] = [
    { id: 'a1', parent: 'a' },
    { id: 'c1', parent: 'c' },
  ]
  assert.deepEqual(
    checkFrame(villages, below, ['a', 'b']).map(({ code, at }) => `${code} ${at}`),
    ['unknownParent c1', 'fewerThanTaken a', 'parentWithoutUnits b'],
  )
  assert.deepEqual(checkFrame(province()[1]!, plans[1]), [])
})

test('F: sizes of samples are those of the books, and the margin of the size is the margin asked for', () => {
  assert.deepEqual(sampleSize({ margin: 0.05 }), { answers: 385, invitations: 385 })
  assert.deepEqual(sampleSize({ margin: 0.05, population: 1000, responseRate: 0.8 }), {
    answers: 278,
    invitations: 348,
  })
  assert.equal(sampleSize({ margin: 0.05, designEffect: clusterDesignEffect(20, 0.05) }).answers, 750)
  assert.equal(slovin(400, 500), 200)
  assert.equal(slovin(10_000, 500), 385)
  assert.equal(slovin(1, 500), 1)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0.005, max: 0.2, noNaN: true }),
      fc.double({ min: 1, max: 5, noNaN: true }),
      (population, margin, designEffect) => {
        const { answers } = sampleSize({ margin, population, designEffect })
        assert.ok(answers >= 1 && answers <= population)
        assert.ok(marginOfError(answers, { population, designEffect }) <= margin * (1 + 1e-6))
        if (answers > 1) assert.ok(marginOfError(answers - 1, { population, designEffect }) > margin * (1 - 1e-6))
      },
    ),
  )
  assert.equal(
    codeOf(() => sampleSize({ margin: 0 })),
    'figures',
  )
})

test('F5: answers are shared out in whole numbers, none lost, none below the least', () => {
  assert.deepEqual(allocate(10, [50, 30, 20]), [5, 3, 2])
  assert.deepEqual(allocate(10, [1, 1, 1]), [1, 1, 1])
  assert.deepEqual(allocate(100, [10_000, 100, 100], 10), [80, 10, 10])
  fc.assert(
    fc.property(
      fc.array(fc.nat(500), { minLength: 1, maxLength: 8 }),
      fc.nat(900),
      fc.nat(9),
      (sizes, total, least) => {
        const room = sizes.reduce((sum, size) => sum + size, 0)
        const floor = sizes.reduce((sum, size) => sum + Math.min(least, size), 0)
        if (Math.min(total, room) < floor)
          return assert.equal(
            codeOf(() => allocate(total, sizes, least)),
            'take',
          )
        const given = allocate(total, sizes, least)
        assert.equal(
          given.reduce((sum, each) => sum + each, 0),
          Math.min(total, room),
        )
        for (const [i, each] of given.entries()) assert.ok(each >= Math.min(least, sizes[i]!) && each <= sizes[i]!)
      },
    ),
  )
})

test('G: reserves follow in the order drawn, with a reason; a reserve can be replaced in turn', () => {
  const group = drawn.stages[2]!.groups.find(({ reserves }) => reserves.length === 10)!
  const done: Replacement[] = []
  const first = group.selected[0]!.id
  done.push(replaceUnit(group, done, { out: first, reason: 'refused' }))
  done.push(replaceUnit(group, done, { out: group.reserves[0]!, reason: 'dead' }))
  assert.deepEqual(
    done.map(({ by }) => by),
    group.reserves.slice(0, 2),
  )
  assert.equal(unitsNow(group, done)[0], group.reserves[1])
  assert.deepEqual(fieldCounts(done), { outside: 1, silent: 1 })
  const refusedAs = (out: string) => codeOf(() => replaceUnit(group, done, { out, reason: 'moved' }))
  assert.equal(refusedAs(first), 'alreadyReplaced')
  assert.equal(refusedAs('nobody'), 'notInSample')
  for (const { id } of group.selected.slice(1, 9)) done.push(replaceUnit(group, done, { out: id, reason: 'notMet' }))
  assert.equal(refusedAs(group.selected[9]!.id), 'noReserveLeft')
})
