import { Button, NumberInput, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { locale, t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'
import sheet from '../scenario.module.css'
import { mostScenarios, readNumber, type Scenario, withPoints } from './scenarios.ts'
import type { Save } from './use-scenarios.ts'

type Shown = { code: string; isGroup: boolean; title?: string; head: ReactNode; known: readonly ReactNode[] }
type ScenarioTableProps = {
  /** Columns of what is known; of `wide` ones a phone has no room. */
  heads: readonly { label: string; wide?: boolean }[]
  rows: readonly Shown[]
  scenarios: readonly Scenario[]
  save: Save
  field(code: string, scenario: Scenario, save: (next: Scenario) => void): ReactNode
}

/** Lines with what is known of them, and a column to set for each scenario. */
export function ScenarioTable({ heads, rows, scenarios, save, field }: ScenarioTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`card ${classes.scroll}`} tabIndex={0} aria-label={t('analysis.sheet')}>
      <table className={sheet.sheet}>
        <thead>
          <tr>
            <th scope="col">{t('analysis.line')}</th>
            {heads.map(({ label, wide }) => (
              <th key={label} scope="col" data-wide={wide}>
                {label}
              </th>
            ))}
            {scenarios.map((scenario, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
              <th key={at} scope="col" data-scenario>
                <ScenarioName {...{ scenario, at, scenarios, save }} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, isGroup, title, head, known }) => (
            <tr key={code} data-group={isGroup || undefined}>
              <th scope="row" title={title}>
                {head}
              </th>
              {heads.map(({ label, wide }, at) => (
                <td key={label} data-wide={wide} className={classes.whole}>
                  {known[at]}
                </td>
              ))}
              {scenarios.map((scenario, at) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: scenarios may bear the same name
                  key={at}
                  data-of={scenarios.length > 1 ? scenario.name : undefined}
                  data-scenario
                  data-set={scenario.set.some((it) => it.code === code) || undefined}
                >
                  {field(code, scenario, (it) => save(scenarios.with(at, it)))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="small">{t('analysis.nothingLost')}</p> : null}
    </section>
  )
}

type NameProps = { scenario: Scenario; at: number; scenarios: readonly Scenario[]; save: Save }

const ScenarioName = ({ scenario, at, scenarios, save }: NameProps) => (
  <span className={sheet.name}>
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

export const AddScenario = ({ scenarios, save }: { scenarios: readonly Scenario[]; save: Save }) => (
  <Button
    variant="default"
    disabled={scenarios.length >= mostScenarios}
    onClick={() => save([...scenarios, { name: t('analysis.scenario', { at: scenarios.length + 1 }), set: [] }])}
  >
    {t('analysis.addScenario')}
  </Button>
)

type TypedNumberProps = {
  label: string
  value: number | null
  placeholder?: string
  title?: string
  suffix?: string
  width?: number
  digits?: number
  disabled: boolean
  onType(value: number | null): void
}

/** A number that counts when the field is left or Enter is pressed. */
export const TypedNumber = ({ label, value, width = 92, digits = 4, suffix, onType, ...rest }: TypedNumberProps) => (
  <NumberInput
    key={value}
    size="xs"
    hideControls
    w={width}
    ml="auto"
    aria-label={label}
    decimalSeparator={locale() === 'vi' ? ',' : '.'}
    decimalScale={digits}
    {...(suffix ? { suffix } : {})}
    defaultValue={value ?? ''}
    onBlur={({ currentTarget }) => onType(readNumber(currentTarget.value))}
    onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    {...rest}
  />
)

type PointsFieldProps = {
  line: { code: string; name: string; min: number | null; max: number | null }
  /** What stands now. */
  points: number | null
  scenario: Scenario
  may: boolean
  save: (next: Scenario) => void
}

/** The points that a scenario gives to a line, or to a group as a whole. */
export function PointsField({ line, points, scenario, may, save }: PointsFieldProps) {
  const set = scenario.set.find(({ code }) => code === line.code)?.points ?? null
  return (
    <TypedNumber
      label={`${scenario.name}: ${line.code} ${line.name}`}
      value={set}
      placeholder={points === null ? t('analysis.points') : pointsText(points)}
      disabled={!may}
      onType={(typed) => {
        const next = withPoints(scenario, line, typed)
        const kept = next.set.find(({ code }) => code === line.code)?.points ?? null
        if (kept !== set) save(next)
      }}
    />
  )
}
