import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Finding } from '#features/reports/schema.ts'
import { useWrite } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { day } from '../../format.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import { rowOf, tableOf } from './places.ts'
import classes from './sheet.module.css'
import { useSheet } from './sheet.ts'

/** Sending: errors are named with the way to them, what is odd asks for its reason, the rest is said once. */
export function SubmitDialog({ close }: { close: () => void }) {
  const { page, cells } = useSheet()
  const errors = page.findings.filter(({ severity }) => severity === 'error')
  const waiting = Object.keys(cells.drafts).length
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      // Who goes to a cell from here types there next.
      returnFocus={errors.length === 0}
      title={t('reports.submit')}
    >
      {errors.length > 0 ? (
        <Blocked errors={errors} close={close} />
      ) : waiting > 0 ? (
        <p role="status">{t('reports.waitForSaving')}</p>
      ) : (
        <Ready close={close} />
      )}
    </Modal>
  )
}

function Blocked({ errors, close }: { errors: readonly Finding[]; close: () => void }) {
  const { go } = useSheet()
  const jump = (field: string) => {
    close()
    go({ kind: 'table', code: tableOf(field) }, field)
  }
  return (
    <div className={classes.checks}>
      <p>{t('reports.errorsTitle', { count: errors.length })}</p>
      <ul>
        {errors.slice(0, 8).map(({ field, code, message }) => (
          <li key={`${field} ${code}`} data-tone="error">
            <div>
              <button type="button" onClick={() => jump(field)}>
                {t('reports.fieldCode', { table: tableOf(field), row: rowOf(field) })}
              </button>
              <p>{message}</p>
            </div>
          </li>
        ))}
      </ul>
      {errors.length > 8 ? <p className="small">{t('reports.andMore', { count: errors.length - 8 })}</p> : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={close}>
          {t('action.close')}
        </Button>
        <Button onClick={() => jump(errors[0]?.field ?? '')}>{t('reports.toFirstError')}</Button>
      </Group>
    </div>
  )
}

function Ready({ close }: { close: () => void }) {
  const { page } = useSheet()
  const { id: reportId, version } = page.report
  const [reasons, setReasons, clear] = useDraft<Record<string, string>>(`report.${reportId}.reasons`, {})
  const write = useWrite('report.submit')
  const odd = page.findings.filter(({ severity, explained }) => severity === 'warning' && !explained)
  const fields = [...Map.groupBy(odd, ({ field }) => field)]
  const [below, setBelow] = useState<Below>()
  const explained = fields.every(([field]) => (reasons[field] ?? '').trim().length >= 3)
  const ready = explained && (page.below.length === 0 || below !== undefined)
  const drafted = page.sections.filter((section) => section.drafted && section.text !== '').length
  // What the program fills in by itself is there, though nobody has kept it in a cell.
  const empty = page.report.fields - page.cells.filter(({ value }) => value !== null).length
  const given = fields.map(([field]) => ({ field, reason: (reasons[field] ?? '').trim() }))
  const done = {
    onSuccess: () => {
      clear()
      close()
    },
  }
  return (
    <DialogForm
      onSubmit={() => write.mutate({ reportId, version, reasons: given, ...(below ? { below } : {}) }, done)}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={ready}
      missing={ready ? undefined : t(explained ? 'reports.belowMissing' : 'reports.reasonsMissing')}
      label={t('reports.submit')}
    >
      <p>{t('reports.submitMeans')}</p>
      {empty > 0 ? <p>{t('reports.emptyFigures', { count: empty })}</p> : null}
      {drafted > 0 ? <p>{t('reports.stillDrafted', { count: drafted })}</p> : null}
      {page.below.length > 0 ? <BelowChoice page={page} below={below} choose={setBelow} /> : null}
      {fields.map(([field, found]) => (
        <Textarea
          key={field}
          label={`${t('reports.fieldCode', { table: tableOf(field), row: rowOf(field) })}: ${nameOf(page, field)}`}
          description={found.map(({ message }) => message).join(' ')}
          placeholder={t('reports.sayWhy')}
          minRows={1}
          maxLength={4000}
          value={reasons[field] ?? ''}
          onChange={({ currentTarget }) => setReasons({ ...reasons, [field]: currentTarget.value })}
        />
      ))}
    </DialogForm>
  )
}

type Below = 'inside' | 'apart'
type BelowChoiceProps = {
  page: ReturnType<typeof useSheet>['page']
  below: Below | undefined
  choose: (below: Below) => void
}

/** Whether this report holds the figures of those below already: without it they would be counted twice, or never. */
function BelowChoice({ page: { below: agencies }, below, choose }: BelowChoiceProps) {
  const named = agencies
    .slice(0, 5)
    .map(({ name, endedOn }) => (endedOn ? t('reports.belowEnded', { name, day: day(endedOn) }) : name))
  const rest = agencies.length - named.length
  return (
    <Radio.Group
      label={t('reports.belowAsk', {
        names: named.join('; ') + (rest > 0 ? ` ${t('reports.andMore', { count: rest })}` : ''),
      })}
      value={below ?? null}
      onChange={(value) => choose(value as Below)}
    >
      <Stack gap={6} mt={6}>
        <Radio value="inside" label={t('reports.belowInside')} />
        <Radio value="apart" label={t('reports.belowApart')} />
      </Stack>
    </Radio.Group>
  )
}

const nameOf = ({ form }: ReturnType<typeof useSheet>['page'], field: string): string =>
  form.tables.find(({ code }) => code === tableOf(field))?.rows.find(({ code }) => code === rowOf(field))?.name ?? ''
