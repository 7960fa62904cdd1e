import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawGroup, type FrameUnit } from './draw.ts'
import { SamplingFault } from './fault.ts'
import { drawnFile, frameFile, planFile } from './outsider.ts'
import { papiDesign, papiProvinceSize } from './papi.ts'
import { baseWeights, drawSample, drawStage, type StagePlan } from './sample.ts'
import { province } from './sample-province.ts'
import { streamsOf } from './streams.ts'

const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof SamplingFault) return error.code
    throw error
  }
  return 'nothing'
}

test('A: the generator and its streams are those of R (set.seed(2026), "L\'Ecuyer-CMRG", nextRNGStream)', () => {
  const streams = streamsOf(2026)
  const normc = 2.328306549295728e-10
  const take = (stream: number, n: number) => {
    const draw = streams(stream)
    return Array.from({ length: n }, () => (draw(4294967087) + 1) * normc)
  }
  assert.deepEqual(take(1, 3), [0.19510944177926612, 0.091413723540970715, 0.90701912265736095])
  assert.deepEqual(take(2, 2), [0.74594217169936095, 0.87231319338109914])
  assert.equal(
    codeOf(() => streamsOf(-1)),
    'seed',
  )
  assert.equal(
    codeOf(() => streams(1)(4294967088)),
    'measureTooLarge',
  )
})

const frameOf = (sizes: readonly number[], certain: readonly boolean[] = []): FrameUnit[] =>
  sizes.map((size, i) => ({ id: `u${i}`, size, ...(certain[i] ? { certain: true } : {}) }))
const sizesOf = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 14 })

test('B1: over every start that there is, each unit is drawn as often as its chance says, and always as many as asked', () => {
  fc.assert(
    fc.property(sizesOf, fc.integer({ min: 1, max: 6 }), fc.constantFrom('pps', 'equal'), (sizes, take, method) => {
      const units = frameOf(sizes)
      const once = drawGroup(units, { method, take }, () => 0)
      const starts = once.start === null ? 1 : once.interval
      const times = new Map<string, number>()
      for (let start = 0; start < starts; start++) {
        const { selected } = drawGroup(units, { method, take }, () => start)
        assert.equal(selected.length, Math.min(take, sizes.length))
        assert.equal(new Set(selected.map(({ id }) => id)).size, selected.length)
        for (const { id, over, under, certain } of selected) {
          times.set(id, (times.get(id) ?? 0) + 1)
          if (certain) assert.equal(over, under)
          else if (method === 'pps') assert.ok(over < under)
        }
      }
      for (const { id, over, under } of once.selected) assert.equal(times.get(id)! * under, over * starts)
    }),
    { numRuns: 60 },
  )
})

test('B2: certain units are always in, and the chances add up to the number taken', () => {
  fc.assert(
    fc.property(sizesOf, fc.array(fc.boolean(), { maxLength: 3 }), fc.nat(), (sizes, certain, seed) => {
      const units = frameOf(sizes, certain)
      const forced = units.filter((unit) => unit.certain)
      const take = Math.min(sizes.length, forced.length + 2)
      const random = streamsOf(seed)(1)
      const { selected, reserves } = drawGroup(units, { method: 'pps', take, reserves: 2 }, random)
      for (const { id } of forced) assert.ok(selected.some((unit) => unit.id === id && unit.certain))
      assert.equal(reserves.length, Math.min(2, sizes.length - take))
      assert.ok(reserves.every((id) => !selected.some((unit) => unit.id === id)))
    }),
  )
  const refuse = (units: FrameUnit[], take = 1) => codeOf(() => drawGroup(units, { method: 'pps', take }, () => 0))
  assert.equal(refuse(frameOf([3, 4], [true, true])), 'tooManyCertain')
  assert.equal(refuse([{ id: 'a' }]), 'measure')
  assert.equal(refuse(frameOf([1.5])), 'measure')
  assert.equal(refuse(frameOf([3]), -1), 'take')
})

test('B4: at random, every unit and every pair comes as often as it should', () => {
  const random = streamsOf(7)(1)
  const pairs = new Map<string, number>()
  const draws = 20_000
  for (let i = 0; i < draws; i++) {
    const { selected } = drawGroup(frameOf([1, 1, 1, 1, 1]), { method: 'random', take: 2 }, random)
    const key = selected.map(({ id }) => id).join()
    pairs.set(key, (pairs.get(key) ?? 0) + 1)
  }
  assert.equal(pairs.size, 10)
  const chi = [...pairs.values()].reduce((sum, n) => sum + (n - draws / 10) ** 2 / (draws / 10), 0)
  assert.ok(chi < 27.9, `chi-square ${chi} with 9 degrees of freedom`)
})

test('D: sums of the base weights have the population in the mean over all starts', () => {
  const sizes = [5, 9, 14, 2, 7, 3]
  const units = frameOf(sizes)
  const { interval } = drawGroup(units, { method: 'pps', take: 2 }, () => 0)
  let sum = 0
  for (let start = 0; start < interval; start++) {
    for (const { over, under } of drawGroup(units, { method: 'pps', take: 2 }, () => start).selected)
      sum += under / over
  }
  assert.ok(Math.abs(sum / interval - sizes.length) < 1e-9)
})

const { plans } = papiDesign('small')
const drawn = drawSample(plans, province(), 20261122)

test('C, H: the design of PAPI takes 3 × 2 × 2 × 20 people and 10 reserves a village, the seat in any case', () => {
  assert.deepEqual(
    drawn.stages.map(({ groups }) => groups.reduce((sum, { selected }) => sum + selected.length, 0)),
    [6, 12, 240],
  )
  assert.ok(
    drawn.stages[2]!.groups.every(({ reserves, units, short }) => reserves.length === 10 - short && units >= 25),
  )
  assert.ok(drawn.stages[0]!.groups[0]!.selected[0]!.certain)
  assert.deepEqual(drawSample(plans, province(), 20261122), drawn)
  assert.notDeepEqual(drawSample(plans, province(), 20261123).sample, drawn.sample)
  for (const { over, under, weight } of drawn.sample) assert.equal(weight, Number(under) / Number(over))
  assert.deepEqual([1_000_000, 2_000_000, 9_000_000].map(papiProvinceSize), ['small', 'medium', 'large'])
  assert.equal(papiDesign('medium').answers, 480)
})

test('C: a unit that stands twice is refused', () => {
  const plan: StagePlan = { name: 'x', method: 'equal', take: 1 }
  assert.equal(
    codeOf(() => drawStage(plan, [{ id: '1' }, { id: '1' }], { seed: 1 })),
    'duplicate',
  )
})

test('C2: a list that comes later changes no other draw', () => {
  const [communes, villages, people] = province()
  const parents = drawn.stages[1]!.groups.flatMap(({ selected }) => selected.map(({ id }) => id))
  const without = people!.filter(({ parent }) => parent !== parents[3])
  const again = drawSample(plans, [communes!, villages!, without], 20261122)
  for (const [i, group] of again.stages[2]!.groups.entries()) {
    if (group.parent === parents[3]) assert.equal(group.short, 30)
    else assert.deepEqual(group, drawn.stages[2]!.groups[i])
  }
  assert.equal(
    codeOf(() =>
      drawStage({ name: 'x', method: 'pps', take: { a: 1 } }, [{ id: '1', stratum: 'b', size: 1 }], { seed: 1 }),
    ),
    'noTake',
  )
  assert.equal(
    codeOf(() => baseWeights([drawn.stages[2]!])),
    'notInSample',
  )
})

/** The draw of vectors/draw.R, which knows nothing of our code; null where R is not installed. */
function drawnByR(stages: readonly StagePlan[], frames: readonly FrameUnit[][], seed: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'draw-'))
  try {
    writeFileSync(join(folder, 'plan.csv'), planFile(stages))
    const files = frames.map((units, i) => {
      const file = join(folder, `frame${i}.csv`)
      writeFileSync(file, frameFile(units))
      return file
    })
    const script = join(import.meta.dirname, 'vectors/draw.R')
    const run = spawnSync('Rscript', [script, String(seed), join(folder, 'plan.csv'), ...files], { encoding: 'utf8' })
    if (run.error) return null
    assert.equal(run.status, 0, run.stderr)
    return run.stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const named = (list: readonly StagePlan[]) => list.map((it, i) => ({ ...it, name: `stage ${i + 1}` }))
const mixed: StagePlan[] = [
  { name: 'stage 1', method: 'equal', take: { seat: 3, town: 4, land: 1 }, reserves: 2 },
  { name: 'stage 2', method: 'pps', take: 3, reserves: 1 },
  { name: 'stage 3', method: 'random', take: 28, reserves: 5 },
]

// Names that would break a line, a cell or a rule if they could.
const odd = (id: string) => `${id} "Hòa, An"; =`
const oddly = (frame: readonly FrameUnit[]) =>
  frame.map((it) => ({ ...it, id: odd(it.id), ...(it.parent === undefined ? {} : { parent: odd(it.parent) }) }))
const kept = join(import.meta.dirname, 'vectors/drawn.csv')

test('an outsider draws the same sample with R from the seed', async (t) => {
  for (const [list, seed] of [
    [named(plans), 20261122],
    [named(plans), 1],
    [mixed, 0],
    [mixed, 2147483647],
  ] as const) {
    const frames = province().map(seed < 2 ? oddly : (frame) => frame)
    const theirs = drawnByR(list, frames, seed)
    if (theirs === null) return t.skip('R is not installed')
    if (process.env.UPDATE && seed === 20261122) writeFileSync(kept, theirs)
    assert.equal(drawnFile(drawSample(list, frames, seed)), theirs)
  }
})

test('the draw of R that is kept in the repository comes again', () => {
  assert.equal(drawnFile(drawSample(named(plans), province(), 20261122)), readFileSync(kept, 'utf8'))
})
