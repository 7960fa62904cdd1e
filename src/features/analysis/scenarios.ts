import { operation } from '#features/access/operation.ts'
import { headOf, readStanding } from './reading.ts'
import { whatIfOf } from './scenario-rules.ts'
import { AskWhatIf, WhatIf } from './schema.ts'

export const askWhatIf = operation({
  name: 'analysis.whatIf',
  method: 'GET',
  path: '/indices/:framework/what-if',
  summary:
    'Giả định: đặt lại điểm một số nội dung, xem điểm tổng và hạng (kèm khoảng) trên bảng đã công bố; nhiều phương án cạnh nhau.',
  input: AskWhatIf,
  output: WhatIf,
  allow: 'index.read',
  run: async (context, { scenarios, ...input }) => {
    const standing = await readStanding(context, input)
    const { sheet, unit, years } = standing
    const errors = years.errors.get(sheet.table.year) ?? new Map()
    const key = `analysis what-if ${years.framework} ${unit} ${sheet.table.year} ${JSON.stringify(scenarios)}`
    return context.once(key, async () => ({
      ...(await headOf(context, standing)),
      ...whatIfOf(sheet, scenarios, errors),
    }))
  },
})
