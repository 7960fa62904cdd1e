import { openBook, saveFigures, showBook } from '#features/current-scores/books.ts'
import { scoreToday } from '#features/current-scores/days.ts'
import type { BookPage } from '#features/current-scores/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { chanceOf } from './demo-chance.ts'
import type { People } from './demo-people.ts'
import { claimFor } from './demo-round-figures.ts'
import { call, type Demo, morningOf } from './demo-stage.ts'

const keeper = 'thuong-truc@lamgiang.example'
/** So many days ago the points were kept, and how much of the form was known by then. */
const kept = [
  [215, 0.35],
  [184, 0.5],
  [153, 0.62],
  [123, 0.74],
  [92, 0.83],
  [62, 0.9],
  [31, 0.96],
  [1, 1],
] as const

const books = [
  { framework: 'par-index', edition: 'province-2025', quality: 0.985 },
  { framework: 'service-766', edition: '2022', quality: 0.8 },
] as const

/**
 * Books of invented figures for the province itself, filled in through the year, so that there is a course to look at.
 * What an interrupted start has written already is written again, the same.
 */
export async function playScores(demo: Demo, people: People): Promise<void> {
  const year = Number(demo.today.slice(0, 4))
  const [agencyId, keeperId] = [people.idOf('ubnd-tinh'), people.idOf('so-noi-vu')]
  for (const { framework, edition, quality } of books) {
    const asked = { framework, edition, year, agencyId, keeperId, illustrative: true }
    const opened = morningOf(addDays(demo.today, -(kept[0][0] + 10)))
    const { id } = await call(demo, openBook, asked, { as: keeper, at: opened, once: `demo book ${framework}` })
    await fillBook(demo, id, quality)
  }
}

async function fillBook(demo: Demo, scoreId: string, quality: number): Promise<void> {
  const book = await call(demo, showBook, { scoreId }, { as: keeper })
  const chance = chanceOf(`book ${book.framework}`)
  const rows = book.form.filter(({ isGroup }) => !isGroup)
  const claims = rows.map(
    (row) => [row.code, row.external ? givenFor(row, chance) : claimFor(row, quality, chance)] as const,
  )
  const order = new Map(rows.map(({ code }) => [code, chance()]))
  let { version } = book
  let known = 0
  for (const [daysAgo, share] of kept) {
    const at = morningOf(addDays(demo.today, -daysAgo))
    const now = claims.filter(([code]) => (order.get(code) ?? 1) >= known && (order.get(code) ?? 1) < share)
    const page: BookPage = await call(
      demo,
      saveFigures,
      { scoreId, version, claims: Object.fromEntries(now) },
      { as: keeper, at },
    )
    await call(demo, scoreToday, { scoreId }, { as: keeper, at })
    version = page.version
    known = share
  }
}

/** What others will publish is put down as expected. */
function givenFor({ max }: BookPage['form'][number], chance: () => number) {
  return { given: (Number(max ?? 0) * (0.86 + chance() * 0.11)).toFixed(2) }
}
