import { Modal, Switch } from '@mantine/core'
import { useEffect, useState } from 'react'
import { keysAreOn, switchKeys, useKeys } from '../ui/keys.ts'
import { t } from '../words.ts'
import classes from './keys.module.css'

const asked = 'namro:keys'

export const showKeys = () => dispatchEvent(new Event(asked))

/** `/` brings the cursor to the search box of the page, `?` shows all keys. */
export function KeyHelp() {
  const [opened, setOpened] = useState(false)
  const [on, setOn] = useState(keysAreOn)
  useEffect(() => {
    const open = () => setOpened(true)
    addEventListener(asked, open)
    return () => removeEventListener(asked, open)
  }, [])
  useKeys({
    '?': () => setOpened(true),
    '/': (event) => {
      const box = document.querySelector<HTMLElement>('[data-search]')
      if (!box) return
      event.preventDefault()
      box.focus()
    },
  })
  const lines = [
    [['j', 'k'], t('keys.rows')],
    [['Enter'], t('keys.open')],
    [['/'], t('keys.search')],
    [['?'], t('keys.help')],
    [['Esc'], t('keys.close')],
  ] as const
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={t('keys.title')}>
      <dl className={classes.keys}>
        {lines.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        label={t('keys.on')}
        checked={on}
        onChange={({ currentTarget }) => {
          switchKeys(currentTarget.checked)
          setOn(currentTarget.checked)
        }}
      />
    </Modal>
  )
}
