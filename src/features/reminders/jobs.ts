import { type EventTable, invoke, type Operation, todayInVietnam } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { calendarOf } from '#features/working-days/store.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import type { JobPayload, Jobs } from '#platform/jobs/jobs.ts'
import { MessageRefused } from '#platform/mail/mailer.ts'
import type { Services } from '#platform/services.ts'
import { WebhookFailed } from '#platform/webhook/webhook.ts'
import { mailOf, messageOf } from './delivering/rules.ts'
import { type Claimed, claimDue, countDue, type Outcome, settleDelivery } from './delivering/store.ts'
import { taskAt } from './night.ts'
import { writeDigests } from './operations.ts'
import { firstHour, nextTry } from './rules.ts'
import { getProvinceReminders } from './settings/store.ts'
import { findSeenDays, noteDay } from './store.ts'

export type ReminderJobParts = { services: Services; province(code: string): Province; events: EventTable }

const name = 'reminder.wake'

/** Looks every ten minutes: a night that was missed is made up for as soon as the server runs again. */
export function defineReminderJobs(jobs: Jobs, parts: ReminderJobParts): void {
  jobs.define(name, ({ province }) => wakeReminders({ ...parts, province: parts.province(province) }), {
    once: () => 'wake',
    timeoutSeconds: 540,
  })
}

export const repeatReminderJobs = (jobs: Pick<Jobs, 'repeat'>, province: string): Promise<void> =>
  jobs.repeat<JobPayload>(name, '*/10 * * * *', { province })

export type Waking = { services: Services; province: Province; events: EventTable }

/** Writes the digests of the day if they are due, then sends what waits, in working hours. */
export async function wakeReminders(waking: Waking, clock: () => Date = () => new Date()): Promise<void> {
  await writeIfDue(waking, clock())
  await deliverDue(waking, clock)
}

const hourInVietnam = (now: Date): number => new Date(now.getTime() + 7 * 3_600_000).getUTCHours()

async function writeIfDue({ services, province, events }: Waking, now: Date): Promise<void> {
  const today = todayInVietnam(now)
  const { on, task, seen } = await province.read(async (db) => {
    const { value } = await getProvinceReminders(db)
    const { before, after } = await findSeenDays(db, today)
    const isBehind = after !== undefined && before?.day !== today
    return { on: value.on, task: await taskAt(db, today, services), seen: before?.day === today || isBehind }
  })
  if (task === 'behind') services.log.warn('reminders wait: the clock was set back', { today })
  if (!seen) await province.write((db) => noteDay(db, today, now))
  if (!on || (task !== 'write' && task !== 'writeAnew') || hourInVietnam(now) < firstHour) return
  await invoke(writeDigests as unknown as Operation, { province, services, events, actor: system, input: {}, now })
}

/** So many at once: a gateway that is slow does not hold the mails. */
const batch = 10

async function deliverDue({ services, province }: Waking, clock: () => Date): Promise<void> {
  for (;;) {
    const now = clock()
    const claimed = await province.write(async (db) => {
      if (!(await isWorkingHour(db, services, now)) || (await countDue(db, now)) === 0) return []
      return claimDue(db, now, batch)
    })
    if (claimed.length === 0) return
    await Promise.all(
      claimed.map(async (each) => {
        const outcome = await deliver(each, services, province, clock)
        await province.write((db) => settleDelivery(db, each, outcome))
      }),
    )
  }
}

async function isWorkingHour(db: Db, services: Services, now: Date): Promise<boolean> {
  const calendar = await calendarOf({ db, services })
  const today = todayInVietnam(now)
  if (!calendar.covers(today) || !calendar.isWorkingDay(today)) return false
  const { from, to } = (await getProvinceReminders(db)).value
  const hour = hourInVietnam(now)
  return from <= hour && hour < to
}

async function deliver(it: Claimed, services: Services, province: Province, clock: () => Date): Promise<Outcome> {
  try {
    await send(it, services, province, clock())
    return { state: 'sent', at: clock() }
  } catch (error) {
    const reason = reasonOf(error)
    const at = isFinal(error) ? null : nextTry(it.attempts, clock())
    services.log.warn('a reminder could not be delivered', { delivery: it.id, channel: it.channel, reason })
    return at ? { state: 'queued', at, reason } : { state: 'failed', reason }
  }
}

/** The digest's id goes with it: mail servers and gateways know the second one by it. */
async function send(it: Claimed, { mail, webhook, words, address }: Services, province: Province, now: Date) {
  if (it.channel === 'mail') {
    const { subject, text } = mailOf(it, words, address)
    const { refused } = await mail.deliver({ id: it.digestId, to: [it.recipient], subject, text }, province)
    if (refused.length > 0) throw new MessageRefused('mail.bad_address')
    return
  }
  if (!webhook) throw new WebhookFailed('refused', true, 'no gateway is set')
  await webhook.send(it.digestId, messageOf(it, words, address), now)
}

const isFinal = (error: unknown): boolean =>
  error instanceof MessageRefused || (error instanceof WebhookFailed && error.final)

function reasonOf(error: unknown): string {
  if (error instanceof MessageRefused) return error.code
  if (error instanceof WebhookFailed) return `webhook.${error.reason}: ${error.message}`
  return error instanceof Error ? error.message.slice(0, 300) : 'unknown'
}
