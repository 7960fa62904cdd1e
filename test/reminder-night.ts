import { setTimeout as pause } from 'node:timers/promises'
import { wakeReminders } from '#features/reminders/jobs.ts'
import { connect } from '#platform/db/connect.ts'
import { createLog } from '#platform/log.ts'
import { openMailer } from '#platform/mail/mailer.ts'
import type { Services } from '#platform/services.ts'
import { openWebhook } from '#platform/webhook/webhook.ts'
import { readWords } from '#platform/words.ts'
import { events } from '../src/events.ts'
import { testCalendar } from './calendar.ts'

/** What a server does when it wakes, in a process of its own that can be killed. */
export type NightOrder = { connection: object; now: string; webhookUrl: string }

export async function worldOfNight(webhookUrl: string): Promise<Services> {
  return {
    calendar: await testCalendar(),
    words: await readWords(),
    mail: openMailer({ smtpUrl: undefined, mailFrom: 'Năm Rõ <namro@namro.test>' }),
    webhook: openWebhook({ webhookUrl, webhookSecret: 'x'.repeat(32), webhookPrivate: true }),
    log: createLog('silent'),
    address: 'http://namro.test',
  } as unknown as Services
}

if (process.env.NIGHT_ORDER) {
  const { connection, now, webhookUrl } = JSON.parse(process.env.NIGHT_ORDER) as NightOrder
  const cluster = await connect(connection, { log: createLog('silent') })
  const services = await worldOfNight(webhookUrl)
  await wakeReminders({ services, province: cluster.province('test'), events }, () => new Date(now))
  await cluster.close()
  await pause(0)
}
