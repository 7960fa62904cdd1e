import { Button, Group, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { SamplePage as Sample } from '#features/samples/schema.ts'
import { hrefOf, useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { DialogButton } from '../../ui/DialogButton.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** How many stages have their lists, one after the other from the first on. */
const listed = ({ frames }: Sample): number => {
  const missing = frames.findIndex(({ rows }) => rows === 0)
  return missing < 0 ? frames.length : missing
}

/** Draws what has its lists: the whole sample, or places first, so that people are listed in these alone. */
export function DrawCard({ sample }: { sample: Sample }) {
  const { surveyId, version, frames, begun } = sample
  const [seed, setSeed] = useState('')
  const write = useWrite('sample.draw')
  const stages = listed(sample)
  const isWhole = stages === frames.length
  const next = frames[begun?.stages ?? 0]?.name ?? ''
  const nothingNew = stages <= (begun?.stages ?? 0)
  const ready = /^\d{0,10}$/.test(seed) && !nothingNew
  const send = () =>
    write.mutate({
      ...{ surveyId, version },
      ...(isWhole ? {} : { stages }),
      ...(seed === '' || begun ? {} : { seed: Number(seed) }),
    })
  return (
    <section className={classes.card}>
      <h2>{t('samples.draw')}</h2>
      <p className="small">{t(isWhole ? 'samples.drawLead' : 'samples.drawPlacesLead')}</p>
      <ProblemNotice error={write.error} />
      <Group align="end" gap={10}>
        {begun ? null : (
          <TextInput
            label={t('samples.seed')}
            description={t('samples.seedHint')}
            value={seed}
            inputMode="numeric"
            onChange={(event) => setSeed(event.currentTarget.value.trim())}
          />
        )}
        <Button disabled={!ready} loading={write.isPending} onClick={send}>
          {isWhole
            ? t('samples.draw')
            : t('samples.drawStage', { name: (nothingNew ? next : frames[stages - 1]?.name) ?? '' })}
        </Button>
        {nothingNew ? (
          <span className="small" role="status">
            {t('samples.noList', { name: next })}
          </span>
        ) : null}
      </Group>
    </section>
  )
}

/** Places that are drawn while the lists of those below are still being made. */
export function BegunCard({ sample, begun }: { sample: Sample; begun: NonNullable<Sample['begun']> }) {
  const next = sample.frames[begun.stages]?.name ?? ''
  const hasStrata = begun.places.some(({ stratum }) => stratum !== null)
  return (
    <section className={classes.card}>
      <h2>
        {t('samples.begun', { n: number(begun.places.length), name: sample.frames[begun.stages - 1]?.name ?? '' })}
      </h2>
      <p>
        {t('samples.drawn', { date: day(begun.at), seed: String(begun.seed) })}.{' '}
        {t('samples.drawnBy', { name: begun.by })}. {t('samples.begunNext', { name: next })}
      </p>
      <Group gap={8} my="sm">
        <FilesButton surveyId={sample.surveyId} />
        {sample.state === 'draft' ? <Undo sample={sample} /> : null}
      </Group>
      <DataTable
        name="sample-begun"
        label={t('samples.place')}
        rows={begun.places}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'label',
            label: t('samples.place'),
            card: 'title',
            render: ({ label }) => label,
            below: (it) => it.within,
          },
          { key: 'code', label: t('samples.code'), render: ({ code }) => code },
          ...(hasStrata
            ? [
                {
                  key: 'stratum',
                  label: t('samples.stratum'),
                  render: (it: (typeof begun.places)[number]) => it.stratum,
                },
              ]
            : []),
        ]}
        empty={null}
      />
    </section>
  )
}

export const FilesButton = ({ surveyId }: { surveyId: string }) => (
  <Button
    component="a"
    href={hrefOf('sample.files', { surveyId })}
    variant="default"
    leftSection={<IconDownload size={16} />}
  >
    {t('samples.files')}
  </Button>
)

export const Undo = ({ sample }: { sample: Sample }) => (
  <DialogButton label={t('samples.undo')}>{(close) => <Undoing sample={sample} close={close} />}</DialogButton>
)

function Undoing({ sample: { surveyId, version }, close }: { sample: Sample; close: () => void }) {
  const [reason, setReason] = useState('')
  const write = useWrite('sample.undoDraw')
  return (
    <DialogForm
      onSubmit={() => write.mutate({ surveyId, version, reason }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={reason.trim().length >= 3}
      bad
      label={t('samples.undo')}
    >
      <p>{t('samples.undoMeans')}</p>
      <TextInput
        label={t('samples.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
