import type { Raster, ReadingHelp } from './help.ts'
import type { Page } from './page.ts'
import { isWriting } from './page-letters.ts'
import { darkDots, skewOf, takeRules, turnedBack, turnedRight } from './raster-lines.ts'
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
  help.progress(0, sizes.length)
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return refused ?? pages.sort((a, b) => a.number - b.number)
}

type Recognised = Pick<Page, 'words' | 'rules'>

async function recognised(size: PageSize, help: ReadingHelp): Promise<Page | Refusal> {
  const { number, width, height } = size
  const largest = Math.sqrt((MAX_DOTS * 72 * 72) / Math.max(1, width * height))
  const dpi = Math.max(20, Math.floor(Math.min(DPI, largest)))
  let upright: Page | undefined
  for (const turned of TURNS) {
    const drawn = await help.raster(number, dpi)
    if (isRefused(drawn)) return drawn
    const read = await wordsOn(turnedRight(drawn, turned), help)
    if (isRefused(read)) return read
    const [across, down] = turned % 2 === 0 ? [width, height] : [height, width]
    const page: Page = { number, width: across, height: down, ...read, turned }
    upright ??= page
    const texts = read.words.map((word) => word.text)
    if (isWriting(texts)) return page
    // A page on which hardly anything was found is empty, or a picture of something else.
    if (turned === 0 && texts.length < FEWEST_WORDS) return page
  }
  return upright!
}

/** Quarter turns clockwise in which a page is tried: upright, as tables are laid on their side, and upside down. */
const TURNS = [0, 1, 3, 2] as const
const FEWEST_WORDS = 8

async function wordsOn(drawn: Raster, help: ReadingHelp): Promise<Recognised | Refusal> {
  const firstDots = darkDots(drawn)
  const angle = skewOf(drawn, firstDots)
  const picture = angle === 0 ? drawn : turnedBack(drawn, angle)
  const rules = takeRules(picture, angle === 0 ? firstDots : darkDots(picture))
  const tsv = await help.words(picture, 'page')
  if (typeof tsv !== 'string') return tsv
  return { words: await wordsInCells(wordsOfTsv(tsv, 72 / picture.dpi), rules, picture, help), rules }
}
