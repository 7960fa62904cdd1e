import { clean } from '#lib/vietnamese/normalize.ts'

/** A run of words: in both texts, only in the new one, or only in the old one. */
export type Part = { kind: 'same' | 'added' | 'removed'; text: string }

type Token = { key: string; text: string }

const WORD = /(?:[\p{L}\p{M}\p{N}]+(?:[-–/.,:][\p{L}\p{M}\p{N}]+)*|\S)\s*/gu
const MOST_CELLS = 4_000_000

/** The form in which two texts are the same (SPEC A1). */
export const sameForm = (text: string): string =>
  clean(text)
    .toLowerCase()
    .replace(/[\s.;,]+$/u, '')

/** What became of a text, word by word (SPEC A2–A4). Quadratic only in what lies between the first and the last change. */
export function wordChanges(before: string, after: string): Part[] {
  const [a, b] = [tokensOf(before), tokensOf(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head]?.key === b[head]?.key) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail)?.key === b.at(-1 - tail)?.key) tail++
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const same = (tokens: readonly Token[]): Part => ({ kind: 'same', text: textOf(tokens) })
  return joined([same(b.slice(0, head)), ...middle, same(b.slice(b.length - tail))])
}

const tokensOf = (text: string): Token[] =>
  [...clean(text).matchAll(WORD)].map(([token]) => ({ key: token.trim().toLowerCase(), text: token }))

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('')

function between(a: readonly Token[], b: readonly Token[]): Part[] {
  if (a.length * b.length > MOST_CELLS) {
    return [
      { kind: 'removed', text: textOf(a) },
      { kind: 'added', text: textOf(b) },
    ]
  }
  return withoutCrumbs(stepsOf(a, b))
}

type Step = { kind: Part['kind']; old: string; now: string }

/** Walks along the longest common run of words. */
function stepsOf(a: readonly Token[], b: readonly Token[]): Step[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const down = longest[(i + 1) * width + j] ?? 0
      const right = longest[i * width + j + 1] ?? 0
      const both = (longest[(i + 1) * width + j + 1] ?? 0) + 1
      longest[i * width + j] = a[i]?.key === b[j]?.key ? both : Math.max(down, right)
    }
  }
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]]
    const down = longest[(i + 1) * width + j] ?? 0
    const right = longest[i * width + j + 1] ?? 0
    if (old && now && old.key === now.key) {
      steps.push({ kind: 'same', old: old.text, now: now.text })
      i++
      j++
    } else if (old && (!now || down >= right)) {
      steps.push({ kind: 'removed', old: old.text, now: '' })
      i++
    } else if (now) {
      steps.push({ kind: 'added', old: '', now: now.text })
      j++
    }
  }
  return steps
}

/** One word that stays between two changes belongs to both (SPEC A3); removed words stand before added ones. */
function withoutCrumbs(steps: readonly Step[]): Part[] {
  const parts: Part[] = []
  let [old, now] = ['', '']
  const flush = () => {
    parts.push({ kind: 'removed', text: old }, { kind: 'added', text: now })
    old = ''
    now = ''
  }
  steps.forEach((step, at) => {
    const crumb =
      step.kind === 'same' &&
      at > 0 &&
      at < steps.length - 1 &&
      steps[at - 1]?.kind !== 'same' &&
      steps[at + 1]?.kind !== 'same'
    if (step.kind === 'same' && !crumb) {
      flush()
      parts.push({ kind: 'same', text: step.now })
      return
    }
    old += step.old
    now += step.now
  })
  flush()
  return parts
}

/** Neighbours of one kind become one part; empty ones go. */
function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = []
  for (const { kind, text } of parts) {
    if (text === '') continue
    const last = found.at(-1)
    if (last?.kind === kind) last.text += text
    else found.push({ kind, text })
  }
  return found
}
