import { z } from 'zod'

/** What a province decides for itself; what the operator decides for the server stands in its environment. */
export const ProvinceSettings = z.object({
  silentAfterDays: z
    .number()
    .int()
    .min(7)
    .max(365)
    .describe('After so many days without a word an agency that has work to do counts as silent'),
  standingEvery: z
    .enum(['month', 'quarter', 'halfYear', 'year'])
    .nullable()
    .describe(
      'How often work without a day of its own (“thường xuyên”, road maps) is reported; null: nobody has ruled it',
    ),
})
export type ProvinceSettings = z.infer<typeof ProvinceSettings>

export const defaultSettings: ProvinceSettings = { silentAfterDays: 30, standingEvery: null }

const Changes = z.number().int().min(0).describe('Counts the changes; 0 before the first')
export const KeptSettings = ProvinceSettings.extend({ version: Changes })
export const ChangeSettings = ProvinceSettings.partial().extend({ version: Changes })
