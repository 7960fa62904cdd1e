import { Button, Group, NumberInput, Select, Table, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { faultInWords } from '#features/questionnaires/rules.ts'
import type { Of, Question, Questionnaire } from '#lib/questionnaire/schema.ts'
import { scorable, scoringFaults } from '#lib/questionnaire/scoring.ts'
import { number, t } from '../words.ts'
import { sayFault } from './faults.ts'
import classes from './surveys.module.css'

type ScoringProps = {
  section: string
  content: Questionnaire
  draft: Question
  /** The code that it has in the form. */
  before: string
  set: (part: Partial<Question>) => void
}

/** What each choice is worth, what the question counts for, and when it does not count. */
export function Scoring({ section, content, draft, before, set }: ScoringProps) {
  const rule = content.scored?.rule
  const choices = scorable(draft)
  // The whole form is looked at for it: when the hand rests.
  const [settled] = useDebouncedValue(draft, 200)
  const faults = useMemo(
    () =>
      rule === undefined
        ? []
        : scoringFaults(withQuestion(content, before, settled)).filter(
            ({ place }) => place === `${section}/${settled.code}`,
          ),
    [rule, content, before, settled, section],
  )
  if (!rule || !choices) return null
  return (
    <fieldset className={classes.section}>
      <legend>{t('designer.scoring')}</legend>
      <Points rule={rule} choices={choices} draft={draft} set={set} />
      {draft.kind === 'grid' ? <RowMeasures draft={draft} set={set} /> : null}
      {draft.scores ? <Except content={content} draft={draft} set={set} /> : null}
      {faults.length > 0 ? (
        <div role="status">
          <ul className={classes.faultLines}>
            {faults.map((each) => (
              <li key={`${each.part} ${each.code}`}>{faultInWords(each, sayFault)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </fieldset>
  )
}

const withQuestion = (content: Questionnaire, code: string, question: Question): Questionnaire => ({
  ...content,
  sections: content.sections.map((section) => ({
    ...section,
    questions: section.questions.map((each) => (each.code === code ? question : each)),
  })),
})

type Scored = NonNullable<Question['scores']>
type PointsProps = Pick<ScoringProps, 'draft' | 'set'> & {
  rule: 'rating' | 'dimensions'
  choices: NonNullable<ReturnType<typeof scorable>>
}

function Points({ rule, choices, draft, set }: PointsProps) {
  const scores: Scored = draft.scores ?? {}
  const give = (code: string, points: number | undefined) => {
    const { [code]: _, ...others } = scores
    set({ scores: points === undefined ? others : { ...others, [code]: points } })
  }
  const fill = (points: (at: number) => number) =>
    set({ scores: Object.fromEntries(choices.map(({ code }, at) => [code, points(at)])) })
  const last = choices.length - 1
  // The circular knows three steps: what lies between best and worst is one point.
  const step = (at: number) => (rule === 'rating' ? (at === 0 ? 0 : at === last ? 2 : 1) : at)
  return (
    <>
      <p className="small">{t('designer.pointsMean')}</p>
      <Group gap={6} mt={6}>
        <Button size="compact-sm" variant="default" onClick={() => fill((at) => step(last - at))}>
          {t('designer.bestFirst')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => fill(step)}>
          {t('designer.bestLast')}
        </Button>
        {draft.scores ? (
          <Button size="compact-sm" variant="subtle" onClick={() => set({ scores: {} })}>
            {t('designer.noPoints')}
          </Button>
        ) : null}
      </Group>
      <Table className={classes.pointsTable ?? ''} aria-label={t('designer.pointsOfChoices')}>
        <thead>
          <tr>
            <th scope="col">{t('designer.choice')}</th>
            <th scope="col">{t('designer.pointsColumn')}</th>
            {rule === 'dimensions' ? <th scope="col">{t('designer.onScale')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {choices.map(({ code, label }) => (
            <tr key={code}>
              <th scope="row">{label.vi}</th>
              <td>
                <NumberInput
                  aria-label={t('designer.pointsOf', { label: label.vi })}
                  hideControls
                  decimalSeparator=","
                  min={-1000}
                  max={1000}
                  value={scores[code] ?? ''}
                  onChange={(value) => give(code, value === '' || value === '-' ? undefined : Number(value))}
                />
              </td>
              {rule === 'dimensions' ? <td>{onScale(scores, code)}</td> : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

/** What the choice alone would come to, from 1 to 10. */
function onScale(scores: Scored, code: string): string {
  const [points, all] = [scores[code], Object.values(scores)]
  const [worst, best] = [Math.min(...all), Math.max(...all)]
  if (points === undefined || !(best > worst)) return points === undefined ? t('designer.leftOut') : '–'
  return number(1 + (9 * (points - worst)) / (best - worst), 1)
}

function RowMeasures({ draft, set }: { draft: Of<'grid'>; set: ScoringProps['set'] }) {
  const measure = (at: number, value: string) =>
    set({
      rows: draft.rows.map((row, i) => {
        if (i !== at) return row
        const { measures: _, ...plain } = row
        return value.trim() ? { ...plain, measures: value } : plain
      }),
    } as Partial<Question>)
  return (
    <details className={classes.names}>
      <summary>{t('designer.rowMeasures')}</summary>
      <p className="small">{t('designer.rowMeasuresMean')}</p>
      {draft.rows.map((row, at) => (
        <TextInput
          key={row.code}
          mt={6}
          label={row.label.vi}
          maxLength={80}
          placeholder={draft.measures ?? ''}
          value={row.measures ?? ''}
          onChange={({ currentTarget }) => measure(at, currentTarget.value)}
        />
      ))}
    </details>
  )
}

function Except({ content, draft, set }: Pick<ScoringProps, 'content' | 'draft' | 'set'>) {
  const others = content.sections
    .flatMap(({ questions }) => questions)
    .filter((each): each is Of<'single'> => each.kind === 'single' && each.code !== draft.code)
  const { except } = draft
  const chosen = others.find(({ code }) => code === except?.question)
  const choose = (code: string | null) => {
    const found = others.find((each) => each.code === code)
    set({ except: found && { question: found.code, choice: found.choices[0]?.code ?? '' } } as Partial<Question>)
  }
  const change = (choice: string | null) =>
    choice && except && set({ except: { ...except, choice } } as Partial<Question>)
  if (others.length === 0) return null
  return (
    <>
      <Select
        mt={8}
        label={t('designer.except')}
        description={t('designer.exceptMeans')}
        searchable
        clearable
        placeholder={t('designer.exceptNever')}
        data={others.map(({ code, label }) => ({ value: code, label: `${label.vi} (${code})` }))}
        value={except?.question ?? null}
        onChange={choose}
      />
      {chosen ? (
        <Select
          mt={8}
          label={t('designer.exceptChoice')}
          allowDeselect={false}
          data={chosen.choices.map(({ code, label }) => ({ value: code, label: label.vi ?? code }))}
          value={except?.choice ?? null}
          onChange={change}
        />
      ) : null}
    </>
  )
}
