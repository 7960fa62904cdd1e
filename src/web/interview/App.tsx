import { useEffect, useRef, useState } from 'react'
import { Home } from './Home.tsx'
import { Interview } from './Interview.tsx'
import { Lock } from './Lock.tsx'
import type { Draft, Session } from './records.ts'
import { useUpdate } from './update.ts'
import { t } from './words.ts'

/** Who is at work, and on which interview; closing the page locks it. */
export function App() {
  const [session, enter] = useState<Session>()
  const [draft, open] = useState<Draft>()
  const update = useUpdate()
  const screen = useRef<HTMLElement>(null)
  const shown = draft?.id ?? session?.person ?? ''
  // Another screen begins at its top, and is read from there.
  useEffect(() => {
    window.scrollTo(0, 0)
    if (shown) screen.current?.focus()
  }, [shown])
  if (!window.isSecureContext) return <p role="alert">{t('interview.needsHttps')}</p>
  return (
    <>
      <header className="top">
        <b>{t('interview.title')}</b>
        {session ? (
          <button
            type="button"
            onClick={() => {
              open(undefined)
              enter(undefined)
            }}
          >
            {t('interview.lock')}
          </button>
        ) : null}
      </header>
      {update ? (
        <p className="notice update" role="status">
          {t('interview.newVersion')}
          <button type="button" onClick={update}>
            {t('interview.takeNewVersion')}
          </button>
        </p>
      ) : null}
      <main id="main" ref={screen} tabIndex={-1}>
        {session && draft ? (
          <Interview key={draft.id} session={session} draft={draft} close={() => open(undefined)} />
        ) : session ? (
          <Home session={session} renewed={enter} open={open} />
        ) : (
          <Lock enter={enter} />
        )}
      </main>
    </>
  )
}
