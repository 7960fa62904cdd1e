import { fold } from '#lib/vietnamese/fold.ts'
import { t } from '../../words.ts'
import { pointsText } from '../figures.ts'
import { FigureFields, shortLabel } from '../rounds/sheet/FigureFields.tsx'
import { emptyClaim } from '../rounds/sheet/figures.ts'
import { FoldedCases } from '../rounds/sheet/SpecialCases.tsx'
import sheet from '../scenario.module.css'
import { PointsField, ScenarioTable, TypedNumber } from '../whatif/ScenarioTable.tsx'
import { type Scenario, settable } from '../whatif/scenarios.ts'
import type { Save } from '../whatif/use-scenarios.ts'
import {
  casesIn,
  figuresIn,
  isRate,
  type Line,
  percentOf,
  type Row,
  withClaim,
  withPercent,
} from './scenario-figures.ts'
import { isNear, StepNote } from './steps.tsx'
import type { WhatIf } from './WhatIfPage.tsx'

type SheetProps = { known: WhatIf; scenarios: readonly Scenario[]; save: Save; show: string; find: string }

/** The lines of the edition with the figures of each scenario beside what is known. */
export function ScenarioSheet({ known, scenarios, save, show, find }: SheetProps) {
  const lines = new Map(known.lines.map((it) => [it.code, it]))
  const named = new Map(known.form.map((it) => [it.code, it]))
  const rows = shownRows(known, scenarios, show, find).flatMap((row) => {
    const line = lines.get(row.code)
    if (!line) return []
    const points = `${pointsText(line.points)} / ${pointsText(line.max)}`
    const title = row.rule.join('\n')
    return [{ code: row.code, isGroup: row.isGroup, title, head: <RowHead row={row} line={line} />, known: [points] }]
  })
  return (
    <ScenarioTable
      heads={[{ label: t('analysis.pointsOfMax') }]}
      rows={rows}
      scenarios={scenarios}
      save={save}
      field={(code, scenario, set) => {
        const [row, line] = [named.get(code), lines.get(code)]
        return row && line ? (
          <Cell {...{ row, line, scenario }} may={settable(known.form, scenario, code)} save={set} />
        ) : null
      }}
    />
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

function RowHead({ row, line }: { row: Row; line: Line }) {
  const near = line.steps.find(isNear)
  return (
    <>
      {`${row.code} ${row.name}`}
      <FigureKeys row={row} />
      {near ? (
        <span className={`small ${sheet.below}`}>
          <StepNote step={near} />
        </span>
      ) : null}
    </>
  )
}

/** What a and b are: said once for all scenarios of the line. */
export const FigureKeys = ({ row: { figures } }: { row: Pick<Row, 'figures'> }) =>
  figures.length === 0 || figures.length > 3 ? null : (
    <span className={sheet.account}>
      {figures.map((figure) => [shortLabel(figure), figure.label].filter(Boolean).join(': ')).join('; ')}
    </span>
  )

type CellProps = { row: Row; line: Line; scenario: Scenario; may: boolean; save: (next: Scenario) => void }

/** Figures where the rule reckons from figures; points where others give them, and for a group as a whole. */
function Cell({ row, line, scenario, may, save }: CellProps) {
  if (row.isGroup || row.figures.length === 0) {
    const max = Number(row.max ?? line.max)
    const within = { code: row.code, name: row.name, min: Math.min(0, max), max }
    return <PointsField line={within} points={line.points} scenario={scenario} may={may} save={save} />
  }
  const figures = figuresIn(scenario, line)
  const percent = isRate(row) ? percentOf(figures) : null
  return (
    <span className={sheet.cell}>
      {isRate(row) ? (
        <TypedNumber
          width={84}
          digits={2}
          suffix=" %"
          label={t('scores.percentFor', { name: scenario.name, line: row.code })}
          title={t('scores.percentMeans')}
          disabled={!may}
          value={percent}
          onType={(typed) => {
            if (typed !== null && (percent === null || Math.abs(typed - percent) >= 0.005))
              save(withClaim(scenario, line, { figures: withPercent(figures, Math.min(100, Math.max(0, typed))) }))
          }}
        />
      ) : null}
      <FigureFields
        code={`${scenario.name} ${row.code}`}
        figures={row.figures}
        claim={{ ...emptyClaim, figures }}
        disabled={!may}
        bare={row.figures.length <= 3}
        onChange={(claim) => save(withClaim(scenario, line, { figures: claim.figures }))}
      />
      <FoldedCases
        row={row}
        cases={casesIn(scenario, line)}
        disabled={!may}
        of={`${scenario.name} ${row.code}`}
        onChange={(cases) => save(withClaim(scenario, line, { cases }))}
      />
    </span>
  )
}
