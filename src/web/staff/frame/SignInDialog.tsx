import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'
import { sessionBegun, useConnection } from '../connection.ts'
import { useMe } from '../session.ts'
import { SignInForm } from '../sign-in/SignInForm.tsx'
import { t } from '../words.ts'

/** The session ended while somebody was working: sign in over the page, then what was waiting goes on. */
export function SignInDialog() {
  const { signedOut } = useConnection()
  const me = useMe()
  const queries = useQueryClient()
  const goOn = async () => {
    const now = await call('account.me', {}, { signedOut: 'fail' })
    // Another person must not act on what this one has on the page.
    if (now.id !== me.id) return location.assign('/app/')
    sessionBegun()
    queries.invalidateQueries()
  }
  return (
    <Modal
      opened={signedOut}
      onClose={() => undefined}
      zIndex={300}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('signIn.again')}
    >
      <p className="small" style={{ marginBottom: 14 }}>
        {t('signIn.againLead')}
      </p>
      {signedOut ? <SignInForm email={me.email} onDone={goOn} /> : null}
    </Modal>
  )
}
