import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkEdition } from './check.ts'
import type { Edition } from './edition.ts'
import type { CriterionInput, Inputs } from './inputs.ts'
import type { Figure } from './method.ts'
import type { Scorer } from './scorer.ts'

const content = join(import.meta.dirname, '../../../content/frameworks')

/** An edition of the content, checked. */
export function editionOf(path: string): Edition {
  const read = (name: string): unknown => {
    try {
      return JSON.parse(readFileSync(join(content, path, name), 'utf8'))
    } catch {
      return undefined
    }
  }
  const [framework, criteria, examples, indicators] = ['framework', 'criteria', 'examples', 'indicators'].map((name) =>
    read(`${name}.json`),
  )
  const { edition, mistakes } = checkEdition({ framework, criteria, examples, indicators })
  if (!edition) throw new Error(JSON.stringify(mistakes))
  return edition
}

/** Numbers from 0 to 1 out of a seed (mulberry32), so that a failing case can be run again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Figures of a whole unit that are possible: parts do not exceed their whole. `gaps`: share of criteria left empty. */
export function randomInputs(scorer: Scorer, seed: number, gaps = 0): Inputs {
  const random = randomFrom(seed)
  const inputs: Inputs = {}
  for (const { criterion } of scorer.leaves) {
    if (random() < gaps) continue
    inputs[criterion.code] = inputOf(scorer, criterion.code, random)
  }
  return inputs
}

function inputOf(scorer: Scorer, code: string, random: () => number): CriterionInput {
  const figures: NonNullable<CriterionInput['figures']> = {}
  const roomOf = new Map<string, number>()
  for (const key of scorer.keysOf(code)) {
    const figure = scorer.figure(code, key)
    if (!figure || figure.insteadOf) continue
    const part = key.slice(0, key.lastIndexOf('/') + 1)
    if (!roomOf.has(part)) roomOf.set(part, Number.NaN)
    const value = figureValue(figure, random, roomOf.get(part)!, scorer.byCode.get(code)?.max ?? 1, key.includes('/'))
    if (typeof value === 'number' && figure.kind !== 'rate') {
      const room = roomOf.get(part)!
      roomOf.set(part, Number.isNaN(room) ? value : room - value)
    }
    if (value !== null) figures[key] = value
  }
  return { figures }
}

function figureValue(
  figure: Figure,
  random: () => number,
  room: number,
  max: number,
  isPart: boolean,
): number | boolean | string | null {
  if (figure.kind === 'yesNo') return random() < 0.7
  if (figure.kind === 'option') return figure.options![Math.floor(random() * figure.options!.length)]!.value
  if (figure.kind === 'points') return isPart ? null : Math.round(random() * max * 10_000) / 10_000
  if (figure.kind === 'rate') return Math.round(random() * 10_000) / 10_000
  if (figure.id === 'rank') return 1 + Math.floor(random() * 34)
  if (Number.isNaN(room)) return Math.floor(random() * 200)
  return Math.floor(Math.max(0, room) * (random() < 0.2 ? 1 : random()))
}
