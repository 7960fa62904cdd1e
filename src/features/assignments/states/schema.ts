import { z } from 'zod'

export const AssignmentState = z.enum([
  'assigned',
  'objected',
  'accepted',
  'inProgress',
  'submitted',
  'returned',
  'completed',
  'cancelled',
])
export type AssignmentState = z.infer<typeof AssignmentState>
export const AssignmentRole = z.enum(['lead', 'coordinating'])
export type AssignmentRole = z.infer<typeof AssignmentRole>
export type EntryAction = z.infer<typeof EntryAction>
export const EntryAction = z.enum([
  'assigned',
  'accepted',
  'objected',
  'objectionRejected',
  'reassigned',
  'cancelled',
  'reported',
  'submitted',
  'withdrawn',
  'returned',
  'completed',
  'reopened',
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'commented',
  'carriedOver',
  'paused',
  'resumed',
  'dueMoved',
])
/** What the table of states lets this person do now; screens show these buttons and no others. */
export const Step = z.enum([
  'accept',
  'object',
  'report',
  'submit',
  'withdraw',
  'return',
  'complete',
  'reopen',
  'rejectObjection',
  'cancel',
  'pass',
  'askExtension',
  'decideExtension',
  'comment',
  'attach',
  'pause',
  'resume',
])
export type Step = z.infer<typeof Step>
