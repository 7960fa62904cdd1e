import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Assignment } from '#features/assignments/schema.ts'
import type { Column } from '../ui/DataTable.tsx'
import { t } from '../words.ts'
import { PassDialog } from './PassDialog.tsx'

const none: ReadonlySet<string> = new Set()

/**
 * Several rows of a list are chosen and passed to another agency: the column to choose by, for those who may, the button
 * that appears with the first choice, and the dialog.
 */
export function usePassing(rows: readonly Assignment[]) {
  const [chosen, choose] = useState(none)
  const [opened, open] = useState(false)
  const chosenRows = rows.filter(({ id, steps }) => chosen.has(id) && steps.includes('pass'))
  const offered = rows.some(({ steps }) => steps.includes('pass'))
  const column = useMemo(() => (offered ? [choiceColumn(chosen, choose)] : []), [offered, chosen])
  const tools =
    chosenRows.length > 0 ? (
      <Button size="compact-sm" variant="light" onClick={() => open(true)}>
        {t('pass.open', { count: chosenRows.length })}
      </Button>
    ) : undefined
  const dialog = (
    <PassDialog chosen={chosenRows} opened={opened} onClose={() => open(false)} onPassed={() => choose(none)} />
  )
  return { column, tools, dialog }
}

function choiceColumn(chosen: ReadonlySet<string>, choose: (chosen: ReadonlySet<string>) => void): Column<Assignment> {
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  return {
    key: 'choice',
    label: t('pass.choose'),
    width: 56,
    card: 'side',
    render: ({ id, taskText, agencyName, steps }) =>
      steps.includes('pass') ? (
        <Checkbox
          size="xs"
          aria-label={t('pass.chooseThis', { task: taskText.slice(0, 80), agency: agencyName })}
          checked={chosen.has(id)}
          onChange={() => toggle(id)}
        />
      ) : null,
  }
}
