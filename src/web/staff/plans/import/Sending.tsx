import { Button, Group, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff, IconFileText } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { bytes, percent } from '../../format.ts'
import { t } from '../../words.ts'
import classes from './import.module.css'
import type { UploadHandle } from './use-upload.ts'

/** How much of the file has gone, what to do when the network is lost or the file is not taken. */
export function Sending({ upload, onAgain }: { upload: UploadHandle; onAgain(): void }) {
  const { state, retry } = upload
  if (state.step === 'none') return null
  const { file } = state
  return (
    <section className={classes.panel} aria-live="polite">
      <div className={classes.file}>
        <IconFileText size={26} stroke={1.4} aria-hidden />
        <div>
          <b>{file.name}</b>
          <span className="small">{bytes(file.size)}</span>
        </div>
      </div>
      {state.step === 'sending' ? <Going share={state.share} /> : null}
      {state.step === 'lost' ? (
        <div className={classes.notice} data-tone="warn">
          <IconCloudOff size={20} aria-hidden />
          <div>
            <b>{t('plans.upload.lost', { share: percent(state.share * 100) })}</b>
            <p>{t('plans.upload.lostNext')}</p>
          </div>
        </div>
      ) : null}
      {state.step === 'refused' ? (
        <div className={classes.notice} data-tone="bad" role="alert">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            <b>{state.problem.title}</b>
            <p>{t('plans.upload.refusedNext')}</p>
            {state.problem.code === 'file.type_not_allowed' ? <p>{t('plans.upload.kindsNext')}</p> : null}
          </div>
        </div>
      ) : null}
      <Group gap={8} mt={14}>
        {state.step === 'lost' ? (
          <Button autoFocus onClick={retry}>
            {t('plans.upload.retry')}
          </Button>
        ) : null}
        {state.step === 'refused' ? <Existing details={state.problem.details} /> : null}
        <Button
          key={state.step}
          autoFocus={state.step === 'refused'}
          variant={state.step === 'refused' ? 'filled' : 'default'}
          onClick={onAgain}
        >
          {t(state.step === 'refused' ? 'plans.import.other' : 'plans.upload.stop')}
        </Button>
      </Group>
    </section>
  )
}

function Going({ share }: { share: number }) {
  const whole = share * 100
  return (
    <div className={classes.bar}>
      <Progress value={whole} aria-label={t('plans.upload.sending')} size="md" animated={share >= 1} />
      <span className="small">
        {share < 1 ? t('plans.upload.share', { share: percent(whole) }) : t('plans.upload.checking')}
      </span>
    </div>
  )
}

/** The same file was loaded before: to the plan that it became. */
function Existing({ details }: { details: Readonly<Record<string, unknown>> }) {
  const { planId } = details
  if (typeof planId !== 'string') return null
  return (
    <Button component={Link} to={`/ke-hoach/${planId}`} variant="default">
      {t('plans.upload.openExisting')}
    </Button>
  )
}
