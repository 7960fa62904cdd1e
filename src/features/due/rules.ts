import type { DueItem, DueKind } from './schema.ts'

type Placed = Pick<DueItem, 'shownId' | 'groupId' | 'occurrenceId' | 'dueOn'> & { agencies: number }

const paths: Record<DueKind, (it: Placed) => string> = {
  assignment: ({ agencies, shownId, groupId, occurrenceId, dueOn }) =>
    agencies === 1
      ? `/nhiem-vu/${shownId}${occurrenceId ? `?ky=${occurrenceId}` : ''}`
      : `/nhiem-vu?nhiem-vu=${groupId}${occurrenceId ? '' : `&tu=${dueOn}&den=${dueOn}`}`,
  duty: ({ groupId, agencies, shownId }) =>
    `/ke-hoach/${groupId}?phan=trien-khai${agencies === 1 ? `&don-vi=${shownId}` : ''}`,
  plan: ({ groupId }) => `/ke-hoach/${groupId}`,
  sheet: ({ groupId, agencies, shownId }) =>
    `/chi-so/ky-danh-gia/${groupId}${agencies === 1 ? `/phieu/${shownId}` : ''}`,
  report: ({ groupId, agencies, shownId }) => (agencies === 1 ? `/bao-cao/phieu/${shownId}` : `/bao-cao/ky/${groupId}`),
}

/** Where something that is due is looked at, below /app: that of one agency, or of several together. */
export const pathOf = (kind: DueKind, it: Placed): string => paths[kind](it)
