import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { readUploadedTable } from '#platform/uploaded-table.ts'
import { changedEditions, editionName } from './edition-rules.ts'
import { compareSheets, type Found, readFile } from './import-rules.ts'
import { indexName, namesOf } from './rules.ts'
import { ImportOutcome, ImportResults, ResultImport } from './schema.ts'
import { findImport, insertImport, listImports, listSheets, saveWithdrawn } from './store.ts'
import { type AgencyOf, agencyFinder, unitsBy } from './unit-rules.ts'

const LARGEST = 20 * 1024 * 1024
const MOST_ROWS = 200_000
const MOST_ERRORS = 1_000

export const importResults = operation({
  name: 'results.import',
  method: 'POST',
  path: '/indices/:framework/results',
  summary:
    'Nhập kết quả đã công bố từ XLSX hoặc CSV (dạng rộng hoặc dạng dọc): mặc định chỉ thử, nêu lỗi từng dòng; có lỗi thì không ghi gì.',
  input: ImportResults,
  output: ImportOutcome,
  allow: 'results.import',
  body: 'file',
  prepare: ({ upload, services }) => readUploadedTable(upload, services, { maxBytes: LARGEST, maxRows: MOST_ROWS }),
  run: async (context, input) => {
    const { db, services, prepared, userId, now } = context
    const { framework, level, kind, source, publishedOn = null } = input
    if (!services.frameworks.framework(framework)) throw new Problem('access.not_found')
    const unitOf = unitsBy(level, services.localities, await agenciesBy(context, level))
    const found = readFile(prepared.rows, { ...input, year: input.year, catalogue: services.frameworks, unitOf })
    const years = [...new Set(found.sheets.map(({ year }) => year))].sort((a, b) => a - b)
    const compared = compareSheets(found.sheets, await saidBefore(context, input, years), nameOf(services), kind)
    const news = compared.added + (input.replace ? compared.changed : 0)
    const clash = compared.changed > 0 && !input.replace
    const written = !input.dryRun && found.errors.length === 0 && !clash && news > 0
    const valueCount = compared.added + compared.same + compared.changed
    const editions = editionsOf(services, input, years)
    const row = { framework, level, kind, source, publishedOn, filename: prepared.filename, valueCount, editions }
    const id = written ? await insertImport(db, { ...row, importedBy: userId, at: now }, found.sheets) : null
    return { ...outcomeOf(found), years, ...compared, written, id }
  },
  audit: ({ framework, kind, source }, { values, years, written }) => ({
    framework,
    kind,
    source,
    values,
    years,
    written,
  }),
})

const nameOf = (services: Services) => {
  const names = namesOf(services.localities, null, new Map())
  return (unit: string) => names(unit).name
}

function outcomeOf({ shape, rows, sheets, errors, warnings }: Found) {
  const figures = sheets.flatMap((it) => Object.values(it.figures))
  return {
    shape,
    rows,
    values: figures.length,
    unscored: figures.filter((it) => it === null).length,
    units: new Set(sheets.map(({ unit }) => unit)).size,
    errors: errors.slice(0, MOST_ERRORS),
    errorCount: errors.length,
    warnings: warnings.slice(0, MOST_ERRORS),
  }
}

/** What earlier imports say, by unit and year; the later word holds. */
type Asked = z.output<typeof ImportResults>

async function saidBefore({ db }: Context, asked: Asked, years: readonly number[]) {
  const { framework, level, kind } = asked
  const said = new Map<string, Record<string, number | null>>()
  const told = years.length > 0 ? await listSheets(db, { framework, level, kind, years }) : []
  for (const { unit, year, figures } of told) {
    const key = `${unit} ${year}`
    const known = said.get(key)
    said.set(key, known ? { ...known, ...figures } : figures)
  }
  return said
}

const agenciesBy = async ({ db, today }: Context, level: string): Promise<AgencyOf> =>
  level === 'province' ? () => undefined : agencyFinder([...(await loadDirectory(db, today)).agencies.values()])

/** Results stay tied to the words that they were checked by: the digest of each edition, by its name. */
function editionsOf({ frameworks }: Services, { framework, level }: Asked, years: readonly number[]) {
  const known = years.flatMap((year) => frameworks.editionOf(framework, year, level) ?? [])
  return Object.fromEntries(known.map(({ edition, digest }) => [editionName(edition), digest]))
}

export const listResultImports = operation({
  name: 'results.imports',
  method: 'GET',
  path: '/index-imports',
  summary: 'Các lần nhập kết quả, mới nhất trước: nguồn, ngày công bố, tệp, người nhập, đã rút lại hay chưa.',
  input: z.object({}),
  output: z.object({ imports: z.array(ResultImport) }),
  allow: 'index.read',
  run: async ({ db, services }) => {
    const nameOfIndex = ({ framework, level }: { framework: string; level: string }) => {
      const editions = services.frameworks.framework(framework)?.editions ?? []
      const named = editions.find(({ edition }) => edition.framework.level === level) ?? editions[0]
      return indexName(named?.edition.framework.name.vi ?? framework)
    }
    const rows = await listImports(db, 200)
    const imports = rows.map(({ importedAt, withdrawnAt, importedBy: _, person, editions, ...row }) => ({
      ...row,
      changedEditions: changedEditions(services.frameworks, editions),
      frameworkName: nameOfIndex(row),
      importedAt: importedAt.toISOString(),
      importedBy: person,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    }))
    return { imports }
  },
})

export const withdrawResults = operation({
  name: 'results.withdraw',
  method: 'POST',
  path: '/index-imports/:importId/withdraw',
  summary: 'Rút lại một lần nhập: số liệu của lần nhập trước lại được dùng; không xóa gì, có thể dùng lại.',
  input: z.object({ importId: Id, back: z.boolean().default(false).describe('Use it again') }),
  output: z.object({ id: Id }),
  allow: 'results.import',
  run: async ({ db, now, userId }, { importId, back }) => {
    if (!(await findImport(db, importId))) throw new Problem('access.not_found')
    await saveWithdrawn(db, importId, { at: back ? null : now, userId })
    return { id: importId }
  },
  audit: ({ back }) => ({ back }),
})
