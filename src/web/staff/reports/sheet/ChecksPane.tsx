import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { Finding } from '#features/reports/schema.ts'
import { Empty } from '../../ui/Empty.tsx'
import { t } from '../../words.ts'
import { ProofFiles } from '../together/ProofFiles.tsx'
import { rowOf, tableOf } from './places.ts'
import { ReasonLine } from './ReasonLine.tsx'
import classes from './sheet.module.css'
import { useSheet } from './sheet.ts'

/** Everything that keeps the report from being sent, or wants a word; each leads to its cell. */
export function ChecksPane() {
  const { page, go, mayFill } = useSheet()
  const errors = page.findings.filter(({ severity }) => severity === 'error')
  const warnings = page.findings.filter(({ severity }) => severity === 'warning')
  const unwritten = page.form.sections.filter(({ code }) => !page.sections.find((it) => it.code === code)?.text.trim())
  return (
    <>
      <h2 className={classes.paneTitle}>{t('reports.checks')}</h2>
      {page.findings.length === 0 ? (
        <Empty icon={IconCircleCheck} title={t('reports.nothingFound')}>
          {t('reports.nothingFoundMeans')}
        </Empty>
      ) : null}
      <List title={t('reports.errorsTitle', { count: errors.length })} findings={errors} />
      <List title={t('reports.warningsTitle', { count: warnings.length })} findings={warnings} />
      {unwritten.length > 0 ? (
        <section className={classes.checks}>
          <h3>{t('reports.unwritten', { count: unwritten.length })}</h3>
          <ul>
            {unwritten.map(({ code, title }) => (
              <li key={code}>
                <button type="button" onClick={() => go({ kind: 'section', code })}>
                  {code} {title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ProofFiles
        reportId={page.report.id}
        item=""
        title={t('reports.filesOfAll')}
        files={page.files.filter(({ item }) => item === null)}
        open={mayFill && page.writable === 'all'}
        sentAt={page.report.submittedAt}
      />
    </>
  )
}

function List({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const { page, go, cells, mayFill } = useSheet()
  if (findings.length === 0) return null
  const names = new Map(
    page.form.tables.flatMap(({ code, rows }) => rows.map((row) => [`${code}/${row.code}`, row.name])),
  )
  const kept = new Map(page.cells.map((cell) => [cell.field, cell]))
  return (
    <section className={classes.checks}>
      <h3>{title}</h3>
      <ul>
        {findings.map(({ field, code, severity, message, explained }) => (
          <li key={`${field} ${code}`} data-tone={explained ? undefined : severity}>
            <IconAlertTriangle size={16} aria-hidden />
            <div>
              <button type="button" onClick={() => go({ kind: 'table', code: tableOf(field) }, field)}>
                {t('reports.fieldCode', { table: tableOf(field), row: rowOf(field) })}: {names.get(field)}
              </button>
              <p>
                {message}
                {severity === 'warning' ? (
                  <ReasonLine
                    open={mayFill && page.writable === 'all'}
                    reason={cells.drafts[field]?.[reasonOf(code)] ?? kept.get(field)?.[reasonOf(code)]}
                    ask={t('reports.sayWhy')}
                    onSave={(reason) => cells.change({ [field]: { [reasonOf(code)]: reason } })}
                  />
                ) : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Why a figure differs from what was counted is kept by itself. */
const reasonOf = (code: string) => (code === 'bound' ? 'boundReason' : 'reason')
