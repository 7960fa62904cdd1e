import type { Role } from '#features/access/roles.ts'
import type { Level } from '#features/agencies/schema.ts'

// Lists for fields; the schema itself stays on the server, so that no validator travels to the browser.
export const levels = ['province', 'commune', 'district', 'central'] as const satisfies readonly Level[]

export { kinds } from '#features/directory/rules.ts'

export const roleChoices = [
  'officer',
  'head',
  'standingOfficer',
  'leader',
  'monitor',
  'administrator',
] as const satisfies readonly Role[]
