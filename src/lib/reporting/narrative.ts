import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { formatDate } from '../vietnamese/dates.ts'
import { figureParagraphs, type ToldFigures } from './figure-words.ts'
import type { FormSection, ReportForm } from './form.ts'
import { bare, changeSince, counted, listed, lowered, percent, percentOf } from './word-forms.ts'

/**
 * Work of plans in a period, each task once: done + waiting + going + notStarted = total. `doneLate` are among the done,
 * `overdue` among the others.
 */
export type WorkFacts = {
  total: number
  done: number
  doneLate: number
  waiting: number
  going: number
  notStarted: number
  overdue: number
}

/** A task that is named. `due` 'YYYY-MM-DD'. */
export type NamedTask = { text: string; agency: string | null; due: PlainDate | null; daysLate: number | null }

/** What is known of one section. null: not known, and nothing is said of it. */
export type SectionFacts = {
  /** The last day of the figures. */
  until: PlainDate | null
  work: WorkFacts | null
  /** `name` as it stands in a sentence: "quý IV/2025". */
  before: { name: string; work: WorkFacts } | null
  /** Files that prove the work. */
  files: number | null
  done: readonly NamedTask[]
  late: readonly NamedTask[]
}

/** Agencies that owe a report, and those of them that sent it. `missing` are all that did not. */
export type ReporterFacts = { expected: number; sent: number; sentLate: number; missing: readonly string[] }

const mostNamed = 5

/**
 * The draft of one section, a paragraph a line: progress, results and delays by name, then the figures that belong to it.
 * Every number and name is in the facts, or follows from them by the one rule that SPEC N names.
 */
export function sectionDraft(
  section: FormSection,
  form: ReportForm,
  facts: SectionFacts,
  figures: ToldFigures,
): string {
  return [...workParagraphs(facts), ...figureParagraphs(section, form, figures)].join('\n')
}

/** Progress in sentences: a paragraph of counts, then one of results and one of delays where there are any. */
export function workParagraphs(facts: SectionFacts): string[] {
  const { work } = facts
  if (work === null) return []
  const counts = [progress(work, facts.until), remaining(work), compared(work, facts.before), proven(work, facts.files)]
  return [
    counts.filter((sentence) => sentence !== '').join(' '),
    results(work, facts.done),
    delays(work, facts.late),
  ].filter((paragraph) => paragraph !== '')
}

function progress(work: WorkFacts, until: PlainDate | null): string {
  const { total } = work
  if (total === 0) return 'Kế hoạch không có nhiệm vụ nào thuộc nội dung này trong kỳ báo cáo.'
  const said = total === 1 ? `Nhiệm vụ duy nhất thuộc nội dung này ${onlyOne(work)}.` : progressOfMany(work)
  return until === null ? said : `Đến hết ngày ${formatDate(until)}, ${lowered(said)}`
}

function onlyOne({ done, doneLate, overdue, waiting, going }: WorkFacts): string {
  if (done > 0) return doneLate > 0 ? 'đã hoàn thành, sau thời hạn' : 'đã hoàn thành'
  const state = waiting > 0 ? 'đang chờ nghiệm thu' : going > 0 ? 'đang được thực hiện' : 'chưa bắt đầu thực hiện'
  return overdue > 0 ? `${state} và đã quá thời hạn` : state
}

function progressOfMany({ total, done, doneLate }: WorkFacts): string {
  const late = doneLate === 0 ? '' : `, trong đó ${counted(doneLate)} nhiệm vụ hoàn thành sau thời hạn`
  if (done === 0) return `Chưa có nhiệm vụ nào trong số ${counted(total)} nhiệm vụ thuộc nội dung này hoàn thành.`
  if (done === total) {
    const all = doneLate === total ? ', đều sau thời hạn' : late
    return `Đã hoàn thành toàn bộ ${counted(total)} nhiệm vụ thuộc nội dung này${all}.`
  }
  const share = percent(percentOf(done, total))
  return `Đã hoàn thành ${counted(done)}/${counted(total)} nhiệm vụ thuộc nội dung này, đạt ${share}${late}.`
}

function remaining({ total, done, waiting, going, notStarted, overdue }: WorkFacts): string {
  const rest = total - done
  if (total < 2 || rest === 0) return ''
  const states = [
    ['đang thực hiện', going],
    ['đang chờ nghiệm thu', waiting],
    ['chưa bắt đầu', notStarted],
  ] as const
  const parts = states.filter(([, n]) => n > 0).map(([state, n]) => `${counted(n)} nhiệm vụ ${state}`)
  const late =
    overdue === 0
      ? ''
      : overdue === rest
        ? rest === 1
          ? ' và đã quá thời hạn'
          : ', tất cả đều đã quá thời hạn'
        : `, trong đó ${counted(overdue)} nhiệm vụ đã quá thời hạn`
  return `Còn ${parts.join(', ')}${late}.`
}

/** The difference of the two rates as they are printed, so that a reader who subtracts finds the same. */
function compared(work: WorkFacts, before: SectionFacts['before']): string {
  if (before === null || before.work.total === 0 || work.total === 0) return ''
  const [now, then] = [percentOf(work.done, work.total), percentOf(before.work.done, before.work.total)]
  const change = changeSince(before.name, now, then, 'percent')
  return `Tỷ lệ hoàn thành ${now === then ? change : `${change} (${percent(then)})`}.`
}

function proven({ done }: WorkFacts, files: number | null): string {
  if (files === null || (files === 0 && done === 0)) return ''
  if (files === 0) return 'Chưa có tài liệu kiểm chứng kèm theo.'
  return `Có ${counted(files)} tài liệu kiểm chứng kèm theo.`
}

function results({ done }: WorkFacts, named: readonly NamedTask[]): string {
  if (done === 0 || named.length === 0) return ''
  const names = named.map(({ text, agency }) => `“${bare(text)}”${agency === null ? '' : ` (${agency})`}`)
  const head = done === 1 ? 'Nhiệm vụ đã hoàn thành' : 'Các nhiệm vụ đã hoàn thành'
  return `${head}: ${listed(names, done, mostNamed, 'nhiệm vụ')}.`
}

function delays({ overdue }: WorkFacts, named: readonly NamedTask[]): string {
  if (overdue === 0 || named.length === 0) return ''
  const names = named.map((task) => `“${bare(task.text)}”${circumstances(task)}`)
  const head = overdue === 1 ? 'Nhiệm vụ quá thời hạn' : 'Các nhiệm vụ quá thời hạn'
  return `${head}: ${listed(names, overdue, mostNamed, 'nhiệm vụ')}.`
}

function circumstances({ agency, due, daysLate }: NamedTask): string {
  const parts = [
    ...(agency === null ? [] : [agency]),
    ...(due === null || !isPlainDate(due) ? [] : [`thời hạn ${formatDate(due)}`]),
    ...(daysLate === null || daysLate <= 0 ? [] : [`chậm ${counted(daysLate)} ngày`]),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

/** Who sent a report and who did not: what a consolidated report rests on. Empty when nobody owes one. */
export function reporterSentence({ expected, sent, sentLate, missing }: ReporterFacts): string {
  if (expected === 0) return ''
  const late = sentLate === 0 ? '' : `, trong đó ${counted(sentLate)} đơn vị gửi chậm`
  if (expected === 1) {
    const state = sent === 0 ? 'chưa gửi báo cáo' : sentLate > 0 ? 'đã gửi báo cáo, chậm thời hạn' : 'đã gửi báo cáo'
    return `Đơn vị duy nhất phải báo cáo ${state}.`
  }
  if (sent === 0) return `Chưa có đơn vị nào trong số ${counted(expected)} đơn vị gửi báo cáo.`
  if (sent >= expected) return `Toàn bộ ${counted(expected)} đơn vị đã gửi báo cáo${late}.`
  const absent = missing.length === 0 ? '' : ` Chưa gửi: ${listed(missing, expected - sent, mostAbsent, 'đơn vị')}.`
  return `Đã có ${counted(sent)}/${counted(expected)} đơn vị gửi báo cáo, đạt ${percent(percentOf(sent, expected))}${late}.${absent}`
}

/** How many sent theirs after the day; empty when nobody did. */
export const lateSentence = (count: number): string =>
  count === 0 ? '' : `Có ${counted(count)} đơn vị gửi báo cáo chậm thời hạn.`

const mostAbsent = 10
