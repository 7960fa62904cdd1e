import type { Context } from '#features/access/operation.ts'
import { insertAliases } from './store.ts'

/** What a person said a written name means is an alias from then on. */
export async function rememberName({ db }: Context, payload: Record<string, string>): Promise<void> {
  const { name = '', agencyId = null, groupId = null, userId = null } = payload
  await insertAliases(db, { agencyId, groupId, names: [name], source: 'review', createdBy: userId })
}

/** Other names of a group that came with the program's content, one a line. */
export async function keepGroupNames({ db }: Context, payload: Record<string, string>): Promise<void> {
  const { names = '', groupId = null } = payload
  await insertAliases(db, { agencyId: null, groupId, names: names.split('\n'), source: 'content', createdBy: null })
}
