import type { Context } from '#features/access/operation.ts'
import { mayAnywhere } from '#features/access/rules.ts'
import type { ReportForm } from '#lib/reporting/form.ts'
import { Problem } from '#platform/problem.ts'
import type { FormPage, FormSummary } from './schema.ts'
import { countOpenRounds, findStoredForm, listStoredForms, type StoredForm } from './store.ts'

type Code = { code: string; version: string }
const sameForm = (a: Code) => (b: Code) => a.code === b.code && a.version === b.version

/** A form by its code and version: what the program brings, or what the province has made. */
export async function findForm({ db, services }: Pick<Context, 'db' | 'services'>, of: Code) {
  const preset = services.reporting.forms.find(sameForm(of))
  return preset ? { form: preset, stored: undefined } : formOf(await findStoredForm(db, of))
}

const formOf = (stored: StoredForm | undefined) => stored && { form: stored.content, stored }

/** A form that may be used: one that has been published. */
export async function getPublishedForm(context: Pick<Context, 'db' | 'services'>, of: Code): Promise<ReportForm> {
  const found = await findForm(context, of)
  if (!found || (found.stored && found.stored.publishedAt === null)) throw new Problem('access.not_found', { ...of })
  return found.form
}

/** All that may be used, in the order of their codes; the newest version of one first. */
export async function listPublishedForms({ db, services }: Pick<Context, 'db' | 'services'>): Promise<ReportForm[]> {
  const stored = (await listStoredForms(db)).filter(({ publishedAt }) => publishedAt !== null)
  return [...stored.map(({ content }) => content), ...services.reporting.forms].sort((a, b) =>
    a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
  )
}

const stateOf = (stored: StoredForm | undefined) => ({
  state: stored && stored.publishedAt === null ? ('draft' as const) : ('published' as const),
  preset: !stored,
  edit: stored?.edit ?? 0,
  updatedAt: stored?.updatedAt.toISOString() ?? null,
})

export function summaryOf(
  form: ReportForm,
  stored: StoredForm | undefined,
  open: ReadonlyMap<string, number>,
): FormSummary {
  const { code, version, title, tables, sections } = form
  const rows = tables.flatMap((table) => table.rows).filter(({ kind }) => kind !== 'heading')
  return {
    ...{ code, version, title, tables: tables.length, rows: rows.length, sections: sections.length },
    openRounds: open.get(`${code} ${version}`) ?? 0,
    ...stateOf(stored),
  }
}

export async function pageOf(context: Context, of: Code): Promise<FormPage> {
  const canEdit = mayAnywhere(context.actor, 'report.manage')
  const found = await findForm(context, of)
  if (!found || (found.stored?.publishedAt === null && !canEdit)) throw new Problem('access.not_found')
  const state = stateOf(found.stored)
  const open = await countOpenRounds(context.db)
  const openRounds = open.get(`${of.code} ${of.version}`) ?? 0
  return { form: found.form, openRounds, canEdit: canEdit && state.state === 'draft', ...state }
}
