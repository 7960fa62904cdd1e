import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ui.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'plain' | 'brand' | 'accent'

export type TagLook = { tone?: Tone; icon?: TablerIcon }

type TagProps = TagLook & { children: ReactNode; title?: string }

/** A word with a sign: colour never stands alone. */
export function Tag({ tone = 'plain', icon: Icon, children, title }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone} title={title}>
      {Icon ? <Icon size={14} stroke={2} aria-hidden /> : null}
      {children}
    </span>
  )
}
