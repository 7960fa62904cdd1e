import { t } from '../words.ts'
import classes from './moved.module.css'

type MovedProps = { places: number | null; comparable?: boolean }

/** How many places were won or lost, in words and with a sign. */
export function Moved({ places, comparable = true }: MovedProps) {
  if (places === null) return null
  const words =
    places === 0 ? t('indices.same') : t(places > 0 ? 'indices.up' : 'indices.down', { count: Math.abs(places) })
  return (
    <span className={classes.moved} data-way={places > 0 ? 'up' : places < 0 ? 'down' : 'same'}>
      <span aria-hidden>{places > 0 ? '▲' : places < 0 ? '▼' : '='}</span> {words}
      {comparable ? null : <small> · {t('indices.notComparable')}</small>}
    </span>
  )
}
