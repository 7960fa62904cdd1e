import { z } from 'zod'

/** Shapes of the closed list of methods (SPEC C). A number in a framework file is the decimal that it prints. */
const Share = z.number().min(0).max(1)
const PointsValue = z.number().min(-9_000).max(9_000)
const Id = z.string().regex(/^[\p{L}\p{N}_.-]+$/u)
const Label = z.string().min(1)

export const YesNo = z.strictObject({ id: z.literal('yesNo'), yes: PointsValue, no: PointsValue, condition: Label })

export const Options = z.strictObject({
  id: z.literal('options'),
  options: z.array(z.strictObject({ value: Id, label: Label, points: PointsValue })).min(2),
})

/** `from` is inclusive; the first band has none. */
export const Steps = z.strictObject({
  id: z.literal('steps'),
  of: z.enum(['rate', 'count', 'daysLate', 'overTarget']),
  bands: z.array(z.strictObject({ from: z.number().nullable(), points: PointsValue })).min(2),
  a: Label.optional().describe('What is counted below the line'),
  b: Label.optional().describe('What is counted above the line, or the figure itself'),
})

const rate = { a: Label.nullable(), b: Label, unit: z.string().optional() }

export const Linear = z.strictObject({ id: z.literal('linear'), ...rate })
export const LinearCap = z.strictObject({
  id: z.literal('linearCap'),
  ...rate,
  fullFrom: Share,
  divided: z.boolean().describe('Below the cap: true divides the rate by the cap, false does not and leaves a jump'),
})
export const Piecewise = z.strictObject({ id: z.literal('piecewise'), ...rate, zeroBelow: Share })

export const WeightedShare = z.strictObject({
  id: z.literal('weightedShare'),
  of: z.strictObject({ id: Id, label: Label }),
  terms: z.array(z.strictObject({ id: Id, label: Label, weight: z.number() })).min(1),
  zeroBelow: z.strictObject({ terms: z.array(Id).min(1), rate: Share }).optional(),
  decimals: z.number().int().min(0).max(12).optional().describe('Where the text itself rounds'),
})

export const Trend = z.strictObject({
  id: z.literal('trend'),
  what: Label,
  increase: PointsValue,
  equal: PointsValue,
  decrease: PointsValue,
})

export const Place = z.strictObject({
  id: z.literal('rank'),
  what: Label,
  of: z.number().int().min(1),
  bands: z.array(z.strictObject({ to: z.number().int().min(1), points: PointsValue })).min(1),
  absent: z.strictObject({ label: Label, points: PointsValue }).optional(),
})

/** Figures of a decision: a yes/no figure is compared by `is`, a number by `atLeast`, `below` or `equals`. */
const Condition = z.strictObject({
  figure: Id,
  is: z.boolean().optional(),
  equals: z.number().optional(),
  atLeast: z.number().optional(),
  below: z.number().optional(),
})
export const Decision = z.strictObject({
  id: z.literal('decision'),
  scope: z.string().optional(),
  figures: z.array(z.strictObject({ id: Id, label: Label, kind: z.enum(['yesNo', 'number']) })).min(1),
  cases: z.array(z.strictObject({ when: z.array(Condition).min(1), points: PointsValue })).min(1),
})

export const Tally = z.strictObject({
  id: z.literal('tally'),
  direction: z.enum(['add', 'deduct']),
  start: PointsValue.describe('Points before anything is counted'),
  terms: z.array(z.strictObject({ id: Id, label: Label, points: z.number().min(0) })).min(1),
})

export const Survey = z.strictObject({
  id: z.literal('survey'),
  source: Label,
  by: z.string().optional(),
  answers: z
    .array(z.strictObject({ id: Id, label: Label, weight: Share }))
    .min(2)
    .nullable()
    .describe('null: the weights are unknown; only a published result can be filled in'),
})

export const ExternalIndex = z.strictObject({
  id: z.literal('externalIndex'),
  source: Label,
  a: Label,
  factor: z.number().positive().describe('Points for one unit of the published result'),
  mostValue: z.number().positive().describe('The highest value that the published result can take'),
})

export type Effect = 'full' | 'excluded' | 'zero'
export const Effect = z.enum(['full', 'excluded', 'zero'])

const Exception = z.strictObject({
  id: Id,
  when: Label,
  effect: Effect,
  automatic: z.strictObject({ figure: Id, below: z.number() }).optional(),
})
const Modifier = z.strictObject({ id: Id, label: Label })
const Penalty = Modifier.extend({ factor: Share, discretion: z.string().optional() })

/** What holds for a criterion holds for each of its parts. */
export const nodeFields = {
  notApplicable: z.array(Exception).optional(),
  zeroDenominator: z.enum(['full', 'excluded', 'zero', 'unstated']).optional(),
  penalties: z.array(Penalty).optional(),
  gates: z.array(Modifier).optional(),
}

export type Node = {
  max: number
  method: Method
  notApplicable?: z.infer<typeof Exception>[] | undefined
  zeroDenominator?: Effect | 'unstated' | undefined
  penalties?: z.infer<typeof Penalty>[] | undefined
  gates?: z.infer<typeof Modifier>[] | undefined
}
export type Part = Node & { id: string; label: string }

export type Sum = { id: 'sum'; parts: Part[] }
/** Scored by others; the method that they publish serves to forecast only. */
export type Published = { id: 'published'; by: string; min?: number | undefined; forecast?: Method | undefined }
type Branch = { state: 'excluded' | 'full' | 'zero' | 'below' | 'atLeast'; share?: number | undefined; effect: Effect }
export type Dependent = { id: 'dependent'; on: string; cases: Branch[]; otherwise: Method }

export const Sum: z.ZodType<Sum> = z.strictObject({ id: z.literal('sum'), parts: z.lazy(() => z.array(Part).min(1)) })
export const Published: z.ZodType<Published> = z.strictObject({
  id: z.literal('published'),
  by: Label,
  min: z.number().optional(),
  forecast: z.lazy(() => Method).optional(),
})
const Dependent: z.ZodType<Dependent> = z.strictObject({
  id: z.literal('dependent'),
  on: z.string(),
  cases: z
    .array(
      z.strictObject({
        state: z.enum(['excluded', 'full', 'zero', 'below', 'atLeast']),
        share: Share.optional(),
        effect: Effect,
      }),
    )
    .min(1),
  otherwise: z.lazy(() => Method),
})

const leaves = [
  YesNo,
  Options,
  Steps,
  Linear,
  LinearCap,
  Piecewise,
  WeightedShare,
  Trend,
  Place,
  Decision,
  Tally,
  Survey,
  ExternalIndex,
] as const
export type LeafMethod = z.infer<(typeof leaves)[number]>
export type Method = LeafMethod | Sum | Published | Dependent

const shapes: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...leaves.map((shape): [string, z.ZodType] => [shape.shape.id.value, shape]),
  ['sum', Sum],
  ['published', Published],
  ['dependent', Dependent],
])

/** Ids of the closed list. */
export const methodIds: readonly string[] = [...shapes.keys()]

/** Chosen by `id`, so that a mistake is told about that method alone. */
export const Method: z.ZodType<Method> = z.unknown().transform((value, context) => {
  const id = (value as { id?: unknown } | null)?.id
  const shape = shapes.get(String(id))
  if (!shape) {
    context.issues.push({ code: 'custom', message: 'unknown_method', params: { id }, input: value })
    return z.NEVER
  }
  const read = shape.safeParse(value, { reportInput: true })
  if (read.success) return read.data as Method
  for (const issue of read.error.issues) context.issues.push(issue as never)
  return z.NEVER
}) as unknown as z.ZodType<Method>

const Part: z.ZodType<Part> = z.strictObject({
  id: Id,
  label: Label,
  max: PointsValue,
  method: Method,
  ...nodeFields,
})
