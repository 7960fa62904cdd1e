import { dayInVietnam } from '#lib/vietnamese/dates.ts'

/** The day in Việt Nam by the clock of the device. */
export const todayHere = (): string => dayInVietnam(new Date())
