import { pointsOrNull } from './decimal.ts'
import type { Effect } from './method-shape.ts'
import { type Compiled, decisionKey, effectKey, effectNumber, gateKey, penaltyKey } from './node.ts'
import type { Scorer } from './scorer.ts'

/**
 * What is known about one criterion of one unit. Figures are named as in the edition, parts before them: `b`, `2/a`,
 * `1/1a/met`. A number means the decimal that it prints, at most 15 digits.
 */
export type CriterionInput = {
  figures?: Record<string, number | boolean | string | null> | undefined
  /** Exceptions that hold: their ids, parts before them. */
  notApplicable?: readonly string[] | undefined
  /** Decisions where the text is silent about a quotient without a value: by part ('' for the criterion). */
  decisions?: Record<string, { effect: Effect; reason: string }> | undefined
  penalties?: readonly string[] | undefined
  gates?: readonly string[] | undefined
  /** Points that were given: appraised, or published. They stand above the figures. */
  given?: number | string | undefined
}

/** By code. On a group only `notApplicable` counts; it holds for all below. */
export type Inputs = Record<string, CriterionInput>

/** Something in the inputs that fits nothing in the edition; the rest is scored all the same. */
export type InputProblem = { code: string; key: string; problem: 'unknownCriterion' | 'unknownFigure' | 'badValue' }

/** Writes the inputs of one unit into a row that is filled with NaN. */
export function fillRow(scorer: Scorer, inputs: Inputs, row: Float64Array, base: number): InputProblem[] {
  const problems: InputProblem[] = []
  for (const [code, input] of Object.entries(inputs)) {
    const say = (key: string, problem: InputProblem['problem']) => void problems.push({ code, key, problem })
    if (!scorer.byCode.has(code)) say('', 'unknownCriterion')
    else if (scorer.leafAt.has(code)) fillLeaf(scorer, code, input, row, base, say)
    else fillGroup(scorer, code, input, row, base, say)
  }
  return problems
}

type Say = (key: string, problem: InputProblem['problem']) => void

function fillLeaf(
  scorer: Scorer,
  code: string,
  input: CriterionInput,
  row: Float64Array,
  base: number,
  say: Say,
): void {
  const put = (key: string, name: string, value: number) => {
    const slot = scorer.slot(code, key)
    if (slot === undefined) say(name, 'unknownFigure')
    else if (Number.isNaN(value)) say(name, 'badValue')
    else row[base + slot] = value
  }
  for (const [key, value] of Object.entries(input.figures ?? {})) {
    if (value !== null) put(key, key, numberOf(scorer, code, key, value))
  }
  for (const id of input.notApplicable ?? []) {
    const { path, name } = split(id)
    const found = partAt(scorer, code, path)?.node.notApplicable?.find((it) => it.id === name)
    if (found) put(effectKey(path), id, effectNumber(found.effect))
    else say(id, 'unknownFigure')
  }
  for (const [part, { effect }] of Object.entries(input.decisions ?? {})) {
    put(decisionKey(part === '' ? '' : `${part}/`), part, effectNumber(effect))
  }
  for (const id of input.penalties ?? []) put(penaltyKey(split(id).path, split(id).name), id, 1)
  for (const id of input.gates ?? []) put(gateKey(split(id).path, split(id).name), id, 1)
  if (input.given !== undefined) put('!given', 'given', pointsOrNull(input.given) ?? Number.NaN)
}

function fillGroup(
  scorer: Scorer,
  code: string,
  input: CriterionInput,
  row: Float64Array,
  base: number,
  say: Say,
): void {
  for (const id of input.notApplicable ?? []) {
    const found = scorer.byCode.get(code)?.notApplicable?.find((it) => it.id === id)
    if (!found) say(id, 'unknownFigure')
    else
      for (const leaf of leavesBelow(scorer, code))
        row[base + scorer.slot(leaf, effectKey(''))!] = effectNumber(found.effect)
  }
  if (input.figures || input.given !== undefined) say('', 'unknownFigure')
}

/** Codes of the leaves at and below a code, in the order of the table. */
export function leavesBelow(scorer: Scorer, code: string): string[] {
  const children = scorer.childrenOf.get(code)
  return children ? children.flatMap((child) => leavesBelow(scorer, child.code)) : [code]
}

function numberOf(scorer: Scorer, code: string, key: string, value: number | boolean | string): number {
  const figure = scorer.figure(code, key)
  if (figure?.kind === 'option') return figure.options?.findIndex((it) => it.value === value) ?? Number.NaN
  if (figure?.kind === 'yesNo') return typeof value === 'boolean' ? Number(value) : Number.NaN
  if (figure?.kind === 'points') return typeof value === 'boolean' ? Number.NaN : (pointsOrNull(value) ?? Number.NaN)
  return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN
}

function split(id: string): { path: string; name: string } {
  const at = id.lastIndexOf('/')
  return { path: id.slice(0, at + 1), name: id.slice(at + 1) }
}

/** The compiled part at a path ('' is the criterion itself). */
export function partAt(scorer: Scorer, code: string, path: string): Compiled | undefined {
  const find = (part: Compiled): Compiled | undefined =>
    part.path === path ? part : part.parts.map(find).find((each) => each !== undefined)
  const root = scorer.leaves[scorer.leafAt.get(code) ?? -1]?.compiled
  return root && find(root)
}

/** A new row of nothing but gaps. */
export const emptyRow = (scorer: Scorer): Float64Array => new Float64Array(scorer.width).fill(Number.NaN)
