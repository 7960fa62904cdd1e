import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReportPage } from '#features/reports/schema.ts'
import { useWarnBeforeLeaving } from '../../../questions/leaving.ts'
import { call, keyOf, Problem } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { useStable } from '../../ui/stable.ts'
import { type CellDraft, type CellDrafts, type Held, ready, withCells, withoutSaved, writeOf } from './cell-drafts.ts'

const pause = 700
const again = 15_000
/** As many as one write takes. */
const most = 2000

export type Part = Partial<Omit<CellDraft, 'version'>>

/**
 * Figures as they are typed, saved by themselves shortly after, many in one write, one write after the other. Until the
 * server has them they are kept on this device.
 */
export function useCells(page: ReportPage) {
  const reportId = page.report.id
  const queries = useQueryClient()
  const [kept, keep, forget] = useDraft<CellDrafts>(`report.${reportId}.cells`, {})
  const drafts = useRef(kept)
  const held = useRef<Readonly<Record<string, Held>>>({})
  const [problem, setProblem] = useState<Problem>()
  const [sending, setSending] = useState<CellDrafts>({})
  const [savedAt, setSavedAt] = useState<Readonly<Record<string, number>>>({})
  const [, redraw] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const busy = useRef(false)
  const key = keyOf('report.get', { reportId })

  const put = (next: CellDrafts) => {
    drafts.current = next
    if (Object.keys(next).length === 0) forget()
    else keep(next)
    redraw((count) => count + 1)
  }
  const later = (wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), wait)
  }
  const save = async (): Promise<void> => {
    clearTimeout(timer.current)
    const going = ready(drafts.current, held.current).slice(0, most)
    if (busy.current || going.length === 0) return
    busy.current = true
    const sent = Object.fromEntries(going)
    setSending(sent)
    try {
      const reply = await call('report.saveCells', { reportId, cells: going.map(writeOf) })
      await queries.cancelQueries({ queryKey: key })
      queries.setQueryData<ReportPage>(key, (old) => old && withCells(old, reply))
      const kept = Object.fromEntries(Object.entries(held.current).filter(([field]) => !sent[field]))
      for (const { field, message } of reply.faults)
        if (drafts.current[field] === sent[field]) kept[field] = { fault: message }
      for (const { field, now } of reply.conflicts) kept[field] = { theirs: now }
      held.current = kept
      setProblem(undefined)
      const now = Date.now()
      setSavedAt((all) => ({ ...all, ...Object.fromEntries(reply.saved.map(({ field }) => [field, now])) }))
      put(withoutSaved(drafts.current, sent, reply.saved))
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem('server.error', String(error), 500))
      later(again)
      if (error instanceof Problem && !error.isSilence) void queries.invalidateQueries({ queryKey: key })
    } finally {
      busy.current = false
      setSending({})
      if (ready(drafts.current, held.current).some(([field, draft]) => sent[field] !== draft)) later(pause)
    }
  }
  const change = (changes: Readonly<Record<string, Part>>) => {
    const cells = new Map(page.cells.map((cell) => [cell.field, cell]))
    const next = { ...drafts.current }
    const stillHeld = { ...held.current }
    for (const [field, part] of Object.entries(changes)) {
      next[field] = { version: cells.get(field)?.version ?? 0, ...next[field], ...part }
      const why = stillHeld[field]
      if (why && 'fault' in why) delete stillHeld[field]
    }
    held.current = stillHeld
    put(next)
    later(pause)
  }
  const drop = (field: string) => {
    const { [field]: _, ...rest } = drafts.current
    const { [field]: __, ...others } = held.current
    held.current = others
    put(rest)
  }
  /** Over what another person wrote. */
  const insist = (field: string) => {
    const [draft, why] = [drafts.current[field], held.current[field]]
    if (!draft || !why || !('theirs' in why)) return
    const { [field]: _, ...others } = held.current
    held.current = others
    put({ ...drafts.current, [field]: { ...draft, version: why.theirs.version } })
    void save()
  }
  useSendingWhatWasKept(() => later(0))
  useWarnBeforeLeaving(useStable(() => Object.keys(drafts.current).length > 0))
  return { drafts: drafts.current, held: held.current, sending, savedAt, problem, change, drop, insist, save }
}

export type Cells = ReturnType<typeof useCells>

/** What was typed before a reload or while the network was away goes out when the page opens and when it is back. */
function useSendingWhatWasKept(send: () => void): void {
  const now = useStable(send)
  useEffect(() => {
    now()
    addEventListener('online', now)
    return () => removeEventListener('online', now)
  }, [now])
}
