import type { Party, Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'

export const isLost = ({ moved }: Party): boolean => moved !== null && moved.lost > 0

/** What has become of the agencies of a name: “Sở A đã sáp nhập; phần việc sẽ giao cho Sở B”. */
export function movedWords({ passed, lost, from, to }: NonNullable<Party['moved']>): string {
  if (lost > 0) return t('plans.party.lost', { count: lost, name: from })
  const words = { from, to: to.join(', ') }
  return passed === 1 ? t('plans.party.moved', words) : t('plans.party.movedMany', { count: passed, ...words })
}

/** Before confirming: whose work goes to whom, each said once. */
export function MovedList({ tasks }: { tasks: readonly Task[] }) {
  const kept = tasks.filter(({ review, assigned }) => review !== 'dropped' && assigned)
  const words = new Set(kept.flatMap(({ parties }) => parties.flatMap(({ moved }) => (moved ? movedWords(moved) : []))))
  if (words.size === 0) return null
  return (
    <ul className="small">
      {[...words].map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
}
