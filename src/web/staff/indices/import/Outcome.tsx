import { Alert, Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { DataTable } from '../../ui/DataTable.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { number, t } from '../../words.ts'
import type { ImportOutcome } from './ImportPage.tsx'
import classes from './import.module.css'

type OutcomeProps = { result: ImportOutcome; framework: string; busy: boolean; onWrite: (replace: boolean) => void }

/** What the file holds: counts, errors, what to look at, what differs; then the one button. */
export function Outcome({ result, framework, busy, onWrite }: OutcomeProps) {
  const { added, changed, errors, errorCount, warnings, differences, years } = result
  if (result.written)
    return (
      <Alert color="brand" role="status" icon={<IconCheck size={18} />} title={t('results.done')}>
        {t('results.doneCounts', { added, changed })}{' '}
        <Link to="/chi-so/$framework" params={{ framework } as never}>
          {t('results.see')}
        </Link>
      </Alert>
    )
  return (
    <section className="card" aria-live="polite">
      <h2>{t('results.found', { values: number(result.values), units: result.units })}</h2>
      {years.length > 0 ? <p className="small">{t('results.foundYears', { years: years.join(', ') })}</p> : null}
      <div className={classes.tally}>
        <Tag tone="good">{t('results.added', { count: added })}</Tag>
        {result.same > 0 ? <Tag>{t('results.sameCount', { count: result.same })}</Tag> : null}
        {changed > 0 ? <Tag tone="warn">{t('results.changed', { count: changed })}</Tag> : null}
        {result.unscored > 0 ? <Tag>{t('results.unscoredCount', { count: result.unscored })}</Tag> : null}
        {errorCount > 0 ? <Tag tone="bad">{t('results.errors', { count: errorCount })}</Tag> : null}
        {warnings.length > 0 ? <Tag tone="warn">{t('results.warnings', { count: warnings.length })}</Tag> : null}
      </div>
      {errorCount > 0 ? (
        <>
          <p>{t('results.fix')}</p>
          <Rows name="result-errors" label={t('results.errorList')} rows={errors} />
        </>
      ) : null}
      {warnings.length > 0 ? <Rows name="result-warnings" label={t('results.warningList')} rows={warnings} /> : null}
      {differences.length > 0 ? <Differences rows={differences} /> : null}
      {errorCount > 0 ? null : added + changed === 0 ? (
        <p>{t('results.nothingNew')}</p>
      ) : (
        <Button mt={10} loading={busy} onClick={() => onWrite(changed > 0)}>
          {changed > 0 ? t('results.writeReplace', { count: changed }) : t('results.write', { count: added })}
        </Button>
      )}
    </section>
  )
}

type Told = ImportOutcome['errors'][number]

function Rows({ name, label, rows }: { name: string; label: string; rows: readonly Told[] }) {
  return (
    <>
      <h3 className={classes.listHead}>{label}</h3>
      <DataTable
        name={name}
        label={label}
        rows={rows.slice(0, 100)}
        total={rows.length}
        rowKey={({ row, column, message }) => `${row}.${column}.${message}`}
        columns={[
          { key: 'row', label: t('results.row'), width: 80, render: ({ row }) => row },
          { key: 'column', label: t('results.column'), width: 80, render: ({ column }) => column ?? '' },
          { key: 'message', label: t('results.message'), card: 'title', render: ({ message }) => message },
        ]}
        empty={null}
      />
    </>
  )
}

function Differences({ rows }: { rows: ImportOutcome['differences'] }) {
  return (
    <>
      <h3 className={classes.listHead}>{t('results.differences')}</h3>
      <DataTable
        name="result-differences"
        label={t('results.differences')}
        rows={rows}
        rowKey={({ unit, year, code }) => `${unit} ${year} ${code}`}
        columns={[
          { key: 'unit', label: t('results.unit'), card: 'title', render: ({ unit }) => unit },
          { key: 'year', label: t('results.year'), render: ({ year }) => year },
          { key: 'code', label: t('results.code'), render: ({ code }) => code },
          { key: 'before', label: t('results.before'), align: 'right', render: ({ before }) => before },
          { key: 'now', label: t('results.now'), align: 'right', render: ({ now }) => now },
        ]}
        empty={null}
      />
    </>
  )
}
