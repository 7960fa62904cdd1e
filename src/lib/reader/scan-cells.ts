import type { Raster, ReadingHelp } from './help.ts'
import type { Rules, Word } from './page.ts'
import { fillGrids, type GridCell, gridsOf, type PageGrid } from './page-grids.ts'
import { darkDots } from './raster-lines.ts'
import { groupNumberOf } from './scan-repair.ts'
import { wordsOfTsv } from './scan-words.ts'

type Crop = { left: number; top: number; width: number; height: number }

const MARGIN = 24
/** Narrower cells than this, in inches, hold numbers; wider ones without words are empty. */
const NARROW = 1.2
const MOST = 60

/** Lone figures in cells are often overlooked: cells with ink and without words are read again, all in one picture. */
export async function wordsInCells(
  words: readonly Word[],
  rules: Rules,
  picture: Raster,
  help: ReadingHelp,
): Promise<Word[]> {
  const grids = gridsOf(rules)
  fillGrids(grids, words)
  const numbers = new Map(grids.flatMap((grid) => grid.cells.flatMap(numberOf)))
  const mended = words.map((word): Word => {
    const text = numbers.get(word)
    return text === undefined ? word : { ...word, text, doubtful: true }
  })
  const crops = overlooked(grids, picture)
  if (crops.length === 0) return mended
  const { stack, tops } = stacked(crops, picture)
  const tsv = await help.words(stack, 'rows')
  if (typeof tsv !== 'string') return mended
  const points = 72 / picture.dpi
  const size = words[0]?.size ?? 12
  const found = wordsOfTsv(tsv, points).flatMap((word): Word[] => {
    const i = tops.findLastIndex((top) => top <= word.base / points)
    const crop = crops[i]
    if (!crop || word.text.length > 5) return []
    const [dx, dy] = [(crop.left - MARGIN) * points, (crop.top - tops[i]!) * points]
    const text = groupNumberOf(word.text) ?? word.text
    return [{ ...word, text, left: word.left + dx, right: word.right + dx, base: word.base + dy, size, doubtful: true }]
  })
  return [...mended, ...found]
}

/** The number of a group or row stands alone in the first cell. */
function numberOf(cell: GridCell): [Word, string][] {
  const [word, more] = cell.words
  const number = cell.column === 0 && word && !more ? groupNumberOf(word.text) : undefined
  return number ? [[word!, number]] : []
}

function overlooked(grids: readonly PageGrid[], picture: Raster): Crop[] {
  const dark = darkDots(picture)
  const dots = picture.dpi / 72
  const crops: Crop[] = []
  for (const { xs, ys, cells } of grids) {
    for (const { words, row, column, rowSpan, columnSpan } of cells) {
      if (words.length > 0 || crops.length >= MOST) continue
      const left = Math.round(xs[column]! * dots) + 6
      const top = Math.round(ys[row]! * dots) + 6
      const width = Math.round(xs[column + columnSpan]! * dots) - 6 - left
      const height = Math.round(ys[row + rowSpan]! * dots) - 6 - top
      if (width < 8 || height < 8 || width > NARROW * picture.dpi) continue
      const ink = inkOf(dark, picture, { left, top, width, height })
      if (ink) crops.push(ink)
    }
  }
  return crops
}

/** The part of a cell that holds ink, when it is enough for a figure. */
function inkOf(dark: Uint8Array, { width: stride }: Raster, crop: Crop): Crop | undefined {
  let [count, x0, x1, y0, y1] = [0, crop.width, 0, crop.height, 0]
  for (let y = 0; y < crop.height; y++) {
    for (let x = 0; x < crop.width; x++) {
      if (dark[(crop.top + y) * stride + crop.left + x] !== 1) continue
      count++
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
    }
  }
  if (count < 40 || y1 - y0 < 14) return undefined
  return { left: crop.left + x0, top: crop.top + y0, width: x1 - x0 + 1, height: y1 - y0 + 1 }
}

function stacked(crops: readonly Crop[], { gray, width: stride, dpi }: Raster): { stack: Raster; tops: number[] } {
  const width = Math.max(...crops.map((crop) => crop.width)) + 2 * MARGIN
  const height = crops.reduce((sum, crop) => sum + crop.height + 2 * MARGIN, 0)
  const stack: Raster = { width, height, dpi, gray: new Uint8Array(width * height).fill(255) }
  const tops: number[] = []
  let at = MARGIN
  for (const crop of crops) {
    tops.push(at)
    for (let y = 0; y < crop.height; y++) {
      const from = (crop.top + y) * stride + crop.left
      stack.gray.set(gray.subarray(from, from + crop.width), (at + y) * width + MARGIN)
    }
    at += crop.height + 2 * MARGIN
  }
  return { stack, tops }
}
