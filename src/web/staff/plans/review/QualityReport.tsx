import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../api.ts'
import { day, percent } from '../../format.ts'
import { t } from '../../words.ts'
import { linked, usePlanLinks } from '../links/queries.ts'
import type { Plan } from '../queries.ts'
import { coverageOf, type Range, textOf } from './passages.ts'
import classes from './quality.module.css'

type QualityReportProps = {
  plan: Plan
  lines: readonly string[]
  /** Unread passages that wait for a decision. */
  open: readonly Range[]
  /** Begins opened, where it is all that stands there. */
  whole?: boolean
  onShow?: ((at: number) => void) | undefined
  /** Absent when the person may only look. */
  onAdd?: ((range: Range) => void) | undefined
  onSettle?: ((ranges: readonly Range[]) => void) | undefined
}

const shown = 40

/** How well the document was understood: what is certain, what is doubtful, what nobody has read yet. */
export function QualityReport({ plan, lines, open, whole = false, onShow, onAdd, onSettle }: QualityReportProps) {
  const { documentId } = plan
  const { data } = useRead('document.report', { documentId: documentId ?? '' }, { enabled: documentId !== null })
  if (!data) return null
  const { quality, kind, kindEvidence } = data
  const covered = coverageOf(lines, open)
  return (
    <details className={classes.report} open={whole}>
      <summary>
        <b>{t('plans.quality.title')}</b>
        <span>{t('plans.quality.covered', { share: shareInWords(covered) })}</span>
        {quality ? <span>{t('plans.quality.certain', { share: shareInWords(quality.fields.certain) })}</span> : null}
      </summary>
      {quality ? (
        <dl className={classes.facts}>
          <Fact label={t('plans.quality.tasksCertain')} share={quality.tasks.certain} tone="good" />
          <Fact label={t('plans.quality.tasksDoubtful')} share={quality.tasks.doubtful} tone="warn" />
          <Fact label={t('plans.quality.tasksUnassigned')} share={quality.tasks.unassigned} tone="plain" />
        </dl>
      ) : null}
      <p className={classes.kind}>
        {t('plans.quality.kind', { kind: t(`plans.documentKind.${kind}`) })}
        {kindEvidence.length > 0 ? <span className="small"> {kindEvidence.join(' · ')}</span> : null}
      </p>
      <CarriesOut plan={plan} named={data.carriesOut} />
      <Unread lines={lines} open={open} onShow={onShow} onAdd={onAdd} onSettle={onSettle} />
    </details>
  )
}

const shareInWords = (share: number): string => percent(Math.floor(share * 1000) / 10)

function Fact({ label, share, tone }: { label: string; share: number; tone: 'good' | 'warn' | 'plain' }) {
  return (
    <div data-tone={tone}>
      <dt>{label}</dt>
      <dd>{shareInWords(share)}</dd>
    </div>
  )
}

type Named = { number: string; date: string | null } | null

/** The plan above it: a link when the province has it. */
function CarriesOut({ plan, named }: { plan: Plan; named: Named }) {
  const { data } = usePlanLinks(plan.id)
  const links = data?.links ?? []
  const [above] = [...linked(links, 'parent'), ...linked(links, 'named')]
  if (!above && !named) return null
  const words = named ? [named.number, named.date && dayOf(named.date)].filter(Boolean).join(', ') : ''
  return (
    <p className={classes.kind}>
      {t('plans.quality.carriesOut')}{' '}
      {above ? (
        <Link to="/ke-hoach/$planId" params={{ planId: above.id }}>
          {above.number ?? above.title}
        </Link>
      ) : (
        <>
          <b>{words}</b> <span className="small">{t('plans.quality.notHere')}</span>
        </>
      )}
    </p>
  )
}

const dayOf = (dated: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(dated) ? day(dated) : dated)

type UnreadProps = Pick<QualityReportProps, 'lines' | 'open' | 'onShow' | 'onAdd' | 'onSettle'>

/** What belongs to nothing that was read: made a task, or said to be none. */
function Unread({ lines, open, onShow, onAdd, onSettle }: UnreadProps) {
  if (open.length === 0) return <p className={classes.allRead}>{t('plans.quality.allRead')}</p>
  return (
    <section aria-label={t('plans.quality.unread', { count: open.length })}>
      <div className={classes.unreadHead}>
        <b>{t('plans.quality.unread', { count: open.length })}</b>
        {onSettle && open.length > 1 ? (
          <Button size="compact-xs" variant="subtle" onClick={() => onSettle(open)}>
            {t('plans.quality.settleAll', { count: open.length })}
          </Button>
        ) : null}
      </div>
      <ul className={classes.unread}>
        {open.slice(0, shown).map((range, at) => {
          const text = textOf(lines, range)
          return (
            <li key={range[0]}>
              <button type="button" className={classes.passage} disabled={!onShow} onClick={() => onShow?.(at)}>
                {text.length > 160 ? `${text.slice(0, 160)}…` : text}
              </button>
              {onAdd && onSettle ? (
                <span className={classes.choices}>
                  {text.length >= 3 ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      leftSection={<IconPlus size={13} />}
                      onClick={() => onAdd(range)}
                    >
                      {t('plans.review.addFromUnread')}
                    </Button>
                  ) : null}
                  <Button size="compact-xs" variant="default" onClick={() => onSettle([range])}>
                    {t('plans.unread.notTask')}
                  </Button>
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      {open.length > shown ? <p className="small">{t('plans.quality.more', { count: open.length - shown })}</p> : null}
    </section>
  )
}
