import { type Figure, shownFigure } from './figure.ts'
import { counted, percent, percentOf } from './word-forms.ts'

/** Work whose day came in the period: due = inTime + doneLate + overdue; `waiting` to `silent` say where the overdue stands. */
export type DueWork = {
  due: number
  inTime: number
  doneLate: number
  overdue: number
  /** Of the overdue: reported and not yet accepted, sent back, not begun, and without a word for thirty days. */
  waiting: number
  returned: number
  notBegun: number
  silent: number
}

export type AxisFacts = { name: string; work: DueWork; before: DueWork | null }

export type AgencyFacts = {
  name: string
  work: DueWork
  /** Periodic reports that it owed in the time. */
  reports: { expected: number; inTime: number; late: number; missing: number; returned: number }
  /** Days since its last word while it has open work; null: it has none open. */
  silentDays: number | null
}

export type EvaluationFacts = {
  axes: readonly AxisFacts[]
  agencies: readonly AgencyFacts[]
  /** As it stands in a sentence: "6 tháng đầu năm 2025"; null when nothing is known of it. */
  beforeName: string | null
}

/** One thing said, by which rule of SPEC E. */
export type Judgement = { rule: string; subject: string; text: string }

export type Evaluation = {
  strong: Judgement[]
  weak: Judgement[]
  causes: Judgement[]
  praise: Judgement[]
  remind: Judgement[]
  /** Axes of which too little was due to say anything (E1). */
  unjudged: string[]
}

/** The bounds of the rules: they stand in the draft beside what they chose. */
export const bounds = {
  leastDue: 3,
  strongShare: 90,
  weakShare: 70,
  change: 10,
  remindShare: 20,
  remindOverdue: 2,
  lateReports: 2,
  silentDays: 30,
  praisedShare: 10,
} as const

/** Strong and weak points, causes, whom to praise and whom to remind (SPEC E): a draft, each line with its rule. */
export function evaluate(facts: EvaluationFacts): Evaluation {
  const judged = facts.axes.filter(({ work }) => work.due >= bounds.leastDue)
  const said = judged.map((axis) => judgeAxis(axis, facts.beforeName))
  return {
    strong: said.flatMap(({ strong }) => strong),
    weak: said.flatMap(({ weak }) => weak),
    causes: causesOf(facts.axes),
    praise: praised(facts.agencies),
    remind: facts.agencies.flatMap(reminded),
    unjudged: facts.axes.filter(({ work }) => work.due < bounds.leastDue).map(({ name }) => name),
  }
}

const doneOf = ({ inTime, doneLate }: DueWork): number => inTime + doneLate
const shareOf = (work: DueWork): Figure => percentOf(doneOf(work), work.due)

function judgeAxis(
  { name, work, before }: AxisFacts,
  beforeName: string | null,
): { strong: Judgement[]; weak: Judgement[] } {
  const share = shareOf(work)
  const tasks = `${counted(doneOf(work))}/${counted(work.due)} nhiệm vụ đến hạn đã hoàn thành, đạt ${percent(share)}`
  const late = work.overdue === 0 ? '' : `, còn ${counted(work.overdue)} nhiệm vụ quá hạn`
  const own = { subject: name }
  const strong: Judgement[] = []
  const weak: Judgement[] = []
  if (Number(share) >= bounds.strongShare) strong.push({ ...own, rule: 'E2', text: `${name}: ${tasks}${late}.` })
  if (Number(share) < bounds.weakShare) weak.push({ ...own, rule: 'E3', text: `${name}: mới có ${tasks}${late}.` })
  const told = strong.length + weak.length > 0
  if (told || before === null || beforeName === null || before.due < bounds.leastDue) return { strong, weak }
  const then = shareOf(before)
  const change = Math.round((Number(share) - Number(then)) * 10) / 10
  const moved = `${shownFigure(String(Math.abs(change)))} điểm phần trăm so với ${beforeName} (${percent(then)} lên ${percent(share)})`
  if (change >= bounds.change) strong.push({ ...own, rule: 'E4', text: `${name}: tỷ lệ hoàn thành tăng ${moved}.` })
  if (change <= -bounds.change)
    weak.push({ ...own, rule: 'E4', text: `${name}: tỷ lệ hoàn thành giảm ${moved.replace(' lên ', ' xuống ')}.` })
  return { strong, weak }
}

const causes: readonly (readonly [keyof DueWork, string])[] = [
  ['notBegun', 'chưa bắt đầu thực hiện'],
  ['silent', `không được cập nhật trong ${bounds.silentDays} ngày gần nhất`],
  ['returned', 'đã nộp kết quả nhưng bị trả lại, chưa làm lại xong'],
  ['waiting', 'đã nộp kết quả, đang chờ nghiệm thu'],
]

/** E5: where at least a third of the overdue work of an axis stands alike. What agencies think of it is theirs to write. */
function causesOf(axes: readonly AxisFacts[]): Judgement[] {
  return axes.flatMap(({ name, work }) =>
    causes.flatMap(([key, words]) => {
      if (work.overdue === 0 || work[key] === 0 || work[key] * 3 < work.overdue) return []
      const text = `${name}: ${counted(work[key])}/${counted(work.overdue)} nhiệm vụ quá hạn ${words}.`
      return [{ rule: 'E5', subject: name, text }]
    }),
  )
}

const isClean = ({ work, reports }: AgencyFacts): boolean =>
  work.due >= bounds.leastDue &&
  work.inTime === work.due &&
  reports.inTime === reports.expected &&
  reports.returned === 0

/** E6: nothing late, nothing missing, nothing sent back; one agency in ten at most, those with most work first. */
function praised(agencies: readonly AgencyFacts[]): Judgement[] {
  const clean = agencies.filter((agency) => isClean(agency) && reminded(agency).length === 0)
  const sorted = clean.toSorted((a, b) => b.work.due - a.work.due || (a.name < b.name ? -1 : 1))
  const room = Math.ceil((agencies.length * bounds.praisedShare) / 100)
  const last = sorted[room - 1]?.work.due ?? 0
  return sorted
    .filter(({ work }) => work.due >= last)
    .map(({ name, work, reports }) => {
      const sent =
        reports.expected === 0 ? '' : `; gửi đúng hạn ${counted(reports.inTime)}/${counted(reports.expected)} báo cáo`
      const text = `${name}: hoàn thành đúng hạn ${counted(work.inTime)}/${counted(work.due)} nhiệm vụ đến hạn${sent}.`
      return { rule: 'E6', subject: name, text }
    })
}

/** E7: overdue work, reports that are missing or late, silence. Each reason with its figure. */
function reminded({ name, work, reports, silentDays }: AgencyFacts): Judgement[] {
  const reasons: string[] = []
  const share = work.due === 0 ? 0 : (work.overdue / work.due) * 100
  if (work.overdue >= bounds.remindOverdue && share >= bounds.remindShare)
    reasons.push(`${counted(work.overdue)}/${counted(work.due)} nhiệm vụ đến hạn đã quá hạn`)
  if (reports.missing > 0) reasons.push(`chưa gửi ${counted(reports.missing)}/${counted(reports.expected)} báo cáo`)
  if (reports.late >= bounds.lateReports)
    reasons.push(`gửi chậm ${counted(reports.late)}/${counted(reports.expected)} báo cáo`)
  if (silentDays !== null && silentDays >= bounds.silentDays)
    reasons.push(`còn việc chưa xong nhưng ${counted(silentDays)} ngày không cập nhật`)
  return reasons.length === 0 ? [] : [{ rule: 'E7', subject: name, text: `${name}: ${reasons.join('; ')}.` }]
}

/** The rules in words, as they stand under the draft. */
export const ruleWords: Readonly<Record<string, string>> = {
  E1: `Chỉ nhận xét trục có từ ${bounds.leastDue} nhiệm vụ đến hạn trở lên.`,
  E2: `Ưu điểm: từ ${bounds.strongShare}% nhiệm vụ đến hạn trở lên đã hoàn thành.`,
  E3: `Hạn chế: dưới ${bounds.weakShare}% nhiệm vụ đến hạn đã hoàn thành.`,
  E4: `Tỷ lệ hoàn thành thay đổi từ ${bounds.change} điểm phần trăm trở lên so với cùng kỳ.`,
  E5: 'Nguyên nhân: ít nhất một phần ba số nhiệm vụ quá hạn của trục ở cùng một tình trạng.',
  E6: `Biểu dương: từ ${bounds.leastDue} nhiệm vụ đến hạn trở lên, tất cả đúng hạn; báo cáo đúng hạn, không bị trả lại; nhiều nhất một phần mười số đơn vị, xếp theo số nhiệm vụ (bằng nhau thì cùng được nêu).`,
  E7: `Nhắc nhở: từ ${bounds.remindOverdue} nhiệm vụ quá hạn và ${bounds.remindShare}% số đến hạn trở lên; hoặc thiếu báo cáo; hoặc từ ${bounds.lateReports} báo cáo chậm trở lên; hoặc còn việc mà ${bounds.silentDays} ngày không cập nhật.`,
}
