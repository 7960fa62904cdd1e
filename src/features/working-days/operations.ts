import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { vietnameseDate } from '#lib/office/table.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import { Problem } from '#platform/problem.ts'
import { checkNew, daysOfYear, withDays } from './rules.ts'
import { AddDay, ChangeDetail, OfChange, RemoveDay, ShowCalendar, WorkingYear } from './schema.ts'
import {
  calendarOf,
  closeDay,
  findChange,
  findDayForUpdate,
  insertChange,
  insertDay,
  listChanges,
  listDays,
  listMoves,
} from './store.ts'

const shownMoves = 500
const auditedMoves = 200

export const showCalendar = operation({
  name: 'calendar.year',
  method: 'GET',
  path: '/working-days',
  summary: 'Lịch làm việc của một năm: ngày nghỉ, ngày làm bù, những ngày tỉnh tự thêm và các lần sửa lịch.',
  input: ShowCalendar,
  output: WorkingYear,
  allow: 'setting.manage',
  run: async ({ db, services }, { year }) => {
    const own = await listDays(db)
    const changes = await listChanges(db, 50)
    const known = services.calendar.covers(`${year}-01-01`)
    const calendar = withDays(services.calendar, own)
    const byDay = new Map(own.map((each) => [each.day, each]))
    const days = known ? daysOfYear(year, services.calendar, byDay, calendar) : []
    return { year, known, days, version: changes[0]?.version ?? 0, changes }
  },
})

const byOf = ({ userId, actor, now }: Context) => ({ userId, name: actor.name, now })

/** Tells everybody who keeps clocks, and answers what moved. */
async function settle(context: Context, changeId: string): Promise<z.input<typeof ChangeDetail>> {
  await context.emit('calendar.changed', { changeId })
  return changeOf(context, changeId)
}

async function changeOf({ db }: Pick<Context, 'db'>, changeId: string): Promise<z.input<typeof ChangeDetail>> {
  const change = await findChange(db, changeId)
  if (!change) throw new Problem('access.not_found')
  return { ...change, moves: await listMoves(db, changeId, shownMoves) }
}

const inAudit = (_input: unknown, { day, dayKind, source, moved, moves }: z.output<typeof ChangeDetail>) => ({
  day,
  dayKind,
  source,
  moved,
  moves: moves
    .slice(0, auditedMoves)
    .map(({ agencyName, words, dueFrom, dueTo }) => `${agencyName}: ${words.slice(0, 80)} (${dueFrom} → ${dueTo})`),
})

export const addCalendarDay = operation({
  name: 'calendar.addDay',
  method: 'POST',
  path: '/working-days',
  summary:
    'Thêm một ngày nghỉ hoặc ngày làm bù của tỉnh; trả lời những thời hạn đang chạy đã dời, từ ngày nào sang ngày nào.',
  input: AddDay,
  output: ChangeDetail,
  allow: 'setting.manage',
  run: async (context, input) => {
    const { db } = context
    const held = (await listDays(db)).find(({ day }) => day === input.day)
    if (held) throw new Problem('calendar.day_held', { name: held.name })
    checkNew(input, await calendarOf(context))
    const dayId = await insertDay(db, input, byOf(context))
    return settle(context, await insertChange(db, { kind: 'added', dayId }, byOf(context)))
  },
  audit: inAudit,
})

export const removeCalendarDay = operation({
  name: 'calendar.removeDay',
  method: 'DELETE',
  path: '/working-days/:dayId',
  summary: 'Bỏ một ngày mà tỉnh đã thêm vào lịch; các thời hạn đang chạy được tính lại.',
  input: RemoveDay,
  output: ChangeDetail,
  allow: 'setting.manage',
  run: async (context, { dayId }) => {
    const { db } = context
    if (!(await findDayForUpdate(db, dayId))) throw new Problem('access.not_found')
    await closeDay(db, dayId, byOf(context))
    return settle(context, await insertChange(db, { kind: 'removed', dayId }, byOf(context)))
  },
  audit: inAudit,
})

export const showCalendarChange = operation({
  name: 'calendar.change',
  method: 'GET',
  path: '/working-days/changes/:changeId',
  summary: 'Một lần sửa lịch làm việc và những thời hạn đã dời vì nó.',
  input: OfChange,
  output: ChangeDetail,
  allow: 'setting.manage',
  run: (context, { changeId }) => changeOf(context, changeId),
})

export const exportCalendarChange = operation({
  name: 'calendar.changeXlsx',
  method: 'GET',
  path: '/working-days/changes/:changeId/moved.xlsx',
  summary: 'Danh sách những thời hạn đã dời vì một lần sửa lịch làm việc (Excel).',
  input: OfChange,
  output: z.unknown(),
  allow: 'setting.manage',
  reply: 'file',
  run: async ({ db }, { changeId }) => {
    const change = await findChange(db, changeId)
    if (!change) throw new Problem('access.not_found')
    const moves = await listMoves(db, changeId, 100_000)
    const sheet = {
      name: `Lần sửa ${change.version}`,
      columns: moveColumns,
      rows: moves.map(({ kind, planNumber, agencyName, words, dueFrom, dueTo }) => {
        return [agencyName, kind === 'duty' ? 'Ban hành kế hoạch' : 'Nhiệm vụ', words, planNumber, dueFrom, dueTo]
      }),
    }
    return {
      filename: `Thời hạn dời do lịch ${vietnameseDate(change.day).replaceAll('/', '-')}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: Readable.toWeb(Readable.from(xlsxStream([sheet]))) as ReadableStream<Uint8Array>,
    }
  },
})

const moveColumns = [
  { title: 'Đơn vị', width: 34 },
  { title: 'Loại', width: 20 },
  { title: 'Nội dung', width: 70, wrap: true },
  { title: 'Kế hoạch', width: 18 },
  { title: 'Hạn cũ', type: 'date' as const },
  { title: 'Hạn mới', type: 'date' as const },
]
