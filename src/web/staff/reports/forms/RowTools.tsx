import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { moved } from './editing.ts'
import classes from './forms.module.css'
import { MoveButtons } from './MoveButtons.tsx'

type RowToolsProps<Row> = {
  rows: readonly Row[]
  at: number
  onChange: (rows: Row[]) => void
  /** What is moved, and what pressing the bin does, for those who do not see the signs. */
  of: string
  remove: string
}

/** Up, down and out, behind each row that a form consists of. */
export const RowTools = <Row,>({ rows, at, onChange, of, remove }: RowToolsProps<Row>) => (
  <span className={classes.tools}>
    <MoveButtons
      up={at === 0 ? undefined : () => onChange(moved(rows, at, -1))}
      down={at === rows.length - 1 ? undefined : () => onChange(moved(rows, at, 1))}
      of={of}
    />
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={remove}
      onClick={() => onChange(rows.filter((_, i) => i !== at))}
    >
      <IconTrash size={17} />
    </ActionIcon>
  </span>
)
