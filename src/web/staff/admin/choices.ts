import type { Role } from '#features/access/roles.ts'
import type { Kind, Level } from '#features/agencies/schema.ts'

// Lists for fields; the schema itself stays on the server, so that no validator travels to the browser.
export const levels = ['province', 'commune', 'district', 'central'] as const satisfies readonly Level[]

export const kinds = [
  'committee',
  'council',
  'office',
  'department',
  'division',
  'inspectorate',
  'front',
  'union',
  'party',
  'court',
  'procuracy',
  'police',
  'military',
  'vertical',
  'publicService',
  'managementBoard',
  'media',
  'enterprise',
  'other',
] as const satisfies readonly Kind[]

export const roleChoices = [
  'officer',
  'head',
  'standingOfficer',
  'leader',
  'monitor',
  'administrator',
] as const satisfies readonly Role[]
