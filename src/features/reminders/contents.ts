import * as deliveries from './delivering/operations.ts'
import * as reminders from './operations.ts'
import * as settings from './settings/operations.ts'

/** The part of the table of contents that reminders have. */
export const reminderOperations = [
  reminders.listMyReminders,
  reminders.markReminderRead,
  reminders.markAllRemindersRead,
  reminders.writeDigests,
  settings.showReminderSettings,
  settings.setProvinceReminders,
  settings.showAgencyPolicy,
  settings.setAgencyPolicy,
  settings.dropAgencyPolicy,
  settings.previewReminders,
  settings.showMyPreference,
  settings.setMyPreference,
  deliveries.listReminderDeliveries,
  deliveries.retryDelivery,
] as const
