import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useWarnBeforeLeaving } from '../../../../questions/leaving.ts'
import { call, keyOf, type Output, Problem } from '../../../api.ts'
import { useDraft } from '../../../draft.ts'
import { useStable } from '../../../ui/stable.ts'
import { type Claim, emptyClaim, type Line, type Sheet } from './figures.ts'

export type Draft = { claim: Claim; note: string; excuse: string }
export type Drafts = Readonly<Record<string, Draft>>
export type Saving = { state: 'waiting' | 'saving' | 'saved' } | { state: 'failed'; problem: Problem }

type Reply = Output<'round.score'>

/** Puts what a write answered into the sheet on the screen, without asking for the whole again. */
export function withReply(sheet: Sheet, { line, moved, groups, self, final }: Reply): Sheet {
  const changed = new Map([line, ...moved].map((it) => [it.code, it]))
  return { ...sheet, lines: sheet.lines.map((it) => changed.get(it.code) ?? it), groups, self, final }
}

export const draftOf = (line: Line): Draft => ({
  claim: line.claim ?? emptyClaim,
  note: line.note ?? '',
  excuse: line.excuse ?? '',
})

const pause = 700

/**
 * What an agency types, saved by itself shortly after. Until the server has it, it is kept on this device; a line goes out
 * after the one before it has come back, so that versions never cross.
 */
export function useAutosave(sheet: Sheet) {
  const queries = useQueryClient()
  const [kept, keep, forget] = useDraft<Drafts>(`round.${sheet.id}`, {})
  const [savings, setSavings] = useState<Readonly<Record<string, Saving>>>({})
  const drafts = useRef<Drafts>(kept)
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const busy = useRef(new Set<string>())
  const [, redraw] = useState(0)
  const key = keyOf('round.sheet', { sheetId: sheet.id })

  const put = (next: Drafts) => {
    drafts.current = next
    if (Object.keys(next).length === 0) forget()
    else keep(next)
    redraw((count) => count + 1)
  }
  const mark = (code: string, saving: Saving) => setSavings((all) => ({ ...all, [code]: saving }))

  const save = async (code: string): Promise<void> => {
    clearTimeout(timers.current.get(code))
    const draft = drafts.current[code]
    if (!draft || busy.current.has(code)) return
    busy.current.add(code)
    mark(code, { state: 'saving' })
    const now = queries.getQueryData<Sheet>(key) ?? sheet
    const version = now.lines.find((line) => line.code === code)?.version ?? 1
    try {
      const reply = await call('round.score', { sheetId: sheet.id, code, version, ...draft })
      queries.setQueryData<Sheet>(key, (old) => old && withReply(old, reply))
      busy.current.delete(code)
      if (drafts.current[code] === draft) {
        const { [code]: _, ...rest } = drafts.current
        put(rest)
        mark(code, { state: 'saved' })
      } else void save(code)
    } catch (error) {
      busy.current.delete(code)
      const problem = error instanceof Problem ? error : new Problem('server.error', String(error), 500)
      mark(code, { state: 'failed', problem })
      if (problem.code === 'write.conflict' || problem.code.startsWith('round.')) {
        void queries.invalidateQueries({ queryKey: key })
      }
    }
  }

  const change = (line: Line, part: Partial<Draft>) => {
    const before = drafts.current[line.code] ?? draftOf(line)
    put({ ...drafts.current, [line.code]: { ...before, ...part } })
    mark(line.code, { state: 'waiting' })
    clearTimeout(timers.current.get(line.code))
    timers.current.set(
      line.code,
      setTimeout(() => void save(line.code), pause),
    )
  }
  const drop = (code: string) => {
    const { [code]: _, ...rest } = drafts.current
    put(rest)
    setSavings(({ [code]: __, ...others }) => others)
  }
  useWarnBeforeLeaving(useStable(() => Object.keys(drafts.current).length > 0))
  return { drafts: drafts.current, savings, change, save, drop }
}

export type Autosave = ReturnType<typeof useAutosave>
