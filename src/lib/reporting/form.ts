import { z } from 'zod'
import type { Aggregation, RollField } from './rollup.ts'

const Words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const RowCode = z.string().regex(/^\d{1,3}(?:\.\d{1,3}){0,4}$/, { message: 'a number such as 3.4.1' })

/** A row that follows from others of its table. */
export const RowRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('share'),
    numerator: RowCode,
    denominator: RowCode,
    times: z.union([z.literal(1), z.literal(100)]),
  }),
  z.strictObject({ kind: z.literal('sum'), of: z.array(RowCode).min(1) }),
])

const Check = z.strictObject({
  kind: z.literal('atMost'),
  row: RowCode.describe('Never more than this row'),
  with: z.array(RowCode).default([]).describe('Rows that are added to this one before it is compared'),
})

/** Of whom a figure of a survey speaks in a row. */
const SurveyedPeople = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own').describe('Of the place of the agency that reports') }),
  z.strictObject({ kind: z.literal('agency').describe('Of the place of one agency'), agencyId: z.uuid() }),
  z.strictObject({
    kind: z.literal('group').describe('Of those who chose one answer: women, say'),
    question: z.string().min(1).max(60),
    choice: z.string().min(1).max(60),
  }),
])

/** What the program counts by itself, for the days of the figures; a person confirms it or says why it is different. */
export type Bound = z.infer<typeof Bound>
export const Bound = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tasks').describe('Tasks of issued plans in which the agency leads'),
    what: z.enum(['all', 'done', 'late', 'open']).describe('late: not done and past its day, or done after it'),
    index: z.string().nullable().default(null).describe('Only tasks for this index'),
    axis: z.string().nullable().default(null).describe('Only tasks of this axis'),
  }),
  z.strictObject({
    kind: z.literal('evidence').describe('Files that agencies attached to such tasks'),
    index: z.string().nullable().default(null),
    axis: z.string().nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('score').describe('The last published score of the agency or, for the whole, of the province'),
    framework: z.string(),
    criterion: z.string().nullable().default(null).describe('null: the whole index'),
  }),
  z.strictObject({
    kind: z.literal('survey').describe('What the newest published result of a questionnaire says; never typed'),
    questionnaire: z.uuid(),
    figure: z.string().min(1).max(120).describe("'all', or the code of a factor, an item, a score or their total"),
    of: SurveyedPeople.optional().describe('Left out: all whom the sample stands for'),
    compared: z
      .enum(['before', 'change'])
      .optional()
      .describe(
        'What it was the last time, as the result itself compares, or by how much it moved since; left out: now',
      ),
  }),
])

/** One row of a table of figures. */
export type FormRow = z.infer<typeof FormRow>
export const FormRow = z.strictObject({
  code: RowCode,
  name: z.string().min(1).describe('As the form prints it'),
  unit: z.string().nullable(),
  kind: z.enum(['heading', 'count', 'amount', 'rate', 'choice']),
  decimals: z.int().min(0).max(6).default(0),
  options: z.array(z.strictObject({ value: z.int(), words: Words })).optional(),
  required: z.boolean().default(false),
  rule: RowRule.optional(),
  checks: z.array(Check).default([]),
  rollUp: z
    .enum(['sum', 'weightedMean', 'last', 'none'])
    .default('sum')
    .describe('Of a share: recomputed from its parts, whatever stands here'),
  weight: RowCode.optional().describe('Of a weighted mean: the row of which each agency’s figure is a mean'),
  feeds: z.array(z.string()).default([]).describe('Criteria of the index that it answers'),
  bound: Bound.optional().describe('Fills itself'),
  nature: z
    .enum(['period', 'state', 'cumulative'])
    .default('period')
    .describe('What happened in the period; what stands at its end; what was added up since the year began'),
})

export type FormTable = z.infer<typeof FormTable>
export const FormTable = z.strictObject({
  code: z.string().regex(/^[0-9a-z-]{1,20}$/),
  title: z.string().min(1),
  rows: z.array(FormRow).min(1).max(500),
})

/** A part of the outline that holds sections: "II" above "II.1", "II.2" …. */
const FormPart = z.strictObject({ code: z.string().regex(/^[IVX]{1,5}$/), title: z.string().min(1) })

/** One part of what is told in words. */
export type FormSection = z.infer<typeof FormSection>
export const FormSection = z.strictObject({
  code: z.string().regex(/^[IVX]{1,5}(?:\.\d{1,2}){0,3}$/),
  title: z.string().min(1),
  hint: z.array(z.string().min(1)).default([]).describe('What is to be told here'),
  binding: z.strictObject({ index: z.string(), criterion: z.string().nullable() }).nullable().default(null),
  figures: z
    .array(z.string())
    .default([])
    .describe("Tables ('2') and rows with all below them ('1/3') whose figures are told here"),
})

/** What a periodic report consists of. A published version never changes. */
export type ReportForm = z.infer<typeof ReportForm>
export const ReportForm = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  version: z.string().min(1),
  title: z.string().min(1),
  source: z.strictObject({
    number: z.string().nullable(),
    date: z.string().nullable(),
    issuer: z.string().min(1),
    note: z.string().min(1),
  }),
  parts: z.array(FormPart).default([]),
  sections: z.array(FormSection),
  tables: z.array(FormTable),
})

/** What stands above the columns of a table when it is printed. */
export const columnHeads = ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu', 'Ghi chú'] as const

/** A row by its table and number, unique in the form: '3/4.1'. */
export const fieldCode = (table: string, row: string): string => `${table}/${row}`

/** The rows that a section tells, in the order of the form. */
export function rowsTold({ figures }: FormSection, { tables }: ReportForm): { table: FormTable; rows: FormRow[] }[] {
  return tables.flatMap((table) => {
    const named = figures.filter((figure) => figure.startsWith(`${table.code}/`)).map((figure) => figure.split('/')[1]!)
    const all = figures.includes(table.code)
    const rows = table.rows.filter(({ code }) => all || named.some((row) => code === row || code.startsWith(`${row}.`)))
    return rows.length > 0 ? [{ table, rows }] : []
  })
}

/** Rows that a row follows from. */
export function partsOf({ rule }: Pick<FormRow, 'rule'>): string[] {
  if (!rule) return []
  return rule.kind === 'sum' ? rule.of : [rule.numerator, rule.denominator]
}

/** The fields of a form as they are added up over agencies. */
export function rollFields({ tables }: ReportForm): RollField[] {
  return tables.flatMap(({ code: table, rows }) =>
    rows
      .filter(({ kind }) => kind !== 'heading')
      .map((row) => ({
        code: fieldCode(table, row.code),
        decimals: row.decimals,
        aggregation: aggregationOf(table, row),
      })),
  )
}

function aggregationOf(table: string, { rule, rollUp, weight, kind, bound }: FormRow): Aggregation {
  // What a survey says of a whole province is not added up over its agencies.
  if (bound?.kind === 'survey') return { kind: 'none' }
  if (rule?.kind === 'share') {
    const { numerator, denominator, times } = rule
    return { kind: 'share', numerator: fieldCode(table, numerator), denominator: fieldCode(table, denominator), times }
  }
  if (rollUp === 'weightedMean') {
    return weight === undefined ? { kind: 'none' } : { kind: rollUp, weight: fieldCode(table, weight) }
  }
  // A rate without its parts cannot be put together from those of others.
  return { kind: kind === 'rate' || kind === 'choice' ? (rollUp === 'last' ? 'last' : 'none') : rollUp }
}
