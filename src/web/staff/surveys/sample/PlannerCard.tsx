import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { SamplingFault } from '#lib/sampling/fault.ts'
import { sampleSize, slovin } from '#lib/sampling/size.ts'
import { number, t } from '../../words.ts'
import classes from './sample.module.css'

/** How many answers a margin of error needs, by the design's own formula and by the simple one beside it. */
export function PlannerCard() {
  const [asked, setAsked] = useState({ margin: 5, designEffect: 2, population: 100_000, responseRate: 80 })
  const field = (name: keyof typeof asked, label: string) => (
    <NumberInput
      label={label}
      value={asked[name]}
      decimalSeparator=","
      thousandSeparator="."
      min={0}
      onChange={(value) => setAsked((all) => ({ ...all, [name]: Number(value) }))}
    />
  )
  return (
    <section className={classes.card}>
      <h2>{t('samples.planner')}</h2>
      <div className={classes.fields}>
        {field('margin', t('samples.margin'))}
        {field('designEffect', t('samples.designEffect'))}
        {field('population', t('samples.population'))}
        {field('responseRate', t('samples.responseRate'))}
      </div>
      <p role="status">{planned(asked)}</p>
    </section>
  )
}

type Asked = { margin: number; designEffect: number; population: number; responseRate: number }

function planned({ margin, designEffect, population, responseRate }: Asked): string {
  try {
    const size = sampleSize({ margin: margin / 100, designEffect, population, responseRate: responseRate / 100 })
    const simple = slovin(population, Math.round(margin * 100))
    const answer = { answers: number(size.answers), invitations: number(size.invitations) }
    return `${t('samples.plannerAnswer', answer)} ${t('samples.slovin', { n: number(simple) })}`
  } catch (error) {
    if (error instanceof SamplingFault) return t('samples.plannerWrong')
    throw error
  }
}
