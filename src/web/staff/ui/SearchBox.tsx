import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { t } from '../words.ts'
import classes from './ui.module.css'

type SearchBoxProps = {
  value: string
  onSearch: (text: string) => void
  label: string
  placeholder?: string
  width?: number | string
}

/** Searches a moment after the last key; `/` anywhere on the page brings the cursor here. */
export function SearchBox({ value, onSearch, label, placeholder, width = 280 }: SearchBoxProps) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(value)
  useEffect(() => {
    // The address changed otherwise than by typing here: back, or a cleared filter.
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  const search = (next: string, wait = 300) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      sent.current = next.trim()
      onSearch(next.trim())
    }, wait)
  }
  return (
    <TextInput
      type="search"
      data-search
      aria-label={label}
      placeholder={placeholder ?? label}
      title={t('keys.searchHint')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text ? <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => search('', 0)} /> : null
      }
      value={text}
      onChange={(event) => search(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') search(text, 0)
      }}
      className={classes.search}
      style={{ '--search-width': `${width}px` } as CSSProperties}
    />
  )
}
