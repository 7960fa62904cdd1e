import type { Word } from './page.ts'
import { repairedWords } from './scan-repair.ts'

/** Confidence of tesseract (0 to 100) below which a word is doubtful. */
const SURE = 70
const DESCENDS = /[gjpqyçịọụạẹậặệộợựỵỳýỷỹ,;()|/Q]/i

type TsvWord = { text: string; left: number; top: number; width: number; height: number; sure: number; line: string }

/** Words of the TSV that tesseract writes (level 5), in points. `scale`: points for a dot. */
export function wordsOfTsv(tsv: string, scale: number): Word[] {
  const lines = new Map<string, TsvWord[]>()
  for (const row of tsv.split('\n')) {
    const fields = row.split('\t')
    if (fields[0] !== '5') continue
    const [left, top, width, height, sure] = fields.slice(6, 11).map(Number) as [number, number, number, number, number]
    const text = (fields[11] ?? '').trim().normalize('NFC')
    if (!Number.isFinite(left + top + width + height) || isSpeck(text, sure)) continue
    const line = fields.slice(1, 5).join(' ')
    const word = { text, left, top, width, height, sure, line }
    const known = lines.get(line)
    if (known) known.push(word)
    else lines.set(line, [word])
  }
  const size = commonSize([...lines.values()].flat()) * scale
  return [...lines.values()].flatMap((words) => repairedWords(lineWords(words, scale, size)))
}

/** Dirt and rests of lines: signs without a letter or figure, but for the marks that open items. */
const isSpeck = (text: string, sure: number): boolean =>
  /^[~_|^¬]\p{L}$/u.test(text) ||
  (!/[\p{Lu}\p{Ll}\p{N}]/u.test(text) && (sure < 30 || !/^[-–—+•:;,.%()/“”"…*]+$/.test(text)))

/** Letters are about 1.45 times as high as the small ones among them; most words show marks or tall letters. */
function commonSize(words: readonly TsvWord[]): number {
  const heights = words
    .filter((word) => word.text.length > 1)
    .map((word) => word.height)
    .sort((a, b) => a - b)
  return (heights[Math.floor(heights.length / 2)] ?? 30) * 1.2
}

/** Words of one line share a base line: the bottom of those without letters that reach below it. */
function lineWords(words: readonly TsvWord[], scale: number, size: number): Word[] {
  const bottoms = words.filter((word) => !DESCENDS.test(word.text)).map((word) => word.top + word.height)
  const all = words.map((word) => word.top + word.height).sort((a, b) => a - b)
  bottoms.sort((a, b) => a - b)
  const middle = bottoms[Math.floor(bottoms.length / 2)]
  return words.map(({ text, left, top, width, height, sure }) => {
    const own = top + height - (DESCENDS.test(text) ? 0.18 * (size / scale) : 0)
    // Cells side by side are one line to tesseract, though theirs may differ.
    const base =
      middle !== undefined && Math.abs(own - middle) < 0.25 * (size / scale) ? middle : all.length > 0 ? own : 0
    const word: Word = {
      text,
      left: left * scale,
      right: (left + width) * scale,
      base: base * scale,
      size: rounded(size),
    }
    if (sure < SURE) word.doubtful = true
    return word
  })
}

const rounded = (size: number): number => Math.round(size * 4) / 4
