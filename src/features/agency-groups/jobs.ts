import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '#features/access/operation.ts'
import { resolveName } from '#features/agency-names/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { GroupContent } from './schema.ts'
import { insertGroups, listGroups, saveNamedMembers } from './store.ts'

const contentFile = join(import.meta.dirname, '../../../content/agency-groups.json')

export const readGroupContent = async (): Promise<GroupContent> =>
  GroupContent.parse(JSON.parse(await readFile(contentFile, 'utf8')))

/** Adds the groups of the content that the province does not have; answers their number. */
export async function loadGroups({ db, today, emit }: Context, { groups }: GroupContent): Promise<number> {
  const added = await insertGroups(db, groups)
  const directory = await loadDirectory(db, today)
  for (const { code, aliases, members } of groups) {
    const groupId = added.get(code)
    if (!groupId) continue
    await emit('agencyGroup.loaded', { groupId, names: aliases.join('\n') })
    const include = members.flatMap((name) => certainId(directory, name))
    if (include.length > 0) await saveNamedMembers(db, { groupId, include, exclude: undefined, from: null })
  }
  return added.size
}

function certainId(directory: Directory, name: string): string[] {
  const { certainty, candidates } = resolveName(directory, name)
  return certainty === 'certain' && candidates[0]?.agencyId ? [candidates[0].agencyId] : []
}

/** A province that has its first agencies gets the groups that plans commonly name. */
export async function loadFirstGroups(context: Context): Promise<void> {
  if ((await listGroups(context.db)).length === 0) await loadGroups(context, await readGroupContent())
}
