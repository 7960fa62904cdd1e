import { Button, NumberInput, TextInput } from '@mantine/core'
import { fold } from '#lib/vietnamese/fold.ts'
import { locale, t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'
import { FigureFields } from '../rounds/sheet/FigureFields.tsx'
import { emptyClaim } from '../rounds/sheet/figures.ts'
import {
  figuresIn,
  isRate,
  type Line,
  percentOf,
  type Row,
  type Scenario,
  settable,
  withFigures,
  withPercent,
  withPoints,
} from './scenarios.ts'
import { isNear, StepNote } from './steps.tsx'
import type { Save, WhatIf } from './WhatIfPage.tsx'

type SheetProps = { known: WhatIf; scenarios: readonly Scenario[]; save: Save; show: string; find: string }

/** The lines of the edition with the figures of each scenario beside what is known. */
export function ScenarioSheet({ known, scenarios, save, show, find }: SheetProps) {
  const lines = new Map(known.lines.map((it) => [it.code, it]))
  const rows = shownRows(known, scenarios, show, find)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`card ${classes.scroll}`} tabIndex={0} aria-label={t('analysis.sheet')}>
      <table className={classes.sheet}>
        <thead>
          <tr>
            <th scope="col">{t('analysis.line')}</th>
            <th scope="col">{t('analysis.pointsOfMax')}</th>
            {scenarios.map((scenario, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
              <th key={at} scope="col">
                <ScenarioName scenario={scenario} at={at} scenarios={scenarios} save={save} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const line = lines.get(row.code)
            return line ? (
              <SheetRow key={row.code} row={row} line={line} known={known} scenarios={scenarios} save={save} />
            ) : null
          })}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="small">{t('analysis.nothingLost')}</p> : null}
    </section>
  )
}

/** Groups stay above what is shown of them. */
function shownRows({ form, lines }: WhatIf, scenarios: readonly Scenario[], show: string, find: string): Row[] {
  const known = new Map(lines.map((it) => [it.code, it]))
  const set = new Set(scenarios.flatMap((it) => it.set.map(({ code }) => code)))
  const words = fold(find.trim())
  const isShown = (row: Row): boolean => {
    if (words) return row.code.startsWith(find.trim()) || fold(row.name).includes(words)
    if (set.has(row.code)) return true
    if (row.isGroup || show === 'da-doi') return false
    const line = known.get(row.code)
    return show === 'tat-ca' || (line !== undefined && (line.points ?? 0) < line.max)
  }
  const wanted = new Set(form.filter(isShown).map(({ code }) => code))
  const parents = new Map(form.map(({ code, parent }) => [code, parent]))
  for (const code of [...wanted]) for (let at = parents.get(code); at; at = parents.get(at)) wanted.add(at)
  return form.filter(({ code }) => wanted.has(code))
}

type RowProps = { row: Row; line: Line; known: WhatIf; scenarios: readonly Scenario[]; save: Save }

function SheetRow({ row, line, known, scenarios, save }: RowProps) {
  const near = line.steps.find(isNear)
  return (
    <tr data-group={row.isGroup || undefined}>
      <th scope="row" title={row.rule.join('\n')}>
        {`${row.code} ${row.name}`}
        <FigureKeys row={row} />
        {near ? (
          <span className="small" style={{ display: 'block' }}>
            <StepNote step={near} />
          </span>
        ) : null}
      </th>
      <td className={classes.whole}>{`${pointsText(line.points)} / ${pointsText(line.max)}`}</td>
      {scenarios.map((scenario, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
        <td key={at} data-set={scenario.set.some(({ code }) => code === row.code) || undefined}>
          <Cell
            {...{ row, line, scenario }}
            may={settable(known.form, scenario, row.code)}
            save={(it) => save(scenarios.with(at, it))}
          />
        </td>
      ))}
    </tr>
  )
}

/** What a and b are: said once for all scenarios of the line. */
export const FigureKeys = ({ row: { figures } }: { row: Pick<Row, 'figures'> }) =>
  figures.length === 0 || figures.length > 3 ? null : (
    <span className={classes.account}>{figures.map(({ key, label }) => `${key}: ${label}`).join('; ')}</span>
  )

type CellProps = { row: Row; line: Line; scenario: Scenario; may: boolean; save: (next: Scenario) => void }

/** Figures where the rule reckons from figures; points where others give them, and for a group as a whole. */
function Cell({ row, line, scenario, may, save }: CellProps) {
  if (row.isGroup || row.figures.length === 0) return <PointsField {...{ row, line, scenario, may, save }} />
  const figures = figuresIn(scenario, line)
  const percent = isRate(row) ? percentOf(figures) : null
  return (
    <span className={classes.cell}>
      {isRate(row) ? (
        <NumberInput
          key={percent}
          size="xs"
          hideControls
          w={84}
          aria-label={t('scores.percentFor', { name: scenario.name, line: row.code })}
          title={t('scores.percentMeans')}
          suffix=" %"
          decimalSeparator={locale() === 'vi' ? ',' : '.'}
          decimalScale={2}
          disabled={!may}
          defaultValue={percent ?? ''}
          onBlur={({ currentTarget }) => {
            const typed = readNumber(currentTarget.value)
            if (typed !== null && (percent === null || Math.abs(typed - percent) >= 0.005))
              save(withFigures(scenario, line, withPercent(figures, Math.min(100, Math.max(0, typed)))))
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      ) : null}
      <FigureFields
        code={`${scenario.name} ${row.code}`}
        figures={row.figures}
        claim={{ ...emptyClaim, figures }}
        disabled={!may}
        bare
        onChange={(claim) => save(withFigures(scenario, line, claim.figures))}
      />
    </span>
  )
}

function readNumber(text: string): number | null {
  const plain = text
    .replace(/[\s%]/g, '')
    .replace(/[.](?=.*,)/g, '')
    .replace(',', '.')
  return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain)
}

function PointsField({ row, line, scenario, may, save }: CellProps) {
  const set = scenario.set.find(({ code }) => code === row.code)
  return (
    <NumberInput
      key={set?.points ?? ''}
      size="xs"
      hideControls
      w={92}
      style={{ marginLeft: 'auto' }}
      aria-label={`${scenario.name}: ${row.code} ${row.name}`}
      placeholder={line.points === null ? t('analysis.points') : pointsText(line.points)}
      decimalSeparator={locale() === 'vi' ? ',' : '.'}
      disabled={!may}
      defaultValue={set?.points ?? ''}
      onBlur={({ currentTarget }) => {
        const typed = readNumber(currentTarget.value)
        const most = Number(row.max ?? line.max)
        const wanted = typed === null ? null : Math.min(most, Math.max(Math.min(0, most), typed))
        if (wanted !== (set?.points ?? null)) save(withPoints(scenario, row.code, wanted))
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

type NameProps = { scenario: Scenario; at: number; scenarios: readonly Scenario[]; save: Save }

const ScenarioName = ({ scenario, at, scenarios, save }: NameProps) => (
  <span className={classes.scenarioName}>
    <TextInput
      size="xs"
      aria-label={t('analysis.scenarioName', { at: at + 1 })}
      value={scenario.name}
      maxLength={80}
      onChange={({ currentTarget }) => save(scenarios.with(at, { ...scenario, name: currentTarget.value }))}
    />
    {scenarios.length > 1 ? (
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={t('analysis.dropScenario', { name: scenario.name })}
        onClick={() => save(scenarios.toSpliced(at, 1))}
      >
        ✕
      </Button>
    ) : null}
  </span>
)
