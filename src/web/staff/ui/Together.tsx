import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { OperationName } from '../api.ts'
import { Loading } from './Loading.tsx'

type TogetherProps = { reads: readonly OperationName[]; rows?: number; height?: number; children: ReactNode }

/** Longer than this nobody waits for the last part. */
const patience = 2500

/** Parts of a page that read on their own come into sight at once: nothing moves under the finger that reaches for it. */
export function Together({ reads, rows = 4, height = 120, children }: TogetherProps) {
  const queries = useQueryClient()
  const [shown, show] = useState(false)
  const first = (name: unknown, data: unknown) => data === undefined && reads.some((each) => each === name)
  const asked = { predicate: ({ queryKey, state }: Read) => first(queryKey[0], state.data) }
  const waiting = useIsFetching(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew whenever a read begins or ends
  useEffect(() => {
    if (shown) return
    // A part that has just been read may ask for more: it has begun when the page has been drawn.
    const soon = setTimeout(() => queries.isFetching(asked) === 0 && show(true), 30)
    return () => clearTimeout(soon)
  }, [waiting, shown])
  useEffect(() => {
    const late = setTimeout(() => show(true), patience)
    return () => clearTimeout(late)
  }, [])
  return (
    <>
      {shown ? null : <Loading rows={rows} height={height} />}
      <div style={{ display: shown ? 'contents' : 'none' }}>{children}</div>
    </>
  )
}

type Read = { queryKey: readonly unknown[]; state: { data?: unknown } }
