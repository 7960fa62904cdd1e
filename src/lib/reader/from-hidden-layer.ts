import { isRecognisable } from './from-scan.ts'
import type { ReadingHelp } from './help.ts'
import { linesOfWords, type Page, type Rules, type Word } from './page.ts'
import { isDoubtful } from './page-letters.ts'
import { darkDots, skewOf, takeRules, turnedBack } from './raster-lines.ts'
import type { Refusal } from './reading.ts'
import { isRefused, refuse } from './refuse.ts'
import { repairedWords } from './scan-repair.ts'

/** Enough to find the ruling lines. */
const DPI = 150

/** `unruled`: why its ruling lines were not looked for. */
export type LayeredPage = { page: Page; unruled?: Refusal }

/**
 * A scanned page whose words its scanner has put under the picture: they are taken from there, the ruling lines from the
 * picture. Without the program that draws pages the words come without lines.
 */
export async function layeredPage(page: Page, help: ReadingHelp | undefined): Promise<LayeredPage> {
  const words = ofOneSize(page.words)
  const plain = { ...page, words: repaired(words, page.number) }
  if (page.turned !== 0 || !isRecognisable(page, DPI)) return { page: plain }
  const drawn = help
    ? await help.raster(page.number, DPI)
    : refuse('needs_program', 'Cần chương trình nhận dạng chữ để thấy đường kẻ.')
  if (isRefused(drawn)) return { page: plain, unruled: drawn }
  const dots = darkDots(drawn)
  const angle = skewOf(drawn, dots)
  const picture = angle === 0 ? drawn : turnedBack(drawn, angle)
  const rules: Rules = takeRules(picture, angle === 0 ? dots : darkDots(picture))
  return { page: { ...page, words: repaired(turned(words, angle, page), page.number), rules } }
}

/** Scanners give each word a size of its own, by the height of its letters. */
function ofOneSize(words: readonly Word[]): Word[] {
  const sizes = words.map((word) => word.size).sort((a, b) => a - b)
  const size = sizes[Math.floor(sizes.length / 2)] ?? 12
  return words.map((word) => ({ ...word, size }))
}

/** The words as they stand once the picture is turned back by so many degrees around its middle. */
function turned(words: readonly Word[], degrees: number, { width, height }: Page): Word[] {
  if (degrees === 0) return [...words]
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return words.map((word) => {
    const [x, y] = [word.left - width / 2, word.base - height / 2]
    const left = cos * x + sin * y + width / 2
    return { ...word, left, right: left + word.right - word.left, base: cos * y - sin * x + height / 2 }
  })
}

const repaired = (words: readonly Word[], page: number): Word[] =>
  linesOfWords(words, page).flatMap((line) =>
    repairedWords(line.words).map((word) =>
      word.doubtful || !isDoubtful(word.text) ? word : { ...word, doubtful: true },
    ),
  )
