import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { listReachingGrants } from '#features/access/store.ts'
import { listDue } from '#features/due/store.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { icalendar } from '#lib/office/icalendar.ts'
import { Problem } from '#platform/problem.ts'
import { agenciesOfFeed, eventOf, nearest, tokenOf } from './rules.ts'
import { CreateFeed, FeedList, NewFeed, ReadFeed } from './schema.ts'
import { describeWork, findFeedByToken, findOwnFeed, insertFeed, listFeeds, revokeFeed } from './store.ts'

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
    const name = feed.agencyName ? `Thời hạn: ${feed.agencyName}` : 'Thời hạn việc của tôi'
    const days = { from: addDays(today, -daysShown), to: addDays(today, daysShown) }
    const due = await listDue(db, { days, agencyIds: agencies, states: ['open', 'handedIn'] })
    const shown = nearest(due, today, mostEvents)
    const work = await describeWork(db, shown)
    const at = { address: services.address, now: dayOf(today) }
    const events = shown.map((each) => eventOf(each, work.get(each.id), at))
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

const daysShown = 1100

/** More entries than a calendar program likes. */
const mostEvents = 2000
