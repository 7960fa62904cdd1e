import type { z } from 'zod'

/**
 * A part of a reply that many readers get alike: the very value that has passed the shape once passes again unread. Only
 * for what `once` of the context gives or what is kept beside it, because nobody may change that. Must stand outermost:
 * a shape made from it (`.nullable()`, `.describe()`) checks anew.
 */
export function settled<T extends z.ZodType>(shape: T): T {
  const kept = shape.clone() as T
  const run = kept._zod.run
  const passed = new WeakMap<object, unknown>()
  kept._zod.run = (payload, context) => {
    const given = payload.value
    if (typeof given !== 'object' || given === null) return run(payload, context)
    const known = passed.get(given)
    if (known !== undefined) return Object.assign(payload, { value: known })
    const result = run(payload, context)
    if (!(result instanceof Promise) && result.issues.length === 0) passed.set(given, result.value)
    return result
  }
  return kept
}
