import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { OnePsu, type SamplePage } from '#features/samples/schema.ts'
import { papiDesign, papiProvinceSize } from '#lib/sampling/papi.ts'
import { useWrite } from '../../api.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { readNumber, type TypedNumber } from '../../ui/typed-number.ts'
import { number, t } from '../../words.ts'
import { type DesignForm, designFrom, formOf, readTake, type StageForm, starts } from './design-form.ts'
import classes from './sample.module.css'

const INHABITANTS = { from: 1, to: 100_000_000, whole: true }
const methods = ['pps', 'equal', 'random'] as const
const ready = [
  ['papi', 'samples.startPapi'],
  ['places', 'samples.startPlaces'],
  ['people', 'samples.startPeople'],
] as const

/** How people are drawn: stages of places, then people. Begins from a ready design. */
export function DesignCard({ sample }: { sample: SamplePage }) {
  const { surveyId, version, design } = sample
  const [form, setForm] = useState<DesignForm | null>(design ? formOf(design) : null)
  const [inhabitants, setInhabitants] = useState<TypedNumber>(1_500_000)
  const write = useWrite('sample.save')
  const wanted = form ? designFrom(form) : undefined
  const [isPapi, setPapi] = useState(false)
  const people = readNumber(inhabitants, INHABITANTS)
  const papi = people === undefined ? undefined : papiDesign(papiProvinceSize(people))
  const begin = (start: keyof typeof starts) => {
    setPapi(start === 'papi')
    // Without a number of inhabitants the field says so, and the stages stay as they are.
    if (start !== 'papi' || people !== undefined) setForm(formOf(starts[start](people ?? 0)))
  }
  const change = (part: Partial<DesignForm>) => setForm((all) => (all ? { ...all, ...part } : all))
  const changeStage = (at: number, part: Partial<StageForm>) =>
    change({ places: (form?.places ?? []).map((stage, i) => (i === at ? { ...stage, ...part } : stage)) })
  return (
    <section className={classes.card}>
      <h2>{t('samples.design')}</h2>
      <p className="small">{t('samples.designLead')}</p>
      <ProblemNotice error={write.error} />
      <Group gap={8} my="sm">
        {ready.map(([start, word]) => (
          <Button key={start} variant="default" onClick={() => begin(start)}>
            {t(word)}
          </Button>
        ))}
      </Group>
      {isPapi ? (
        <div className={classes.papi}>
          <NumberField
            maw={260}
            label={t('samples.papiSize')}
            range={INHABITANTS}
            value={inhabitants}
            onChange={setInhabitants}
            onBlur={() => begin('papi')}
          />
          <p className="small" role="status">
            {papi ? t('samples.papiSaid', { strata: papi.strata, answers: number(papi.answers) }) : null}
          </p>
        </div>
      ) : null}
      {form ? (
        <>
          {form.places.map((stage, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage has no name of its own while it is typed
            <fieldset key={at} className={classes.stage}>
              <legend>{t('samples.stage', { n: at + 1 })}</legend>
              <StageFields stage={stage} change={(part) => changeStage(at, part)} pps />
              <Button
                mt={8}
                size="compact-sm"
                variant="subtle"
                leftSection={<IconTrash size={15} />}
                aria-label={`${t('samples.removeStage')}: ${stage.name}`}
                onClick={() => change({ places: form.places.filter((_, i) => i !== at) })}
              >
                {t('samples.removeStage')}
              </Button>
            </fieldset>
          ))}
          {form.places.length < 3 ? (
            <Button
              variant="subtle"
              onClick={() => change({ places: [...form.places, { name: '', method: 'pps', take: '2' }] })}
            >
              {t('samples.addStage')}
            </Button>
          ) : null}
          <fieldset className={classes.stage}>
            <legend>{t('samples.people')}</legend>
            <StageFields stage={form.people} change={(part) => change({ people: { ...form.people, ...part } })} />
            <Checkbox
              mt="sm"
              label={t('samples.listed')}
              checked={form.people.listed}
              onChange={(event) => change({ people: { ...form.people, listed: event.currentTarget.checked } })}
            />
            {form.people.listed ? (
              <TextInput
                mt="sm"
                maw={220}
                label={t('samples.reserves')}
                value={form.people.reserves}
                inputMode="numeric"
                onChange={(event) => change({ people: { ...form.people, reserves: event.currentTarget.value } })}
              />
            ) : null}
          </fieldset>
          <Select
            maw={420}
            label={t('samples.onePsu')}
            data={OnePsu.options.map((value) => ({ value, label: t(`samples.onePsu.${value}`) }))}
            value={form.onePsu}
            allowDeselect={false}
            onChange={(value) => value && change({ onePsu: OnePsu.parse(value) })}
          />
          <Group mt="md">
            <Button
              disabled={!wanted}
              loading={write.isPending}
              onClick={() => wanted && write.mutate({ surveyId, version, design: wanted })}
            >
              {t('samples.saveDesign')}
            </Button>
          </Group>
        </>
      ) : null}
    </section>
  )
}

type StageFieldsProps = { stage: StageForm; change: (part: Partial<StageForm>) => void; pps?: boolean }

function StageFields({ stage, change, pps = false }: StageFieldsProps) {
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('samples.stageName')}
        value={stage.name}
        maxLength={80}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={t('samples.method')}
        data={methods
          .filter((value) => pps || value !== 'pps')
          .map((value) => ({ value, label: t(`samples.method.${value}`) }))}
        value={stage.method}
        allowDeselect={false}
        onChange={(value) => value && change({ method: value as StageForm['method'] })}
      />
      <TextInput
        label={t('samples.take')}
        description={t('samples.takeHint')}
        value={stage.take}
        error={readTake(stage.take) === undefined ? t('samples.takeWrong') : null}
        onChange={(event) => change({ take: event.currentTarget.value })}
      />
    </div>
  )
}
