import { useEffect, useRef, useState } from 'react'
import { newKey, Problem, upload } from '../../api.ts'

export type UploadState =
  | { step: 'none' }
  | { step: 'sending'; file: File; share: number }
  | { step: 'lost'; file: File; share: number }
  | { step: 'refused'; file: File; problem: Problem }

const waitBeforeRetry = 15_000

/**
 * Sends one file. While the network is silent the file and its key are kept, and it is sent again by itself when the
 * browser is back online, after a while, or when asked; the key makes the second arrival the same document.
 */
export function useUpload(onDone: (documentId: string) => void, agencyId?: string) {
  const [state, setState] = useState<UploadState>({ step: 'none' })
  const sending = useRef<{ file: File; key: string; stop: AbortController } | null>(null)

  const send = async () => {
    const now = sending.current
    if (!now) return
    const { file, key, stop } = now
    setState({ step: 'sending', file, share: 0 })
    try {
      const onProgress = (share: number) => setState({ step: 'sending', file, share })
      const { id } = await upload('document.upload', agencyId ? { agencyId } : {}, file, {
        key,
        onProgress,
        signal: stop.signal,
      })
      sending.current = null
      onDone(id)
      setState({ step: 'none' })
    } catch (error) {
      if (stop.signal.aborted) return
      if (error instanceof Problem && !error.isSilence) return setState({ step: 'refused', file, problem: error })
      setState((before) => ({ step: 'lost', file, share: before.step === 'sending' ? before.share : 0 }))
    }
  }
  const start = (file: File) => {
    sending.current = { file, key: newKey(), stop: new AbortController() }
    void send()
  }
  const reset = () => {
    sending.current?.stop.abort()
    sending.current = null
    setState({ step: 'none' })
  }
  useWhileLost(state.step === 'lost', () => void send())
  useGuard(state.step === 'sending' || state.step === 'lost')
  return { state, start, retry: () => void send(), reset }
}

export type UploadHandle = ReturnType<typeof useUpload>

function useWhileLost(lost: boolean, again: () => void): void {
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    if (!lost) return
    const run = () => latest.current()
    const timer = setTimeout(run, waitBeforeRetry)
    addEventListener('online', run)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', run)
    }
  }, [lost])
}

function useGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [active])
}
