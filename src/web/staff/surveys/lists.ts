import type { Choice, Of } from '#lib/questionnaire/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'

type Listed = { label: Readonly<Record<string, string>> }

/**
 * What each line was before: the same words first, then what stands at its place and is nobody else's. A line that is
 * put between others so takes nothing that conditions, points and answers mean by another.
 */
function before<T extends Listed>(lines: readonly string[], list: readonly T[]): (T | undefined)[] {
  const free = new Set(list)
  const same = lines.map((line) => {
    const found = list.find((each) => free.has(each) && each.label.vi === line)
    if (found) free.delete(found)
    return found
  })
  // Lines that came or went move the places: only where the number stayed is a place the same thing renamed.
  return same.map((found, i) => {
    const there = list[i]
    if (found || lines.length !== list.length || !there || !free.has(there)) return found
    free.delete(there)
    return there
  })
}

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** One choice a line; what had a code keeps it, so that answers, points and conditions go on meaning the same. */
export function choicesFrom<T extends Listed & { code: string }>(
  text: string,
  list: readonly T[] = [],
): (T | Choice)[] {
  const lines = linesIn(text)
  const kept = before(lines, list)
  const used = new Set(kept.flatMap((each) => each?.code ?? []))
  return lines.map((vi, i) => {
    const there = kept[i]
    if (there) return { ...there, label: { ...there.label, vi } }
    const stem = codeFrom(vi)
    let code = stem
    for (let number = 2; used.has(code); number++) code = `${stem.slice(0, 20)}_${number}`
    used.add(code)
    return { code, label: { vi } }
  })
}

/** The points of a scale, one a line, from its first value on; points that stay keep what is said of them. */
export function pointsFrom(text: string, scale: Of<'scale'>): Pick<Of<'scale'>, 'points' | 'positive' | 'scores'> {
  const lines = linesIn(text)
  const kept = before(lines, scale.points)
  const first = scale.points[0]?.value ?? 1
  const step = (scale.points[1]?.value ?? first + 1) < first ? -1 : 1
  const points = lines.map((vi, i) => ({ value: first + step * i, label: { ...kept[i]?.label, vi } }))
  const now = new Map(kept.flatMap((each, i) => (each ? [[each.value, points[i]!.value] as const] : [])))
  const scores = Object.entries(scale.scores ?? {}).flatMap(([value, points]) => {
    const next = now.get(Number(value))
    return next === undefined ? [] : [[String(next), points] as const]
  })
  return {
    ...{ points, positive: scale.positive.flatMap((value) => now.get(value) ?? []) },
    ...(scale.scores ? { scores: Object.fromEntries(scores) } : {}),
  }
}

export const codeFrom = (words: string): string => {
  const plain = fold(words)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 24)
  return /^[a-z]/.test(plain) ? plain.replace(/_+$/, '') : `c_${plain || '1'}`
}

export const linesOf = (list: readonly Listed[]): string => list.map(({ label }) => label.vi ?? '').join('\n')
