import type { LegacyFont } from './legacy-fonts.ts'

/**
 * A page as positions: what PDF and scans have in common before lines, tables and paragraphs are found on it. Points of
 * 1/72 inch from the upper left corner, y downwards, the text running to the right.
 */
export type Page = {
  /** From 1. */
  number: number
  width: number
  height: number
  words: Word[]
  rules: Rules
  /** Quarter turns clockwise that brought the text upright; places are told for the page as it is seen. */
  turned: 0 | 1 | 2 | 3
}

export type Word = {
  text: string
  left: number
  right: number
  /** Base line of the letters. */
  base: number
  size: number
  font?: LegacyFont
  /** A scan left it uncertain. */
  doubtful?: true
}

/** A straight line of a table: horizontal at y from x to x, or vertical at x from y to y. */
export type Rule = { at: number; from: number; to: number }
export type Rules = { horizontal: Rule[]; vertical: Rule[] }

/** One printed line. */
export type Line = { words: Word[]; left: number; right: number; base: number; size: number; page: number }

export type Box = { left: number; top: number; width: number; height: number }

export const textOfLine = (line: Line): string => line.words.map((word) => word.text).join(' ')

/** Box of a line on the page as it is seen. */
export function boxOf(line: Line, { width, height, turned }: Page): Box {
  const top = line.base - line.size * 0.8
  const box = { left: line.left, top, width: line.right - line.left, height: line.size * 1.05 }
  const turn = turned === 1 ? [box.top, width - box.left - box.width] : [height - box.top - box.height, box.left]
  if (turned === 0) return rounded(box)
  if (turned === 2) {
    return rounded({ ...box, left: width - box.left - box.width, top: height - box.top - box.height })
  }
  return rounded({ left: turn[0]!, top: turn[1]!, width: box.height, height: box.width })
}

const rounded = (box: Box): Box => ({
  left: tenth(box.left),
  top: tenth(box.top),
  width: tenth(box.width),
  height: tenth(box.height),
})

const tenth = (value: number): number => Math.round(value * 10) / 10

/** Groups words into printed lines, from top to bottom; small raised words stay with the line that they belong to. */
export function linesOfWords(words: readonly Word[], page: number): Line[] {
  const sorted = [...words].sort((a, b) => a.base - b.base)
  const groups: { base: number; size: number; words: Word[] }[] = []
  for (const word of sorted) {
    const last = groups[groups.length - 1]
    if (last && sameLine(last, word)) {
      last.words.push(word)
      if (word.size > last.size * 1.15) {
        last.size = word.size
        last.base = word.base
      }
    } else groups.push({ base: word.base, size: word.size, words: [word] })
  }
  return groups.map((group) => lineOf(group.words, page))
}

const sameLine = (line: { base: number; size: number }, word: Word): boolean =>
  word.base - line.base < 0.3 * Math.min(line.size, word.size) ||
  (line.size < 0.8 * word.size && word.base - line.base < 0.45 * word.size)

export function lineOf(words: Word[], page: number): Line {
  words.sort((a, b) => a.left - b.left)
  let [left, right, letters] = [Number.POSITIVE_INFINITY, 0, 0]
  const sizes = new Map<number, number>()
  for (const word of words) {
    left = Math.min(left, word.left)
    right = Math.max(right, word.right)
    sizes.set(word.size, (sizes.get(word.size) ?? 0) + word.text.length)
  }
  let size = words[0]!.size
  for (const [each, count] of sizes) {
    if (count > letters) [size, letters] = [each, count]
  }
  const base = words.find((word) => word.size === size)!.base
  return { words, left, right, base, size, page }
}
