import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import { dueOf } from '#features/deadlines/rules.ts'
import { type Due, DueKind } from '#features/deadlines/schema.ts'
import { sources } from '#features/deadlines/sources.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { icalendar } from '#lib/office/icalendar.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { agenciesOfFeed, eventOf, eventOfDue, tokenOf } from './rules.ts'
import { CreateFeed, FeedList, NewFeed, ReadFeed } from './schema.ts'
import { findFeedByToken, findOwnFeed, insertFeed, listDueWork, listFeeds, revokeFeed } from './store.ts'

export const createFeed = operation({
  name: 'feed.create',
  method: 'POST',
  path: '/feeds',
  summary: 'Tạo địa chỉ lịch bí mật cho việc của tôi hoặc của một đơn vị; địa chỉ chỉ hiện một lần.',
  input: CreateFeed,
  output: NewFeed,
  secretReply: true,
  allow: 'feed.manage',
  run: async ({ db, actor, userId, now, services }, { agencyId }) => {
    if (!userId) throw new Problem('access.sign_in_needed')
    if (agencyId !== null && agenciesOfFeed({ agencyId }, actor.grants).length === 0) {
      throw new Problem('access.not_found')
    }
    const token = randomBytes(32).toString('base64url')
    const feed = await insertFeed(db, { userId, agencyId, token, now })
    return { ...feed, url: `${services.address}/api/feeds/${token}.ics` }
  },
  audit: ({ agencyId }) => ({ agencyId }),
})

export const listMyFeeds = operation({
  name: 'feed.list',
  method: 'GET',
  path: '/feeds',
  summary: 'Các địa chỉ lịch của tôi còn dùng được.',
  input: z.object({}),
  output: FeedList,
  allow: 'feed.manage',
  run: async ({ db, userId }) => ({ feeds: userId ? await listFeeds(db, userId) : [] }),
})

export const revokeMyFeed = operation({
  name: 'feed.revoke',
  method: 'DELETE',
  path: '/feeds/:feedId',
  summary: 'Thu hồi một địa chỉ lịch; từ đó ai mở địa chỉ này cũng không thấy gì.',
  input: z.object({ feedId: Id }),
  output: z.object({ id: Id }),
  allow: 'feed.manage',
  run: async ({ db, userId, now }, { feedId }) => {
    if (!(await findOwnFeed(db, feedId, userId))) throw new Problem('access.not_found')
    await revokeFeed(db, feedId, now)
    return { id: feedId }
  },
})

export const readFeed = operation({
  name: 'feed.calendar',
  method: 'GET',
  path: '/feeds/:token',
  summary: 'Lịch thời hạn cho phần mềm lịch (iCalendar); địa chỉ là bí mật nên không cần đăng nhập.',
  input: ReadFeed,
  output: z.unknown(),
  allow: 'anyone',
  reply: 'file',
  run: async ({ db, today, services }, input) => {
    const token = tokenOf(input.token)
    const feed = token === undefined ? undefined : await findFeedByToken(db, token)
    if (!feed || feed.revokedAt !== null) throw new Problem('feed.revoked')
    const agencies = agenciesOfFeed(feed, await listReachingGrants(db, feed.createdBy, today))
    if (agencies.length === 0) throw new Problem('feed.revoked')
    const work = await listDueWork(db, agencies)
    const name = feed.agencyName ? `Thời hạn: ${feed.agencyName}` : 'Thời hạn việc của tôi'
    const address = services.address
    const events = [
      ...work.map((each) => eventOf(each, address)),
      ...(await listOthers(db, agencies, today)).map((each) => eventOfDue(each, { address, now: dayOf(today) })),
    ]
    return {
      filename: 'thoi-han.ics',
      mediaType: 'text/calendar; charset=utf-8',
      body: new TextEncoder().encode(icalendar({ name, events })),
      inline: true,
    }
  },
})

// The feed says the same all day, so that a calendar program does not take an entry for a new one each hour.
const dayOf = (today: string) => new Date(`${today}T00:00:00Z`)

/** Everything but work that is still owed from a year ago to a year ahead: one query for each kind. */
async function listOthers(db: Db, agencies: readonly string[], today: string): Promise<Due[]> {
  const asked = { agencies, but: [], from: addDays(today, -365), to: addDays(today, 365), today, limit: 500 }
  const found: Due[] = []
  for (const kind of DueKind.options) {
    if (kind === 'work') continue
    found.push(...(await sources[kind](db, asked)).map((it) => dueOf(kind, it)))
  }
  return found.filter(({ done, agencies: of }) => done < of)
}
