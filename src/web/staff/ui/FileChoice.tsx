import { FileButton, type FileButtonProps } from '@mantine/core'
import { useRef } from 'react'

/** Asks for a file. The same one may be chosen again: people mend a file under its name and come back with it. */
export function FileChoice<Many extends boolean = false>({ onChange, ...rest }: FileButtonProps<Many>) {
  const forget = useRef<() => void>(null)
  const take = (chosen: Parameters<typeof onChange>[0]) => {
    onChange(chosen)
    forget.current?.()
  }
  return <FileButton {...rest} resetRef={forget} onChange={take} />
}
