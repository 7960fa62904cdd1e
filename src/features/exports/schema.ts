import { z } from 'zod'
import { Id } from '#features/access/schema.ts'
import { ListAssignments, MyWork } from '#features/assignments/schema.ts'

export const ExportPlan = z.object({ planId: Id })
/** What is shown, not only the page of it. */
export const ExportAssignments = ListAssignments.omit({ after: true, limit: true })
export const ExportMyWork = MyWork.omit({ after: true, limit: true })
