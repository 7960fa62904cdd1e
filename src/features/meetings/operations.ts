import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Id } from '#features/access/schema.ts'
import { existsOn } from '#features/directory/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { Problem } from '#platform/problem.ts'
import { checkMeeting, daysOf } from './rules.ts'
import { ChangeMeeting, ListMeetings, Meeting, MeetingList, SaveMeeting } from './schema.ts'
import {
  deleteMeeting,
  findMeeting,
  findMeetingForUpdate,
  insertMeeting,
  listMeetings,
  type MeetingSubject,
  saveMeeting,
} from './store.ts'

const one = (subject: MeetingSubject, { can }: Pick<Context, 'can'>): Meeting => ({
  ...subject.meeting,
  can: can(subject),
})

async function reload(context: Context, id: string): Promise<Meeting> {
  const found = await findMeeting(context.db, id)
  if (!found) throw new Problem('access.not_found')
  return one(found, context)
}

export const listAllMeetings = operation({
  name: 'meeting.list',
  method: 'GET',
  path: '/meetings',
  summary: 'Cuộc họp của lãnh đạo mà đơn vị mình theo dõi hoặc được mời dự, mới nhất trước.',
  input: ListMeetings,
  output: MeetingList,
  allow: 'meeting.read',
  run: async (context, { month, limit, ...filter }) => {
    const days = month ? daysOf(month) : {}
    const reach = context.reach('meeting.read')
    const found = await listMeetings(context.db, { ...filter, ...days, reach, limit: limit + 1 })
    const page = found.slice(0, limit)
    const next = found.length > limit ? (page.at(-1)?.id ?? null) : null
    return { meetings: page.map((each) => one(each, context)), next }
  },
})

export const showMeeting = operation({
  name: 'meeting.get',
  method: 'GET',
  path: '/meetings/:meetingId',
  summary: 'Một cuộc họp: thành phần dự, tài liệu, thời gian, điều kiện bảo đảm, kết luận.',
  input: z.object({ meetingId: Id }),
  output: Meeting,
  allow: 'meeting.read',
  subject: (db, { meetingId }) => findMeeting(db, meetingId),
  run: async (context) => one(context.subject, context),
})

/** Those invited must exist on the day; the sheet is kept for one's own committee. */
async function check(context: Context, input: SaveMeeting): Promise<void> {
  const { agencyId, keeperId, heldOn } = input
  const parts = { owner: [agencyId], standing: [keeperId] }
  checkMay(context.actor, 'meeting.keep', { kind: 'meeting', id: '', parts, inNameOf: [agencyId] })
  checkMeeting(input)
  const { agencies } = await loadDirectory(context.db, heldOn)
  for (const id of [agencyId, keeperId, ...input.attendance.map((each) => each.agencyId)]) {
    const agency = agencies.get(id)
    if (!agency) throw new Problem('access.not_found')
    if (!existsOn(agency, heldOn)) throw new Problem('agency.ended', { date: agency.validTo ?? heldOn })
  }
}

export const addMeeting = operation({
  name: 'meeting.add',
  method: 'POST',
  path: '/meetings',
  summary: 'Ghi một cuộc họp của lãnh đạo và việc chấp hành quy định về họp.',
  input: SaveMeeting,
  output: Meeting,
  allow: 'meeting.keep',
  run: async (context, input) => {
    await check(context, input)
    return reload(context, await insertMeeting(context.db, input, context))
  },
  audit: ({ agencyId, heldOn, attendance }) => ({ agencyId, heldOn, invited: attendance.length }),
})

export const changeMeeting = operation({
  name: 'meeting.change',
  method: 'PUT',
  path: '/meetings/:meetingId',
  summary: 'Sửa một cuộc họp: giờ họp, tài liệu, điều kiện, thành phần dự.',
  input: ChangeMeeting,
  output: Meeting,
  allow: 'meeting.keep',
  subject: (db, { meetingId }) => findMeetingForUpdate(db, meetingId),
  run: async (context, { meetingId, version, ...input }) => {
    const { meeting } = context.subject
    if (meeting.version !== version) throw new Problem('write.conflict', { version: meeting.version })
    await check(context, input)
    await saveMeeting(context.db, meetingId, input, context.now)
    return reload(context, meetingId)
  },
  audit: ({ heldOn, attendance }) => ({ heldOn, invited: attendance.length }),
})

export const removeMeeting = operation({
  name: 'meeting.remove',
  method: 'DELETE',
  path: '/meetings/:meetingId',
  summary: 'Bỏ một cuộc họp ghi nhầm, khi chưa có kết luận giao việc.',
  input: z.object({ meetingId: Id }),
  output: z.object({ id: Id }),
  allow: 'meeting.keep',
  subject: (db, { meetingId }) => findMeetingForUpdate(db, meetingId),
  run: async ({ db, subject }, { meetingId }) => {
    if (subject.meeting.conclusion) throw new Problem('meeting.concluded')
    await deleteMeeting(db, meetingId)
    return { id: meetingId }
  },
  audit: (_, { id }) => ({ meetingId: id }),
})
