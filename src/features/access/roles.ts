/**
 * Who may do what. A grant gives a user a role in an agency; a role holds verbs; a verb says as what the agency must
 * have part in the subject. docs/generated/permissions.md is made from this table and compared by a test.
 */

/** As what an agency can have part in a subject. */
export const parts = ['owner', 'standing', 'lead', 'coordinating', 'superior', 'self'] as const
export type Part = (typeof parts)[number]

type VerbRule = {
  /** Parts that may use the verb. */
  parts: readonly Part[]
  /** Usable on subjects marked `open` (issued plans) by every agency whose role holds the verb. */
  open?: true
  /** It changes the subject, so it ends when that is closed (what a finished plan asked for, say). */
  changes?: true
  /** Only for those who may act in the name of the subject's issuer, while it waits to be vouched for. */
  inName?: true
}

const participants = ['owner', 'standing', 'lead', 'coordinating', 'superior'] as const
const keepers = ['owner', 'standing'] as const
const doers = ['lead', 'coordinating'] as const

/** Every verb; a name is `<noun>.<what>`, and the nouns are those of the subjects. */
export const verbs = {
  'account.manage': { parts: ['self'] },
  'agency.read': { parts: ['self', 'superior'], open: true },
  'agency.manage': { parts: [] },
  'agency.alias': { parts: [], open: true },
  'assignment.read': { parts: participants },
  'assignment.report': { parts: doers, changes: true },
  'assignment.decide': { parts: keepers, changes: true },
  'assignment.comment': { parts: participants, changes: true },
  'audit.read': { parts: [] },
  'cascade.read': { parts: participants },
  'cascade.ask': { parts: keepers, changes: true },
  'cascade.answer': { parts: ['lead'], changes: true },
  'document.read': { parts: keepers, open: true },
  'document.edit': { parts: keepers },
  'document.upload': { parts: [] },
  'feed.manage': { parts: ['self'] },
  'grant.delegate': { parts: ['self'] },
  'index.read': { parts: [] },
  'meeting.read': { parts: participants },
  'meeting.keep': { parts: keepers, inName: true },
  'overview.read': { parts: [] },
  'plan.read': { parts: participants, open: true },
  'plan.edit': { parts: keepers },
  'plan.confirm': { parts: keepers, inName: true },
  'plan.publish': { parts: keepers },
  'reminder.manage': { parts: ['standing'] },
  'questionnaire.read': { parts: ['owner'], open: true },
  'questionnaire.edit': { parts: ['owner'] },
  'questionnaire.publish': { parts: ['owner'] },
  'report.read': { parts: ['owner', 'lead', 'superior'], open: true },
  'report.manage': { parts: ['owner'] },
  'report.fill': { parts: ['lead'] },
  'report.approve': { parts: ['owner', 'superior'] },
  'results.import': { parts: [] },
  'round.read': { parts: ['owner', 'lead', 'coordinating'], open: true },
  'round.manage': { parts: ['owner'] },
  'round.selfScore': { parts: ['lead'] },
  'round.appraise': { parts: ['coordinating'] },
  'round.publish': { parts: ['owner'] },
  'round.takeScore': { parts: ['owner', 'lead'] },
  'setting.manage': { parts: [] },
  'survey.read': { parts: ['owner'], open: true },
  'survey.manage': { parts: ['owner'] },
  'survey.collect': { parts: ['owner', 'coordinating'] },
  'task.read': { parts: participants, open: true },
  'task.edit': { parts: keepers },
  'user.manage': { parts: [] },
} as const satisfies Record<string, VerbRule>

export type Verb = keyof typeof verbs

type RoleRule = {
  name: { vi: string; en: string }
  /** Whether the grant counts for its agency alone, for all agencies below it too, or for the whole province. */
  reach: 'agency' | 'subtree' | 'everywhere'
  verbs: readonly Verb[]
}

const everyone = [
  'document.read',
  'agency.read',
  'plan.read',
  'task.read',
  'assignment.read',
  'assignment.comment',
  'cascade.read',
  'feed.manage',
  'index.read',
  'meeting.read',
  'questionnaire.read',
  'report.read',
  'round.read',
  'survey.read',
] as const

export const roles = {
  administrator: {
    name: { vi: 'Quản trị hệ thống', en: 'Administrator' },
    reach: 'everywhere',
    verbs: [
      'agency.read',
      'agency.manage',
      'agency.alias',
      'audit.read',
      'index.read',
      'plan.read',
      'reminder.manage',
      'results.import',
      'setting.manage',
      'task.read',
      'user.manage',
    ],
  },
  leader: {
    name: { vi: 'Lãnh đạo', en: 'Leader' },
    reach: 'everywhere',
    verbs: [...everyone, 'overview.read', 'grant.delegate', 'report.approve', 'round.publish'],
  },
  monitor: {
    name: { vi: 'Giám sát', en: 'Monitor' },
    reach: 'everywhere',
    verbs: [...everyone, 'overview.read'],
  },
  standingOfficer: {
    name: { vi: 'Cán bộ cơ quan thường trực', en: 'Officer of the standing agency' },
    reach: 'subtree',
    verbs: [
      ...everyone,
      'agency.alias',
      'assignment.decide',
      'assignment.report',
      'cascade.answer',
      'cascade.ask',
      'document.edit',
      'document.upload',
      'grant.delegate',
      'meeting.keep',
      'overview.read',
      'report.approve',
      'report.fill',
      'report.manage',
      'reminder.manage',
      'results.import',
      'plan.edit',
      'plan.confirm',
      'plan.publish',
      'questionnaire.edit',
      'questionnaire.publish',
      'round.manage',
      'round.selfScore',
      'round.appraise',
      'round.takeScore',
      'survey.collect',
      'survey.manage',
      'task.edit',
    ],
  },
  head: {
    name: { vi: 'Thủ trưởng đơn vị', en: 'Head of agency' },
    reach: 'subtree',
    verbs: [
      ...everyone,
      'assignment.report',
      'cascade.answer',
      'grant.delegate',
      'overview.read',
      'report.approve',
      'questionnaire.edit',
      'questionnaire.publish',
      'report.fill',
      'round.selfScore',
      'round.appraise',
      'round.publish',
      'round.takeScore',
      'survey.collect',
      'survey.manage',
    ],
  },
  officer: {
    name: { vi: 'Cán bộ đơn vị', en: 'Officer' },
    reach: 'agency',
    verbs: [
      ...everyone,
      'assignment.report',
      'cascade.answer',
      'grant.delegate',
      'questionnaire.edit',
      'report.fill',
      'round.selfScore',
      'round.appraise',
      'round.takeScore',
      'survey.collect',
    ],
  },
} as const satisfies Record<string, RoleRule>

export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as [Role, ...Role[]]
export const verbNames = Object.keys(verbs) as [Verb, ...Verb[]]

export const holds = (role: Role, verb: Verb): boolean => (roles[role].verbs as readonly Verb[]).includes(verb)
