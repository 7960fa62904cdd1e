import { z } from 'zod'
import { Can, Day, Id, Moment, Version } from '#features/access/schema.ts'
import { Questionnaire } from '#lib/questionnaire/schema.ts'

export const Channel = z.enum(['openLink', 'code', 'counter', 'interviewer', 'paper', 'import'])
export type Channel = z.infer<typeof Channel>

export const SurveyState = z
  .enum(['draft', 'waiting', 'open', 'over', 'closed'])
  .describe('waiting: opened, its first day lies ahead; over: its last day has passed')
export type SurveyState = z.infer<typeof SurveyState>

export const OfSurvey = z.object({ surveyId: Id })
export const OfAddress = z.object({ slug: z.string().max(80) })

const settings = {
  title: z.string().trim().min(1).max(300),
  opensOn: Day.describe('First day on which answers are taken'),
  closesOn: Day.describe('Last day on which answers are taken'),
  openLink: z
    .boolean()
    .describe('Anyone may answer; such answers are self-selected and stand for nobody but themselves'),
  codes: z.boolean().describe('Whoever has a slip with a code may answer once'),
}

export type SurveySummary = z.infer<typeof SurveySummary>
export const SurveySummary = z.object({
  id: Id,
  ...settings,
  slug: z.string(),
  state: SurveyState,
  agencyId: Id,
  agencyName: z.string(),
  questionnaireId: Id,
  questionnaireVersion: z.number().int().describe('Asked now'),
  illustrative: z.boolean(),
  answers: z.number().int(),
})

const quotaValues = {
  title: z.string().trim().min(1).max(200),
  rule: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .nullable()
    .describe('Who counts, as in the conditions of a questionnaire; null: everybody'),
  most: z.number().int().min(1).max(10_000_000).describe('So many answers are taken'),
}

export type Quota = z.infer<typeof Quota>
export const Quota = z.object({
  id: Id,
  ...quotaValues,
  taken: z
    .number()
    .int()
    .describe('Answers that count; interviews, paper and files may go beyond, since their work is done'),
})

export const SetQuotas = OfSurvey.extend({
  version: Version,
  quotas: z.array(z.object({ id: Id.optional().describe('Of one that is there already'), ...quotaValues })).max(200),
})

export type Counter = z.infer<typeof Counter>
export const Counter = z.object({ id: Id, name: z.string(), createdAt: Moment, endedAt: Moment.nullable() })

export const AddCounter = OfSurvey.extend({ name: z.string().trim().min(1).max(120) })
export const NewCounter = z.object({
  id: Id,
  address: z.string().describe('With the key of the tablet; shown this once'),
})
export const EndCounter = OfSurvey.extend({ counterId: Id })
export const OfCounter = z.object({ key: z.string().max(60) })

export const SetCollecting = OfSurvey.extend({ version: Version, agencyIds: z.array(Id).max(400) })

export const SurveyList = z.object({ surveys: z.array(SurveySummary) })
export type SurveyList = z.infer<typeof SurveyList>

const until = {
  interviewsUntil: Day.describe('Until when interviews that were begun before the end are taken'),
  entryUntil: Day.describe('Until when paper is entered and files are imported'),
}
export const ExtendSurvey = OfSurvey.extend({
  version: Version,
  ...until,
  reason: z.string().trim().min(3).max(500),
})

export type SurveyPage = z.infer<typeof SurveyPage>
export const SurveyPage = SurveySummary.extend({
  version: Version,
  versions: z.array(z.number().int()).describe('Every version that it has asked; answers keep theirs'),
  newestVersion: z.number().int().describe('Of the questionnaire, published'),
  address: z.string().describe('What the QR code leads to'),
  byChannel: z.array(z.object({ channel: Channel, answers: z.number().int() })),
  codesIssued: z.number().int(),
  codesUsed: z.number().int(),
  quotas: z.array(Quota),
  counters: z.array(Counter).describe('Tablets at a counter; for those who keep the survey'),
  collecting: z.array(z.object({ id: Id, name: z.string() })).describe('Agencies whose people ask and enter'),
  endsOn: Day.describe('Last day on which people are asked'),
  ...until,
  takesEntry: z.boolean().describe('Paper and files are taken today'),
  can: Can,
})

export const CreateSurvey = z.object({ questionnaireId: Id, agencyId: Id, ...settings })
export const ChangeSurvey = OfSurvey.extend({ version: Version, ...settings })
export const StepSurvey = OfSurvey.extend({ version: Version })
export const MakeCodes = OfSurvey.extend({ count: z.number().int().min(1).max(2000) })
export const NewCodes = z.object({
  codes: z.array(z.string()).describe('Shown this once; only a part of their digests is kept'),
})

export type PublicSurvey = z.infer<typeof PublicSurvey>
export const PublicSurvey = z.object({
  ...settings,
  slug: z.string(),
  state: SurveyState,
  agencyName: z.string(),
  illustrative: z.boolean(),
})
export const PublicSurveyList = z.object({ surveys: z.array(PublicSurvey) })
export const PublicSurveyForm = PublicSurvey.extend({
  questionnaireVersion: z.number().int(),
  content: Questionnaire,
  full: z
    .array(z.object({ title: z.string(), rule: z.string().nullable() }))
    .describe('Groups that have as many answers as are needed: who belongs to one need not go on'),
})
export type PublicSurveyForm = z.infer<typeof PublicSurveyForm>

export const AskForm = OfAddress.extend({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Version that an answer was begun with; else the one asked now'),
})
export const TypedCode = z.string().max(60).describe('Small letters, blanks and hyphens do not matter')
export const CheckCode = OfAddress.extend({ code: TypedCode })

export const SendAnswer = OfAddress.extend({
  submissionId: z
    .uuidv4()
    .describe('Made at random where the answer begins; sending again under it is the same answer'),
  questionnaireVersion: z.number().int().min(1),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('vi'),
  code: TypedCode.optional(),
  seconds: z.number().int().min(0).max(604_800).optional().describe('How long it took; not kept for codes'),
  answers: z.record(z.string(), z.unknown()),
})
export const Received = z.object({ received: z.literal(true) })

export type InterviewKit = z.infer<typeof InterviewKit>
export const InterviewKit = z.object({
  userId: Id,
  name: z.string(),
  surveys: z.array(
    z.object({
      surveyId: Id,
      title: z.string(),
      opensOn: Day,
      closesOn: Day,
      over: z.boolean().describe('Nobody is asked any more; what was begun before is taken until that day'),
      endsOn: Day,
      interviewsUntil: Day,
      questionnaireVersion: z.number().int(),
      content: Questionnaire,
    }),
  ),
})

export const SendInterview = SendAnswer.omit({ slug: true, code: true, seconds: true }).extend({
  surveyId: Id,
  clusterId: Id.optional().describe('Where the person was drawn; what is kept never says who it was'),
  unitId: Id.optional().describe(
    'Whom it was with: looked at, so that nobody counts twice, and not kept with what was said',
  ),
  seconds: z.number().int().min(0).max(604_800).describe('How long it took'),
  beganSecondsAgo: z
    .number()
    .int()
    .min(0)
    .max(31_622_400)
    .describe('Seconds between its beginning and this sending, so that a wrong clock of the device does no harm'),
})

export const InterviewReceived = Received.extend({
  about: z
    .object({ why: z.enum(['passed', 'askedTwice', 'replaced', 'afterEnd']), by: z.string().nullable() })
    .nullable()
    .describe(
      'Somebody else had been sent to that person, or it was begun after the end: what became of the interview',
    ),
})
export type InterviewReceived = z.infer<typeof InterviewReceived>

const given = z.record(z.string(), z.unknown())
export const Sheets = z.object({
  title: z.string(),
  entryUntil: Day.describe('Last day on which paper is entered'),
  questionnaireVersion: z.number().int(),
  content: Questionnaire,
  sheets: z.array(
    z.object({
      number: z.number().int(),
      state: z.enum(['once', 'differs', 'done']),
      clerks: z.array(z.string()),
      mine: z.boolean().describe('Entered by the person who asks'),
    }),
  ),
})
export type Sheets = z.infer<typeof Sheets>
export const OfSheet = OfSurvey.extend({ number: z.coerce.number().int().min(1).max(1_000_000) })
export const EnterSheet = OfSheet.extend({ questionnaireVersion: z.number().int().min(1), answers: given })
export const SheetEntered = z.object({ state: z.enum(['once', 'differs', 'done']) })
export const SheetPage = z.object({
  number: z.number().int(),
  settled: z.boolean(),
  clerks: z.array(z.string()),
  content: Questionnaire,
  differences: z.array(
    z.object({ question: z.string(), row: z.string().nullable(), values: z.array(z.unknown()).length(2) }),
  ),
})
export type SheetPage = z.infer<typeof SheetPage>
export const SettleSheet = OfSheet.extend({
  chosen: z
    .record(z.string(), z.union([z.literal(1), z.literal(2)]))
    .describe('Which entry is right, by question or question/row'),
})

export const OfAnswer = OfSurvey.extend({ answerId: z.uuidv4() })
const late = z.boolean().describe('Begun before the end of the survey and received after it')
const AnswerLine = z.object({
  id: z.uuidv4(),
  channel: Channel,
  receivedOn: Day,
  questionnaireVersion: z.number().int(),
  corrects: z.uuidv4().nullable(),
  correctedBy: z.uuidv4().nullable().describe('The answer that takes its place'),
  late,
})
export type AnswerLine = z.infer<typeof AnswerLine>
export const AnswerList = {
  input: OfSurvey.extend({ after: z.string().max(100).optional() }),
  output: z.object({ title: z.string(), answers: z.array(AnswerLine), next: z.string().nullable() }),
}
export const AnswerPage = z.object({
  id: z.uuidv4(),
  channel: Channel,
  receivedOn: Day,
  questionnaireVersion: z.number().int(),
  answers: given,
  corrects: z.uuidv4().nullable(),
  correctedBy: z.uuidv4().nullable(),
  reason: z.string().nullable(),
  correctedByName: z.string().nullable(),
  late,
  content: Questionnaire,
})
export type AnswerPage = z.infer<typeof AnswerPage>
export const CorrectAnswer = OfAnswer.extend({ answers: given, reason: z.string().trim().min(3).max(500) })

export const ImportAnswers = OfSurvey.extend({
  dryRun: z.stringbool().default(true).describe('Only tries; nothing is written'),
})
export const ImportedAnswers = z.object({
  rows: z.number().int(),
  known: z.number().int().describe('Rows that are there already; they are left out'),
  errors: z.array(z.object({ row: z.number().int(), column: z.string().nullable(), message: z.string() })),
  written: z.boolean(),
})
