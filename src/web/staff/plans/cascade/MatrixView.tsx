import { Button, Switch } from '@mantine/core'
import { IconListCheck, IconMessagePlus, IconSettings } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { hrefOf } from '../../api.ts'
import { day, percent, share } from '../../format.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ExportButton } from '../../ui/ExportButton.tsx'
import { useFilters } from '../../ui/filters.ts'
import { MatrixLegend } from '../../ui/matrix/Matrix.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import { AgencyList } from './AgencyList.tsx'
import { AskDialog, type Asked } from './AskDialog.tsx'
import { CellDrawer } from './CellDrawer.tsx'
import classes from './cascade.module.css'
import { MatrixTable } from './MatrixTable.tsx'
import { type Matrix, shownPart, totalsOf } from './matrix-rows.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { signs } from './signs.tsx'

/** Every agency that must issue a plan × every task above that is asked of it. */
export function MatrixView({ plan, matrix }: { plan: Plan; matrix: Matrix }) {
  const [filters, change] = useFilters()
  const [setting, set] = useState(false)
  const [asking, ask] = useState<Asked>()
  const onlyGaps = filters.thieu === 'co'
  const text = filters.tim ?? ''
  const shown = useMemo(() => shownPart(matrix, { text, onlyGaps }), [matrix, text, onlyGaps])
  const settings = matrix.canSet ? (
    <Button variant="default" leftSection={<IconSettings size={16} />} onClick={() => set(true)}>
      {t('cascade.settings')}
    </Button>
  ) : null
  const dialog = setting ? <RuleDialog plan={plan} matrix={matrix} onClose={() => set(false)} /> : null
  if (matrix.agencies.length === 0)
    return (
      <>
        <Empty icon={IconListCheck} title={t('cascade.none')} action={settings}>
          {matrix.canSet ? t('cascade.noneHint') : undefined}
        </Empty>
        {dialog}
      </>
    )
  const open = (agencyId: string, taskId?: string) =>
    taskId ? change({ o: `${agencyId}.${taskId}` }) : change({ 'don-vi': agencyId })
  const count = shown.rows.length
  return (
    <section className={classes.view} aria-label={t('plans.tab.trien-khai')}>
      <Tiles matrix={matrix} />
      <div className={classes.tools}>
        <SearchBox value={text} onSearch={(tim) => change({ tim })} label={t('cascade.find')} width={220} />
        <Switch
          label={t('cascade.onlyGaps')}
          checked={onlyGaps}
          onChange={({ currentTarget }) => change({ thieu: currentTarget.checked ? 'co' : undefined })}
        />
        <span className={classes.actions}>
          {matrix.canAsk && count > 0 ? (
            <Button
              variant="default"
              leftSection={<IconMessagePlus size={16} />}
              onClick={() => ask({ agencyIds: shown.rows.map(({ agencyId }) => agencyId), taskId: null })}
            >
              {t('cascade.askAll', { count })}
            </Button>
          ) : null}
          {settings}
          <ExportButton href={hrefOf('cascade.xlsx', { planId: plan.id })} />
        </span>
      </div>
      <Legend />
      {count === 0 || shown.columns.length === 0 ? (
        <Empty title={t(onlyGaps && text === '' ? 'cascade.noGaps' : 'cascade.noMatch')} />
      ) : (
        <>
          <MatrixTable matrix={matrix} shown={shown} open={open} />
          <AgencyList rows={shown.rows} open={open} />
        </>
      )}
      <CellDrawer planId={plan.id} />
      {dialog}
      {asking ? <AskDialog planId={plan.id} asked={asking} onClose={() => ask(undefined)} /> : null}
    </section>
  )
}

function Tiles({ matrix }: { matrix: Matrix }) {
  const { covered, of, gaps, issued, late, issuedLate, answered } = totalsOf(matrix.agencies)
  const { due } = matrix
  const asking = matrix.agencies.filter(({ askedTo }) => askedTo !== null).length
  return (
    <div>
      <ul className={classes.tiles}>
        <li>{t('cascade.tile.issued', { issued, agencies: matrix.agencies.length })}</li>
        {late > 0 ? <li data-tone="bad">{t('cascade.tile.late', { count: late })}</li> : null}
        {issuedLate > 0 ? <li data-tone="warn">{t('cascade.tile.lateIssued', { count: issuedLate })}</li> : null}
        <li>{t('cascade.tile.covered', { share: percent(share(covered, of)) })}</li>
        {gaps > 0 ? <li data-tone="warn">{t('cascade.tile.gaps', { count: gaps })}</li> : null}
        {asking > 0 ? <li data-tone="brand">{t('cascade.tile.asking', { count: asking })}</li> : null}
        {answered > 0 ? <li data-tone="brand">{t('cascade.tile.answered', { count: answered })}</li> : null}
      </ul>
      {due ? (
        <details className={classes.due}>
          <summary>
            {t('cascade.due', { day: day(due.day) })} · {t('cascade.arithmetic')}
          </summary>
          <Derivation steps={due.derivation} />
        </details>
      ) : null}
    </div>
  )
}

export function Derivation({ steps }: { steps: NonNullable<Matrix['due']>['derivation'] }) {
  return (
    <ol className={classes.steps}>
      {steps.map(({ vi, en }) => (
        <li key={vi}>{document.documentElement.lang === 'en' ? en : vi}</li>
      ))}
    </ol>
  )
}

const told = ['covered', 'lacking', 'proposed', 'missing', 'waived', 'waiting', 'late'] as const

const Legend = () => (
  <div className={classes.wide}>
    <MatrixLegend
      label={t('cascade.legend')}
      states={told.map((state) => ({
        state,
        ...signs[state],
        word: t(`cascade.state.${state}`),
        means: t(`cascade.means.${state}`),
      }))}
    >
      <li className={classes.keys}>{t('cascade.keys')}</li>
    </MatrixLegend>
  </div>
)
