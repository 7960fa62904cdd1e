import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ResultsPage as Results } from '#features/estimates/schema.ts'
import { OnePsu } from '#features/samples/schema.ts'
import { useWrite } from '../../api.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import { UnsaidNotice } from '../UnsaidNotice.tsx'
import { MarginsField } from './MarginsField.tsx'
import { isComplete, keptMargins, lookedAt, type MarginForm, marginsSaid } from './margins-form.ts'

type Rule = 'answersTogether' | 'meanOfItems'
type MakeProps = { page: Results; made: () => void }

/** Asks how a result is to be made. */
export function MakeResult({ page, made }: MakeProps) {
  const [isAsking, ask] = useState(false)
  return (
    <>
      <Button onClick={() => ask(true)} disabled={page.making !== null && page.making.failed === null}>
        {t('samples.make')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('samples.make')}
        size={page.fitting.length > 0 ? 'lg' : 'md'}
      >
        <MakeForm
          page={page}
          close={() => ask(false)}
          made={() => {
            ask(false)
            made()
          }}
        />
      </Modal>
    </>
  )
}

/** The version whose margins are begun from: what is shown, unless somebody looks at an older one. */
function startOf({ shown, versions, fitting }: Results): { margins: MarginForm[]; version: number } | undefined {
  if (!shown || shown.number !== versions[0]?.number) return undefined
  const margins = keptMargins(shown.content.method.margins, fitting)
  return margins.length > 0 ? { margins, version: shown.number } : undefined
}

function MakeForm({ page, made, close }: MakeProps & { close: () => void }) {
  const [start] = useState(() => startOf(page))
  const [form, setForm] = useState({
    rule: 'answersTogether' as Rule,
    minimum: '10',
    compareWith: '',
    onePsu: page.onePsu,
  })
  const [margins, setMargins] = useState<readonly MarginForm[]>(start?.margins ?? [])
  const write = useWrite('estimate.make')
  const minimum = Number(form.minimum)
  const { compareWith, rule, onePsu } = form
  const looked = margins.flatMap(({ question, typed }) => {
    const asked = page.fitting.find(({ code }) => code === question)
    return asked ? [lookedAt(asked, typed)] : []
  })
  const isRight = Number.isInteger(minimum) && minimum >= 3 && minimum <= 100
  const said = {
    ...{ surveyId: page.surveyId, rule, minimum, margins: marginsSaid(looked) },
    ...(compareWith ? { compareWith } : {}),
    ...(onePsu && onePsu !== page.onePsu ? { onePsu } : {}),
  }
  const open = looked.find((one) => !isComplete(one))
  return (
    <DialogForm
      onSubmit={() => write.mutate(said, { onSuccess: made })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={isRight && !open}
      missing={open ? t('samples.fitMissing', { question: open.label }) : undefined}
      label={t('samples.make')}
    >
      <p className="small">{t('samples.makeMeans')}</p>
      <UnsaidNotice unsaid={page.unsaid} />
      <Select
        label={t('samples.rule')}
        allowDeselect={false}
        value={rule}
        data={(['answersTogether', 'meanOfItems'] as const).map((value) => ({
          value,
          label: t(`samples.rule.${value}`),
        }))}
        onChange={(value) => value && setForm({ ...form, rule: value as Rule })}
      />
      <TextInput
        label={t('samples.minimum')}
        value={form.minimum}
        inputMode="numeric"
        onChange={(event) => setForm({ ...form, minimum: event.currentTarget.value })}
        error={isRight ? null : t('samples.minimumWrong')}
      />
      {onePsu ? (
        <Select
          label={t('samples.onePsu')}
          description={t('samples.onePsuMake')}
          allowDeselect={false}
          value={onePsu}
          data={OnePsu.options.map((value) => ({ value, label: t(`samples.onePsu.${value}`) }))}
          onChange={(value) => value && setForm({ ...form, onePsu: OnePsu.parse(value) })}
        />
      ) : null}
      {page.others.length > 0 ? (
        <Select
          label={t('samples.compareWith')}
          placeholder={t('samples.noCompare')}
          clearable
          value={compareWith || null}
          data={page.others.map(({ surveyId, title }) => ({ value: surveyId, label: title }))}
          onChange={(value) => setForm({ ...form, compareWith: value ?? '' })}
        />
      ) : null}
      {page.fitting.length > 0 ? (
        <MarginsField {...{ fitting: page.fitting, margins, looked, start: start?.version }} onChange={setMargins} />
      ) : null}
    </DialogForm>
  )
}
