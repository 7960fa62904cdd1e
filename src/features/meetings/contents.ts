import { exportMonthDocx, exportMonthXlsx, showMonth } from './monthly.ts'
import { addMeeting, changeMeeting, listAllMeetings, removeMeeting, showMeeting } from './operations.ts'

/** Meetings of leaders, and the sheet of a month. */
export const meetingOperations = [
  listAllMeetings,
  showMonth,
  exportMonthXlsx,
  exportMonthDocx,
  showMeeting,
  addMeeting,
  changeMeeting,
  removeMeeting,
] as const
