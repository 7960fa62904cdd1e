import { Button, Group, Modal, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ClusterRow, SamplePage as Sample } from '#features/samples/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { hrefOf, useRead, useWrite } from '../../api.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { DesignCard } from './DesignCard.tsx'
import { ListsCard } from './ListsCard.tsx'
import { PlannerCard } from './PlannerCard.tsx'
import { PartPage } from './SurveyParts.tsx'
import classes from './sample.module.css'

/** Who is asked: the design, the lists, the draw and what came of it. */
export function SamplePage() {
  const { surveyId = '' } = useParams({ strict: false })
  const read = useRead('sample.get', { surveyId })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  const sample = read.data
  const keeps = sample.can.includes('survey.manage')
  return (
    <PartPage surveyId={surveyId} title={sample.title} here="/mau">
      <div className={classes.cards}>
        {sample.drawnAt ? <DrawnCard sample={sample} keeps={keeps} /> : null}
        {keeps && !sample.drawnAt ? <PlannerCard /> : null}
        {keeps && !sample.drawnAt ? <DesignCard key={sample.version} sample={sample} /> : null}
        {sample.design ? <ListsCard sample={sample} /> : null}
        {keeps && sample.design && !sample.drawnAt ? <DrawCard sample={sample} /> : null}
        {!keeps && !sample.design ? <Empty title={t('samples.noSample')}>{t('samples.noSampleText')}</Empty> : null}
      </div>
    </PartPage>
  )
}

function DrawCard({ sample: { surveyId, version } }: { sample: Sample }) {
  const [seed, setSeed] = useState('')
  const write = useWrite('sample.draw')
  const ready = /^\d{0,10}$/.test(seed)
  return (
    <section className={classes.card}>
      <h2>{t('samples.draw')}</h2>
      <p className="small">{t('samples.drawLead')}</p>
      <ProblemNotice error={write.error} />
      <Group align="end" gap={10}>
        <TextInput
          label={t('samples.seed')}
          description={t('samples.seedHint')}
          value={seed}
          inputMode="numeric"
          onChange={(event) => setSeed(event.currentTarget.value.trim())}
        />
        <Button
          disabled={!ready}
          loading={write.isPending}
          onClick={() => write.mutate({ surveyId, version, ...(seed === '' ? {} : { seed: Number(seed) }) })}
        >
          {t('samples.draw')}
        </Button>
      </Group>
    </section>
  )
}

function DrawnCard({ sample, keeps }: { sample: Sample; keeps: boolean }) {
  const { surveyId, drawnAt, drawnBy, seed, clusters, people, reserves, short } = sample
  return (
    <section className={classes.card}>
      <h2>{t('samples.drawn', { date: formatDate(drawnAt?.slice(0, 10) ?? ''), seed: String(seed) })}</h2>
      <p>
        {t('samples.drawnCount', {
          clusters: number(clusters.length),
          people: number(people),
          reserves: number(reserves),
        })}
        . {t('samples.drawnBy', { name: drawnBy })}. {short > 0 ? t('samples.short', { n: number(short) }) : null}
      </p>
      {sample.peopleForgottenAt ? (
        <p className="small">{t('samples.forgotten', { date: formatDate(sample.peopleForgottenAt.slice(0, 10)) })}</p>
      ) : null}
      {keeps ? (
        <Group gap={8} my="sm">
          <Button
            component="a"
            href={hrefOf('sample.files', { surveyId })}
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t('samples.files')}
          </Button>
          {sample.state === 'draft' ? <Undo sample={sample} /> : null}
          {sample.peopleForgottenAt || !sample.design?.people.listed ? null : <Forget surveyId={surveyId} />}
        </Group>
      ) : null}
      <DataTable
        name="sample-clusters"
        label={t('samples.place')}
        rows={clusters}
        columns={columns(clusters)}
        rowKey={({ id }) => id}
        empty={null}
      />
    </section>
  )
}

const columns = (clusters: readonly ClusterRow[]): Column<ClusterRow>[] => [
  {
    key: 'label',
    label: t('samples.place'),
    card: 'title',
    render: ({ label }) => label,
    below: ({ within }) => within,
  },
  { key: 'stratum', label: t('samples.stratum'), render: ({ stratum }) => stratum ?? '' },
  { key: 'size', label: t('samples.size'), align: 'right', render: ({ size }) => (size === null ? '' : number(size)) },
  {
    key: 'weight',
    label: t('samples.weight'),
    align: 'right',
    render: ({ weight }) => (weight === null ? '' : number(weight, 1)),
  },
  ...(clusters.some(({ certain }) => certain)
    ? [{ key: 'certain', label: t('samples.certain'), render: ({ certain }: ClusterRow) => (certain ? '✓' : '') }]
    : []),
]

function Undo({ sample: { surveyId, version } }: { sample: Sample }) {
  const [isAsking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const write = useWrite('sample.undoDraw')
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('samples.undo')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('samples.undo')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <DialogForm
          onSubmit={() => write.mutate({ surveyId, version, reason }, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
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
      </Modal>
    </>
  )
}

function Forget({ surveyId }: { surveyId: string }) {
  const [isAsking, ask] = useState(false)
  const write = useWrite('sample.forgetPeople')
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('samples.forget')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('samples.forget')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <DialogForm
          onSubmit={() => write.mutate({ surveyId }, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready
          bad
          label={t('samples.forget')}
        >
          <p>{t('samples.forgetMeans')}</p>
        </DialogForm>
      </Modal>
    </>
  )
}
