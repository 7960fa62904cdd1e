import type { Random } from '../../../fuzz/random.ts'
import type { Cell } from '../document.ts'

/** When it is due, in the wordings of plans, each with what it means to a careful reader. */

type Meaning = Record<string, unknown>
const QUARTERS = ['I', 'II', 'III', 'IV']
const two = (n: number): string => String(n).padStart(2, '0')

export function timeCell(random: Random, year: number): Cell {
  const [text, meaning] = random.pick(KINDS)(random, year)
  return { text, deadline: { raw: text, ...meaning } as NonNullable<Cell['deadline']> }
}

function quarter(random: Random, year: number): [string, Meaning] {
  const n = random.below(4)
  const q = QUARTERS[n]!
  const text = random.pick([
    `Quý ${q}/${year}`,
    `Quý ${q}/${year}`,
    `Quý ${q} năm ${year}`,
    `Trong quý ${q}/${year}`,
    `Quý ${q}-${year}`,
    `Quý ${n + 1}/${year}`,
    `Qúy ${q}/${year}`,
    `Quý ${q}`,
    `Hoàn thành trong quý ${q}/${year}`,
    `Quý ${q}, năm ${year}`,
    `QUÝ ${q}/${year}`,
  ])
  return [text, { kind: 'quarter', year, quarter: n + 1 }]
}

function month(random: Random, year: number): [string, Meaning] {
  const m = 1 + random.below(12)
  const text = random.pick([
    `Tháng ${m}/${year}`,
    `Tháng ${two(m)}/${year}`,
    `Trong tháng ${m}/${year}`,
    `Tháng ${m} năm ${year}`,
    `Tháng ${m}`,
    `Hoàn thành trong tháng ${m}/${year}`,
    `${two(m)}/${year}`,
    `T${m}/${year}`,
  ])
  return [text, { kind: 'month', year, month: m }]
}

function date(random: Random, year: number): [string, Meaning] {
  const [m, d] = [1 + random.below(12), random.pick([5, 10, 15, 20, 25, 28])]
  const iso = `${year}-${two(m)}-${two(d)}`
  const [op, text] = random.pick([
    ['before', `Trước ${d}/${m}/${year}`],
    ['before', `Trước ngày ${two(d)}/${two(m)}/${year}`],
    ['before', `Trước ngày ${d}/${m}`],
    ['before', `trước ${two(d)}/${two(m)}`],
    ['before', `Hoàn thành trước ngày ${d} tháng ${m} năm ${year}`],
    ['before', `Xong trước ${d}/${m}/${year}`],
    ['before', `Trước ngày ${d}-${m}-${year}`],
    ['by', `${two(d)}/${two(m)}/${year}`],
    ['by', `Chậm nhất ngày ${d}/${m}/${year}`],
    ['by', `Ngày ${d}/${m}/${year}`],
    ['by', `Muộn nhất ${d}/${m}/${year}`],
  ])
  return [text!, { kind: 'date', op, date: iso }]
}

const RHYTHMS: [string, string][] = [
  ['Thường xuyên', 'continuous'],
  ['Thường xuyên', 'continuous'],
  ['Thường xuyên trong năm', 'continuous'],
  ['Thường xuyên, liên tục', 'continuous'],
  ['Nhiệm vụ thường xuyên', 'continuous'],
  ['Hằng năm', 'annual'],
  ['Hàng năm', 'annual'],
  ['Hằng quý', 'quarterly'],
  ['Hằng tháng', 'monthly'],
  ['Hàng tháng', 'monthly'],
  ['Hằng tuần', 'weekly'],
  ['Định kỳ hằng quý', 'quarterly'],
  ['Định kỳ hàng tháng', 'monthly'],
  ['06 tháng/lần', 'semiannual'],
  ['02 lần/năm', 'semiannual'],
  ['Mỗi quý 01 lần', 'quarterly'],
  ['Trước ngày 20 hằng tháng', 'monthly'],
  ['Ngày 15 hằng tháng', 'monthly'],
  ['Trước ngày 15 của tháng cuối quý', 'quarterly'],
]
const rhythm = (random: Random): [string, Meaning] => {
  const [text, freq] = random.pick(RHYTHMS)
  return [text, { kind: 'recurring', freq }]
}

const ROADMAPS = [
  'Theo kế hoạch của Trung ương',
  'Theo kế hoạch của TW',
  'Theo lộ trình của Chính phủ',
  'Theo hướng dẫn của Bộ Nội vụ',
  'Theo Kế hoạch của UBND tỉnh',
  'Theo tiến độ dự án',
  'Theo quy định',
  'Theo lộ trình Đề án 06',
]
const EVENTS = [
  'Khi có phát sinh',
  'Ngay sau khi công bố kết quả',
  'Sau khi có hướng dẫn của Trung ương',
  'Khi có yêu cầu',
]

function range(random: Random, year: number): [string, Meaning] {
  const [a, b] = [random.below(2), 2 + random.below(2)]
  return random.pick<[string, Meaning]>([
    [
      `Quý ${QUARTERS[a]} - Quý ${QUARTERS[b]}/${year}`,
      { kind: 'range', from: `${year}-Q${a + 1}`, to: `${year}-Q${b + 1}` },
    ],
    [
      `Quý ${QUARTERS[a]} đến quý ${QUARTERS[b]}/${year}`,
      { kind: 'range', from: `${year}-Q${a + 1}`, to: `${year}-Q${b + 1}` },
    ],
    [
      `Từ tháng ${a + 2} đến tháng ${b + 7}/${year}`,
      { kind: 'range', from: `${year}-${two(a + 2)}`, to: `${year}-${two(b + 7)}` },
    ],
    [
      `Tháng ${a + 2} - ${b + 7}/${year}`,
      { kind: 'range', from: `${year}-${two(a + 2)}`, to: `${year}-${two(b + 7)}` },
    ],
    [`${year}-${year + 4}`, { kind: 'range', from: year, to: year + 4 }],
    [`Giai đoạn ${year} - ${year + 4}`, { kind: 'range', from: year, to: year + 4 }],
    [`Từ quý ${QUARTERS[a]}/${year}`, { kind: 'range', from: `${year}-Q${a + 1}`, to: null }],
    [`Năm ${year} và các năm tiếp theo`, { kind: 'range', from: year, to: null }],
  ])
}

function years(random: Random, year: number): [string, Meaning] {
  const text = random.pick([
    `Năm ${year}`,
    `Trong năm ${year}`,
    `${year}`,
    `Cả năm ${year}`,
    `Hoàn thành trong năm ${year}`,
  ])
  return [text, { kind: 'year', year }]
}

function several(random: Random, year: number): [string, Meaning] {
  const [a, b] = [random.below(2), 2 + random.below(2)]
  const text = random.pick([
    `Tháng ${a + 5} và tháng ${b + 9}/${year}`,
    `Quý I/${year}; Quý ${QUARTERS[b]}/${year}`,
    `- Dự thảo: Tháng ${a + 2}/${year}\n- Ban hành: Tháng ${b + 4}/${year}`,
    `Đợt 1: trước 30/${a + 5}/${year}; đợt 2: trước 30/11/${year}`,
  ])
  return [text, { kind: 'compound' }]
}

const KINDS: ((random: Random, year: number) => [string, Meaning])[] = [
  quarter,
  quarter,
  quarter,
  month,
  month,
  date,
  date,
  rhythm,
  rhythm,
  rhythm,
  years,
  range,
  (random) => [random.pick(ROADMAPS), { kind: 'roadmap' }],
  (random) => [random.pick(EVENTS), { kind: 'event' }],
  several,
]
