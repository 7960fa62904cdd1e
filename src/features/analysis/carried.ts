import type { Context } from '#features/access/operation.ts'
import type { KnownFramework } from '#lib/scoring/catalogue.ts'
import { successorOf } from '#lib/scoring/crosswalk.ts'
import { listWork, type TaskWork, type Tie } from './store.ts'

type Asked = { framework: string; edition: string; level: string }

/** Tasks about an index as the edition that is looked at sees them: ties made in others are carried over. */
export async function readTasksFor(
  { db, today, services }: Pick<Context, 'db' | 'today' | 'services'>,
  { framework, edition, level }: Asked,
): Promise<TaskWork[]> {
  const known = services.frameworks.framework(framework)
  const tasks = await listWork(db, framework, today)
  return tasks.map((task) => ({ ...task, ...carried(known, { edition, level }, task.ties) }))
}

/**
 * Codes of one edition that ties of any edition mean: the same line under its present code, and for lines that were split
 * or merged the codes among which a person chooses. A tie of which nobody said the edition is one of the province's set.
 */
export function carried(
  known: KnownFramework | undefined,
  { edition, level }: Pick<Asked, 'edition' | 'level'>,
  ties: readonly Tie[],
): Pick<TaskWork, 'codes' | 'offers'> {
  const [codes, offers] = [new Set<string>(), new Set<string>()]
  const target = known?.editions.find((it) => it.edition.framework.edition === edition)
  const here = new Set(target?.edition.criteria.map(({ code }) => code))
  const groups = new Set(target?.edition.criteria.map(({ parent }) => parent))
  for (const tie of ties) {
    const isPlain = tie.edition === edition || (tie.edition === null && level === 'province')
    const found =
      isPlain || tie.edition === null ? undefined : successorOf(known?.crosswalks ?? [], tie.edition, edition, tie.code)
    if (isPlain) codes.add(tie.code)
    // Crosswalks name lines that are scored; a whole dimension keeps its code.
    else if (found && found.codes.length === 0 && groups.has(tie.code)) codes.add(tie.code)
    else for (const code of found?.codes.filter((it) => here.has(it)) ?? []) (found?.certain ? codes : offers).add(code)
  }
  return { codes: [...codes].sort(), offers: [...offers].filter((code) => !codes.has(code)).sort() }
}
