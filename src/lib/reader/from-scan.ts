import type { ReadingHelp } from './help.ts'
import type { Page } from './page.ts'
import { darkDots, skewOf, takeRules, turnedBack } from './raster-lines.ts'
import type { Refusal } from './reading.ts'
import { isRefused } from './refuse.ts'
import { wordsInCells } from './scan-cells.ts'
import { wordsOfTsv } from './scan-words.ts'

export type PageSize = { number: number; width: number; height: number }

/** Pages recognised at the same time. */
const AT_ONCE = 2
const DPI = 300
/** Largest picture that is drawn, in dots. */
const MAX_DOTS = 24_000_000

/** Whether a page drawn so finely is a picture that can be held. */
export const isRecognisable = ({ width, height }: Omit<PageSize, 'number'>, dpi: number): boolean =>
  (width * height * dpi * dpi) / (72 * 72) <= MAX_DOTS

/** Recognises pages that are pictures: straightened, their ruling lines found and taken out, then read word by word. */
export async function recognisedPages(sizes: readonly PageSize[], help: ReadingHelp): Promise<Page[] | Refusal> {
  const pages: Page[] = []
  let refused: Refusal | undefined
  let [next, done] = [0, 0]
  const work = async () => {
    while (next < sizes.length && !refused) {
      const page = await recognised(sizes[next++]!, help)
      if (isRefused(page)) refused ??= page
      else pages.push(page)
      help.progress(++done, sizes.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return refused ?? pages.sort((a, b) => a.number - b.number)
}

async function recognised({ number, width, height }: PageSize, help: ReadingHelp): Promise<Page | Refusal> {
  const largest = Math.sqrt((MAX_DOTS * 72 * 72) / Math.max(1, width * height))
  const drawn = await help.raster(number, Math.max(20, Math.floor(Math.min(DPI, largest))))
  if (isRefused(drawn)) return drawn
  const firstDots = darkDots(drawn)
  const angle = skewOf(drawn, firstDots)
  const picture = angle === 0 ? drawn : turnedBack(drawn, angle)
  const rules = takeRules(picture, angle === 0 ? firstDots : darkDots(picture))
  const tsv = await help.words(picture, 'page')
  if (typeof tsv !== 'string') return tsv
  const words = await wordsInCells(wordsOfTsv(tsv, 72 / picture.dpi), rules, picture, help)
  return { number, width, height, words, rules, turned: 0 }
}
