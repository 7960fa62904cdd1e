import { z } from 'zod'
import { Can, Id } from '#features/access/schema.ts'
import { OfSurvey } from '#features/surveys/schema.ts'

const Theme = z.object({ id: Id, question: z.string(), name: z.string(), n: z.number().int() })
export const TextsPage = z.object({
  questions: z.array(z.object({ code: z.string(), label: z.string(), written: z.number().int() })),
  themes: z.array(Theme),
  texts: z.array(
    z.object({
      answerId: z.uuid(),
      question: z.string(),
      text: z.string(),
      themeIds: z.array(Id),
      n: z.number().int(),
    }),
  ),
  found: z.number().int().describe('Lines: what was written in the same words is one'),
  opinions: z.number().int(),
  overfull: z.boolean().describe('More different ones than can be listed: a search narrows them'),
  can: Can,
})
export type TextsPage = z.infer<typeof TextsPage>
export const AskTexts = OfSurvey.extend({
  question: z.string().max(60).optional(),
  search: z.string().max(200).optional().describe('With and without marks'),
  themeId: z.union([Id, z.literal('none')]).optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export const MakeTheme = OfSurvey.extend({ question: z.string().max(60), name: z.string().trim().min(1).max(120) })
export const CodeText = OfSurvey.extend({
  answerId: z.uuid(),
  question: z.string().max(60),
  themeIds: z.array(Id).max(20),
})
