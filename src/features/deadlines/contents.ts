import * as deadlines from './operations.ts'

/** The calendar's part of the table of contents. */
export const deadlineOperations = [deadlines.listDue, deadlines.explainDeadlines] as const
