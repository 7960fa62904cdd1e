import type { Figure, Line, RankedLine, Result, ScoreLine } from '../schema.ts'

const figureOf = (value: number, spread: readonly [number, number] = [value, value]): Figure => ({
  ...{ value, se: 0.01, low: spread[0], high: spread[1], df: 40, deff: 1.2 },
})

export const line = (code: string, label: string, value: number | null, spread?: readonly [number, number]): Line => ({
  ...{ code, label, n: value === null ? null : 60, figure: value === null ? null : figureOf(value, spread) },
  hidden: null,
})

export const place = (
  code: string,
  label: string,
  value: number | null,
  hidden: Line['hidden'] = null,
): RankedLine => ({
  ...{ ...line(code, label, value), hidden, place: null, low: null, high: null },
})

const scored = (code: string, label: string, value: number, most: number, spread?: readonly [number, number]) =>
  ({ ...line(code, label, value, spread), least: most / 10, most }) satisfies ScoreLine

/** A made-up result with a figure of each kind: shares and points, of all, of two places, of a group. */
export function madeResult(): Result {
  const points = { rule: 'dimensions' as const, groups: [], parts: [], places: [] }
  return {
    ...{ title: 'Khảo sát dựng', agencyName: 'Sở Nội vụ', questionnaireVersion: 1, illustrative: false },
    ...{ opensOn: '2026-10-01', closesOn: '2026-10-31', countedTo: null, comparison: null, texts: [] },
    method: {
      ...{ rule: 'answersTogether', minimum: 10, onePsu: 'fail', strata: 2, clusters: 6, seed: 1, margins: [] },
      words: ['Mẫu dựng để thử.'],
    },
    parts: [
      {
        ...{ source: 'sample', answers: 300, response: null, questions: [], numbers: [], singles: false },
        overall: line('all', 'Chung các yếu tố', 0.824, [0.79, 0.852]),
        factors: [{ ...line('F1', 'Tiếp cận', 0.7), groups: [], places: [] }],
        items: [{ ...line('F1.a', 'Biển chỉ dẫn', 0.6), factor: 'F1' }],
        groups: [{ code: 'gioi', label: 'Giới tính', lines: [line('nu', 'Nữ', 0.8)] }],
        places: [place('p1', 'xã An Bình', 0.75), place('p2', 'xã Bình Minh', null, 'small')],
        scores: [
          {
            ...scored('D1', 'Tham gia', 5.63, 10, [5.4, 5.85]),
            ...points,
            parts: [scored('D1.1', 'Tri thức', 2, 10 / 3), scored('D1.2', 'Bầu cử', 1.5, 2.5)],
            places: [{ ...scored('p1', 'xã An Bình', 6.2, 10), place: 1, low: 1, high: 2 }],
          },
        ],
        total: { ...scored('total', 'Tổng', 40, 80), ...points, least: 8 },
      },
    ],
  }
}
