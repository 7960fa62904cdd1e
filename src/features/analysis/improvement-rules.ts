import type { WantedTask } from '#features/tasks/improvement.ts'
import { approximate } from '#lib/scoring/decimal.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { groupOf, nameIn, pointsIn, type Sheet } from './rules.ts'
import type { NamedParty } from './store.ts'
import type { Answering } from './work-rules.ts'

/** A task for each chosen line: what to reach, by the field's measure, and who has led the like before. */
export function wantedTasks(
  sheet: Sheet,
  answering: ReadonlyMap<string, Answering>,
  parties: readonly NamedParty[],
  indexName: string,
): WantedTask[] {
  const named = partiesOf(parties)
  return [...answering].map(([code, behind]) => {
    const group = groupOf(sheet.table, code)
    return {
      text: aimOf(sheet, code),
      indexName,
      axis: group && nameIn(sheet.table, group),
      criterionCode: code,
      criterionName: nameIn(sheet.table, code),
      edition: sheet.table.edition.framework.edition,
      ...named(behind),
    }
  })
}

/** Who led and helped with the like before: with what is tied to a line, else with what seems to answer it. */
export function partiesOf(parties: readonly NamedParty[]) {
  const byTask = Map.groupBy(parties, ({ taskId }) => taskId)
  return ({ tied, proposed }: Answering): Pick<WantedTask, 'leads' | 'coordinating'> => {
    const before = tied.length > 0 ? tied : proposed.map(({ task }) => task)
    const named = before.flatMap(({ taskId }) => byTask.get(taskId) ?? [])
    const leads = oftenest(named, 'lead', 1)
    return { leads, coordinating: oftenest(named, 'coordinating', 3).filter((name) => !leads.includes(name)) }
  }
}

/** Names that documents gave this role most often. */
function oftenest(named: readonly NamedParty[], role: NamedParty['role'], most: number): string[] {
  const times = new Map<string, number>()
  for (const it of named) if (it.role === role) times.set(it.nameRaw, (times.get(it.nameRaw) ?? 0) + 1)
  return [...times]
    .sort(([a, n], [b, m]) => m - n || a.localeCompare(b, 'vi'))
    .slice(0, most)
    .map(([name]) => name)
}

const fieldWord = ({ edition }: Sheet['table']) => (edition.framework.level === 'province' ? 'tỉnh' : 'đơn vị')

/** What a line is to reach: the upper quartile, then the best; those at the top keep what they have. */
function aimOf(sheet: Sheet, code: string): string {
  const { table } = sheet
  const points = pointsIn(sheet, code)
  const column = table.columns.get(code)
  const said = (value: number) => formatNumber(approximate(value), 2)
  const line = `nội dung ${code} “${nameIn(table, code)}”`
  const [p75, best] = [column?.quartiles.p75 ?? null, column?.best ?? null]
  if (points === null || p75 === null || best === null) return `Nâng điểm ${line}`
  if (points < p75)
    return `Nâng điểm ${line} từ ${said(points)} lên ít nhất ${said(p75)} (mức của nhóm một phần tư ${fieldWord(table)} cao nhất năm ${table.year})`
  if (points < best)
    return `Nâng điểm ${line} từ ${said(points)} lên gần mức cao nhất năm ${table.year} là ${said(best)}`
  return `Giữ vững điểm ${line} ở mức cao nhất năm ${table.year} là ${said(points)}`
}
