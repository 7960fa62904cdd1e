import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { namedAll } from '#lib/questionnaire/conditions.ts'
import { useRead, useWrite } from '../../api.ts'
import { DialogButton } from '../../ui/DialogButton.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { readNumber, type TypedNumber } from '../../ui/typed-number.ts'
import { t } from '../../words.ts'
import { ConditionField } from '../ConditionField.tsx'
import classes from '../surveys.module.css'

/** How many answers are wanted of whom, and how many there are. */
export function Quotas({ survey }: { survey: Survey }) {
  // They are set before the opening: afterwards a survey without any has none.
  if (survey.state !== 'draft' && survey.quotas.length === 0) return null
  return (
    <section className="card">
      <h2>{t('surveys.quotas')}</h2>
      <p className="small">{t('surveys.quotasMean')}</p>
      {survey.quotas.length > 0 ? (
        <ul className={classes.told}>
          {survey.quotas.map(({ id, title, taken, most }) => (
            <li key={id}>{t(taken >= most ? 'surveys.quotaFull' : 'surveys.quotaSoFar', { title, taken, most })}</li>
          ))}
        </ul>
      ) : null}
      {survey.state === 'closed' ? null : (
        <DialogButton label={t('surveys.setQuotas')} size="lg">
          {(close) => <Inside survey={survey} close={close} />}
        </DialogButton>
      )}
    </section>
  )
}

type Row = { key: string; id?: string; title: string; rule: string; most: TypedNumber }

const MOST = { from: 1, to: 10_000_000, whole: true }

function Inside({ survey, close }: { survey: Survey; close: () => void }) {
  const isDraft = survey.state === 'draft'
  const [rows, setRows] = useState<readonly Row[]>(() =>
    survey.quotas.length > 0
      ? survey.quotas.map(({ id, title, rule, most }) => ({ key: id, id, title, rule: rule ?? '', most }))
      : [{ key: 'first', title: '', rule: '', most: 100 }],
  )
  const write = useWrite('survey.setQuotas')
  const set = (key: string, part: Partial<Row>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const send = () => {
    const quotas = rows.map(({ id, title, rule, most }) => ({
      ...(id ? { id } : {}),
      title,
      rule: rule.trim() || null,
      most: Number(most),
    }))
    write.mutate({ surveyId: survey.id, version: survey.version, quotas }, { onSuccess: close })
  }
  return (
    <DialogForm
      onSubmit={send}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={rows.every(({ title, most }) => title.trim() !== '' && readNumber(most, MOST) !== undefined)}
      label={t('action.save')}
    >
      {rows.map((row, i) => (
        <fieldset key={row.key} className={classes.section}>
          <legend>{t('surveys.quotaNumber', { number: i + 1 })}</legend>
          <Fields row={row} survey={survey} set={(part) => set(row.key, part)} />
          {isDraft ? (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => setRows((all) => all.filter((each) => each !== row))}
            >
              {t('surveys.quotaRemove', { number: i + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {isDraft ? (
        <Button
          variant="default"
          onClick={() => setRows((all) => [...all, { key: crypto.randomUUID(), title: '', rule: '', most: 100 }])}
        >
          {t('surveys.quotaAdd')}
        </Button>
      ) : null}
    </DialogForm>
  )
}

type FieldsProps = { row: Row; survey: Survey; set: (part: Partial<Row>) => void }

/** Name, who belongs to it, how many. Who belongs to it is settled with the opening. */
function Fields({ row, survey, set }: FieldsProps) {
  const { questionnaireId, questionnaireVersion: number } = survey
  const form = useRead('questionnaire.get', { questionnaireId, number })
  return (
    <>
      <TextInput
        label={t('surveys.quotaTitle')}
        value={row.title}
        maxLength={200}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      {survey.state !== 'draft' ? (
        <TextInput label={t('surveys.quotaRule')} value={row.rule} disabled />
      ) : form.isPending ? null : (
        <ConditionField
          label={t('surveys.quotaRule')}
          always={t('surveys.quotaEverybody')}
          hint={t('surveys.quotaRuleHint')}
          value={row.rule}
          onChange={(rule) => set({ rule })}
          named={() => (form.data ? namedAll(form.data.content) : [])}
        />
      )}
      <NumberField label={t('surveys.quotaMost')} range={MOST} value={row.most} onChange={(most) => set({ most })} />
    </>
  )
}
