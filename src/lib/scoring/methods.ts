import type { Points } from './decimal.ts'
import type { Kind } from './method.ts'
import type { LeafMethod } from './method-shape.ts'
import { decision, options, yesNo } from './methods/choice.ts'
import { externalIndex, survey, tally, trend, weightedShare } from './methods/counted.ts'
import { linear, linearCap, piecewise } from './methods/rate.ts'
import { rank, steps } from './methods/steps.ts'

type Kinds = { [Id in LeafMethod['id']]: Kind<Extract<LeafMethod, { id: Id }>> }

/** The closed list of methods that reckon from figures of their own (SPEC C). */
const kinds: Kinds = {
  yesNo,
  options,
  steps,
  linear,
  linearCap,
  piecewise,
  weightedShare,
  trend,
  rank,
  decision,
  tally,
  survey,
  externalIndex,
}

/** The kind of a method: its id chooses it, so the two always fit. */
export const kindOf = (method: LeafMethod): Kind<LeafMethod> => kinds[method.id] as unknown as Kind<LeafMethod>

/** Least and most points that a leaf method can give. */
export const boundsOf = (method: LeafMethod, max: Points): [least: Points, most: Points] =>
  kindOf(method).bounds(method, max)
