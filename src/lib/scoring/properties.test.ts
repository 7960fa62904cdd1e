import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { scoreMany } from './batch.ts'
import { cliffsOf } from './cliffs.ts'
import { emptyRow, fillRow, type Inputs } from './inputs.ts'
import { changes, lostAgainstMaximum, unchanged } from './ledger.ts'
import { boundsOf } from './methods.ts'
import { editionOf, randomFrom, randomInputs } from './samples-inputs.ts'
import { percentOf, score } from './score.ts'
import { prepare } from './scorer.ts'
import { whatIf, withChanges } from './what-if.ts'

const names = ['province-2025', 'department-lam-dong-2025', 'commune-lam-dong-2025'].map((it) => `par-index/${it}`)
const editions = [...names, 'service-766/2022', 'tthc-01-2018/2018'].map((name) => ({ name, edition: editionOf(name) }))
const seeds = fc.integer({ min: 1, max: 2 ** 31 })

for (const { name, edition } of editions) {
  const scorer = prepare(edition.criteria)

  test(`${name}: no line leaves its bounds, groups and total are the sums of their leaves`, () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 0.3), (seed, gaps) => {
        const result = score(scorer, randomInputs(scorer, seed, gaps))
        assert.deepEqual(result.problems, [])
        for (const line of result.lines) {
          if (line.points !== null)
            assert.ok(line.points >= 0 && line.points <= line.max, `${line.code} ${line.points} ${line.max}`)
        }
        const leaves = result.lines.filter((line) => scorer.leafAt.has(line.code))
        assert.equal(
          leaves.reduce((sum, line) => sum + (line.points ?? 0), 0),
          result.points,
        )
        assert.equal(
          leaves.reduce((sum, line) => sum + line.max, 0),
          result.max,
        )
      }),
      { numRuns: 60 },
    )
  })

  test(`${name}: the ledger adds up to the last decimal, in both senses`, () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        const [last, now] = [score(scorer, randomInputs(scorer, a)), score(scorer, randomInputs(scorer, b, 0.1))]
        const lost = lostAgainstMaximum(scorer, now).reduce((sum, line) => sum + line.lost, 0)
        assert.equal(lost, now.max - now.points)
        const values = (it: typeof now) => new Map(it.lines.map((line) => [line.code, line.points]))
        const codes = scorer.leaves.map(({ criterion }) => criterion.code)
        const moved = changes(values(last), values(now), unchanged(codes))
        assert.equal(
          moved.reduce((sum, line) => sum + line.change, 0),
          now.points - last.points,
        )
      }),
      { numRuns: 40 },
    )
  })

  test(`${name}: what-if is a full re-score`, () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        const base = randomInputs(scorer, a)
        const changed = Object.fromEntries(Object.entries(randomInputs(scorer, b, 0.9)))
        const { outcomes, base: before } = whatIf(scorer, base, [{ name: 'thử', changes: changed }])
        const full = score(scorer, withChanges(base, changed))
        assert.deepEqual(outcomes[0]?.score, full)
        assert.equal(outcomes[0]?.change, full.points - before.points)
        assert.equal(
          outcomes[0]?.moved.reduce((sum, line) => sum + line.change, 0),
          full.points - before.points,
        )
      }),
      { numRuns: 30 },
    )
  })

  test(`${name}: many at once give the same as one by one`, () => {
    const units = 40
    const all = Array.from({ length: units }, (_, i) => randomInputs(scorer, i + 1, i % 3 === 0 ? 0.2 : 0))
    const rows = new Float64Array(units * scorer.width).fill(Number.NaN)
    for (const [i, inputs] of all.entries()) assert.deepEqual(fillRow(scorer, inputs, rows, i * scorer.width), [])
    const batch = scoreMany(scorer, rows, units)
    for (const [i, inputs] of all.entries()) {
      const one = score(scorer, inputs)
      assert.deepEqual([batch.totals[i], batch.maxima[i]], [one.points, one.max])
      const leaves = one.lines.filter((line) => scorer.leafAt.has(line.code))
      for (const [k, line] of leaves.entries()) {
        const got = batch.points[i * batch.leaves + k]!
        assert.equal(Number.isNaN(got) || line.state === 'excluded' ? null : got, line.points, line.code)
      }
    }
  })

  test(`${name}: a criterion that does not apply leaves the points and maxima of all others as they were`, () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, pick) => {
        const inputs = randomInputs(scorer, seed)
        const out = scorer.leaves[pick % scorer.leaves.length]!.criterion.code
        const without = prepare(edition.criteria, { switchedOff: new Map([[out, 'không áp dụng']]) })
        const [a, b] = [score(scorer, inputs), score(without, inputs)]
        for (const [i, line] of a.lines.entries()) {
          if (line.code !== out && scorer.leafAt.has(line.code)) {
            assert.deepEqual([b.lines[i]?.points, b.lines[i]?.max], [line.points, line.max])
          }
        }
        const own = a.lines.find((line) => line.code === out)!
        assert.equal(b.points, a.points - (own.points ?? 0))
        assert.equal(b.percent, percentOf({ points: b.points, max: a.max - own.max, known: true }))
      }),
      { numRuns: 40 },
    )
  })

  test(`${name}: more of what is wanted never costs points`, () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const inputs = randomInputs(scorer, seed)
        const before = score(scorer, inputs)
        const better: Inputs = {}
        for (const [code, { figures = {} }] of Object.entries(inputs)) {
          const more = Object.entries(figures).flatMap(([key, value]): [string, number | boolean][] => {
            const whole = figures[`${key.slice(0, -1)}a`]
            if (/(^|\/)met$/.test(key)) return [[key, true]]
            if (!/(^|\/)b$/.test(key) || typeof value !== 'number' || typeof whole !== 'number') return []
            return [[key, Math.min(whole, value + 1)]]
          })
          // In a weighted share the counts compete for the same whole: one more of one is one less of another.
          if (scorer.byCode.get(code)?.method?.id !== 'weightedShare')
            better[code] = { figures: Object.fromEntries(more) }
        }
        const after = score(scorer, withChanges(inputs, better))
        for (const [i, line] of before.lines.entries())
          assert.ok((after.lines[i]?.points ?? 0) >= (line.points ?? 0), line.code)
      }),
      { numRuns: 40 },
    )
  })

  test(`${name}: a cliff loses what it says when the figure falls by that much, and no more is needed`, () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const inputs = randomInputs(scorer, seed)
        for (const cliff of cliffsOf(scorer, inputs).atRisk) {
          const { code, path, things } = cliff
          if (cliff.of !== 'rate' || things === null) continue
          const key = path === '' ? 'b' : `${path}/b`
          const value = Number(inputs[code]?.figures?.[key])
          if (value < things) continue
          const at = (b: number) =>
            lineOf(score(scorer, withChanges(inputs, { [code]: { figures: { [key]: b } } })), code)
          const now = at(value)
          if (now.state !== 'scored' && now.state !== 'forecast') continue
          const [last, fallen] = [at(value - things + 1).points!, at(value - things).points!]
          assert.ok(last - fallen >= cliff.points, `${code} ${path}: ${last} ${fallen} ${cliff.points}`)
        }
      }),
      { numRuns: 25 },
    )
  })
}

const lineOf = (result: ReturnType<typeof score>, code: string) => result.lines.find((line) => line.code === code)!

test('every leaf method keeps to the bounds that it states, whatever the figures', () => {
  for (const { edition } of editions) {
    for (const criterion of edition.criteria) {
      const { method, max } = criterion
      if (!method || max === null || ['sum', 'published', 'dependent'].includes(method.id)) continue
      const scorer = prepare([{ ...criterion, parent: null }])
      const [least, most] = boundsOf(method as Parameters<typeof boundsOf>[0], scorer.leaves[0]!.max)
      const random = randomFrom(7)
      for (let i = 0; i < 200; i++) {
        const row = emptyRow(scorer)
        for (const key of scorer.keysOf(criterion.code)) {
          if (scorer.figure(criterion.code, key))
            row[scorer.slot(criterion.code, key)!] = Math.floor(random() * random() * 40)
        }
        const sheet = { points: new Float64Array(1), max: new Float64Array(1), state: new Uint8Array(1) }
        if (method.id === 'survey') continue
        scorer.run(row, 0, sheet, 0)
        const got = sheet.points[0]!
        assert.ok(Number.isNaN(got) || (got >= least && got <= most), `${criterion.code}: ${got}`)
      }
    }
  }
})
