import { z } from 'zod'
import { Can, Day, Id, Version } from '#features/access/schema.ts'
import { Candidate } from '#features/agency-names/schema.ts'
import { CriterionDoubt, CriterionTie } from '#features/criterion-names/schema.ts'

export const TaskKind = z.enum(['annexRow', 'bodyTask', 'bodyGeneral', 'bodyDuty', 'added'])
export const Review = z.enum(['open', 'accepted', 'dropped'])
export const PartyRole = z.enum(['lead', 'coordinating'])
export const Clear = z
  .enum(['work', 'agency', 'responsibility', 'time', 'product'])
  .describe('The five clears: việc, người, trách nhiệm, thời gian, hiệu quả')
export type Clear = z.infer<typeof Clear>

export type Party = z.infer<typeof Party>
export const Party = z.object({
  id: Id,
  role: PartyRole,
  nameRaw: z.string().describe('As the document writes it'),
  agencyId: Id.nullable(),
  groupId: Id.nullable(),
  resolvedName: z.string().nullable().describe('Name of the agency or group today'),
  moved: z
    .object({
      passed: z.number().int().describe('Agencies that have ended and whose work passes to others'),
      lost: z.number().int().describe('Agencies that have ended and from which nobody took over'),
      from: z.string().describe('The first of them; those without successor before all'),
      to: z.array(z.string()).describe('Who took over from it'),
    })
    .nullable()
    .describe('Draft: what has become of the named agencies since the day of the plan; null while all exist'),
  members: z.number().int().nullable().describe('Agencies of the group as of the plan’s date'),
  certainty: z.enum(['certain', 'likely', 'unknown', 'chosen']),
  candidates: z.array(Candidate),
})

export const TaskFlag = z.object({ field: z.string(), reason: z.string(), message: z.string() })
export const FieldNote = z.object({
  lines: z.tuple([z.number().int(), z.number().int()]),
  confidence: z.number().min(0).max(1),
})
export const Alternative = z.object({
  field: z.string(),
  value: z.union([z.string(), z.array(z.string()), z.null()]),
  confidence: z.number(),
})
export const DerivationStep = z.object({ vi: z.string(), en: z.string() })

export type Task = z.infer<typeof Task>
export const Task = z.object({
  id: Id,
  planId: Id,
  position: z.number(),
  kind: TaskKind,
  path: z.string().describe('Annex, group and row: PL1.II.1'),
  indexName: z.string().nullable(),
  axis: z.string().nullable(),
  criterionText: z.string().nullable().describe('Numbered criterion of the row'),
  text: z.string(),
  product: z.string().nullable(),
  funding: z.string().nullable(),
  deadlineRaw: z.string().nullable().describe('The words of the document'),
  deadline: z.record(z.string(), z.unknown()).nullable().describe('Typed deadline, see lib/calendar'),
  dueOn: Day.nullable(),
  dueDerivation: z.array(DerivationStep).describe('How the day follows from the words'),
  leadRaw: z.string().nullable(),
  coordinatingRaw: z.string().nullable(),
  parties: z.array(Party),
  lineFrom: z.number().int().nullable(),
  lineTo: z.number().int().nullable(),
  fields: z.record(z.string(), FieldNote).describe('Place and confidence of each field in the source'),
  flags: z.array(TaskFlag),
  alternatives: z.array(Alternative),
  doubtful: z.boolean().describe('Has an open flag or an unresolved agency'),
  review: Review,
  assigned: z.boolean().describe('Becomes assignments on confirmation; false: general direction'),
  missingClears: z.array(Clear).describe('Năm Rõ check: what is missing'),
  criteria: z.array(CriterionTie),
  criterionDoubts: z.array(CriterionDoubt).describe('Names in the document that may be one of several criteria'),
  version: Version,
  can: Can,
})

/** Doubtful ones come first with order=review; `position` keeps the order of the document. */
export const ListTasks = z.object({
  planId: Id,
  order: z.enum(['position', 'review']).default('position'),
  kind: TaskKind.optional(),
  axis: z.string().max(300).optional(),
  clear: Clear.optional().describe('Only tasks that lack this clear'),
  search: z.string().trim().max(100).optional(),
})
export const TaskList = z.object({
  tasks: z.array(Task),
  summary: z.object({
    certain: z.number().int(),
    doubtful: z.number().int(),
    accepted: z.number().int(),
    dropped: z.number().int(),
    assigned: z.number().int().describe('Tasks that become assignments: what the clears are counted over'),
    lost: z
      .number()
      .int()
      .describe('Draft: names whose agencies have ended without successor; confirming waits for them'),
    expands: z.number().int().describe('Assignments that confirmation would make'),
    late: z.number().int().describe('Draft: of these, those whose day is past today already'),
    unheld: z.number().int().describe('Tasks that give work, but to no agency'),
    clears: z.record(z.string(), z.number().int()).describe('Tasks that have each clear'),
  }),
})

export const TaskVersion = z.object({ taskId: Id, version: Version })
export const UpdateTask = TaskVersion.extend({
  text: z.string().trim().min(3).max(20_000).optional(),
  axis: z.string().trim().max(500).nullable().optional(),
  criterionText: z.string().trim().max(2000).nullable().optional(),
  product: z.string().trim().max(2000).nullable().optional(),
  deadlineRaw: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .optional()
    .describe('Words such as “Quý IV/2026”; they are read again'),
  dueOn: Day.nullable().optional().describe('A day set by hand goes before the words'),
  leadNames: z.array(z.string().trim().min(2).max(300)).max(60).optional().describe('Names are resolved again'),
  coordinatingNames: z.array(z.string().trim().min(2).max(300)).max(60).optional(),
  assigned: z.boolean().optional(),
  review: Review.optional(),
  reopen: z
    .array(z.string().max(40))
    .max(20)
    .optional()
    .describe('Fields whose doubts are open again: the way back of a change that settled them'),
})
/** Both null: the choice is taken back. */
export const ChooseParty = TaskVersion.extend({
  partyId: Id,
  agencyId: Id.nullable(),
  groupId: Id.nullable(),
  remember: z
    .boolean()
    .default(true)
    .describe('Keep the written name as an alias, and settle the same name elsewhere in this plan'),
})
export const SplitTask = TaskVersion.extend({
  at: z.number().int().min(1).describe('Character offset in the text where the second task begins'),
})
export const AddTask = z.object({
  planId: Id,
  text: z.string().trim().min(3).max(20_000),
  axis: z.string().max(500).nullable().default(null),
  afterTaskId: Id.optional(),
  lineFrom: z.number().int().min(1).nullable().default(null).describe('Where the text stands in the document'),
  lineTo: z.number().int().min(1).nullable().default(null),
})
export const TieCriterion = TaskVersion.extend({
  criteria: z
    .array(
      z.object({
        indexName: z.string().max(60),
        criterionCode: z.string().max(60),
        criterionName: z.string().max(500),
        words: z.string().max(2000).nullable().optional().describe('What the document calls it'),
      }),
    )
    .max(30),
})
/** Which criterion a name in the document means. */
export const ChooseCriterion = TaskVersion.extend({
  indexName: z.string().max(60),
  words: z.string().trim().min(1).max(2000),
  criterionCode: z.string().max(60),
  remember: z
    .boolean()
    .default(true)
    .describe('Apply it to the documents that come, and to the same name elsewhere in this plan'),
})
export const TieTasks = z.object({
  indexName: z.string().trim().min(1).max(60),
  criterionCode: z.string().trim().min(1).max(60),
  criterionName: z.string().trim().min(1).max(500),
  edition: z.string().trim().min(1).max(60).nullable().default(null).describe('The edition whose code it is'),
  taskIds: z.array(Id).min(1).max(200),
  tied: z.boolean().describe('False takes the ties away'),
})
export const SplitReply = z.object({ first: Task, second: Task })
export const AcceptCertain = z.object({ planId: Id })
export const Unaccept = AcceptCertain.extend({ taskIds: z.array(Id).max(5000) })
