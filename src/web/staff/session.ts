import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { Verb } from '#features/access/roles.ts'
import type { Me } from '#features/access/schema.ts'
import { call, keyOf, Problem, useRead } from './api.ts'
import { speak } from './language.ts'
import { isLocaleKept } from './words.ts'

const meKey = keyOf('account.me', {})

/** Who is signed in; undefined when nobody is. */
export async function loadMe(queries: QueryClient): Promise<Me | undefined> {
  const known = queries.getQueryData<Me>(meKey)
  if (known) return known
  try {
    const me = await call('account.me', {}, { signedOut: 'fail' })
    queries.setQueryData(meKey, me)
    if (!isLocaleKept()) await speak(me.locale)
    return me
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return undefined
    throw error
  }
}

/** The signed-in person; only for pages inside the frame, which are drawn after `loadMe`. */
export function useMe(): Me {
  const queries = useQueryClient()
  const { data } = useRead('account.me', {})
  const me = data ?? queries.getQueryData<Me>(meKey)
  if (!me) throw new Error('useMe belongs inside the frame')
  return me
}

/** Whether the person holds the verb anywhere: for menus and pages. */
export const useMay = (verb: Verb): boolean => useMe().can.includes(verb)

/** Ends the session here and on the server; the next page is the sign-in. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined)
  location.assign('/app/dang-nhap')
}
