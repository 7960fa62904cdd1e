import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawGroup, type FrameUnit } from '../sampling/draw.ts'
import { papiDesign } from '../sampling/papi.ts'
import { type Below, streamsOf } from '../sampling/streams.ts'
import { surveyDesign } from './design.ts'
import { tQuantile } from './distributions.ts'
import { meansOfMany } from './many-means.ts'
import { normals, randomFrom } from './random.ts'

// A population that is known to the last person, and PAPI's design drawn from it again and again.
const samples = 2_000
const provinces = 3
const communesInStratum = 14
const { strata, plans } = papiDesign('small')
const [communePlan, villagePlan, peoplePlan] = plans

type Village = FrameUnit & { people: FrameUnit[]; score: Float64Array; pleased: Float64Array }
type Commune = FrameUnit & { villages: Village[] }
type Group = { province: number; communes: Commune[] }

/** Scores from 0 to 100 and whether people are pleased; provinces, strata, communes and villages differ. */
function population(): Group[] {
  const [uniform, normal] = [randomFrom(11), normals(12)]
  const village = (id: string, level: number): Village => {
    const own = level + 3 * normal()
    const people = Array.from({ length: 90 + Math.floor(220 * uniform()) }, (_, k) => ({ id: `${id}.${k}` }))
    const score = Float64Array.from(people, () => own + 15 * normal())
    return { id, size: people.length, people, score, pleased: score.map((value) => Number(value + 10 * normal() > 55)) }
  }
  const commune = (id: string, level: number): Commune => {
    const own = level + 4 * normal()
    const villages = Array.from({ length: 5 + Math.floor(5 * uniform()) }, (_, k) => village(`${id}.${k}`, own))
    return { id, villages, size: villages.reduce((sum, { size }) => sum + size!, 0) }
  }
  return Array.from({ length: provinces * strata }, (_, g) => {
    const level = 55 + 3 * normal() + 4 * (g % strata)
    const communes = Array.from({ length: communesInStratum }, (_, k) => commune(`${g}.${k}`, level))
    return { province: Math.floor(g / strata), communes }
  })
}

type Answers = Record<'strata' | 'clusters' | 'provinces' | 'weights' | 'score' | 'pleased', number[]>

/** One village: the list of 20, whoever is silent replaced by the next reserve; four of five answer. */
function ask(
  into: Answers,
  village: Village,
  { random, answers }: { random: Below; answers: () => boolean },
  at: Place,
) {
  const { selected, reserves } = drawGroup(village.people, { ...peoplePlan, take: 20 }, random)
  const waiting = [...reserves]
  const met = selected.flatMap(({ id }) => {
    for (let now: string | undefined = id; now !== undefined; now = waiting.shift()) if (answers()) return [now]
    return []
  })
  for (const id of met) {
    const person = Number(id.slice(id.lastIndexOf('.') + 1))
    into.strata.push(at.stratum)
    into.clusters.push(at.cluster)
    into.provinces.push(at.province)
    into.weights.push((at.weight * village.people.length) / met.length)
    into.score.push(village.score[person]!)
    into.pleased.push(village.pleased[person]!)
  }
}
type Place = { stratum: number; cluster: number; province: number; weight: number }

function survey(groups: readonly Group[], chance: { random: Below; answers: () => boolean }): Answers {
  const all: Answers = { strata: [], clusters: [], provinces: [], weights: [], score: [], pleased: [] }
  for (const [stratum, { province, communes }] of groups.entries()) {
    for (const drawn of drawGroup(communes, { method: communePlan.method, take: 2 }, chance.random).selected) {
      const number = Number(drawn.id.split('.')[1])
      const { villages } = communes[number]!
      for (const { id, over, under } of drawGroup(villages, { method: villagePlan.method, take: 2 }, chance.random)
        .selected) {
        const weight = (drawn.under / drawn.over) * (under / over)
        ask(all, villages[Number(id.split('.')[2])]!, chance, {
          stratum,
          cluster: stratum * 100 + number,
          province,
          weight,
        })
      }
    }
  }
  return all
}

function truth(groups: readonly Group[], of: 'score' | 'pleased', province?: number): number {
  const villages = groups.filter((it) => province === undefined || it.province === province)
  const values = villages.flatMap(({ communes }) =>
    communes.flatMap((it) => it.villages.flatMap((own) => [...own[of]])),
  )
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

test("coverage: 2,000 samples by PAPI's design; 95 % intervals hold the truth in 93 to 97 %", (t) => {
  const groups = population()
  const items = ['score', 'pleased'] as const
  const wanted = items.map((of) => [
    truth(groups, of),
    ...Array.from({ length: provinces }, (_, p) => truth(groups, of, p)),
  ])
  const uniform = randomFrom(21)
  const chance = { random: streamsOf(20261122)(1), answers: () => uniform() < 0.8 }
  const held = { all: [0, 0], province: [0, 0] }
  const bias = [0, 0]
  for (let i = 0; i < samples; i++) {
    const got = survey(groups, chance)
    const design = surveyDesign({
      rows: got.score.length,
      weights: got.weights,
      stages: [{ strata: got.strata, clusters: got.clusters }],
    })
    const columns = [Float64Array.from(got.score), Float64Array.from(got.pleased)]
    const all = meansOfMany(design, columns)
    const each = meansOfMany(design, columns, got.provinces)
    const holds = ({ value, se, df }: typeof all, at: number, truly: number) =>
      Number(Math.abs(value[at]! - truly) <= -tQuantile(0.025, df[at]!) * se[at]!)
    for (const item of items.keys()) {
      bias[item]! += (all.value[item]! - wanted[item]![0]!) / samples / all.se[item]!
      held.all[item]! += holds(all, item, wanted[item]![0]!) / samples
      for (const [d, province] of each.labels.entries()) {
        held.province[item]! += holds(each, d * 2 + item, wanted[item]![1 + Number(province)]!) / samples / provinces
      }
    }
  }
  for (const [where, shares] of Object.entries(held)) {
    for (const [item, share] of shares.entries()) {
      t.diagnostic(`${where}, ${items[item]}: ${(100 * share).toFixed(1)} %`)
      assert.ok(share >= 0.93 && share <= 0.97, `${where}, ${items[item]}: ${share}`)
    }
  }
  assert.ok(
    bias.every((each) => Math.abs(each) < 0.1),
    `bias in standard errors: ${bias}`,
  )
})
