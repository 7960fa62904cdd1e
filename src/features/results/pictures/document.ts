import type { OfficialDocument } from '#lib/office/document.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import type { Line, Profile } from '../schema.ts'
import { besideBest, courseOf, nameOfLine, type PictureWords, totalChange } from './rules.ts'

const TOTAL = 'Điểm tổng'

/** The pictures of a profile for a document: the same as on the screen. */
export function profilePictures(profile: Profile) {
  const { unit, frameworkName, sources, year, years, illustrative, ownMean } = profile
  const notes = [
    ...(ownMean ? ['Số liệu của tỉnh mới là bình quân giản đơn các tỉnh cũ do hệ thống tính.'] : []),
    ...(illustrative ? ['Tỉnh hư cấu, số liệu minh họa.'] : []),
  ]
  const named = [...new Set(sources.map(({ source }) => source))].join('; ')
  const words = (title: string, of: string): PictureWords => ({
    title,
    about: `${unit.name}, ${frameworkName}`,
    source: [`Nguồn: ${named}. Số liệu ${of}.`, ...notes].join(' '),
    heading: 'Nội dung',
    total: TOTAL,
    best: 'Cao nhất',
    mean: 'Trung bình',
  })
  const span = years.length > 1 ? `các năm ${years[0]}–${years.at(-1)}` : `năm ${year}`
  const change = totalChange(profile, words(`Điểm tổng thay đổi so với năm trước`, `năm ${year}`))
  const parts = profile.lines.some(({ depth }) => depth === 1)
  return [
    ...(parts ? [besideBest(profile, words(`Từng nội dung so với nơi cao nhất năm ${year}`, `năm ${year}`), 1)] : []),
    ...(years.length > 1 ? [courseOf(profile, words('Điểm tổng qua các năm', span), 'total', false)] : []),
    ...(change ? [change] : []),
  ]
}

type Issuer = { name: string; kind: string; parentName: string | null }
type Drawn = { png: Uint8Array; width: number; height: number; title: string }

/** A report on one locality and one index: figures in words, a table of all parts, and the pictures. */
export function profileDocument(profile: Profile, issuer: Issuer, drawn: readonly Drawn[]): OfficialDocument {
  const { unit, frameworkName, year, lines } = profile
  const above = issuer.kind === 'committee' || issuer.parentName === null ? {} : { parentAgency: issuer.parentName }
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, text })
  return {
    letterhead: { ...above, agency: issuer.name, symbol: 'BC', place: '' },
    title: { type: 'Báo cáo', about: `Kết quả ${frameworkName} năm ${year} của ${unit.name}` },
    sections: [
      {
        blocks: [
          ...standingWords(profile).map(paragraph),
          {
            kind: 'table',
            columns: [{ width: 44 }, ...[12, 12, 16, 16].map((width) => ({ width, align: 'right' as const }))],
            header: [['Nội dung', 'Điểm', 'Hạng', 'So năm trước', 'Cao nhất'].map((text) => ({ text, bold: true }))],
            rows: lines.filter(({ depth }) => depth < 2).map(tableRow),
            size: 11,
          },
          // Title and source stand in the picture itself.
          ...drawn.map(({ png, width, height, title }) => {
            return { kind: 'image' as const, png, widthMm: 160, heightMm: (160 * height) / width, alternative: title }
          }),
        ],
      },
    ],
    recipients: ['Như trên'],
    signature: { title: 'Thủ trưởng đơn vị' },
  }
}

function standingWords({ lines, unit, year, range, groupNames, sources, illustrative, ownMean }: Profile): string[] {
  const total = lines.find(({ code }) => code === 'total')
  const group = total?.group ?? null
  const stand =
    total?.points === null || !total
      ? `${unit.name} không được chấm điểm năm ${year}.`
      : `Năm ${year}, ${unit.name} đạt ${decimal(total.points)} điểm${total.max === null ? '' : ` trên ${total.max}`}, đứng thứ ${total.rank} trong ${total.of} nơi có điểm${group === null ? '' : `, thuộc nhóm ${(groupNames[group] ?? '').toLowerCase()}`}.`
  return [
    stand,
    ...(range ? [`Tính cả sai số điều tra, hạng nằm trong khoảng ${range.low}–${range.high} (độ tin cậy 90 %).`] : []),
    ...(ownMean ? ['Số liệu của tỉnh mới là bình quân các tỉnh cũ do hệ thống tính, không phải kết quả công bố.'] : []),
    ...(illustrative ? ['Số liệu minh họa của tỉnh hư cấu.'] : []),
    `Nguồn: ${sources.map(({ source, publishedOn }) => `${source}${publishedOn ? ` (${formatDate(publishedOn)})` : ''}`).join('; ')}.`,
  ]
}

const decimal = (value: number): string =>
  new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)

function tableRow(line: Line): string[] {
  const { points, rank, of, change, best } = line
  const moved = change ? `${change.points > 0 ? '+' : ''}${decimal(change.points).replace('-', '−')}` : '–'
  return [
    nameOfLine(line, TOTAL),
    points === null ? 'không có điểm' : decimal(points),
    rank === null ? '–' : `${rank}/${of}`,
    change?.comparable === false ? 'không so được' : moved,
    best ? decimal(best.points) : '–',
  ]
}
