import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { perCent, pointWords } from '../pictures/rules.ts'
import type { Line, Part, Result, Score } from '../schema.ts'
import type { Cell, Scale } from './schema.ts'

/** One figure of a result with everything that it says: of all, of each place, of each group. */
export type OnwardFigure = {
  code: string
  label: string
  scale: Scale
  whole: Line
  places: readonly Line[]
  groups: Part['groups']
}

/** The part that stands for more people than those who answered; answers of an open link never flow on. */
export const sampleOf = ({ parts }: Pick<Result, 'parts'>): Part | undefined =>
  parts.find(({ source }) => source === 'sample')

/** What can be taken out of a result: the index, its factors, the total, points with their parts, items. */
export function figuresIn(part: Part): OnwardFigure[] {
  const alone = { places: [], groups: [] }
  const share = (line: Line): OnwardFigure => ({ ...namedOf(line), scale: null, whole: line, ...alone })
  const scored = (score: Score): OnwardFigure[] => {
    const { rule, places, groups, parts } = score
    const scaleOf = ({ least, most }: { least: number; most: number }) => ({ least, most, rule })
    return [
      { ...namedOf(score), scale: scaleOf(score), whole: score, places, groups },
      ...parts.map((each) => ({ ...namedOf(each), scale: scaleOf(each), whole: each, ...alone })),
    ]
  }
  const all = [
    ...(part.overall ? [{ ...share(part.overall), places: part.places, groups: part.groups }] : []),
    ...part.factors.map((factor) => ({ ...share(factor), places: factor.places, groups: factor.groups })),
    ...(part.total ? scored({ ...part.total, parts: [] }) : []),
    ...part.scores.flatMap(scored),
    ...part.items.map(share),
  ]
  return [...new Map(all.toReversed().map((figure) => [figure.code, figure])).values()].toReversed()
}

/** A rating measures one criterion: the score of another, or a share, would be another matter. */
export const isRatingOf = (rating: string, { code, scale }: Pick<OnwardFigure, 'code' | 'scale'>): boolean =>
  code === rating && scale?.rule === 'rating'

const namedOf = ({ code, label }: Line) => ({ code, label })

/** What a figure says of somebody; undefined where the result does not speak of them. */
export function lineAt(figure: OnwardFigure, cell: Cell): Line | undefined {
  if (cell.kind === 'whole') return figure.whole
  if (cell.kind === 'place') return figure.places.find(({ code }) => code === cell.code)
  return figure.groups.find(({ code }) => code === cell.question)?.lines.find(({ code }) => code === cell.choice)
}

export const wholeWords = 'Cả cuộc khảo sát'

/** "xã An Bình", "Giới tính: nữ". */
export function cellWords(figure: OnwardFigure, cell: Cell): string {
  const label = lineAt(figure, cell)?.label ?? ''
  if (cell.kind === 'whole') return wholeWords
  if (cell.kind === 'place') return label
  return `${figure.groups.find(({ code }) => code === cell.question)?.label ?? ''}: ${label}`
}

/** Everybody of whom the figure speaks, the whole first. */
export const cellsOf = ({ places, groups }: OnwardFigure): Cell[] => [
  { kind: 'whole' },
  ...places.map(({ code }): Cell => ({ kind: 'place', code })),
  ...groups.flatMap(({ code: question, lines }) =>
    lines.map(({ code: choice }): Cell => ({ kind: 'group', question, choice })),
  ),
]

/** "82,4 %", "6,41 điểm". */
export const valueWords = (scale: Scale, value: number): string =>
  scale ? `${pointWords(value, scale.rule)} điểm` : `${perCent(value)} %`

/** "82,4 % (79,0 – 85,2)". */
export function figureWords(
  scale: Scale,
  { value, low, high }: { value: number; low: number | null; high: number | null },
) {
  if (low === null || high === null) return valueWords(scale, value)
  const bound = (at: number) => (scale ? pointWords(at, scale.rule) : perCent(at))
  return `${valueWords(scale, value)} (${bound(low)} – ${bound(high)})`
}

/** Why a cell has no figure to take. */
export function whyNone({ hidden, figure }: Line, minimum: number): string | null {
  if (hidden === 'small') return `Dưới ${formatNumber(minimum)} phiếu: không nêu số nên không lấy.`
  if (hidden) return 'Không nêu số, vì từ đó suy ngược ra được số của nơi ít phiếu; nên không lấy.'
  return figure ? null : 'Không đủ phiếu để ước lượng.'
}

/** One word for a cell: to compare two, and for the choice of a list. */
export function cellKey(cell: Cell): string {
  if (cell.kind === 'place') return `place:${cell.code}`
  return cell.kind === 'group' ? `group:${cell.question}:${cell.choice}` : 'whole'
}
