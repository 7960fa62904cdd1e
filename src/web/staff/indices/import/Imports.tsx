import { Button } from '@mantine/core'
import { type Output, useRead, useWrite } from '../../api.ts'
import { day, moment } from '../../format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { number, t } from '../../words.ts'
import classes from './import.module.css'

type ResultImport = Output<'results.imports'>['imports'][number]

/** What was imported when, by whom, from where; an import can be taken back and used again. */
export function Imports() {
  const { data } = useRead('results.imports', {})
  const withdraw = useWrite('results.withdraw')
  if (!data || data.imports.length === 0) return null
  return (
    <section>
      <h2 className={classes.listHead}>{t('results.imports')}</h2>
      <DataTable
        name="result-imports"
        label={t('results.imports')}
        rows={data.imports}
        rowKey={({ id }) => id}
        columns={[
          { key: 'index', label: t('results.index'), card: 'title', render: ({ frameworkName }) => frameworkName },
          { key: 'kind', label: t('results.kind'), render: ({ kind }) => t(`resultKind.${kind}`) },
          { key: 'years', label: t('results.year'), width: 110, render: yearsOf },
          {
            ...{ key: 'values', label: t('results.values'), align: 'right', width: 90 },
            render: ({ valueCount }) => number(valueCount),
          },
          { key: 'source', label: t('results.source'), render: sourceOf },
          { key: 'when', label: t('results.when'), width: 120, render: ({ importedAt }) => moment(importedAt) },
          { key: 'who', label: t('results.who'), render: ({ importedBy }) => importedBy ?? '' },
        ]}
        action={({ id, withdrawnAt }) => (
          <Button
            size="compact-sm"
            variant="default"
            loading={withdraw.isPending && withdraw.variables?.importId === id}
            onClick={() => withdraw.mutate({ importId: id, back: withdrawnAt !== null })}
          >
            {t(withdrawnAt ? 'results.useAgain' : 'results.withdraw')}
          </Button>
        )}
        empty={null}
      />
    </section>
  )
}

const yearsOf = ({ years }: ResultImport) => (years.length > 2 ? `${years[0]}–${years.at(-1)}` : years.join(', '))

const sourceOf = ({ source, publishedOn, withdrawnAt, changedEditions }: ResultImport) => (
  <>
    {source}
    {publishedOn ? ` (${day(publishedOn)})` : ''} {withdrawnAt ? <Tag tone="warn">{t('results.withdrawn')}</Tag> : null}
    {changedEditions.length > 0 ? (
      <span title={t('results.changedEditionHint', { names: changedEditions.join(', ') })}>
        <Tag tone="warn">{t('results.changedEdition')}</Tag>
      </span>
    ) : null}
  </>
)
