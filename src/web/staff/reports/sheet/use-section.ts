import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReportPage, Section } from '#features/reports/schema.ts'
import { useWarnBeforeLeaving } from '../../../questions/leaving.ts'
import { call, keyOf, Problem } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { useStable } from '../../ui/stable.ts'

const pause = 1200

type Draft = { text: string; version: number } | null

/** Words of one section as they are typed, saved by themselves; kept on this device until the server has them. */
export function useSection(reportId: string, section: Section) {
  const queries = useQueryClient()
  const [kept, keep, forget] = useDraft<Draft>(`report.${reportId}.section.${section.code}`, null)
  const draft = useRef(kept)
  const [state, setState] = useState<'saving' | 'saved'>()
  const [problem, setProblem] = useState<Problem>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const busy = useRef(false)
  const key = keyOf('report.get', { reportId })

  const put = (next: Draft) => {
    draft.current = next
    if (next) keep(next)
    else forget()
  }
  const save = async (): Promise<void> => {
    clearTimeout(timer.current)
    const sent = draft.current
    if (!sent || busy.current) return
    busy.current = true
    setState('saving')
    try {
      const { code } = section
      const saved = await call('report.saveSection', { reportId, code, version: sent.version, text: sent.text })
      await queries.cancelQueries({ queryKey: key })
      queries.setQueryData<ReportPage>(key, (old) => old && withSection(old, saved))
      setProblem(undefined)
      setState('saved')
      put(draft.current === sent ? null : draft.current && { ...draft.current, version: saved.version })
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem('server.error', String(error), 500))
      setState(undefined)
      if (error instanceof Problem && !error.isSilence) void queries.invalidateQueries({ queryKey: key })
    } finally {
      busy.current = false
      if (draft.current && draft.current !== sent) later()
    }
  }
  const later = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), pause)
  }
  const change = (text: string) => {
    put({ text, version: draft.current?.version ?? section.version })
    setState(undefined)
    later()
  }
  const drop = () => {
    put(null)
    setProblem(undefined)
  }
  /** Over what another person wrote. */
  const insist = () => {
    if (draft.current) put({ ...draft.current, version: section.version })
    void save()
  }
  const flush = useStable(() => void save())
  useEffect(() => {
    flush()
    addEventListener('online', flush)
    return () => {
      removeEventListener('online', flush)
      flush()
    }
  }, [flush])
  useWarnBeforeLeaving(useStable(() => draft.current !== null))
  return { text: draft.current?.text ?? section.text, draft: draft.current, state, problem, change, drop, insist, save }
}

/** The report on the screen with a section as it is now. */
export const withSection = (page: ReportPage, section: Section): ReportPage => ({
  ...page,
  sections: page.sections.map((each) => (each.code === section.code ? section : each)),
})
