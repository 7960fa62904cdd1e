import { Button, Group, Progress } from '@mantine/core'
import { IconAlertTriangle, IconFileText, IconInfoCircle, IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { hrefOf, type Output, useWrite } from '../../api.ts'
import { bytes } from '../../format.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import classes from './import.module.css'
import { RemoveDocument } from './RemoveDocument.tsx'

type Loaded = Output<'document.get'>
type ReadingProps = { document: Loaded; onAgain(): void }

/** What the reader is doing with the document, or what became of it. */
export function Reading({ document, onAgain }: ReadingProps) {
  const { state, planId } = document
  useToReview(planId)
  return (
    <section className={classes.panel} aria-live="polite">
      <div className={classes.file}>
        <IconFileText size={26} stroke={1.4} aria-hidden />
        <div>
          <b>{document.filename}</b>
          <span className="small">
            {t(`plans.file.${fileKind(document.mediaType)}`)} · {bytes(document.size)} ·{' '}
            <a href={hrefOf('document.download', { documentId: document.id })}>{t('plans.import.download')}</a>
          </span>
        </div>
      </div>
      {state === 'waiting' || state === 'reading' || planId ? <Going document={document} /> : null}
      {state === 'refused' || state === 'failed' ? <NotRead document={document} onAgain={onAgain} /> : null}
      {state === 'read' && !planId ? <NoPlan document={document} onAgain={onAgain} /> : null}
    </section>
  )
}

/** What the bytes were found to be, whatever the name ends with. */
function fileKind(mediaType: string) {
  if (mediaType.startsWith('image/')) return 'image'
  if (mediaType === 'application/pdf') return 'pdf'
  if (/wordprocessing|msword|opendocument\.text|rtf/.test(mediaType)) return 'office'
  return mediaType.startsWith('text/') ? 'text' : 'other'
}

function useToReview(planId: string | null): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (planId) void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId }, replace: true })
  }, [planId, navigate])
}

function Going({ document: { id, state, progress, pages, planId } }: { document: Loaded }) {
  const stop = useWrite('document.stop', { refresh: ['document.get', 'document.list'] })
  return (
    <div className={classes.bar}>
      <Progress
        value={state === 'waiting' ? 4 : Math.max(8, progress)}
        animated
        size="md"
        aria-label={t('plans.document.reading')}
      />
      <span className="small">
        {pages && state === 'reading'
          ? t('plans.read.pages', pages)
          : t(state === 'waiting' ? 'plans.read.waiting' : 'plans.read.reading')}
      </span>
      <p className={classes.leave}>{t('plans.read.leave')}</p>
      <ProblemNotice error={stop.error} />
      {planId || state === 'read' ? null : (
        <Group mt={8}>
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            loading={stop.isPending}
            onClick={() => stop.mutate({ documentId: id })}
          >
            {t('plans.read.stop')}
          </Button>
        </Group>
      )}
    </div>
  )
}

type NoticeProps = { tone: 'warn' | 'bad' | 'info'; title: string; children: ReactNode }

function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role="alert">
      {tone === 'info' ? <IconInfoCircle size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      <div>
        <b>{title}</b>
        {children}
      </div>
    </div>
  )
}

function NotRead({ document, onAgain }: ReadingProps) {
  const retry = useWrite('document.retry', { refresh: ['document.get', 'document.list'] })
  const refused = document.state === 'refused'
  const stopped = document.problem?.code === 'stopped'
  if (stopped) {
    return (
      <>
        <Notice tone="info" title={t('plans.read.stopped')}>
          <p>{t('plans.read.stoppedNext')}</p>
        </Notice>
        <After document={document} onAgain={onAgain} retry={retry} />
      </>
    )
  }
  return (
    <>
      <Notice tone={refused ? 'bad' : 'warn'} title={t(refused ? 'plans.read.refused' : 'plans.read.failed')}>
        <p>{document.problem?.message ?? t('plans.read.failedNext')}</p>
        <p>{t(refused ? 'plans.read.refusedNext' : 'plans.read.failedNext')}</p>
        {refused && fileKind(document.mediaType) === 'image' ? <p>{t('plans.read.imageNext')}</p> : null}
      </Notice>
      <After document={document} onAgain={onAgain} retry={retry} />
    </>
  )
}

/** Another reading may end otherwise: it was our fault, was stopped, lacked a program or time. The file stays as it is. */
const mayReadAgain = ({ state, problem }: Loaded): boolean =>
  state === 'failed' || ['stopped', 'needs_program', 'too_slow'].includes(problem?.code ?? '')

type AfterProps = ReadingProps & { retry: ReturnType<typeof useWrite<'document.retry'>> }

function After({ document, onAgain, retry }: AfterProps) {
  return (
    <>
      <ProblemNotice error={retry.error} />
      <Group gap={8} mt={14}>
        <Button autoFocus onClick={onAgain}>
          {t('plans.import.other')}
        </Button>
        {mayReadAgain(document) ? (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={retry.isPending}
            onClick={() => retry.mutate({ documentId: document.id })}
          >
            {t('plans.read.retry')}
          </Button>
        ) : null}
        <RemoveDocument document={document} onRemoved={onAgain} />
      </Group>
    </>
  )
}

/** Read, but not taken for an issued plan: a person decides. */
function NoPlan({ document, onAgain }: ReadingProps) {
  const { id, kind, kindEvidence, tasks } = document
  const make = useWrite('plan.fromDocument', { refresh: ['document.get', 'plan.list'] })
  const isPlan = kind === 'plan' || kind === 'decisionWithPlan'
  return (
    <>
      <Notice tone="info" title={isPlan ? t('plans.read.isPlan') : looksLike(kind)}>
        <p>{tasks > 0 ? t('plans.read.tasks', { count: tasks }) : t('plans.read.noTasks')}</p>
        {kindEvidence.length > 0 ? (
          <>
            <p className={classes.because}>{t('plans.read.because')}</p>
            <ul className={classes.evidence}>
              {kindEvidence.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        ) : null}
      </Notice>
      <ProblemNotice error={make.error} />
      <Group gap={8} mt={14}>
        <Button autoFocus={!isPlan} variant={isPlan ? 'default' : 'filled'} onClick={onAgain}>
          {t('plans.import.other')}
        </Button>
        <Button
          autoFocus={isPlan}
          variant={isPlan ? 'filled' : 'default'}
          loading={make.isPending}
          onClick={() => make.mutate({ documentId: id })}
        >
          {t(isPlan ? 'plans.read.make' : 'plans.read.makeAnyway')}
        </Button>
        <RemoveDocument document={document} onRemoved={onAgain} />
      </Group>
    </>
  )
}

const looksLike = (kind: Loaded['kind']): string =>
  kind === null || kind === 'other'
    ? t('plans.read.noKind')
    : t('plans.read.notPlan', { kind: t(`plans.documentKind.${kind}`) })
