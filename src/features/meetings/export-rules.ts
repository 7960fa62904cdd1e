import type { Block, Cell, OfficialDocument } from '#lib/office/document.ts'
import { type Row, type Sheet, vietnameseDate } from '#lib/office/table.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { lateMinutes, papersInTime, presenceWords } from './rules.ts'
import { type Kept, type Meeting, type MonthSheet, Presence, type PresenceCounts } from './schema.ts'

const monthWords = (month: string) => month.split('-').reverse().join('/')
const came = (counts: PresenceCounts) => counts.present + counts.deputy + counts.late
const said = (counts: PresenceCounts) => came(counts) + counts.excused + counts.absent

export const papersWords = (meeting: Meeting): string => {
  const inTime = papersInTime(meeting)
  const words = inTime === null ? 'Chưa ghi' : inTime ? 'Đúng hạn' : 'Gửi muộn'
  return [words, meeting.papersNote].filter(Boolean).join('; ')
}
export const timeWords = (meeting: Meeting): string => {
  const late = lateMinutes(meeting)
  const clock = [meeting.beganAt ?? meeting.invitedAt, meeting.endedAt].filter(Boolean).join(' – ')
  const words = late === null ? '' : late === 0 ? 'Đúng giờ' : `Muộn ${late} phút`
  return [clock, words].filter(Boolean).join('; ') || 'Chưa ghi'
}
export const conditionWords = ({ conditionsMet, conditionsNote }: Meeting): string => {
  const words = conditionsMet === null ? 'Chưa ghi' : conditionsMet ? 'Bảo đảm' : 'Chưa bảo đảm'
  return [words, conditionsNote].filter(Boolean).join('; ')
}
const countsOf = ({ attendance }: Meeting): PresenceCounts => {
  const counts = Object.fromEntries(Presence.options.map((state) => [state, 0])) as PresenceCounts
  for (const { state } of attendance) counts[state]++
  return counts
}
const concludedWords = ({ conclusion }: Meeting): string =>
  conclusion ? `${conclusion.number ?? 'Dự thảo'} (${conclusion.tasks} việc)` : 'Chưa có'

const meetingRow = (meeting: Meeting, at: number): (string | number | null)[] => {
  const counts = countsOf(meeting)
  const head = [at + 1, meeting.title, meeting.heldOn, meeting.chair]
  const people = [meeting.attendance.length, counts.present, counts.deputy, counts.late, counts.excused, counts.absent]
  return [
    ...head,
    ...people,
    papersWords(meeting),
    timeWords(meeting),
    conditionWords(meeting),
    concludedWords(meeting),
  ]
}

const peopleColumns = ['present', 'deputy', 'late', 'excused', 'absent'] as const

/** Each meeting, each agency that was invited, and the sums of the month. */
export function monthSheets(sheet: MonthSheet): Sheet[] {
  const meetings: Sheet = {
    name: 'Cuộc họp',
    columns: [
      ...([
        { title: 'TT', type: 'integer' },
        { title: 'Cuộc họp', width: 50, wrap: true },
      ] as const),
      ...([
        { title: 'Ngày họp', type: 'date' },
        { title: 'Chủ trì', width: 26 },
      ] as const),
      { title: 'Được mời', type: 'integer' },
      ...peopleColumns.map((state) => ({ title: presenceWords[state], type: 'integer' as const })),
      ...['Tài liệu', 'Thời gian', 'Điều kiện bảo đảm', 'Kết luận'].map((title) => ({ title, width: 26, wrap: true })),
    ],
    rows: sheet.meetings.map(meetingRow),
  }
  const agencies: Sheet = {
    name: 'Đơn vị dự họp',
    columns: [
      { title: 'Đơn vị', width: 44 },
      { title: 'Được mời', type: 'integer' },
      ...Presence.options.slice(1).map((state) => ({ title: presenceWords[state], type: 'integer' as const })),
      { title: 'Chưa ghi', type: 'integer' },
    ],
    rows: sheet.agencies.map(
      ({ agencyName, counts }): Row => [
        ...[agencyName, said(counts) + counts.invited],
        ...[...Presence.options.slice(1).map((state) => counts[state]), counts.invited],
      ],
    ),
  }
  return [{ ...sums(sheet) }, meetings, agencies]
}

const sums = ({ meetings, attendance, papers, time, conditions, concluded, due, month }: MonthSheet): Sheet => ({
  name: 'Tổng hợp',
  columns: [
    { title: `Nội dung (tháng ${monthWords(month)})`, width: 56 },
    { title: 'Số lượng', type: 'integer' },
  ],
  rows: [
    ['Số cuộc họp', meetings.length],
    ['Lượt đơn vị được mời', said(attendance) + attendance.invited],
    ...Presence.options.map((state): Row => [`   ${presenceWords[state]}`, attendance[state]]),
    ...(
      [
        ['Tài liệu gửi đúng hạn', 'Tài liệu gửi muộn', papers],
        ['Bắt đầu đúng giờ', 'Bắt đầu muộn', time],
        ['Điều kiện bảo đảm', 'Điều kiện chưa bảo đảm', conditions],
      ] as [string, string, Kept][]
    ).flatMap(([yes, no, kept]): Row[] => [
      [yes, kept.yes],
      [no, kept.no],
      [`   Chưa ghi`, kept.unknown],
    ]),
    ['Cuộc họp đã có kết luận giao việc', concluded],
    ['Việc theo kết luận đến hạn trong tháng', due.tasks],
    ['   Hoàn thành đúng hạn', due.onTime],
    ['   Hoàn thành muộn', due.late],
    ['   Chưa xong, còn trong hạn', due.running],
    ['   Quá hạn, chưa hoàn thành', due.overdue],
  ],
})

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text })

const keptWords = ({ yes, no, unknown }: Kept, good: string, bad: string): string =>
  `${formatNumber(yes)} cuộc ${good}; ${formatNumber(no)} cuộc ${bad}` +
  (unknown > 0 ? `; ${formatNumber(unknown)} cuộc chưa ghi.` : '.')

/** The monthly report on the working regulations and on meetings, to the committee that asked for it. */
export function monthDocument(sheet: MonthSheet, place: string): OfficialDocument {
  const keeper = sheet.meetings.at(-1)?.keeperName ?? 'Văn phòng Ủy ban nhân dân'
  return {
    letterhead: { parentAgency: sheet.agencyName, agency: keeper, symbol: 'BC', place },
    title: {
      type: 'Báo cáo',
      about: `Tình hình thực hiện quy chế làm việc và quy định về họp của lãnh đạo ${sheet.agencyName} tháng ${monthWords(sheet.month)}`,
    },
    addressees: [sheet.agencyName],
    sections: [{ blocks: [...bodyOf(sheet)] }],
    recipients: ['Như trên', 'Các đơn vị có tên tại Phụ lục'],
    signature: { title: 'Thủ trưởng cơ quan' },
    annexes: [
      { number: 'I', title: 'Các cuộc họp trong tháng', landscape: true, blocks: [meetingTable(sheet)] },
      { number: 'II', title: 'Tình hình dự họp của các đơn vị', blocks: [agencyTable(sheet)] },
    ],
  }
}

function* bodyOf({ meetings, attendance, papers, time, conditions, concluded, due }: MonthSheet): Generator<Block> {
  yield heading(1, 'Việc chấp hành quy định về họp')
  yield paragraph(`Trong tháng đã tổ chức ${formatNumber(meetings.length)} cuộc họp (Phụ lục I).`)
  yield heading(2, 'Thành phần tham gia')
  const counts = peopleColumns.map(
    (state) => `${presenceWords[state].toLowerCase()} ${formatNumber(attendance[state])}`,
  )
  const unknown = attendance.invited > 0 ? `; chưa ghi ${formatNumber(attendance.invited)}` : ''
  yield paragraph(
    `${formatNumber(said(attendance) + attendance.invited)} lượt đơn vị được mời: ${counts.join('; ')}${unknown} (Phụ lục II).`,
  )
  yield heading(2, 'Tài liệu phục vụ cuộc họp')
  yield paragraph(keptWords(papers, 'gửi tài liệu đúng hạn', 'gửi muộn'))
  yield heading(2, 'Thời gian họp')
  yield paragraph(keptWords(time, 'bắt đầu đúng giờ', 'bắt đầu muộn'))
  yield heading(2, 'Điều kiện bảo đảm cuộc họp')
  yield paragraph(keptWords(conditions, 'bảo đảm điều kiện', 'chưa bảo đảm'))
  yield heading(1, 'Thực hiện kết luận cuộc họp')
  yield paragraph(`${formatNumber(concluded)}/${formatNumber(meetings.length)} cuộc họp đã có kết luận giao việc.`)
  yield paragraph(
    `${formatNumber(due.tasks)} việc theo kết luận đến hạn trong tháng: hoàn thành đúng hạn ${formatNumber(due.onTime)}; ` +
      `hoàn thành muộn ${formatNumber(due.late)}; chưa xong nhưng còn trong hạn ${formatNumber(due.running)}; ` +
      `quá hạn, chưa hoàn thành ${formatNumber(due.overdue)}.`,
  )
}

const centred = { align: 'center' as const }

function meetingTable({ meetings }: MonthSheet): Block {
  const header: Cell[] = [
    'TT',
    'Cuộc họp',
    'Ngày, chủ trì',
    'Thành phần',
    'Tài liệu',
    'Thời gian',
    'Điều kiện',
    'Kết luận',
  ]
  const rows = meetings.map((meeting, at): Cell[] => {
    const counts = countsOf(meeting)
    const people = peopleColumns.flatMap((state) =>
      counts[state] ? [`${presenceWords[state]}: ${counts[state]}`] : [],
    )
    const day = [vietnameseDate(meeting.heldOn), meeting.chair].filter(Boolean).join('\n')
    return [
      ...[String(at + 1), meeting.title, day, people.join('\n') || 'Chưa ghi'],
      ...[papersWords(meeting), timeWords(meeting), conditionWords(meeting), concludedWords(meeting)],
    ]
  })
  const widths = [4, 24, 13, 15, 12, 12, 10, 10]
  const columns = widths.map((width, at) => (at === 0 ? { width, ...centred } : { width, align: 'left' as const }))
  return { kind: 'table', columns, header: [header], rows }
}

function agencyTable({ agencies }: MonthSheet): Block {
  const header: Cell[] = ['TT', 'Đơn vị', 'Được mời', ...peopleColumns.map((state) => presenceWords[state])]
  const rows = agencies.map(({ agencyName, counts }, at): Cell[] => [
    ...[String(at + 1), agencyName, String(said(counts) + counts.invited)],
    ...peopleColumns.map((state) => String(counts[state])),
  ])
  const columns = [6, 34, 10, 10, 10, 10, 10, 10].map((width, at) => (at === 1 ? { width } : { width, ...centred }))
  return { kind: 'table', columns, header: [header], rows }
}
