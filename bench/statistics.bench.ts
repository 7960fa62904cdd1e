import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postStratify } from '#lib/statistics/calibration.ts'
import { surveyDesign } from '#lib/statistics/design.ts'
import { meansOfMany, replicatedMeans } from '#lib/statistics/many-means.ts'
import { randomFrom } from '#lib/statistics/random.ts'
import { bootstrap } from '#lib/statistics/replicates.ts'
import { StreamedMeans } from '#lib/statistics/streamed-means.ts'
import { tabulate, taylorMeans } from '#lib/statistics/tabulate.ts'
import type { Line } from './measure.ts'

const size = { rows: 20_034, items: 120, provinces: 63, strata: 3, clusters: 2 }
const rounds = 7
/** R does so many of the provinces; its time for all follows. */
const provincesOfR = 7

type File = {
  strata: Int32Array
  clusters: Int32Array
  provinces: Int32Array
  weights: Float64Array
  columns: Float64Array[]
}

/** A file of PAPI's size: three strata a province, two clusters each, answers from 1 to 5. */
function makeFile(rows: number, items: number, seed = 1): File {
  const random = randomFrom(seed)
  const perProvince = size.strata * size.clusters
  const clusters = Int32Array.from({ length: rows }, (_, row) =>
    Math.floor((row * size.provinces * perProvince) / rows),
  )
  return {
    clusters,
    strata: clusters.map((cluster) => Math.floor(cluster / size.clusters)),
    provinces: clusters.map((cluster) => Math.floor(cluster / perProvince)),
    weights: Float64Array.from({ length: rows }, () => 1 + Math.floor(900 * random()) / 10),
    columns: Array.from({ length: items }, () =>
      Float64Array.from({ length: rows }, () => 1 + Math.floor(5 * random())),
    ),
  }
}

/** Milliseconds of the fastest round: what others do on the machine only adds. R is counted by its processor time. */
function leastOf(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** Milliseconds of R for all provinces, and its first mean and error; null where R or its package is missing. */
function timeOfR({ strata, clusters, provinces, weights, columns }: File) {
  const folder = mkdtempSync(join(tmpdir(), 'statistics-'))
  try {
    const all = [strata, clusters, provinces, weights, ...columns].map((column) => Float64Array.from(column))
    writeFileSync(join(folder, 'columns.bin'), Buffer.concat(all.map((column) => Buffer.from(column.buffer))))
    const script = join(import.meta.dirname, 'statistics.R')
    const given = [folder, weights.length, columns.length, provincesOfR].map(String)
    const { status, stdout } = spawnSync('Rscript', [script, ...given], { encoding: 'utf8' })
    if (status !== 0) return null
    const [seconds, , , mean, se] = stdout.trim().split(/\s+/).map(Number)
    return { ms: seconds! * 1000 * size.provinces, mean: mean!, se: se! }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** 5,000,000 answers of all items in pieces; what the process holds on top of what it held before, in MB. */
function benchStream(): Line[] {
  const piece = makeFile(20_000, size.items, 2)
  const stream = new StreamedMeans({ items: size.items })
  const before = process.memoryUsage.rss()
  let most = before
  const start = performance.now()
  for (let i = 0; i < 250; i++) {
    stream.add({ ...piece, domains: piece.provinces })
    most = Math.max(most, process.memoryUsage.rss())
  }
  taylorMeans(stream.table())
  const seconds = (performance.now() - start) / 1000
  const name = '5 million answers × 120 items, chunk by chunk'
  const mb = most / 2 ** 20
  return [
    { name, figure: seconds, unit: 's', reference: 'no database', ratio: 1, bar: '≤ 60 s with it' },
    {
      name: 'the same: memory of the process',
      figure: mb,
      unit: 'MB',
      reference: 'before it',
      ratio: most / before,
      bar: '≤ 600 MB',
    },
  ]
}

/** Estimates on one core, beside R's survey in the same run where it is installed. */
export function benchStatistics(): Line[] {
  const file = makeFile(size.rows, size.items)
  const design = () =>
    surveyDesign({
      rows: size.rows,
      weights: file.weights,
      stages: [{ strata: file.strata, clusters: file.clusters }],
    })
  const figure = leastOf(() => meansOfMany(design(), file.columns, file.provinces))
  const r = timeOfR(file)
  const means = meansOfMany(design(), file.columns, file.provinces)
  if (r && !(Math.abs(means.se[0]! / r.se - 1) < 1e-9 && Math.abs(means.value[0]! / r.mean - 1) < 1e-9)) {
    throw new Error(`R finds ${r.mean} ± ${r.se}, we ${means.value[0]} ± ${means.se[0]}`)
  }
  const cells = file.provinces.map((province, row) => province * 8 + (row % 8))
  const totals = new Map(Array.from({ length: size.provinces * 8 }, (_, cell) => [cell, 2000 + cell] as const))
  const fitted = leastOf(() =>
    meansOfMany(postStratify(design(), { labels: cells, totals }), file.columns, file.provinces),
  )
  const replicates = leastOf(() => {
    const table = tabulate(design(), file.columns, file.provinces)
    return replicatedMeans(table, bootstrap({ stages: table.firstStage }, { replicates: 500, seed: 1 }))
  })
  const name = '20,034 answers × 120 items, means with Taylor errors by 63 provinces'
  const inR = { name: "the same by R's survey, from some provinces", figure: r?.ms ?? Number.NaN, unit: 'ms' }
  return [
    { name, figure, unit: 'ms', reference: 'itself', ratio: 1, bar: '≤ 150 ms' },
    ...(r ? [{ ...inR, reference: 'ours', ratio: r.ms / figure, bar: '≥ 50 ×' }] : []),
    {
      name: 'the same under weights fitted to 504 groups',
      figure: fitted,
      unit: 'ms',
      reference: 'ours',
      ratio: fitted / figure,
      bar: '–',
    },
    {
      name: '500 bootstrap replicates of all items by province',
      figure: replicates,
      unit: 'ms',
      reference: 'Taylor errors',
      ratio: replicates / figure,
      bar: '≤ 3,000 ms',
    },
    ...benchStream(),
  ]
}
