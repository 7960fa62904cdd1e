import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { mayAnywhere } from '#features/access/rules.ts'
import { Id, type Subject } from '#features/access/schema.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { checkPreference, previewOf } from '../rules.ts'
import {
  AgencyPolicy,
  AskPreview,
  MyPreference,
  OfAgency,
  Preview,
  ReminderSettings,
  SetAgencyPolicy,
  SetPreference,
  SetProvinceReminders,
} from '../schema.ts'
import { findComposedDays } from '../store.ts'
import {
  deletePolicy,
  findAgencyId,
  getPreference,
  getProvinceReminders,
  listPolicies,
  listStanding,
  savePolicy,
  savePreference,
  saveProvinceReminders,
} from './store.ts'

/** Rules are those of the standing agency; the rules for all are the province's and nobody's part. */
const rulesOf = (agencyId: string): Subject => ({ kind: 'reminder', id: agencyId, parts: { standing: [agencyId] } })

const findRules = async (db: Db, { agencyId }: { agencyId: string }): Promise<Subject | undefined> =>
  (await findAgencyId(db, agencyId)) && rulesOf(agencyId)

export const showReminderSettings = operation({
  name: 'reminder.settings',
  method: 'GET',
  path: '/reminder-settings',
  summary: 'Quy tắc nhắc việc của tỉnh, và những cơ quan thường trực mà tôi được đặt quy tắc riêng.',
  input: z.object({}),
  output: ReminderSettings,
  allow: 'reminder.manage',
  run: async ({ db, actor, reach, services }) => {
    const reached = reach('reminder.manage')
    const { value: province, version } = await getProvinceReminders(db)
    const policies = await listPolicies(db)
    const standing = await listStanding(db, reached === 'all' ? 'all' : [...reached])
    return {
      ...{ province, version },
      agencies: standing.map((agency) => ({ ...agency, own: policies.has(agency.agencyId) })),
      canSetProvince: mayAnywhere(actor, 'setting.manage'),
      webhook: services.webhook !== undefined,
      lastDay: (await findComposedDays(db)).last,
    }
  },
})

export const setProvinceReminders = operation({
  name: 'reminder.setProvince',
  method: 'PUT',
  path: '/reminder-settings',
  summary: 'Đặt quy tắc nhắc việc cho cả tỉnh: nhắc lúc nào, ai, giờ gửi, mỗi người được tự chọn đến đâu.',
  input: SetProvinceReminders,
  output: z.object({ version: z.int() }),
  allow: 'setting.manage',
  run: async ({ db }, { settings, version }) => {
    await saveProvinceReminders(db, settings, version)
    return { version: version + 1 }
  },
  audit: ({ settings: { on, from, to, mayLeaveMail, mostQuietDays } }) => ({
    ...{ on, from, to, mayLeaveMail, mostQuietDays },
  }),
})

export const showAgencyPolicy = operation({
  name: 'reminder.policy',
  method: 'GET',
  path: '/reminder-settings/agencies/:agencyId',
  summary: 'Quy tắc nhắc việc đang áp dụng cho việc mà một cơ quan thường trực theo dõi.',
  input: OfAgency,
  output: AgencyPolicy,
  allow: 'reminder.manage',
  subject: findRules,
  run: async ({ db }, { agencyId }) => {
    const own = (await listPolicies(db)).get(agencyId)
    const { value } = await getProvinceReminders(db)
    return { agencyId, policy: own?.value ?? value.policy, own: own !== undefined, version: own?.version ?? 0 }
  },
})

export const setAgencyPolicy = operation({
  name: 'reminder.setPolicy',
  method: 'PUT',
  path: '/reminder-settings/agencies/:agencyId',
  summary: 'Đặt quy tắc nhắc việc riêng cho việc mà một cơ quan thường trực theo dõi.',
  input: SetAgencyPolicy,
  output: z.object({ version: z.int() }),
  allow: 'reminder.manage',
  subject: findRules,
  run: async ({ db }, { agencyId, policy, version }) => {
    await savePolicy(db, agencyId, policy, version)
    return { version: version + 1 }
  },
  audit: ({ agencyId }) => ({ agencyId }),
})

export const dropAgencyPolicy = operation({
  name: 'reminder.dropPolicy',
  method: 'DELETE',
  path: '/reminder-settings/agencies/:agencyId',
  summary: 'Bỏ quy tắc riêng: việc mà cơ quan thường trực theo dõi lại theo quy tắc chung của tỉnh.',
  input: OfAgency,
  output: z.object({ id: Id }),
  allow: 'reminder.manage',
  subject: findRules,
  run: async ({ db }, { agencyId }) => {
    await deletePolicy(db, agencyId)
    return { id: agencyId }
  },
  audit: ({ agencyId }) => ({ agencyId }),
})

/** The usual case: something that is due in about a month. */
const ahead = 30

export const previewReminders = operation({
  name: 'reminder.preview',
  method: 'GET',
  path: '/reminder-preview',
  summary: 'Với các quy tắc này, một việc đến hạn vào một ngày thì ai được nhắc ngày nào.',
  input: AskPreview,
  output: Preview,
  allow: 'reminder.manage',
  run: async ({ db, today, services }, { policy, dueOn: asked }) => {
    const calendar = await calendarOf({ db, services })
    const dueOn = asked ?? calendarDay(calendar, today)
    if (!calendar.covers(dueOn)) throw new Problem('reminder.no_calendar', { day: dueOn })
    return previewOf(policy, dueOn, calendar)
  },
})

const calendarDay = (calendar: WorkingCalendar, today: string): string => {
  const day = addDays(today, ahead)
  return calendar.covers(day) ? calendar.nextWorkingDay(day).date : day
}

export const showMyPreference = operation({
  name: 'reminder.preference',
  method: 'GET',
  path: '/my-reminder-settings',
  summary: 'Tôi được nhắc qua đâu, loại nào, ngày nào yên tĩnh; và được tự chọn đến đâu.',
  input: z.object({}),
  output: MyPreference,
  allow: 'signedIn',
  run: async ({ db, userId, services }) => {
    if (!userId) throw new Problem('access.sign_in_needed')
    const { value: preference, version } = await getPreference(db, userId)
    const { mayLeaveMail, mostQuietDays, from, to, policy } = (await getProvinceReminders(db)).value
    const allowed = { mayMute: policy.mayMute, mayLeaveMail, mostQuietDays, from, to }
    return { preference, version, allowed: { ...allowed, webhook: services.webhook !== undefined } }
  },
})

export const setMyPreference = operation({
  name: 'reminder.setPreference',
  method: 'PUT',
  path: '/my-reminder-settings',
  summary: 'Chọn kênh nhắc, loại nhắc và ngày yên tĩnh của mình, trong phạm vi được phép.',
  input: SetPreference,
  output: z.object({ version: z.int() }),
  allow: 'signedIn',
  run: async ({ db, userId, services }, { preference, version }) => {
    if (!userId) throw new Problem('access.sign_in_needed')
    checkPreference(preference, (await getProvinceReminders(db)).value, services.webhook !== undefined)
    await savePreference(db, userId, preference, version)
    return { version: version + 1 }
  },
})
