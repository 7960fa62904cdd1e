import { Failed } from './Broken.tsx'
import { Loading } from './Loading.tsx'

type UnreadProps = {
  read: { error: unknown; refetch(): unknown; isSuccess?: boolean }
  /** Grey lines while it is on its way. */
  rows?: number
  height?: number
}

/** What stands in the place of something not read yet: grey lines, or why it could not be read and a button to try again. */
export function Unread({ read, ...lines }: UnreadProps) {
  if (read.isSuccess) return null
  return read.error ? <Failed error={read.error} retry={() => void read.refetch()} /> : <Loading {...lines} />
}
