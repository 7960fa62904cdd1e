import { type Line, linesOfWords, type Page, textOfLine, type Word } from './page.ts'

/** What stands on every page and belongs to none: running titles and page numbers. */
export type Furniture = { words: ReadonlySet<Word>; texts: string[] }

/** Lines at the edges of a page that can be furniture. */
const EDGE_LINES = 3
const EDGE = 0.14
const PAGE_NUMBER = /^[-–—\s]*(?:trang\s*)?(\d{1,4})(?:\s*(?:\/|trên|of)\s*\d{1,4})?[-–—\s]*$/i

/** Found by repetition: the same words (figures apart) at the same height on several pages, and numbers that count them. */
export function furnitureOf(pages: readonly Page[]): Furniture {
  const edges = pages.map(edgeLines)
  const seen = new Map<string, { pages: Set<number>; heights: number[] }>()
  for (const [i, lines] of edges.entries()) {
    for (const line of lines) {
      const known = seen.get(keyOf(line)) ?? { pages: new Set(), heights: [] }
      known.pages.add(i)
      known.heights.push(line.base)
      seen.set(keyOf(line), known)
    }
  }
  const words = new Set<Word>()
  const texts = new Set<string>()
  const counts = new Map<number, number>()
  for (const [i, lines] of edges.entries()) {
    for (const line of lines) {
      const number = PAGE_NUMBER.exec(textOfLine(line))?.[1]
      if (number) counts.set(Number(number) - i, (counts.get(Number(number) - i) ?? 0) + 1)
    }
  }
  const [offset, counted] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  const repeated = new Set([...seen].filter(([, it]) => isRepeated(it, pages.length)).map(([key]) => key))
  for (const [i, lines] of edges.entries()) {
    for (const line of lines) {
      const text = textOfLine(line)
      const number = PAGE_NUMBER.exec(text)?.[1]
      const isNumber = number !== undefined && Number(number) - i === offset && (counted > 1 || pages.length === 1)
      if (!isNumber && !repeated.has(keyOf(line))) continue
      if (!isNumber) texts.add(text)
      for (const word of line.words) words.add(word)
    }
  }
  return { words, texts: [...texts] }
}

const keyOf = (line: Line): string => textOfLine(line).toLowerCase().replace(/\d+/g, '#')

function isRepeated(
  { pages, heights }: { pages: ReadonlySet<number>; heights: readonly number[] },
  of: number,
): boolean {
  // Two pages that begin alike may be chance; when they are all there are, they are not.
  if (pages.size < Math.min(3, of) || pages.size < 2 || pages.size < of * 0.4) return false
  const sorted = [...heights].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]!
  return heights.filter((height) => Math.abs(height - middle) < 4).length >= heights.length * 0.8
}

function edgeLines({ words, height, number }: Page): Line[] {
  const top = linesOfWords(
    words.filter((word) => word.base < height * EDGE),
    number,
  )
  const bottom = linesOfWords(
    words.filter((word) => word.base > height * (1 - EDGE)),
    number,
  )
  return [...top.slice(0, EDGE_LINES), ...bottom.slice(-EDGE_LINES)]
}
