import type { Context } from '#features/access/operation.ts'
import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { courseOf, improvedOf, strongestOf } from './course-rules.ts'
import { gainsOf } from './gain-rules.ts'
import { workBehind } from './line-work.ts'
import { headOf, nobody, readAnswering, readStanding, type Standing } from './reading.ts'
import { ledgerOf } from './rules.ts'
import { Gains, Ledger, LineDetail, ShowGains, ShowLedger, ShowLine } from './schema.ts'
import { workOf } from './work-rules.ts'

export const showLedger = operation({
  name: 'analysis.ledger',
  method: 'GET',
  path: '/indices/:framework/ledger',
  summary:
    'Sổ điểm bị trừ của một địa phương: so với điểm tối đa và so với năm trước, kèm nhiệm vụ, đơn vị, tài liệu của từng dòng.',
  input: ShowLedger,
  output: Ledger,
  allow: 'index.read',
  run: async (context, input) => ledgerFor(context, await readStanding(context, input)),
})

/** The ledger of one unit and year, made once for all who look. */
export async function ledgerFor(context: Context, standing: Standing): Promise<Ledger> {
  const { sheet, before, unit, years } = standing
  const { year } = sheet.table
  const answering = await readAnswering(context, standing)
  return context.once(`analysis ledger ${context.today} ${years.framework} ${unit} ${year}`, async () => ({
    ...(await headOf(context, standing)),
    previousYear: before?.sheet.table.year ?? null,
    ...ledgerOf({ sheet, before, workOf: (code) => workOf(answering.get(code) ?? nobody) }),
  }))
}

export const showGains = operation({
  name: 'analysis.gains',
  method: 'GET',
  path: '/indices/:framework/gains',
  summary:
    'Nội dung có thể tăng điểm nhiều nhất: đến mức của một phần tư tỉnh đứng đầu, đến tỉnh cao nhất, đến tối đa.',
  input: ShowGains,
  output: Gains,
  allow: 'index.read',
  run: async (context, input) => gainsFor(context, await readStanding(context, input)),
})

export async function gainsFor(context: Context, standing: Standing): Promise<Gains> {
  const { total, lines } = await ledgerFor(context, standing)
  const { sheet, unit, years } = standing
  return context.once(`analysis gains ${context.today} ${years.framework} ${unit} ${sheet.table.year}`, async () => ({
    ...(await headOf(context, standing)),
    total,
    lines: gainsOf(sheet, lines),
  }))
}

export const showLine = operation({
  name: 'analysis.line',
  method: 'GET',
  path: '/indices/:framework/lines/:code',
  summary: 'Một nội dung: nhiệm vụ đã gắn, nhiệm vụ máy đề nghị gắn, tài liệu, và kinh nghiệm của địa phương khác.',
  input: ShowLine,
  output: LineDetail,
  allow: 'index.read',
  run: async (context, input) => {
    const standing = await readStanding(context, input)
    const { sheet } = standing
    const { code } = input
    const ledger = await ledgerFor(context, standing)
    const line = ledger.lines.find((it) => it.code === code)
    if (!line) throw new Problem('access.not_found')
    const all = await readAnswering(context, standing)
    const known = new Set(ledger.lines.map((it) => it.code))
    const { framework } = sheet.table.edition
    return {
      ...(await headOf(context, standing)),
      code,
      name: line.name,
      group: ledger.groups.find((it) => it.code === line.group)?.name ?? null,
      line,
      ...(await workBehind(context, { framework, all, known, code, group: line.group })),
      ...practiceFor(standing, code),
    }
  },
})

/** Good practice: who is strongest in this line, who improved most, and where we stand between them. */
function practiceFor(
  { tables, at, years, unit }: Standing,
  code: string,
): Pick<LineDetail, 'years' | 'strongest' | 'improved' | 'own'> {
  const course = courseOf(tables.slice(0, at + 1), code, years.linked)
  const named = (units: ReturnType<typeof strongestOf>) => units.map((it) => ({ ...it, ...nameOf(it.unit) }))
  const nameOf = (it: string) => ({ name: years.names(it).name, own: it === unit })
  const own = course.units.find((it) => it.unit === unit)
  return {
    years: course.years,
    strongest: named(strongestOf(course)),
    improved: named(improvedOf(course)),
    own: own ? { ...own, ...nameOf(unit) } : null,
  }
}
