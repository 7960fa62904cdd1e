import type { Difference, Figure, Line, Part, RankedScoreLine, Result, Score, ScoreLine } from './schema.ts'

const dimensions = [
  '1. Tham gia của người dân ở cấp cơ sở',
  '2. Công khai, minh bạch trong việc ra quyết định ở địa phương',
  '3. Trách nhiệm giải trình với người dân',
  '4. Kiểm soát tham nhũng trong khu vực công',
  '5. Thủ tục hành chính công',
  '6. Cung ứng dịch vụ công',
  '7. Quản trị môi trường',
  '8. Quản trị điện tử',
]
const groups = [
  { code: 'gioi', label: 'Giới tính', choices: ['Nam', 'Nữ'] },
  { code: 'tuoi', label: 'Tuổi', choices: ['18 – 29', '30 – 44', '45 – 59', 'Từ 60'] },
]

const figure = (value: number, half: number): Figure => ({
  ...{ value, se: half / 2, low: value - half, high: value + half, df: 28, deff: 1.6 },
})

/** Some value in between that follows from its numbers. */
const between = (least: number, most: number, ...seeds: number[]): number =>
  least + (most - least) * (0.3 + 0.4 * Math.abs(Math.sin(seeds.reduce((sum, seed) => sum * 31 + seed + 7, 1))))

const range = { least: 1, most: 10 }
const pointsLine = (code: string, label: string, n: number, value: number, own = range): ScoreLine => ({
  ...{ code, label, n, figure: figure(value, 0.05 * (own.most - own.least)), hidden: null, ...own },
})
const hiddenLine = (code: string, label: string, own = range): ScoreLine => ({
  ...{ code, label, n: null, figure: null, hidden: 'small', ...own },
})

const placeName = (i: number) =>
  i % 7 === 3 ? `Xã Phú Thịnh Trung Lộc Hòa Bình Đông ${i + 1}` : `${i % 5 === 0 ? 'Phường' : 'Xã'} Lam Sơn ${i + 1}`

function scoreOf(code: string, label: string, at: number, places: number, own: typeof range, parts: number): Score {
  const lines = Array.from({ length: places }, (_, i): RankedScoreLine => {
    const id = `p${i}`
    if (i === 4) return { ...hiddenLine(id, placeName(i), own), place: null, low: null, high: null }
    const line = pointsLine(id, placeName(i), 12, between(own.least, own.most, at, i), own)
    return { ...line, place: 1 + Math.floor(i / 3), low: 1 + Math.floor(i / 2), high: 4 + i }
  })
  return {
    ...pointsLine(code, label, 1500, between(own.least, own.most, at), own),
    rule: 'dimensions',
    parts: Array.from({ length: parts }, (_, k) => {
      const scale = { least: own.least / parts, most: own.most / parts }
      return pointsLine(`${code}.${k + 1}`, `Thành phần ${k + 1}`, 1480, between(scale.least, scale.most, at, k), scale)
    }),
    groups: groups.map(({ code: group, label: title, choices }, g) => ({
      ...{ code: group, label: title },
      lines: choices.map((choice, c) =>
        c === 3
          ? hiddenLine(String(c), choice, own)
          : pointsLine(String(c), choice, 370, between(own.least, own.most, at, g, c), own),
      ),
    })),
    places: lines,
  }
}

const share = (code: string, label: string, value: number, n = 1500): Line => ({
  ...{ code, label, n, figure: figure(value, 0.03), hidden: null },
})

/** A result with points of eight dimensions, groups, so many places, fitted weights and an earlier survey; figures are made up. */
export function pointsResult({ places = 30, compared = true }: { places?: number; compared?: boolean } = {}): Result {
  const scores = dimensions.map((label, i) => scoreOf(`D${i + 1}`, label, i, places, range, i === 4 ? 0 : 3))
  const total = scoreOf('total', 'Tổng điểm 8 nội dung', 11, places, { least: 8, most: 80 }, 0)
  const part: Part = {
    ...{
      source: 'sample',
      answers: 1500,
      overall: null,
      factors: [],
      places: [],
      groups: [],
      scores,
      total,
      singles: true,
    },
    response: {
      drawn: 1650,
      answers: 1500,
      refused: 90,
      nonContact: 60,
      outside: 0,
      open: 0,
      replaced: 12,
      rate: 0.91,
    },
    items: [share('hai_long', 'Nhìn chung ông/bà hài lòng với chính quyền xã?', 0.71) as Part['items'][number]].map(
      (line) => ({ ...line, factor: '' }),
    ),
    numbers: [],
    questions: [{ code: 'gioi', label: 'Giới tính', lines: [share('nam', 'Nam', 0.49), share('nu', 'Nữ', 0.51)] }],
  }
  return {
    ...{ title: 'Khảo sát quản trị và hành chính công cấp cơ sở năm 2026', agencyName: 'Sở Nội vụ' },
    ...{ questionnaireVersion: 1, opensOn: '2026-10-01', closesOn: '2026-10-31', countedTo: null, illustrative: true },
    method: {
      ...{ rule: 'answersTogether', minimum: 10, onePsu: 'adjust', strata: 3, clusters: places, seed: 20260101 },
      words: ['Mẫu xác suất chọn lần lượt: xã, phường (xác suất tỷ lệ với quy mô), người dân (ngẫu nhiên).'],
      margins: [
        {
          ...{ question: 'gioi', label: 'Giới tính' },
          totals: [
            { code: 'nam', label: 'Nam', people: 251_300, share: { before: 0.443, after: 0.497 } },
            { code: 'nu', label: 'Nữ', people: 254_100, share: { before: 0.549, after: 0.495 } },
            { code: '', label: '', people: 4_000, share: { before: 0.008, after: 0.008 } },
          ],
        },
      ],
    },
    parts: [part],
    comparison: compared ? { ...earlier, lines: differences(scores) } : null,
    texts: [],
  }
}

const earlier = { surveyId: '01a204ef-eb19-7127-bee4-67368378176b', title: 'Khảo sát năm 2025', number: 1 }

const differences = (scores: readonly Score[]): Difference[] => [
  ...scores.map(({ code, label, figure: now }, i): Difference => {
    const [value, difference] = [now?.value ?? 0, 0.3 - 0.1 * i]
    const ends = { low: difference - 0.25, high: difference + 0.25 }
    return {
      code,
      label,
      before: value - difference,
      now: value,
      difference,
      ...ends,
      p: i < 2 ? 0.01 : 0.4,
      unit: 'points',
    }
  }),
  {
    ...{ code: 'hai_long', label: 'Nhìn chung ông/bà hài lòng với chính quyền xã?', before: 0.68, now: 0.71 },
    ...{ difference: 0.03, low: -0.01, high: 0.07, p: 0.14, unit: 'share' },
  },
]
