import type { AssignmentRole as Role, AssignmentState as State } from '#features/assignments/schema.ts'

// Lists for filters; the schema itself stays on the server, so that no validator travels to the browser.
export const assignmentStates = [
  'assigned',
  'accepted',
  'inProgress',
  'submitted',
  'returned',
  'objected',
  'completed',
  'cancelled',
] as const satisfies readonly State[]

export const assignmentRoles = ['lead', 'coordinating'] as const satisfies readonly Role[]
