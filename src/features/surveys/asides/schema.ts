import { z } from 'zod'
import { Day } from '#features/access/schema.ts'
import { Questionnaire } from '#lib/questionnaire/schema.ts'
import { OfAnswer, OfSurvey } from '../schema.ts'

export const Why = z.enum(['askedTwice', 'replaced', 'afterEnd'])
export type Why = z.infer<typeof Why>

const row = {
  id: z.uuidv4(),
  why: Why.describe(
    'Somebody else had asked the person, he had been replaced, or it was begun after the survey was closed',
  ),
  place: z.string().nullable(),
  interviewer: z.string(),
  receivedOn: Day,
  beganOn: Day,
  seconds: z.number().int(),
  decision: z.enum(['taken', 'left']).nullable().describe('taken: it counts; left: it does not'),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
}

export const OfAsides = OfSurvey.extend({ after: z.string().max(100).optional() })
export const AsideList = z.object({
  asides: z.array(z.object(row)),
  undecided: z.number().int().describe('On all pages'),
  next: z.string().nullable(),
})
export type AsideList = z.infer<typeof AsideList>
export const AsideDecided = AsideList.pick({ undecided: true })
export const AsidePage = z.object({ ...row, answers: z.record(z.string(), z.unknown()), content: Questionnaire })
export type AsidePage = z.infer<typeof AsidePage>
export const DecideAside = OfAnswer.extend({ take: z.boolean(), reason: z.string().trim().min(3).max(500) })
