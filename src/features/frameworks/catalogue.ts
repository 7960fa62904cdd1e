import { Catalogue, type KnownFramework } from '#lib/scoring/catalogue.ts'
import type { Log } from '#platform/log.ts'
import { type FrameworkFolder, frameworksFolder, readFrameworks } from './content.ts'

/** Reads all frameworks at the start. An edition with mistakes is told and left out: the others work. */
export async function openCatalogue(log: Log, root = frameworksFolder): Promise<Catalogue> {
  const folders = await readFrameworks(root)
  for (const { folder, editions, mistakes } of folders) {
    const wrong = editions.filter(({ edition }) => !edition)
    for (const it of wrong) log.error('a framework is left out', { folder: it.folder, mistakes: it.mistakes.length })
    if (mistakes.length > 0) log.error('crosswalks with mistakes', { folder, mistakes: mistakes.length })
  }
  return catalogueOf(folders)
}

export const catalogueOf = (folders: readonly FrameworkFolder[]): Catalogue =>
  new Catalogue(folders.map(knownFramework).filter(({ editions }) => editions.length > 0))

function knownFramework({ editions, crosswalks }: FrameworkFolder): KnownFramework {
  const known = editions.flatMap(({ edition, digest }) => (edition && digest ? [{ edition, digest }] : []))
  return {
    framework: known[0]?.edition.framework.framework ?? '',
    editions: known.sort((a, b) => newest(b.edition.framework.years) - newest(a.edition.framework.years)),
    crosswalks: crosswalks?.crosswalks ?? [],
    breaks: crosswalks?.breaks ?? [],
    sources: crosswalks?.sources ?? {},
  }
}

const newest = (years: readonly number[]): number => Math.max(...years, 0)
