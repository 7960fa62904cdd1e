import { colours, type Figures } from '#lib/charts/figures.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { Line, Part, Result } from '../schema.ts'

export const perCent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : `${formatNumber(share * 100, 1)}`

export const sourceWords: Record<Part['source'], string> = {
  sample: 'Phiếu theo mẫu',
  selfSelected: 'Phiếu tự chọn (đường dẫn mở)',
  other: 'Phiếu ngoài mẫu (mã mời, tại quầy, nhập từ tệp)',
}

export const hiddenWords = 'ít phiếu'

/** "84,2 (81,0 – 87,0)", or why nothing is shown. */
export function lineWords({ figure, hidden }: Line): string {
  if (hidden) return hiddenWords
  if (!figure) return '–'
  return figure.low === null
    ? perCent(figure.value)
    : `${perCent(figure.value)} (${perCent(figure.low)} – ${perCent(figure.high)})`
}

/** What the pictures of a result show: factors beside the time before, and places. */
export function resultPictures(result: Result): Figures[] {
  const part = result.parts.find(({ source }) => source === 'sample') ?? result.parts[0]
  if (!part || part.factors.length === 0) return []
  const before = new Map(result.comparison?.lines.map((line) => [line.code, line.before]))
  const source = `Nguồn: ${result.title}; ${sourceWords[part.source].toLowerCase()}, ${formatNumber(part.answers)} phiếu.`
  const about = result.illustrative ? 'Số liệu minh họa' : ''
  const share = (value: number | undefined) => (value === undefined ? null : Math.round(value * 1000) / 10)
  const series = [
    { label: 'Lần này', colour: colours.brand },
    { label: result.comparison?.title ?? 'Lần trước', colour: colours.line },
  ]
  const rowsOf = (lines: readonly Line[]) =>
    lines.flatMap(({ code, label, figure }) =>
      figure ? [{ label, values: [share(figure.value), share(before.get(code))] as const, max: 100 }] : [],
    )
  const all = part.overall ? [part.overall, ...part.factors] : part.factors
  const places = part.places
    .filter(({ figure }) => figure)
    .toSorted((a, b) => (b.figure?.value ?? 0) - (a.figure?.value ?? 0))
  return [
    {
      form: 'beside',
      title: 'Mức hài lòng theo yếu tố (%)',
      about,
      source,
      heading: 'Yếu tố',
      series,
      rows: rowsOf(all),
      digits: 1,
    },
    ...(places.length > 1
      ? [
          {
            ...({
              form: 'beside',
              title: 'Mức hài lòng theo địa bàn (%)',
              about,
              source,
              heading: 'Địa bàn',
              series,
            } as const),
            ...{ rows: rowsOf(places.slice(0, 30)), digits: 1 },
          },
        ]
      : []),
  ]
}

/** What a test of a difference allows to be said. */
export const changeWords = (difference: number, p: number): string =>
  p >= 0.05 ? 'Chưa thấy khác' : difference > 0 ? 'Tăng' : 'Giảm'
