import type { workWorld } from '../../../test/work.ts'

type World = Awaited<ReturnType<typeof workWorld>>

export const during = { now: new Date('2026-01-10T02:00:00Z') }

/** A round of three departments by the set for departments: Sở Nội vụ keeps it, Sở Nội vụ and Sở Y tế appraise. */
export async function openedRound(w: World) {
  const { home, finance, health } = w.agencies
  const days = {
    opensOn: '2026-01-05',
    selfUntil: '2026-01-15',
    appraiseUntil: '2026-01-25',
    explainUntil: '2026-01-31',
    reappraiseUntil: '2026-02-10',
    publishOn: '2026-02-20',
  }
  const input = {
    framework: 'par-index',
    edition: 'department-lam-dong-2025',
    year: 2025,
    name: 'Đánh giá cải cách hành chính các sở năm 2025',
    agencyId: home,
    unitIds: [home, finance, health],
    appraiserIds: [home, health],
    ...days,
  }
  const round = await w.as('keeper', 'round.open', input, during)
  const page = await w.as('keeper', 'round.get', { roundId: round.id }, during)
  const sheetOf = (agencyId: string) => page.units.find((it) => it.agencyId === agencyId)!.id
  return { round, input, own: sheetOf(home), finance: sheetOf(finance), health: sheetOf(health) }
}

export const claimOf = (figures: Record<string, number | boolean | string>) => ({ figures })
export const pdf = {
  filename: 'bao-cao.pdf',
  bytes: new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'),
}
