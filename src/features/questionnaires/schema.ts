import { z } from 'zod'
import { Can, Id, Moment } from '#features/access/schema.ts'
import { Questionnaire } from '#lib/questionnaire/schema.ts'

export const QuestionnaireState = z.enum(['draft', 'published'])
const VersionNumber = z.coerce.number().int().min(1).describe('Number of the version, from 1')
const Edit = z.number().int().min(1).describe('Counts the changes of a draft; a write with an old one is refused')

export type VersionSummary = z.infer<typeof VersionSummary>
export const VersionSummary = z.object({
  number: z.number().int(),
  state: QuestionnaireState,
  edit: Edit,
  tested: z.boolean().describe('Somebody went through it to the end since its last change'),
  questions: z.number().int(),
  updatedAt: Moment,
  publishedAt: Moment.nullable(),
  publishedByName: z.string().nullable(),
})

export type QuestionnaireSummary = z.infer<typeof QuestionnaireSummary>
export const QuestionnaireSummary = z.object({
  id: Id,
  title: z.string(),
  agencyId: Id,
  agencyName: z.string(),
  versions: z.array(VersionSummary).describe('The newest first'),
})

export const QuestionnaireList = z.object({
  questionnaires: z.array(QuestionnaireSummary),
  agencies: z.array(z.object({ id: Id, name: z.string() })).describe('For which one may be made'),
})
export type QuestionnaireList = z.infer<typeof QuestionnaireList>

export type TemplateList = z.infer<typeof TemplateList>
export const TemplateList = z.object({
  templates: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      basis: z.string(),
      sections: z.number().int(),
      questions: z.number().int(),
    }),
  ),
})

export const OfQuestionnaire = z.object({ questionnaireId: Id })
export const OfVersion = OfQuestionnaire.extend({ number: VersionNumber })

export type QuestionnaireFault = z.infer<typeof QuestionnaireFault>
export const QuestionnaireFault = z.object({
  place: z.string().describe("'section/question', empty for the whole"),
  part: z.string(),
  words: z.string().describe('What is wrong, in words'),
})

export type VersionPage = z.infer<typeof VersionPage>
export const VersionPage = z.object({
  id: Id,
  title: z.string(),
  agencyId: Id,
  agencyName: z.string(),
  version: VersionSummary,
  versions: z.array(VersionSummary),
  content: Questionnaire,
  faults: z.array(QuestionnaireFault).describe('Of a draft: what keeps it from being tested and published'),
  can: Can,
})

export const CreateQuestionnaire = z.object({
  agencyId: Id,
  title: z.string().trim().min(1).max(300),
  template: z.string().max(80).nullable().describe('Code of a template; null: an empty one'),
})
export const Created = z.object({ id: Id, number: z.number().int() })

export const SaveQuestionnaire = OfVersion.extend({
  edit: Edit,
  content: z
    .unknown()
    .describe('As src/lib/questionnaire/schema.ts; a draft may have faults, which come back in words'),
})
export const TestQuestionnaire = OfVersion.extend({
  edit: Edit,
  answers: z.record(z.string(), z.unknown()).describe('By the code of the question; they are checked and not kept'),
})
export const PublishQuestionnaire = OfVersion.extend({ edit: Edit })

export const ImportXlsform = OfVersion.extend({
  edit: z.coerce.number().int().min(1),
  dryRun: z.stringbool().default(true).describe('Only tries; nothing is written'),
})
export const XlsformOutcome = z.object({
  written: z.boolean(),
  sections: z.number().int(),
  questions: z.number().int(),
  faults: z.array(z.object({ sheet: z.string(), row: z.number().int(), words: z.string() })),
  notes: z
    .array(z.object({ sheet: z.string(), rows: z.array(z.number().int()), words: z.string() }))
    .describe(
      'What is taken otherwise than it is written, or not at all, each with its rows; without rows: of what a result will tell little',
    ),
})
export type XlsformOutcome = z.infer<typeof XlsformOutcome>

export const TestOutcome = z.object({
  passed: z.boolean(),
  asked: z.number().int().describe('Questions that were asked of this person'),
  faults: z.array(z.object({ question: z.string(), row: z.string().nullable(), words: z.string() })),
})
export type TestOutcome = z.infer<typeof TestOutcome>
