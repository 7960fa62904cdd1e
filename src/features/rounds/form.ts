import type { Criterion } from '#lib/scoring/edition.ts'
import { methodLines } from '#lib/scoring/explain.ts'
import { partAt } from '#lib/scoring/inputs.ts'
import type { Method } from '#lib/scoring/method-shape.ts'
import { boundsOf as methodBounds } from '#lib/scoring/methods.ts'
import type { Compiled } from '#lib/scoring/node.ts'
import { decimalText, type Engine, isExternal, points } from './engine.ts'
import type { FormRow } from './schema.ts'

const forms = new WeakMap<Engine, FormRow[]>()

/** The rows of the form in the order of the criteria table: what the edition says and asks. */
export function formOf(engine: Engine): FormRow[] {
  const known = forms.get(engine)
  if (known) return known
  const form = engine.scorer.criteria.map((criterion) => rowOf(engine, criterion))
  forms.set(engine, form)
  return form
}

function rowOf(engine: Engine, criterion: Criterion): FormRow {
  const { scorer } = engine
  const { code, parent, name, max, method } = criterion
  const isGroup = !scorer.leafAt.has(code)
  const parts = isGroup ? [] : partsOf(partAt(scorer, code, ''))
  return {
    code,
    parent,
    depth: depthOf(engine, criterion),
    isGroup,
    name: name.vi,
    max: max === null ? null : decimalText(points(max)),
    external: !isGroup && isExternal(criterion),
    by: method?.id === 'published' ? method.by : method?.id === 'survey' ? method.source : null,
    rule: method && max !== null ? methodLines(method, points(max)) : [],
    figures: isGroup ? [] : figuresOf(engine, code),
    exceptions: parts.flatMap(({ path, node }) =>
      (node.notApplicable ?? []).filter((it) => !it.automatic).map((it) => ({ id: path + it.id, label: it.when })),
    ),
    penalties: choicesOf(parts, 'penalties'),
    gates: choicesOf(parts, 'gates'),
    evidence: criterion.evidence ?? [],
    notes: [
      ...(criterion.divergence ? [`Bảng tiêu chí ghi khác: ${criterion.divergence.table}. Chấm theo hướng dẫn.`] : []),
      ...(criterion.notes ?? []),
    ],
  }
}

const choicesOf = (parts: readonly Compiled[], kind: 'penalties' | 'gates') =>
  parts.flatMap(({ path, node }) => (node[kind] ?? []).map(({ id, label }) => ({ id: path + id, label })))

const partsOf = (part: Compiled | undefined): Compiled[] => (part ? [part, ...part.parts.flatMap(partsOf)] : [])

function depthOf({ scorer }: Engine, { parent }: Criterion): number {
  let depth = 0
  for (let at = parent; at !== null; at = scorer.byCode.get(at)?.parent ?? null) depth += 1
  return depth
}

/** What an agency fills in: figures of the methods, without those that only say the same in another way. */
function figuresOf({ scorer }: Engine, code: string): FormRow['figures'] {
  return scorer.keysOf(code).flatMap((key) => {
    const figure = scorer.figure(code, key)
    if (!figure || figure.insteadOf) return []
    const path = key.slice(0, key.length - figure.id.length)
    const part = path === '' ? '' : (partAt(scorer, code, path)?.label ?? path.replace(/\/$/, ''))
    const { label, kind, unit = null, options = [] } = figure
    return [{ key, label: label || 'số liệu', part, kind, unit, options }]
  })
}

/** Least and most points of a line, in 10^-12. */
export function boundsOf(engine: Engine, code: string): { min: number; max: number } {
  const { criterion, max } = engine.scorer.leaves[engine.scorer.leafAt.get(code)!]!
  const least = criterion.method ? leastOf(criterion.method, max) : 0
  return { min: Math.min(least, points(criterion.min ?? 0), 0), max: Math.max(max, 0) }
}

/** The least that a method can give: below nought only for deductions. */
function leastOf(method: Method, max: number): number {
  if (method.id === 'sum') return method.parts.reduce((sum, part) => sum + leastOf(part.method, points(part.max)), 0)
  if (method.id === 'published') return points(method.min ?? 0)
  return method.id === 'dependent' ? leastOf(method.otherwise, max) : methodBounds(method, max)[0]
}

/** Parts of a line whose quotient the text may leave without a value: '' is the criterion itself. */
export function undecidedParts({ scorer }: Engine, code: string): string[] {
  const ending = '!decision'
  return scorer
    .keysOf(code)
    .flatMap((key) => (key.endsWith(ending) ? [key.slice(0, -ending.length).replace(/\/$/, '')] : []))
}
