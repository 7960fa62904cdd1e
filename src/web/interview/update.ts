import { useEffect, useState } from 'react'
import { allKept } from './records.ts'

/** Registers the worker that keeps the app for when there is no line. A new version waits until somebody takes it. */
export function useUpdate(): (() => void) | undefined {
  const [waiting, setWaiting] = useState<ServiceWorker>()
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    let reloading = false
    let had = navigator.serviceWorker.controller !== null
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      // The first one takes over a page that came without any; nothing is new then.
      const first = !had
      had = true
      if (first || reloading) return
      reloading = true
      // The new version is taken by any tab; what is being written in this one reaches the disk first.
      void allKept().then(() => location.reload())
    })
    void navigator.serviceWorker.register('/phong-van/sw.js', { scope: '/phong-van/' }).then((found) => {
      const watch = (worker: ServiceWorker | null) =>
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && navigator.serviceWorker.controller) setWaiting(worker)
        })
      if (found.waiting && navigator.serviceWorker.controller) setWaiting(found.waiting)
      watch(found.installing)
      found.addEventListener('updatefound', () => watch(found.installing))
    })
  }, [])
  return waiting && (() => waiting.postMessage('take over'))
}
