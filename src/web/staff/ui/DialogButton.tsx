import { Button, type ButtonProps, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'

type DialogButtonProps = {
  /** On the button, and over the dialog. */
  label: string
  button?: ButtonProps
  size?: 'lg' | 'xl'
  /** What the dialog holds; it begins anew each time that it is opened. */
  children: (close: () => void) => ReactNode
}

/** A button that asks for more in a dialog before anything is done. */
export function DialogButton({ label, button = { variant: 'default' }, size, children }: DialogButtonProps) {
  const [isAsking, ask] = useState(false)
  const close = () => ask(false)
  return (
    <>
      <Button {...button} onClick={() => ask(true)}>
        {label}
      </Button>
      <Modal opened={isAsking} onClose={close} title={label} {...(size ? { size } : {})}>
        {children(close)}
      </Modal>
    </>
  )
}
