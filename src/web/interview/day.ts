const inVietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })

/** The day in Việt Nam by the clock of the device. */
export const todayHere = (): string => inVietnam.format(new Date())
