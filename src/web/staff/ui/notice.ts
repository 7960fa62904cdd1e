import { notifications } from '@mantine/notifications'

/** Long enough to be read, and to be seen at all on a slow machine; it waits while the pointer rests on it. */
const readableMilliseconds = 12_000

const show = (message: string, color: 'brand' | 'bad', autoClose: number | false) =>
  notifications.show({ message, color, autoClose })

/** Says at the edge of the page that something is done. */
export const tell = (message: string) => show(message, 'brand', readableMilliseconds)

/** Says that something failed, where the page has no better place for it: it stays until it is closed. */
export const tellFailure = (message: string) => show(message, 'bad', false)
