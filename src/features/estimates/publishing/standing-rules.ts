import { dayInVietnam, formatDate } from '#lib/vietnamese/dates.ts'
import type { ResultSummary } from '../store.ts'

/** What became of a version by the time a file of it was made: a file is read long after it was taken. */
export type Standing = { words: string; isWithdrawn: boolean }

type Version = Pick<ResultSummary, 'number' | 'madeAt' | 'publishedAt' | 'withdrawnAt' | 'withdrawnReason'>

const dayOf = (moment: Date): string => formatDate(dayInVietnam(moment))

export function standingOf({ number, madeAt, publishedAt, withdrawnAt, withdrawnReason }: Version): Standing {
  const made = `Kết quả phiên bản ${number}, tính ngày ${dayOf(madeAt)}`
  if (!publishedAt) return { words: `${made}, chưa công bố.`, isWithdrawn: false }
  const published = `${made}, công bố ngày ${dayOf(publishedAt)}`
  if (!withdrawnAt) return { words: `${published}.`, isWithdrawn: false }
  return {
    words: `Kết quả này đã rút để đính chính, không dùng làm số liệu. ${published}, rút ngày ${dayOf(withdrawnAt)}. Lý do: ${withdrawnReason}`,
    isWithdrawn: true,
  }
}
