import type { Figures } from '#lib/charts/figures.ts'
import { lineColours, palette } from '#lib/charts/shapes.ts'
import type { Profile } from '../schema.ts'

/** What the screen says in the reader's language and a document in Vietnamese. */
export type PictureWords = {
  title: string
  about: string
  source: string
  heading: string
  total: string
  best: string
  mean: string
}

/** "Điểm tổng" for the total; a code and a name for the rest. */
export const nameOfLine = ({ code, name }: { code: string; name: string }, total: string): string =>
  code === 'total' ? total : `${code.replace(/^D(?=\d)/, '')}. ${name}`

const headOf = ({ title, about, source, heading }: PictureWords) => ({ title, about, source, heading })

/** Bars of the parts at one depth, each over the bar of the year's best. */
export function besideBest({ lines, unit }: Profile, words: PictureWords, depth: number): Figures {
  return {
    ...headOf(words),
    form: 'beside',
    digits: 2,
    series: [
      { label: unit.name, colour: palette.brand },
      { label: words.best, colour: palette.brandMid },
    ],
    rows: lines
      .filter((line) => line.depth === depth)
      .map((line) => ({
        label: nameOfLine(line, words.total),
        values: [line.points, line.best?.points ?? null],
        max: line.max,
      })),
  }
}

/** The course of one line over the years, cut where its meaning changes; ranks are never cut. */
export function courseOf(profile: Profile, words: PictureWords, code: string, asRank: boolean): Figures {
  const { years, unit } = profile
  const series = profile.series.find((it) => it.code === code)
  const at = (year: number) => series?.values.find((it) => it.year === year)
  const cuts = series?.cuts.map(({ year }) => year) ?? []
  const own = { label: unit.name, colour: palette.brand }
  const others = [
    { label: words.best, colour: lineColours[1], values: years.map((year) => at(year)?.best ?? null) },
    { label: words.mean, colour: lineColours[5], values: years.map((year) => at(year)?.mean ?? null) },
  ]
  const points = [
    { ...own, cuts, values: years.map((year) => at(year)?.points ?? null) },
    ...others.map((it) => ({ ...it, cuts, dashed: true })),
  ]
  const ranks = [{ ...own, cuts: [], values: years.map((year) => at(year)?.rank ?? null) }]
  return {
    ...headOf(words),
    form: 'lines',
    years,
    downwards: asRank,
    digits: asRank ? 0 : 2,
    series: asRank ? ranks : points,
  }
}

/** What moved the total from the year before, part by part; undefined where one of the years has no score. */
export function totalChange({ lines, years, year }: Profile, words: PictureWords): Figures | undefined {
  const total = lines.find(({ code }) => code === 'total')
  const previous = years[years.indexOf(year) - 1]
  const before = total?.change?.before
  if (!total || total.points === null || previous === undefined || before === null || before === undefined) return
  return {
    ...headOf(words),
    form: 'waterfall',
    digits: 2,
    start: { label: `${words.total} ${previous}`, value: before },
    // A part that was not there before brings all its points.
    steps: lines
      .filter(({ depth }) => depth === 1)
      .map((line) => ({
        label: nameOfLine(line, words.total),
        change: line.change?.points ?? line.points,
        ...(line.change?.comparable === false ? { remark: '*' } : {}),
      })),
    end: { label: `${words.total} ${year}`, value: total.points },
  }
}
