import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { t } from '../../words.ts'

type MoveButtonsProps = {
  /** Left out where there is nothing above, or below. */
  up: (() => void) | undefined
  down: (() => void) | undefined
  of: string
}

/** Moves one entry of a list a place up or down, by mouse and by keyboard. */
export const MoveButtons = ({ up, down, of }: MoveButtonsProps) => (
  <>
    <ActionIcon variant="subtle" color="gray" disabled={!up} aria-label={t('forms.moveUp', { of })} onClick={up}>
      <IconArrowUp size={16} />
    </ActionIcon>
    <ActionIcon variant="subtle" color="gray" disabled={!down} aria-label={t('forms.moveDown', { of })} onClick={down}>
      <IconArrowDown size={16} />
    </ActionIcon>
  </>
)
