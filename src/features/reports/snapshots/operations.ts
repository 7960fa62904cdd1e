import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { getReport } from '../rounds/store.ts'
import { hashOf } from './content.ts'
import { OfSnapshot, type SnapshotContent, Snapshots } from './schema.ts'
import { listSnapshots } from './store.ts'

export const showSnapshots = operation({
  name: 'report.snapshots',
  method: 'GET',
  path: '/reports/:reportId/snapshots',
  summary: 'Các bản chốt của báo cáo, mỗi lần gửi một bản, kèm mã băm; bản nào được hỏi thì kèm toàn văn.',
  input: OfSnapshot,
  output: Snapshots,
  allow: 'report.read',
  subject: (db, { reportId }, { today }) => getReport(db, reportId, today),
  run: async ({ db }, { reportId, number }) => {
    const list = await listSnapshots(db, reportId)
    const asked = number === undefined ? list.at(-1) : list.find((it) => it.number === number)
    if (number !== undefined && !asked) throw new Problem('access.not_found', { number })
    return {
      snapshots: list.map(({ content, at, ...it }) => ({
        ...it,
        at: at.toISOString(),
        intact: hashOf(content) === it.sha256,
      })),
      content: asked ? (JSON.parse(asked.content) as SnapshotContent) : null,
    }
  },
})
