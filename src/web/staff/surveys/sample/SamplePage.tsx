import { Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ClusterRow, SamplePage as Sample } from '#features/samples/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { DialogButton } from '../../ui/DialogButton.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { DesignCard } from './DesignCard.tsx'
import { DesignInWords } from './DesignInWords.tsx'
import { BegunCard, DrawCard, FilesButton, Undo } from './DrawCard.tsx'
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
  const isOpen = !sample.drawnAt && !sample.begun
  return (
    <PartPage surveyId={surveyId} title={sample.title} here="/mau">
      <div className={classes.cards}>
        {sample.drawnAt ? <DrawnCard sample={sample} keeps={keeps} /> : null}
        {sample.begun ? <BegunCard sample={sample} begun={sample.begun} /> : null}
        {keeps && isOpen ? <PlannerCard /> : null}
        {keeps && isOpen ? <DesignCard key={sample.version} sample={sample} /> : null}
        {sample.design && !(keeps && isOpen) ? (
          <section className={classes.card}>
            <h2>{t('samples.design')}</h2>
            <DesignInWords design={sample.design} />
          </section>
        ) : null}
        {sample.design ? <ListsCard sample={sample} /> : null}
        {keeps && sample.design && !sample.drawnAt ? <DrawCard sample={sample} /> : null}
        {!keeps && !sample.design ? <Empty title={t('samples.noSample')}>{t('samples.noSampleText')}</Empty> : null}
      </div>
    </PartPage>
  )
}

function DrawnCard({ sample, keeps }: { sample: Sample; keeps: boolean }) {
  const { surveyId, drawnAt, drawnBy, seed, clusters, people, reserves, short } = sample
  return (
    <section className={classes.card}>
      <h2>{t('samples.drawn', { date: day(drawnAt), seed: String(seed) })}</h2>
      <p>
        {t('samples.drawnCount', {
          clusters: number(clusters.length),
          people: number(people),
          reserves: number(reserves),
        })}
        . {t('samples.drawnBy', { name: drawnBy })}. {short > 0 ? t('samples.short', { n: number(short) }) : null}
      </p>
      {sample.peopleForgottenAt ? (
        <p className="small">{t('samples.forgotten', { date: day(sample.peopleForgottenAt) })}</p>
      ) : null}
      {keeps ? (
        <Group gap={8} my="sm">
          <FilesButton surveyId={surveyId} />
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

const Forget = ({ surveyId }: { surveyId: string }) => (
  <DialogButton label={t('samples.forget')}>{(close) => <Forgetting surveyId={surveyId} close={close} />}</DialogButton>
)

function Forgetting({ surveyId, close }: { surveyId: string; close: () => void }) {
  const write = useWrite('sample.forgetPeople')
  return (
    <DialogForm
      onSubmit={() => write.mutate({ surveyId }, { onSuccess: close })}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready
      bad
      label={t('samples.forget')}
    >
      <p>{t('samples.forgetMeans')}</p>
    </DialogForm>
  )
}
