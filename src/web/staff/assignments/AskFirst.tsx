import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { t } from '../words.ts'
import classes from './assignment.module.css'

type Wish = 'save' | 'submit'
type State = { percent: number; files: number; refused: number }

/** What a person may have overlooked, in words; nothing: it goes without a question. */
export function lackingOf(wish: Wish, { percent, files, refused }: State): string[] {
  const lacking = refused > 0 ? [t('report.askRefused', { count: refused })] : []
  if (wish === 'save') return lacking
  if (files === 0) lacking.unshift(t('report.askNoFile'))
  if (percent < 100) lacking.unshift(t('report.askPercent', { percent }))
  return lacking
}

type AskFirstProps = { wish: Wish; state: State; pending: boolean; onGo: () => void; onClose: () => void }

/** In the place of the buttons: what is missing, and whether to go on all the same. */
export function AskFirst({ wish, state, pending, onGo, onClose }: AskFirstProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
  }, [])
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.askFirst}>
      <b>{t(wish === 'submit' ? 'report.askTitle' : 'report.askSaveTitle')}</b>
      <ul>
        {lackingOf(wish, state).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <Group gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('report.askLook')}
        </Button>
        <Button loading={pending} onClick={onGo}>
          {t(wish === 'submit' ? 'report.askSubmit' : 'report.askSave')}
        </Button>
      </Group>
    </div>
  )
}
