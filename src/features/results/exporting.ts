import { z } from 'zod'
import { workbookReply } from '#features/access/file-replies.ts'
import { operation } from '#features/access/operation.ts'
import { numberColumn as count, pointsColumn as points, type Sheet, textColumn as text } from '#lib/office/table.ts'
import { dayInVietnam } from '#lib/vietnamese/dates.ts'
import { fieldReply, profileOf } from './operations.ts'
import { type Field, type Profile, ShowField, ShowProfile } from './schema.ts'

export const exportProfile = operation({
  name: 'results.exportProfile',
  method: 'GET',
  path: '/indices/:framework/profile.xlsx',
  summary: 'Hồ sơ một địa phương trên một chỉ số (Excel): năm được chọn, điểm và hạng các năm, nguồn.',
  input: ShowProfile,
  output: z.unknown(),
  allow: 'index.read',
  reply: 'file',
  run: async (reading, input) => {
    const profile = await profileOf(reading, input)
    const name = `${profile.unit.name} ${profile.framework} ${profile.year}`
    return workbookReply(name, [linesSheet(profile), yearsSheet(profile), sourceSheet(profile, profile.ownMean)])
  },
})

function linesSheet({ lines, groupNames, year }: Profile): Sheet {
  const columns = [
    text('Mã', 8),
    text('Nội dung', 46),
    ...['Điểm', 'Điểm tối đa'].map(points),
    ...['Hạng', 'Số nơi có điểm'].map(count),
    text('Nhóm', 16),
    ...['Năm trước', 'Thay đổi', 'Thay đổi (%)'].map(points),
    text('So được với năm trước', 22),
    ...['Cao nhất', 'p75', 'Trung vị', 'Trung bình', 'Trung bình vùng'].map(points),
  ]
  const rows = lines.map((it) => [
    it.code === 'total' ? '' : it.code,
    it.code === 'total' ? 'Điểm tổng' : it.name,
    it.points,
    it.max,
    it.rank,
    it.of,
    it.group === null ? '' : (groupNames[it.group] ?? ''),
    it.change?.before,
    it.change?.points,
    it.change ? Math.round(it.change.percent * 100) / 100 : null,
    it.change ? (it.change.comparable ? 'có' : `không${it.change.reason ? `: ${it.change.reason}` : ''}`) : '',
    it.best?.points,
    it.p75,
    it.median,
    it.mean,
    it.regionMean,
  ])
  return { name: `Năm ${year}`, columns, rows }
}

function yearsSheet({ series }: Profile): Sheet {
  const rows = series.flatMap(({ code, name, values, cuts }) =>
    values.map((it) => [
      code === 'total' ? '' : code,
      code === 'total' ? 'Điểm tổng' : name,
      it.year,
      it.points,
      it.rank,
      it.of,
      it.best,
      it.mean,
      cuts.some(({ year }) => year === it.year) ? 'đứt chuỗi trước năm này' : '',
    ]),
  )
  const columns = [
    text('Mã', 8),
    text('Nội dung', 46),
    count('Năm'),
    points('Điểm'),
    ...['Hạng', 'Số nơi có điểm'].map(count),
    ...['Cao nhất', 'Trung bình'].map(points),
    text('Ghi chú', 26),
  ]
  return { name: 'Các năm', columns, rows }
}

function sourceSheet({ sources, issuer, illustrative, frameworkName }: Profile | Field, ownMean: boolean): Sheet {
  const notes = [
    ...(ownMean
      ? ['Số liệu tỉnh mới là bình quân giản đơn các tỉnh cũ do hệ thống tính, không phải kết quả công bố.']
      : []),
    ...(illustrative ? ['Tỉnh hư cấu, số liệu minh họa; không phải kết quả của địa phương có thật.'] : []),
  ]
  const rows = [
    [frameworkName, issuer, ''],
    ...sources.map(({ source, publishedOn, importedAt }) => [source, publishedOn ?? '', dayInVietnam(importedAt)]),
    ...notes.map((note) => [note, '', '']),
  ]
  return { name: 'Nguồn', columns: [text('Nguồn', 80), text('Ngày công bố', 16), text('Ngày nhập', 16)], rows }
}

export const exportField = operation({
  name: 'results.exportField',
  method: 'GET',
  path: '/indices/:framework/field.xlsx',
  summary: 'Cả nước trên một chỉ số trong một năm (Excel): điểm, hạng, nhóm của mọi địa phương, mọi nội dung.',
  input: ShowField,
  output: z.unknown(),
  allow: 'index.read',
  reply: 'file',
  run: async (reading, input) => {
    const field = await fieldReply(reading, input)
    const view = field.ownMean ? ' như nay' : ''
    return workbookReply(`${field.framework} ${field.year}${view}`, [
      fieldSheet(field),
      sourceSheet(field, field.ownMean),
    ])
  },
})

function fieldSheet({ units, codes, groupNames, year }: Field): Sheet {
  const columns = [
    text('Địa phương'),
    text('Vùng', 30),
    count('Hạng'),
    text('Nhóm', 16),
    text('Khoảng hạng (90 %)', 18),
    points('Thay đổi'),
    ...codes.map(({ code, name }) => points(code === 'total' ? 'Điểm tổng' : `${code} ${name}`)),
  ]
  const sorted = [...units].sort((a, b) => (a.standings.total?.rank ?? 1e6) - (b.standings.total?.rank ?? 1e6))
  const rows = sorted.map(({ name, region, standings, range }) => {
    const total = standings.total
    const group = total?.group ?? null
    return [
      name,
      region,
      total?.rank,
      group === null ? '' : (groupNames[group] ?? ''),
      range ? `${range.low}–${range.high}` : '',
      total?.change?.points,
      ...codes.map(({ code }) => standings[code]?.points),
    ]
  })
  return { name: `Năm ${year}`, columns, rows }
}
