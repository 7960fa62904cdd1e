import { reachOf } from '#features/access/rules.ts'
import type { Actor } from '#features/access/schema.ts'
import type { ReadingWithSource } from '#lib/reader/read.ts'
import type { DocumentKind, Refusal } from '#lib/reader/reading.ts'
import { Problem } from '#platform/problem.ts'

/** For which agency a person uploads: the one named, else the person's own. The program must name it. */
export function uploadingAgency(actor: Actor, wanted: string | undefined): string {
  const reach = reachOf(actor, 'document.upload')
  if (wanted !== undefined) {
    if (reach === 'all' || reach.has(wanted)) return wanted
    throw new Problem('access.verb_missing', { verb: 'document.upload' })
  }
  const own = actor.grants.find(({ agencyId }) => reach !== 'all' && reach.has(agencyId))
  if (own) return own.agencyId
  throw new Problem('input.invalid', { fields: [{ field: 'agencyId', code: 'required', message: 'agencyId' }] })
}

/** How a reading ended: read, refused because of the file, or failed because of us. */
export type Outcome =
  | ({ state: 'read' } & ReadingWithSource)
  | { state: 'refused' | 'failed'; code: string; message: string }

const failedMessage =
  'Hệ thống gặp lỗi khi đọc văn bản này. Tệp vẫn được giữ nguyên; hãy bấm “Đọc lại”, hoặc báo quản trị hệ thống nếu vẫn lỗi.'

export const failedOutcome: Outcome = { state: 'failed', code: 'reader_failed', message: failedMessage }

/** A person stopped the reading. */
export const stopped = {
  code: 'stopped',
  message: 'Việc đọc văn bản đã được dừng theo yêu cầu. Tệp vẫn được giữ; bấm “Đọc lại” khi cần.',
}

export const outcomeOf = (read: ReadingWithSource | Refusal): Outcome =>
  'refused' in read ? { state: 'refused', ...read.refused } : { state: 'read', ...read }

/** Only issued plans become a draft by themselves; for anything else a person says so. */
export const becomesPlan = (kind: DocumentKind): boolean => kind === 'plan' || kind === 'decisionWithPlan'
