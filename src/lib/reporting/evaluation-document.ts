import type { PlainDate } from '../calendar/plain-date.ts'
import type { Annex, Block, Cell, OfficialDocument, Table } from '../office/document.ts'
import { formatDate } from '../vietnamese/dates.ts'
import {
  type DueWork,
  type Evaluation,
  type EvaluationFacts,
  evaluate,
  type Judgement,
  ruleWords,
} from './evaluation.ts'
import { frameOf, type Letter, numbered } from './print.ts'
import { counted, lowered, percent, percentOf } from './word-forms.ts'

/** `period`: "6 tháng đầu năm 2026"; `isWholeYear` makes a summing-up of what else is an interim one. */
export type PrintedEvaluation = Letter & {
  period: string
  isWholeYear: boolean
  from: PlainDate
  to: PlainDate
  facts: EvaluationFacts
  illustrative: boolean
}

/** Draft of a half-yearly or yearly evaluation: what was done, judged by SPEC E, each line with its rule, tables behind. */
export function evaluationDocument(printed: PrintedEvaluation): OfficialDocument {
  const found = evaluate(printed.facts)
  const kind = printed.isWholeYear ? 'Tổng kết' : 'Sơ kết'
  const about = `${kind} việc thực hiện các nhiệm vụ theo kế hoạch ${lowered(printed.period)}`
  return {
    ...frameOf(printed),
    title: { type: 'Báo cáo', about },
    sections: [{ blocks: [...opening(printed), ...judged(found), ...closing(lowered(about))] }],
    annexes: numbered(annexes(printed.facts, found)),
  }
}

const paragraph = (text: string, more: { italic?: boolean } = {}): Block => ({ kind: 'paragraph', text, ...more })
const part = (text: string): Block => ({ kind: 'heading', level: 1, text })
const section = (text: string): Block => ({ kind: 'heading', level: 2, text })

function opening({ from, to, facts, illustrative }: PrintedEvaluation): Block[] {
  const { reports } = sums(facts)
  return [
    paragraph('Dự thảo do hệ thống lập từ số liệu; mỗi nhận xét kèm ký hiệu của quy tắc ở phụ lục cuối.', {
      italic: true,
    }),
    ...(illustrative
      ? [paragraph('Số liệu trong báo cáo này là số liệu minh họa, không phải số liệu thật.', { italic: true })]
      : []),
    part('KẾT QUẢ THỰC HIỆN'),
    paragraph(`Từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}, ${lowered(workSentence(facts))}`),
    ...(reports.expected === 0 ? [] : [paragraph(reportSentence(reports))]),
  ]
}

/** Work of agencies added up: a task that two agencies lead is the work of both. */
function sums({ agencies }: EvaluationFacts) {
  const add = <K extends string>(list: readonly Record<K, number>[], keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, list.reduce((sum, it) => sum + it[key], 0)])) as Record<K, number>
  return {
    work: add(
      agencies.map(({ work }) => work),
      ['due', 'inTime', 'doneLate', 'overdue'],
    ),
    reports: add(
      agencies.map(({ reports }) => reports),
      ['expected', 'inTime', 'late', 'missing'],
    ),
  }
}

function workSentence(facts: EvaluationFacts): string {
  const { due, inTime, doneLate, overdue } = sums(facts).work
  if (due === 0) return 'Không có phần việc nào đến hạn.'
  const share = percent(percentOf(inTime + doneLate, due))
  const late = doneLate === 0 ? '' : `, trong đó ${counted(doneLate)} hoàn thành sau thời hạn`
  const open = overdue === 0 ? 'không còn phần việc quá hạn' : `còn ${counted(overdue)} phần việc quá hạn`
  return `Các cơ quan, đơn vị có ${counted(due)} phần việc đến hạn; đã hoàn thành ${counted(inTime + doneLate)}, đạt ${share}${late}; ${open}.`
}

const reportSentence = ({
  expected,
  inTime,
  late,
  missing,
}: {
  expected: number
  inTime: number
  late: number
  missing: number
}) => {
  const rest = [
    ...(late > 0 ? [`${counted(late)} báo cáo gửi chậm`] : []),
    ...(missing > 0 ? [`${counted(missing)} báo cáo chưa gửi`] : []),
  ]
  const share = percent(percentOf(inTime, expected))
  return `Trong ${counted(expected)} báo cáo định kỳ phải gửi có ${counted(inTime)} báo cáo đúng hạn, đạt ${share}${rest.length === 0 ? '' : `; ${rest.join(', ')}`}.`
}

function judged({ strong, weak, causes, praise, remind, unjudged }: Evaluation): Block[] {
  const few =
    unjudged.length === 0 ? [] : [paragraph(`Chưa đủ số nhiệm vụ đến hạn để nhận xét: ${unjudged.join('; ')} (E1).`)]
  return [
    part('ĐÁNH GIÁ CHUNG'),
    ...[section('Ưu điểm'), ...lines(strong), section('Hạn chế'), ...lines(weak), ...few],
    ...[section('Nguyên nhân (theo tình trạng của các nhiệm vụ quá hạn)'), ...lines(causes)],
    part('ĐỀ NGHỊ BIỂU DƯƠNG, NHẮC NHỞ'),
    ...[section('Đề nghị biểu dương'), ...lines(praise), section('Đề nghị nhắc nhở'), ...lines(remind)],
  ]
}

const lines = (list: readonly Judgement[]): Block[] =>
  list.length === 0
    ? [paragraph('Số liệu chưa cho căn cứ để nêu.', { italic: true })]
    : list.map(({ text, rule }) => paragraph(`- ${text.replace(/\.$/, '')} (${rule}).`))

const closing = (about: string): Block[] => [
  part('PHƯƠNG HƯỚNG, NHIỆM VỤ'),
  paragraph('Phần này do đơn vị soạn thảo viết.', { italic: true }),
  paragraph(`Trên đây là Báo cáo ${about}.`),
]

function annexes({ axes, agencies }: EvaluationFacts, found: Evaluation): Omit<Annex, 'number'>[] {
  return [
    { title: 'Nhiệm vụ đến hạn theo trục nội dung', landscape: true, blocks: [axisTable(axes)] },
    { title: 'Phần việc và báo cáo của từng đơn vị', landscape: true, blocks: [agencyTable(agencies)] },
    { title: 'Quy tắc nhận xét', blocks: [ruleTable(found)] },
  ]
}

const right = { align: 'right' } as const
const share = (work: DueWork): string =>
  work.due === 0 ? '' : percent(percentOf(work.inTime + work.doneLate, work.due))

function axisTable(axes: EvaluationFacts['axes']): Table {
  const high = (text: string): Cell => ({ text, rowSpan: 2 })
  return {
    kind: 'table',
    columns: [
      { width: 5, align: 'center' },
      { width: 37 },
      ...Array.from({ length: 7 }, () => ({ width: 8, ...right })),
    ],
    header: [
      [
        high('STT'),
        high('Trục nội dung'),
        { text: 'Kỳ này', columnSpan: 5 },
        { text: 'Cùng kỳ năm trước', columnSpan: 2 },
      ],
      ['Đến hạn', 'Đúng hạn', 'Xong sau hạn', 'Quá hạn', 'Tỷ lệ xong', 'Đến hạn', 'Tỷ lệ xong'],
    ],
    rows: axes.map(({ name, work, before }, i): Cell[] => [
      ...[String(i + 1), name, ...workCells(work), share(work)],
      ...(before === null ? ['', ''] : [String(before.due), share(before)]),
    ]),
  }
}

const workCells = ({ due, inTime, doneLate, overdue }: DueWork): string[] =>
  [due, inTime, doneLate, overdue].map(String)

function agencyTable(agencies: EvaluationFacts['agencies']): Table {
  const high = (text: string): Cell => ({ text, rowSpan: 2 })
  return {
    kind: 'table',
    columns: [
      { width: 5, align: 'center' },
      { width: 31 },
      ...Array.from({ length: 9 }, () => ({ width: 7, ...right })),
    ],
    header: [
      [
        high('STT'),
        high('Đơn vị'),
        { text: 'Phần việc chủ trì', columnSpan: 4 },
        { text: 'Báo cáo định kỳ', columnSpan: 5 },
      ],
      ...[
        [
          'Đến hạn',
          'Đúng hạn',
          'Xong sau hạn',
          'Quá hạn',
          'Phải gửi',
          'Đúng hạn',
          'Gửi chậm',
          'Chưa gửi',
          'Lần trả lại',
        ],
      ],
    ],
    rows: agencies.map(({ name, work, reports }, i): Cell[] => [
      ...[String(i + 1), name, ...workCells(work)],
      ...[reports.expected, reports.inTime, reports.late, reports.missing, reports.returned].map(String),
    ]),
  }
}

function ruleTable({ strong, weak, causes, praise, remind, unjudged }: Evaluation): Table {
  const all = [...strong, ...weak, ...causes, ...praise, ...remind]
  const chosen = (rule: string) => (rule === 'E1' ? unjudged.length : all.filter((it) => it.rule === rule).length)
  return {
    kind: 'table',
    columns: [{ width: 12, align: 'center' }, { width: 70 }, { width: 18, align: 'right' }],
    header: [['Ký hiệu', 'Quy tắc', 'Số nhận xét']],
    rows: Object.entries(ruleWords).map(([rule, words]): Cell[] => [rule, words, String(chosen(rule))]),
  }
}
