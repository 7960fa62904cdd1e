import { useEffect, useRef, useState } from 'react'
import { type Output, useWrite } from '../../api.ts'
import type { Claim } from '../rounds/sheet/figures.ts'

export type Book = Output<'score.book'>

const pauseMilliseconds = 700

/** What is typed is kept a moment after the last key; what could not be kept stays on the page and is sent again. */
export function useBook(found: Book, reload: () => void) {
  const [book, setBook] = useState(found)
  const [drafts, setDrafts] = useState<Readonly<Record<string, Claim>>>({})
  const write = useWrite('score.saveFigures', { refresh: [] })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setBook((known) => (found.version >= known.version ? found : known)), [found])
  const send = useRef(() => {})
  send.current = () => {
    const claims = { ...drafts }
    if (write.isPending || Object.keys(claims).length === 0) return
    write.mutate(
      { scoreId: book.id, version: book.version, claims },
      {
        onSuccess: (next) => {
          setBook(next)
          setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([code, claim]) => claims[code] !== claim)))
        },
        // Somebody else wrote in between: their figures are fetched, one's own lines stay and are sent again.
        onError: ({ code }) => code === 'write.conflict' && reload(),
      },
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new draft, or a newer version, starts the clock again
  useEffect(() => {
    clearTimeout(timer.current)
    if (Object.keys(drafts).length > 0) timer.current = setTimeout(() => send.current(), pauseMilliseconds)
    return () => clearTimeout(timer.current)
  }, [drafts, book.version])
  const stored = new Map(book.lines.map(({ code, claim }) => [code, claim]))
  return {
    book,
    claimOf: (code: string): Claim | null => drafts[code] ?? stored.get(code) ?? null,
    change: (code: string, claim: Claim) => setDrafts((all) => ({ ...all, [code]: claim })),
    state: write.isPending
      ? ('saving' as const)
      : Object.keys(drafts).length > 0
        ? ('waiting' as const)
        : ('saved' as const),
    error: write.error,
  }
}
