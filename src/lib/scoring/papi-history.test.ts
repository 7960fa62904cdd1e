import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Crosswalks, correspondence, identity, leafCodes } from './crosswalk.ts'
import { approximate, type Points, points } from './decimal.ts'
import { lostAgainstLastYear } from './ledger.ts'
import { publishedSums } from './published.ts'
import { rankIntervals } from './rank-interval.ts'
import { notableChange, quartileGroups, ranksOf } from './ranking.ts'
import { type ResultsTable, readResults } from './results.ts'
import { beyondPoints, indicatorLines } from './results-indicators.ts'
import { editionOf } from './samples-inputs.ts'

const folder = join(import.meta.dirname, '../../../../shared/data/papi')
const skip = existsSync(folder) ? false : 'the published results of PAPI do not lie beside the repository'

const editions = ['2011-2015', '2016-2017', '2018', '2019-2020', '2021-2024'].map((it) => editionOf(`papi/${it}`))
const editionIn = (year: number) => editions.find(({ framework }) => framework.years.includes(year))

function tableOf(name: string): ResultsTable {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/)
  return { header: header.split(','), rows: lines.map((text, i) => ({ row: i + 2, cells: cellsOf(text) })) }
}
const cellsOf = (text: string) => [...text.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((it) => it[2] ?? it[1] ?? '')

let read: ReturnType<typeof readResults> | undefined
function history() {
  read ??= readResults(tableOf('papi-subdimensions-2011-2024.csv'), { editionOf: editionIn, unitOf: (text) => text })
  return read
}

/** Sums of every province in a year, in the order of the provinces' codes. */
function yearOf(year: number) {
  const criteria = editionIn(year)!.criteria
  const byUnit = Map.groupBy(
    history().values.filter((it) => it.year === year),
    (it) => it.unit,
  )
  const units = Array.from(new Set(history().values.map((it) => it.unit))).sort((a, b) => Number(a) - Number(b))
  const values = units.map((unit) => new Map((byUnit.get(unit) ?? []).map((it) => [it.code, it.points])))
  const sums = values.map((each) => publishedSums(criteria, each))
  return { units, values, sums, totals: sums.map((it) => it.total), ranks: ranksOf(sums.map((it) => it.total)) }
}
const haTinh = (year: number) => yearOf(year).units.indexOf('42')

test('the whole history loads, and nothing in it is refused', { skip }, () => {
  const { values, errors, shape } = history()
  assert.equal(shape, 'long')
  assert.deepEqual(errors, [])
  assert.equal(values.filter((it) => it.points !== null).length, 21_891)
})

test('Hà Tĩnh: total and rank of 2020, rank of 2019', { skip }, () => {
  const [now, before] = [yearOf(2020), yearOf(2019)]
  assert.equal(now.totals[haTinh(2020)], points('45.0052'))
  assert.deepEqual(now.ranks[haTinh(2020)], { rank: 5, tiedWith: 0 })
  assert.equal(before.ranks[haTinh(2019)]?.rank, 16)
})

test('the sub-dimensions of Hà Tĩnh that fell from 2019 to 2020: those of its plan, and 4.3', { skip }, () => {
  const { criteria, framework } = editionIn(2020)!
  const { breaks } = crosswalks()
  const lines = correspondence(identity(framework.edition, criteria), breaks, { from: 2019, to: 2020 })
  const fell = lostAgainstLastYear(yearOf(2019).values[haTinh(2019)]!, yearOf(2020).values[haTinh(2020)]!, lines)
  const codes = fell.flatMap(({ to }) => to).sort()
  const plan = ['1.1', '1.2', '2.2', '3.3', '4.1', '4.2', '5.1', '5.2', '5.3', '6.2', '7.3']
  assert.deepEqual(codes, [...plan, '4.3'].sort())
  assert.deepEqual(
    codes.filter((code) => !plan.includes(code)),
    ['4.3'],
  )
  assert.ok(fell.every(({ comparable }) => comparable))
})

test('notable changes: eight provinces in dimension 1 from 2019 to 2020, seven totals from 2016 to 2017', {
  skip,
}, () => {
  const moves = (from: number, to: number, pick: (it: ReturnType<typeof publishedSums>) => Points | null) => {
    const [a, b] = [yearOf(from), yearOf(to)]
    return b.sums.map((now, i) => {
      const [is, was] = [pick(now), pick(a.sums[i]!)]
      return is === null || was === null ? 0 : notableChange(was, is)
    })
  }
  const count = (list: number[], value: number) => list.filter((it) => it === value).length
  assert.equal(
    count(
      moves(2019, 2020, (it) => it.byCode.get('D1') ?? null),
      1,
    ),
    8,
  )
  const totals = moves(2016, 2017, (it) => it.total)
  assert.deepEqual([count(totals, 1), count(totals, -1)], [7, 0])
})

test('totals, ranks, groups and published checks of all years come out', { skip }, () => {
  const { header, rows } = tableOf('papi-dimensions-2011-2024.csv')
  const at = (cells: readonly string[], name: string) => cells[header.indexOf(name)] ?? ''
  const names = ['Cao nhất', 'Trung bình cao', 'Trung bình thấp', 'Thấp nhất']
  let compared = 0
  for (let year = 2011; year <= 2024; year++) {
    const { units, totals, ranks } = yearOf(year)
    const groups = quartileGroups(totals)
    for (const { cells } of rows.filter((it) => Number(at(it.cells, 'year')) === year)) {
      const i = units.indexOf(at(cells, 'gso_code'))
      const total = at(cells, 'total_unweighted')
      // One published dimension (Hà Nội 2022) is 0.0007 below the sum of its parts.
      if (total !== '') assert.ok(Math.abs(approximate(totals[i]!) - Number(total)) < 0.0008, `${year} ${units[i]}`)
      else assert.equal(totals[i], null, `${year} ${units[i]}`)
      if (total === '') continue
      assert.equal(String(ranks[i]?.rank), at(cells, 'rank_total'), `${year} ${units[i]}`)
      assert.equal(names[groups[i]!], at(cells, 'group_computed'), `${year} ${units[i]}`)
      compared += 1
    }
  }
  assert.equal(compared, 869)
})

test('both readings of the lowest group in 2022 and 2023: 15, or 14 and the two unscored', { skip }, () => {
  for (const year of [2022, 2023]) {
    const { totals } = yearOf(year)
    const lowest = (reading: 'left out' | 'as zero') =>
      quartileGroups(totals, reading).filter((group, i) => group === 3 && totals[i] !== null).length
    assert.deepEqual([lowest('left out'), lowest('as zero')], [15, 14], String(year))
  }
})

test('a wide table with totals and dimensions is read too, its sums are compared', { skip }, () => {
  const table = tableOf('papi-dimensions-2011-2024.csv')
  const result = readResults(table, { editionOf: editionIn, unitOf: (text) => text })
  assert.equal(result.shape, 'wide')
  assert.deepEqual(result.errors, [])
  assert.deepEqual(result.values, [], 'dimensions are sums: only their parts are results')
})

test('the indicators of four years are read in the form in which they are published', { skip }, () => {
  const editionOf = (year: number) => {
    const edition = editionIn(year)
    return edition && { framework: edition.framework, criteria: indicatorLines(edition.indicators, year) }
  }
  const table = tableOf('papi-indicators-2018-2019-2022-2023.csv')
  const { values, errors } = readResults(table, { editionOf, unitOf: (text) => text })
  const money = new Set(editions.flatMap((it) => it.indicators.filter(beyondPoints).map(({ code }) => code)))
  const told = errors.filter(({ words }) => ![...money].some((code) => words.includes(`“${code}”`)))
  // One published share is above 1: a person has to look at it.
  assert.deepEqual(
    told.map(({ words }) => words.slice(0, 14)),
    ['4.4.5: 1,0483 '],
  )
  assert.ok(values.filter((it) => it.points !== null).length > 28_500)
})

test('intervals: neighbours in the middle of 2019 cannot be told apart', { skip }, () => {
  const table = tableOf('papi-precision-2019-2022-2023.csv')
  const at = (name: string) => table.header.indexOf(name)
  const rows = table.rows.filter(({ cells }) => cells[at('year')] === '2019')
  const field = rows.map(({ cells }) => ({
    points: points(cells[at('unweighted')]!),
    standardError: Number(cells[at('unweighted_se')]) || null,
  }))
  const intervals = rankIntervals(field)
  const ranks = ranksOf(field.map((it) => it.points))
  const middle = intervals.filter((_, i) => ranks[i]!.rank > 20 && ranks[i]!.rank < 40)
  assert.ok(middle.every(({ low, high }) => high - low >= 5))
  assert.ok(intervals.every(({ low, high }, i) => low <= ranks[i]!.rank + 6 && high >= ranks[i]!.rank - 6))
})

function crosswalks(): Crosswalks {
  const file = join(import.meta.dirname, '../../../content/frameworks/papi/crosswalks.json')
  return Crosswalks.parse(JSON.parse(readFileSync(file, 'utf8')))
}

test('every sub-dimension of an edition has its place in the next', () => {
  for (const { from, to, lines } of crosswalks().crosswalks) {
    const [a, b] = [from, to].map((name) => editions.find(({ framework }) => framework.edition === name)!)
    assert.deepEqual(lines.flatMap((line) => line.from).sort(), leafCodes(a!.criteria).sort())
    assert.deepEqual(lines.flatMap((line) => line.to).sort(), leafCodes(b!.criteria).sort())
  }
})
