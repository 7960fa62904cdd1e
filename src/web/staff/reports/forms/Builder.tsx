import { Button, TextInput } from '@mantine/core'
import type { FormPage } from '#features/reports/schema.ts'
import { type FormTable, fieldCode, type ReportForm } from '#lib/reporting/form.ts'
import { useWarnBeforeLeaving } from '../../../questions/leaving.ts'
import { Problem, useWrite } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useStable } from '../../ui/stable.ts'
import { t } from '../../words.ts'
import shared from '../reports.module.css'
import { freeCode } from './codes.ts'
import { moved, withFigureRenamed } from './editing.ts'
import { PartsBuilder } from './PartsBuilder.tsx'
import { PublishForm } from './PublishForm.tsx'
import { SectionsBuilder } from './SectionsBuilder.tsx'
import { TableBuilder } from './TableBuilder.tsx'

type Kept = { form: ReportForm; edit: number } | null

/** A draft of a form: outline, tables, rows with what is asked of each. Kept on this device until it is saved. */
export function Builder({ page }: { page: FormPage }) {
  const { code, version } = page.form
  const [kept, keep, forget] = useDraft<Kept>(`form.${code}.${version}`, null)
  const form = kept?.form ?? page.form
  const write = useWrite('reportForm.save')
  useWarnBeforeLeaving(useStable(() => kept !== null))
  const set = (part: Partial<ReportForm>) => keep({ form: { ...form, ...part }, edit: kept?.edit ?? page.edit })
  const save = () => write.mutate({ form, edit: kept?.edit ?? page.edit }, { onSuccess: forget })
  const setTable = (at: number, table: FormTable, renamed?: { from: string; to: string }) => {
    const tables = form.tables.map((each, i) => (i === at ? table : each))
    if (!renamed) return set({ tables })
    const { from, to } = renamed
    const sections = withFigureRenamed(form.sections, fieldCode(table.code, from), fieldCode(table.code, to))
    set({ tables, sections })
  }
  const addTable = () => {
    const next = freeCode(form.tables.map((table) => table.code))
    const row = { code: '1', name: t('forms.newRow'), unit: null, kind: 'count', decimals: 0 } as const
    const rest = { required: false, checks: [], rollUp: 'sum', feeds: [], nature: 'period' } as const
    set({
      tables: [
        ...form.tables,
        { code: next, title: t('forms.newTable'), rows: [{ ...row, ...rest, checks: [], feeds: [] }] },
      ],
    })
  }
  return (
    <Page
      title={form.title}
      lead={`${code} · ${t('forms.version', { version })} · ${t('formState.draft')}`}
      trail={[{ label: t('reports.forms'), to: '/bao-cao/bieu-mau' }]}
      actions={
        <>
          {kept ? (
            <Button variant="default" onClick={forget}>
              {t('forms.discard')}
            </Button>
          ) : null}
          <Button disabled={!kept} loading={write.isPending} onClick={save}>
            {t('forms.saveDraft')}
          </Button>
          <PublishForm page={page} unsaved={kept !== null} />
        </>
      }
    >
      <Faults error={write.error} />
      <div className={shared.form} style={{ maxWidth: 'none' }}>
        <TextInput
          label={t('forms.name')}
          value={form.title}
          maxLength={300}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <PartsBuilder parts={form.parts} onChange={(parts) => set({ parts })} />
        <SectionsBuilder sections={form.sections} onChange={(sections) => set({ sections })} />
        {form.tables.map((table, at) => (
          <TableBuilder
            key={table.code}
            table={table}
            onChange={(next, renamed) => setTable(at, next, renamed)}
            onMove={(step) => set({ tables: moved(form.tables, at, step) })}
            isFirst={at === 0}
            isLast={at === form.tables.length - 1}
            onRemove={() => set({ tables: form.tables.filter((_, i) => i !== at) })}
          />
        ))}
        <div>
          <Button variant="default" onClick={addTable}>
            {t('forms.addTable')}
          </Button>
        </div>
      </div>
    </Page>
  )
}

/** What the check of the form found, line by line. */
function Faults({ error }: { error: unknown }) {
  const faults = error instanceof Problem && typeof error.details.faults === 'string' ? error.details.faults : undefined
  return (
    <>
      <ProblemNotice error={error} />
      {faults ? <pre className="asWritten">{faults}</pre> : null}
    </>
  )
}
