import { Anchor } from '@mantine/core'
import { memo } from 'react'
import { t } from '../words.ts'
import type { ShownFault } from './faults.ts'
import classes from './surveys.module.css'

type FaultsProps = { faults: readonly ShownFault[]; mend: (fault: ShownFault) => void; notes?: boolean }

/** While somebody writes: what is still to mend, or only worth a look, each leading to its question. */
export const FaultList = memo(function FaultList({ faults, mend, notes = false }: FaultsProps) {
  const title = t(notes ? 'designer.unsaidCount' : 'designer.faultsCount', { count: faults.length })
  return (
    <section className={notes ? classes.notes : classes.faults} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {faults.slice(0, MOST_FAULTS).map((fault) => (
          <li key={`${fault.where} ${fault.words}`}>
            {fault.question ? (
              <Anchor component="button" type="button" size="sm" onClick={() => mend(fault)}>
                {fault.where}
              </Anchor>
            ) : (
              fault.where
            )}
            {fault.where ? ' – ' : ''}
            {fault.words}
          </li>
        ))}
      </ul>
    </section>
  )
})
const MOST_FAULTS = 50
