import type { LegacyFont } from './legacy-fonts.ts'
import type { Page, Rule, Rules, Word } from './page.ts'

/** One letter where it stands; (a, b) points along the text. */
export type Glyph = {
  text: string
  x: number
  y: number
  width: number
  size: number
  a: number
  b: number
  font: LegacyFont | undefined
}

type Sheet = { number: number; width: number; height: number }
type Turn = Page['turned']

/** A page whose text runs to the right: the way of most letters decides, the others (stamps, watermarks) are left out. */
export function uprightPage(sheet: Sheet, glyphs: readonly Glyph[], rules: Rules): Page {
  const counts = [0, 0, 0, 0]
  for (const glyph of glyphs) counts[turnOf(glyph)]!++
  const turned = counts.indexOf(Math.max(...counts)) as Turn
  const { number } = sheet
  const upright = glyphs.filter((glyph) => turnOf(glyph) === turned)
  if (turned === 0) return { ...sheet, words: wordsOf(upright), rules, turned }
  const move = mover(sheet, turned)
  const moved = upright.map((glyph) => ({ ...glyph, ...move(glyph.x, glyph.y) }))
  const [width, height] = turned === 2 ? [sheet.width, sheet.height] : [sheet.height, sheet.width]
  return { number, width, height, words: wordsOf(moved), rules: movedRules(rules, turned, move), turned }
}

/** Quarter turns clockwise that bring the text upright. */
function turnOf({ a, b }: Glyph): Turn {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2
  return b < 0 ? 1 : 3
}

type Move = (x: number, y: number) => { x: number; y: number }

function mover({ width, height }: Sheet, turned: Turn): Move {
  if (turned === 1) return (x, y) => ({ x: height - y, y: x })
  if (turned === 3) return (x, y) => ({ x: y, y: width - x })
  return (x, y) => ({ x: width - x, y: height - y })
}

function movedRules({ horizontal, vertical }: Rules, turned: Turn, move: Move): Rules {
  const across = horizontal.map((rule) => [move(rule.from, rule.at), move(rule.to, rule.at)] as const)
  const down = vertical.map((rule) => [move(rule.at, rule.from), move(rule.at, rule.to)] as const)
  const flat = (ends: readonly (readonly { x: number; y: number }[])[]): Rule[] =>
    ends.map(([p, q]) => ({ at: p!.y, from: Math.min(p!.x, q!.x), to: Math.max(p!.x, q!.x) }))
  const steep = (ends: readonly (readonly { x: number; y: number }[])[]): Rule[] =>
    ends.map(([p, q]) => ({ at: p!.x, from: Math.min(p!.y, q!.y), to: Math.max(p!.y, q!.y) }))
  return turned === 2
    ? { horizontal: flat(across), vertical: steep(down) }
    : { horizontal: flat(down), vertical: steep(across) }
}

const BLANK = /^[\s\u00a0]*$/
/** Part of the size of the letters from which on a gap parts words. */
const WORD_GAP = 0.18

/** Letters of one base line in the order of their places: a writer may draw marked letters of another font behind all others. */
function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const sorted = [...glyphs].sort((p, q) => p.y - q.y || p.x - q.x)
  const words: Word[] = []
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1
    while (end < sorted.length && sorted[end]!.y - sorted[at]!.y < 0.08 * sorted[at]!.size) end++
    pushWords(
      words,
      sorted.slice(at, end).sort((p, q) => p.x - q.x),
    )
    at = end
  }
  return words
}

function pushWords(words: Word[], row: readonly Glyph[]): void {
  let open: Word | undefined
  let last: Glyph | undefined
  const close = () => {
    if (open) words.push(open)
    open = undefined
  }
  for (const [i, glyph] of row.entries()) {
    if (BLANK.test(glyph.text)) {
      if (!isCovered(row, i)) close()
      continue
    }
    // Bold letters of a poor writer are drawn twice, a hair apart.
    if (last && last.text === glyph.text && glyph.x - last.x < 0.12 * glyph.size) continue
    const far =
      open && (glyph.x - open.right > WORD_GAP * glyph.size || Math.abs(glyph.size - open.size) > 0.2 * open.size)
    if (far || (open && open.font !== glyph.font)) close()
    if (open) {
      open.text += glyph.text
      open.right = Math.max(open.right, glyph.x + glyph.width)
    } else {
      open = { text: glyph.text, left: glyph.x, right: glyph.x + glyph.width, base: glyph.y, size: sizeOf(glyph) }
      if (glyph.font) open.font = glyph.font
    }
    last = glyph
  }
  close()
}

const sizeOf = ({ size }: Glyph): number => Math.round(size * 4) / 4

/** A blank over which another letter is drawn parts nothing. */
function isCovered(row: readonly Glyph[], i: number): boolean {
  const blank = row[i]!
  const middle = blank.x + Math.min(blank.width, 0.25 * blank.size) / 2
  for (const step of [-1, 1]) {
    for (let k = i + step; k >= 0 && k < row.length && Math.abs(k - i) < 4; k += step) {
      const other = row[k]!
      if (!BLANK.test(other.text) && other.x <= middle && other.x + other.width * 0.9 > middle) return true
    }
  }
  return false
}
