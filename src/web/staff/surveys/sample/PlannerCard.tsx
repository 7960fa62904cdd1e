import { useState } from 'react'
import { sampleSize, slovin } from '#lib/sampling/size.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { readNumber, type TypedNumber } from '../../ui/typed-number.ts'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** What each field takes; a good design may have an effect below one. */
const ranges = {
  margin: { from: 0.01, to: 99.99 },
  designEffect: { from: 0.01, to: 100 },
  population: { from: 1, to: 1_000_000_000, whole: true },
  responseRate: { from: 0.01, to: 100 },
}
type Field = keyof typeof ranges
const fields = Object.keys(ranges) as Field[]

/** How many answers a margin of error needs, by the design's own formula and by the simple one beside it. */
export function PlannerCard() {
  const [asked, setAsked] = useState<Record<Field, TypedNumber>>({
    ...{ margin: 5, designEffect: 2, population: 100_000, responseRate: 80 },
  })
  return (
    <section className={classes.card}>
      <h2>{t('samples.planner')}</h2>
      <div className={`${classes.fields} ${classes.planner}`}>
        {fields.map((name) => (
          <NumberField
            key={name}
            label={t(`samples.${name}`)}
            range={ranges[name]}
            value={asked[name]}
            onChange={(typed) => setAsked((all) => ({ ...all, [name]: typed }))}
          />
        ))}
      </div>
      <p role="status">{planned(asked)}</p>
    </section>
  )
}

function planned(asked: Record<Field, TypedNumber>): string {
  const [margin, designEffect, population, responseRate] = fields.map((name) => readNumber(asked[name], ranges[name]))
  if (!margin || !designEffect || !population || !responseRate) {
    const wrong = fields.filter((name) => readNumber(asked[name], ranges[name]) === undefined)
    return t('samples.plannerWrong', { fields: wrong.map((name) => t(`samples.${name}`)).join('; ') })
  }
  const size = sampleSize({ margin: margin / 100, designEffect, population, responseRate: responseRate / 100 })
  const simple = slovin(population, Math.round(margin * 100))
  const answer = { answers: number(size.answers), invitations: number(size.invitations) }
  return `${t('samples.plannerAnswer', answer)} ${t('samples.slovin', { n: number(simple) })}`
}
