import { Readable } from 'node:stream'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { findPlan } from '#features/plans/store.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import { coverageSheets } from './export-rules.ts'
import { listRequests } from './matrix/store.ts'
import { matrixFor } from './reading.ts'
import { OfPlan } from './schema.ts'
import { listDuties } from './store.ts'

export const exportCoverage = operation({
  name: 'cascade.xlsx',
  method: 'GET',
  path: '/plans/:planId/cascade.xlsx',
  summary: 'Tình hình triển khai kế hoạch ở các đơn vị (Excel): ma trận, tình hình ban hành, những chỗ còn thiếu.',
  input: OfPlan,
  output: z.unknown(),
  allow: 'plan.read',
  reply: 'file',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async (context, { planId }) => {
    const { db, subject } = context
    const matrix = await matrixFor(context, subject)
    const seen = new Set(matrix.agencies.map(({ agencyId }) => agencyId))
    const duties = (await listDuties(db, planId)).filter(({ agencyId }) => seen.has(agencyId))
    const agencyOf = new Map(duties.map(({ id, agencyId }) => [id, agencyId]))
    const requests = (await listRequests(db, [...agencyOf.keys()])).map((request) => ({
      ...request,
      agencyId: agencyOf.get(request.dutyId) ?? '',
    }))
    return {
      filename: `Triển khai ${(subject.plan.number ?? subject.plan.title).replaceAll('/', '-').slice(0, 80)}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: Readable.toWeb(Readable.from(xlsxStream(coverageSheets(matrix, requests)))) as ReadableStream<Uint8Array>,
    }
  },
})
