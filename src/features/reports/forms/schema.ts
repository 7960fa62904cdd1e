import { z } from 'zod'
import { Moment } from '#features/access/schema.ts'
import { ReportForm } from '#lib/reporting/form.ts'

export const FormState = z.enum(['draft', 'published'])

const state = {
  state: FormState,
  preset: z.boolean().describe('Comes with the program; make a new version to change it'),
  edit: z.number().int().min(0).describe('Counts the changes of a draft; 0 for presets'),
  updatedAt: Moment.nullable(),
}

export const FormSummary = z.object({
  code: z.string(),
  version: z.string(),
  title: z.string(),
  tables: z.number().int(),
  rows: z.number().int().describe('Rows with a figure'),
  sections: z.number().int(),
  openRounds: z.number().int().describe('Rounds that are filled in by this version now; they keep it as it is'),
  ...state,
})
export type FormSummary = z.infer<typeof FormSummary>

export const FormList = z.object({ forms: z.array(FormSummary), canEdit: z.boolean() })
export type FormList = z.infer<typeof FormList>

export const OfForm = z.object({ code: z.string().max(80), version: z.string().max(40) })

export const FormPage = z.object({ form: ReportForm, openRounds: z.number().int(), canEdit: z.boolean(), ...state })
export type FormPage = z.infer<typeof FormPage>

export const SaveForm = z.object({
  form: z.unknown().describe('As in content/reporting/forms; its faults come back in words'),
  edit: z.number().int().min(0).describe('0: a draft that is not there yet'),
})
export const PublishForm = OfForm.extend({ edit: z.number().int().min(1) })
