import { Select, TextInput } from '@mantine/core'
import { memo } from 'react'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { scoredIn } from '#lib/questionnaire/scored.ts'
import { t } from '../words.ts'
import classes from './surveys.module.css'

type ScoringRuleProps = { content: Questionnaire; onChange: ((content: Questionnaire) => void) | undefined }
type Rule = NonNullable<Questionnaire['scored']>['rule']

/** By which rule answers become points, what has points so far, and the names of what they are reckoned for. */
export const ScoringRule = memo(function ScoringRule({ content, onChange }: ScoringRuleProps) {
  const { scored, ...plain } = content
  const rule = scored?.rule ?? 'none'
  const found = scoredIn(content)
  const choose = (value: string | null) =>
    onChange?.(
      value === 'rating' || value === 'dimensions'
        ? { ...plain, scored: { rule: value as Rule, names: scored?.names ?? {} } }
        : plain,
    )
  if (!onChange && !scored) return null
  return (
    <fieldset className={classes.section}>
      <legend>{t('designer.scoring')}</legend>
      <Select
        label={t('designer.rule')}
        description={t(`designer.ruleMeans.${rule}`)}
        readOnly={!onChange}
        allowDeselect={false}
        data={(['none', 'rating', 'dimensions'] as const).map((value) => ({
          value,
          label: t(`designer.rule.${value}`),
        }))}
        value={rule}
        onChange={choose}
      />
      {found ? (
        <p className="small">
          {found.items.length > 0
            ? t('designer.scoredSoFar', {
                count: found.items.length,
                list: found.scores.map(({ code }) => code).join(', '),
              })
            : t('designer.scoredNone')}
        </p>
      ) : null}
      {scored?.rule === 'dimensions' ? <PartNames content={content} onChange={onChange} /> : null}
    </fieldset>
  )
}, isAlike)

/** `onChange` is made anew with each drawing and does the same. */
function isAlike(a: ScoringRuleProps, b: ScoringRuleProps): boolean {
  const names = [...new Set([...Object.keys(a.content), ...Object.keys(b.content)])] as (keyof Questionnaire)[]
  const isSame = names.every((name) => a.content[name] === b.content[name])
  return isSame && (a.onChange === undefined) === (b.onChange === undefined)
}

/** Every code that a question counts for, with the words that results show for it. */
function PartNames({ content, onChange }: ScoringRuleProps) {
  const { scored } = content
  const scores = scoredIn(content)?.scores ?? []
  const codes = scores.flatMap(({ parts }) => (parts.length > 1 ? parts.map(({ code }) => code) : []))
  if (!scored || codes.length === 0) return null
  const rename = (code: string, vi: string) => {
    const { [code]: before, ...others } = scored.names
    const { vi: _, ...foreign } = before ?? {}
    const named = vi ? { ...others, [code]: { ...before, vi } } : others
    const kept = vi || Object.keys(foreign).length === 0 ? named : { ...others, [code]: foreign }
    onChange?.({ ...content, scored: { ...scored, names: kept } })
  }
  return (
    <details className={classes.names}>
      <summary>{t('designer.partNames')}</summary>
      <div className={classes.nameList}>
        {codes.map((code) => (
          <TextInput
            key={code}
            label={code}
            aria-label={t('designer.partName', { code })}
            readOnly={!onChange}
            value={scored.names[code]?.vi ?? ''}
            onChange={({ currentTarget }) => rename(code, currentTarget.value)}
          />
        ))}
      </div>
    </details>
  )
}
