import type { Cell, OfficialDocument, TableColumn } from '#lib/office/document.ts'
import { type Column, type Row, type Sheet, vietnameseDate } from '#lib/office/table.ts'
import type { Overclaims, SheetPage, SheetSummary, Verdict } from './schema.ts'
import { sourceWords } from './surveys/rules.ts'

export type Issuer = { name: string; kind: string; parentName: string | null }

const numeric = (text: string | null): number | null => (text === null ? null : Number(text))

/** 1.5 → “1,50”: the paper form prints two decimals. */
const printed = (text: string | null): string => (text === null ? '' : twoDecimals.format(Number(text)))
const twoDecimals = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

export const formColumns: readonly Column[] = [
  { title: 'TT', width: 9 },
  { title: 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần', width: 60 },
  { title: 'Điểm tối đa', type: 'points' },
  { title: 'Tự chấm', type: 'points' },
  { title: 'Cách tính', width: 50 },
  { title: 'Tài liệu kiểm chứng', width: 40 },
  { title: 'Thẩm định lần 1', type: 'points' },
  { title: 'Lý do', width: 40 },
  { title: 'Giải trình', width: 40 },
  { title: 'Thẩm định lần 2', type: 'points' },
  { title: 'Kết quả', type: 'points' },
  { title: 'Ghi chú', width: 30 },
]

type Line = SheetPage['lines'][number]

const judged = (line: Line, verdict: Verdict | null): string | null =>
  verdict === null ? null : verdict.accepted ? line.self.points : (verdict.points ?? line.final.points)

const reasons = (line: Line): string =>
  [line.verdict1?.reason, line.verdict2?.reason].filter((it) => it !== null && it !== undefined).join('; ')

const proofs = (line: Line): string => {
  const files = line.evidence.map(({ filename, place }) => (place ? `${filename} (${place})` : filename))
  return [...files, ...(line.excuse ? [`Không có: ${line.excuse}`] : [])].join('; ')
}

type FormLine = {
  row: SheetPage['rows'][number]
  line: Line | undefined
  group: SheetPage['groups'][number] | undefined
}

function* formLines({ rows, lines, groups }: SheetPage): Generator<FormLine> {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const sums = new Map(groups.map((group) => [group.code, group]))
  for (const row of rows) yield { row, line: byCode.get(row.code), group: sums.get(row.code) }
}

/** The form as a worksheet, with the columns of the paper form. */
export function formSheet(page: SheetPage): Sheet {
  const rows = [...formLines(page)].map(({ row, line, group }): Row => {
    const head = [row.code, row.name, numeric(row.max)]
    if (!line)
      return [...head, numeric(group?.self.points ?? null), ...blanks(6), numeric(group?.final.points ?? null), null]
    return [
      ...head,
      numeric(line.self.points),
      line.source ? sourceWords(line.source) : line.account.join(' '),
      proofs(line),
      numeric(judged(line, line.verdict1)),
      reasons(line),
      line.explanation,
      numeric(judged(line, line.verdict2)),
      numeric(line.final.points),
      line.note,
    ]
  })
  const total = [
    null,
    'Tổng điểm',
    numeric(page.final.max),
    numeric(page.self.points),
    ...blanks(6),
    numeric(page.final.points),
    null,
  ]
  return { name: 'Phiếu chấm điểm', columns: formColumns, rows: [...rows, total] }
}

const blanks = (count: number): null[] => new Array<null>(count).fill(null)

const documentColumns: readonly TableColumn[] = [
  { width: 5, align: 'center' },
  { width: 26 },
  { width: 6, align: 'center' },
  { width: 7, align: 'center' },
  { width: 16 },
  { width: 8, align: 'center' },
  { width: 13 },
  { width: 7, align: 'center' },
  { width: 12 },
]
const documentHead = [
  'TT',
  'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
  'Điểm tối đa',
  'Tự chấm',
  'Tài liệu kiểm chứng',
  'Thẩm định',
  'Giải trình',
  'Kết quả',
  'Ghi chú',
]

function documentRow({ row, line, group }: FormLine): Cell[] {
  const bold = row.isGroup
  const cell = (text: string): Cell => (bold ? { text, bold } : text)
  const got = line ?? group
  return [
    cell(row.code),
    cell(row.name),
    cell(printed(row.max)),
    cell(printed(got?.self.points ?? null)),
    line ? proofs(line) : '',
    line ? printed(judged(line, line.verdict2 ?? line.verdict1)) : '',
    line?.explanation ?? '',
    cell(printed(got?.final.points ?? null)),
    line ? [reasons(line), line.note, line.source && sourceWords(line.source)].filter(Boolean).join('; ') : '',
  ]
}

/** The form as a report of the agency in the State's layout, the table as its annex. */
export function formDocument(page: SheetPage, issuer: Issuer, today: string): OfficialDocument {
  const { round } = page
  const above = issuer.kind === 'committee' || issuer.parentName === null ? {} : { parentAgency: issuer.parentName }
  const final = round.stage === 'final' || round.stage === 'published'
  const own = `Tổng điểm tự chấm: ${printed(page.self.points)}/${printed(page.self.max)} điểm.`
  const result = `Kết quả sau thẩm định: ${printed(page.final.points)}/${printed(page.final.max)} điểm${page.className ? `, xếp loại ${page.className}` : ''}.`
  const words = [
    `${page.name} báo cáo kết quả tự đánh giá, chấm điểm theo ${round.editionName}, ${round.name} (Phụ lục kèm theo), lập ngày ${vietnameseDate(today)}.`,
    ...(round.illustrative ? ['Số liệu trong báo cáo này chỉ để minh họa.'] : []),
    own,
    ...(final ? [result] : []),
  ]
  return {
    letterhead: { ...above, agency: issuer.name, symbol: 'BC', place: '' },
    title: { type: 'Báo cáo', about: `Kết quả tự đánh giá, chấm điểm năm ${round.year}` },
    sections: [{ blocks: words.map((text) => ({ kind: 'paragraph' as const, text })) }],
    recipients: [round.agencyName],
    signature: { title: 'Thủ trưởng đơn vị' },
    annexes: [
      {
        title: 'Bảng tự đánh giá, chấm điểm',
        landscape: true,
        blocks: [
          {
            kind: 'table',
            columns: documentColumns,
            header: [documentHead.map((text) => ({ text, bold: true }))],
            rows: [...formLines(page)].map(documentRow),
            size: 10,
          },
        ],
      },
    ],
  }
}

/** Ranking and over-claims of a round as worksheets. */
export function rankingSheets(units: readonly SheetSummary[], over: Overclaims): Sheet[] {
  const sorted = [...units].sort((a, b) => (a.place ?? 9999) - (b.place ?? 9999))
  const ranking = sorted.map(
    (it): Row => [
      it.place,
      it.name,
      numeric(it.self.points),
      numeric(it.final.points),
      numeric(it.final.max),
      it.final.percent === null ? null : it.final.percent / 100,
      it.className,
      it.submittedAt ? 'Đã nộp' : 'Chưa nộp',
      it.final.gaps,
    ],
  )
  const lines = over.lines.map(
    (it): Row => [it.unit, it.code, it.criterion, numeric(it.self), numeric(it.final), numeric(it.over), it.reason],
  )
  return [
    { name: 'Xếp hạng', columns: rankingColumns, rows: ranking },
    { name: 'Tự chấm cao hơn', columns: overColumns, rows: lines },
  ]
}

const rankingColumns: readonly Column[] = [
  { title: 'Hạng', type: 'integer' },
  { title: 'Đơn vị', width: 44 },
  { title: 'Tự chấm', type: 'points' },
  { title: 'Kết quả', type: 'points' },
  { title: 'Điểm tối đa áp dụng', type: 'points' },
  { title: 'Tỷ lệ', type: 'percent' },
  { title: 'Xếp loại', width: 14 },
  { title: 'Phiếu', width: 12 },
  { title: 'Tiêu chí chưa có điểm', type: 'integer' },
]
const overColumns: readonly Column[] = [
  { title: 'Đơn vị', width: 40 },
  { title: 'Mã', width: 9 },
  { title: 'Tiêu chí', width: 56 },
  { title: 'Tự chấm', type: 'points' },
  { title: 'Thẩm định', type: 'points' },
  { title: 'Chênh lệch', type: 'points' },
  { title: 'Lý do', width: 50 },
]
