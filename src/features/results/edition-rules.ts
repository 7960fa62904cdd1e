import type { Catalogue } from '#lib/scoring/catalogue.ts'
import type { Edition } from '#lib/scoring/edition.ts'

export const editionName = ({ framework: { framework, edition } }: Edition): string => `${framework}/${edition}`

/**
 * Editions whose files are no longer those that results were checked by, by name. One that was made for a year without an
 * edition of its own ("total") has no files; one that is gone has changed.
 */
export function changedEditions(catalogue: Catalogue, checkedBy: Readonly<Record<string, string>>): string[] {
  return Object.entries(checkedBy).flatMap(([name, digest]) => {
    const [framework = '', edition = ''] = name.split('/')
    if (edition === 'total') return []
    return catalogue.edition(framework, edition)?.digest === digest ? [] : [name]
  })
}
