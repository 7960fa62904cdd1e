import { type Crosswalk, correspondence, identity, reversed, type SeriesBreak } from './crosswalk.ts'
import type { Criterion, Edition } from './edition.ts'
import type { Correspondence } from './ledger.ts'

/** An edition that may be used, with the digest of its files. */
export type KnownEdition = { edition: Edition; digest: string }

export type KnownFramework = {
  framework: string
  /** Newest first. */
  editions: readonly KnownEdition[]
  crosswalks: readonly Crosswalk[]
  breaks: readonly SeriesBreak[]
  sources: Readonly<Record<string, string>>
}

export type Level = Edition['framework']['level']

/** All frameworks that the program knows, and which edition holds when. */
export class Catalogue {
  readonly frameworks: readonly KnownFramework[]
  readonly #totals = new Map<string, KnownEdition>()

  constructor(frameworks: readonly KnownFramework[]) {
    this.frameworks = frameworks
  }

  framework(name: string): KnownFramework | undefined {
    return this.frameworks.find((it) => it.framework === name)
  }

  edition(framework: string, edition: string): KnownEdition | undefined {
    return this.framework(framework)?.editions.find((it) => it.edition.framework.edition === edition)
  }

  /**
   * The edition of a level for a year: the one that names it; where a framework is known by its results only, that one.
   * For a year that no edition names there is one with nothing but the total, made from the nearest: never its criteria.
   */
  editionOf(framework: string, year: number, level: Level = 'province'): KnownEdition | undefined {
    const editions =
      this.framework(framework)?.editions.filter(({ edition }) => edition.framework.level === level) ?? []
    const exact = editions.find(({ edition: { framework: it } }) => it.years.includes(year) || it.years.length === 0)
    const nearest = exact ?? [...editions].sort((a, b) => distance(a, year) - distance(b, year))[0]
    return exact ?? (nearest && this.#totalOnly(nearest))
  }

  /** What the leaves of one year are in another; undefined where nobody has said. */
  between(framework: string, from: number, to: number, level: Level = 'province'): Correspondence[] | undefined {
    const known = this.framework(framework)
    const [a, b] = [this.editionOf(framework, from, level), this.editionOf(framework, to, level)]
    if (!known || !a || !b) return
    const crosswalk = crosswalkOf(known, a.edition, b.edition)
    return crosswalk && correspondence(crosswalk, known.breaks, { from, to })
  }

  #totalOnly({ edition: { framework }, digest }: KnownEdition): KnownEdition {
    const key = `${framework.framework}/${framework.edition}`
    const made = this.#totals.get(key) ?? { edition: totalOnly(framework), digest }
    this.#totals.set(key, made)
    return made
  }
}

const distance = ({ edition: { framework } }: KnownEdition, year: number): number =>
  Math.min(...framework.years.map((it) => Math.abs(it - year)), 1000)

function totalOnly(framework: Edition['framework']): Edition {
  const total: Criterion = {
    code: 'total',
    parent: null,
    name: { vi: 'Điểm tổng', en: 'Total' },
    max: framework.maximum,
    method: { id: 'published', by: framework.issuer },
    confidence: 'unknown',
  }
  const { minimum: _, ...rest } = framework
  return {
    framework: { ...rest, edition: 'total', years: [], status: 'resultsOnly' },
    criteria: [total],
    indicators: [],
    examples: { criteria: [] },
  }
}

/** As written, or the one written the other way round. */
function crosswalkOf({ crosswalks }: KnownFramework, from: Edition, to: Edition): Crosswalk | undefined {
  const [a, b] = [from.framework.edition, to.framework.edition]
  if (a === b) return identity(a, from.criteria)
  const forwards = crosswalks.find((it) => it.from === a && it.to === b)
  if (forwards) return forwards
  const backwards = crosswalks.find((it) => it.from === b && it.to === a)
  return backwards && reversed(backwards)
}
