import type { Design } from '#features/samples/schema.ts'
import { t } from '../../words.ts'
import { takeText } from './design-form.ts'
import classes from './sample.module.css'

/** How people are drawn, stage by stage, for whoever reads. */
export function DesignInWords({ design: { places, people, onePsu } }: { design: Design }) {
  return (
    <ul className={classes.how}>
      {places.map(({ name, method, take }) => (
        <li key={name}>
          {t('samples.stageSaid', { name, method: t(`samples.method.${method}`), take: takeText(take) })}
        </li>
      ))}
      <li>
        {t('samples.stageSaid', {
          ...{ name: people.name, take: takeText(people.take) },
          method: t(people.listed ? `samples.method.${people.method}` : 'samples.unlisted'),
        })}
        {people.reserves > 0 ? `; ${t('samples.reservesSaid', { n: people.reserves })}` : ''}
      </li>
      <li>
        {t('samples.onePsu')}: {t(`samples.onePsu.${onePsu}`)}
      </li>
    </ul>
  )
}
