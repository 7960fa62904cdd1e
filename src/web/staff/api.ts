import {
  keepPreviousData,
  QueryClient,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { call, type Input, newKey, type OperationName, type Output, type Problem } from './call.ts'

export { call, hrefOf, type Input, newKey, type OperationName, type Output, Problem, upload } from './call.ts'
export { type FieldProblem, fieldProblems } from './problem.ts'

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      // `call` is patient itself; what it gives up on is shown with a button to try again.
      queries: { retry: false, staleTime: 15_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

export type ReadOptions<N extends OperationName> = {
  enabled?: boolean
  /** Asks again so often, while it answers a number: for long work that shows its progress. */
  every?: (reply: Output<N> | undefined) => number | false
  /** Asks again whenever the person comes back to this tab, however fresh the reply is: where decisions are made. */
  onFocus?: boolean
  /** The reply before stays on the page while filters change. */
  keep?: boolean
}

export const keyOf = <N extends OperationName>(name: N, input: Input<N>) => [name, input] as const

/** What one operation answers, kept fresh. */
export function useRead<N extends OperationName>(
  name: N,
  input: Input<N>,
  { every, keep = false, onFocus = false, enabled = true }: ReadOptions<N> = {},
): UseQueryResult<Output<N>, Problem> {
  const asked: UseQueryOptions<Output<N>, Problem> = {
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => call(name, input, { signal }),
    enabled,
  }
  if (every) asked.refetchInterval = ({ state }) => every(state.data)
  if (onFocus) asked.refetchOnWindowFocus = 'always'
  if (keep) asked.placeholderData = keepPreviousData
  return useQuery(asked)
}

type Paged = { next: string | null }
type PagedName = { [N in OperationName]: Output<N> extends Paged ? N : never }[OperationName]

/** A list page by page: `after` of the following page is `next` of the one before. */
export function usePages<N extends PagedName>(name: N, input: Input<N>, options: { enabled?: boolean } = {}) {
  return useInfiniteQuery({
    queryKey: [name, input, 'pages'],
    queryFn: ({ signal, pageParam }) => {
      const page = pageParam === undefined ? input : { ...input, after: pageParam }
      return call(name, page, { signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as Paged).next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  })
}

/** What was sent last: under which key, and while it is under way its reply. */
type Sent<T> = { text: string; key: string; reply?: Promise<T> | undefined }

/**
 * A write. Until it is acknowledged the same input goes under the same key, so that pressing again after a lost
 * connection cannot do it twice; and while it is under way the same input waits for the same reply: the second half of
 * a double click comes before a button can be shown as busy, and no key is kept for what is shown only once.
 * Afterwards everything on the page is asked again, or only `refresh`.
 */
export function useWrite<N extends OperationName>(name: N, options: { refresh?: readonly OperationName[] } = {}) {
  const queries = useQueryClient()
  const last = useRef<Sent<Output<N>> | undefined>(undefined)
  return useMutation<Output<N>, Problem, Input<N>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (last.current?.text !== text) last.current = { text, key: newKey() }
      const sent = last.current
      sent.reply ??= call(name, input, { key: sent.key }).finally(() => {
        sent.reply = undefined
      })
      return sent.reply
    },
    onSuccess: () => {
      last.current = undefined
      return refreshAll(queries, options.refresh)
    },
    onError: (problem) => {
      // The server has answered: another try is another write.
      if (!problem.isSilence) last.current = undefined
    },
  })
}

async function refreshAll(queries: QueryClient, only: readonly OperationName[] | undefined): Promise<void> {
  if (!only) return queries.invalidateQueries()
  await Promise.all(only.map((name) => queries.invalidateQueries({ queryKey: [name] })))
}
