import { z } from 'zod'
import { checkExamples } from './check-examples.ts'
import { checkMethods } from './check-methods.ts'
import { checkTree } from './check-tree.ts'
import { Criterion, type Edition, Examples, Framework, Indicator } from './edition.ts'
import { type Mistake, mistakesOf } from './shape-words.ts'

/** The files of one edition's folder as they were parsed from JSON; `examples` and `indicators` may be left out. */
export type EditionFiles = { framework: unknown; criteria: unknown; examples?: unknown; indicators?: unknown }

export type EditionCheck = { edition: Edition | undefined; mistakes: Mistake[] }

const noExamples: Examples = { criteria: [] }

/**
 * Checks the files of an edition: shapes, codes, sums, methods, dependences, citations, worked examples. With no mistake
 * the edition is there; with mistakes in their shape alone nothing further is looked at.
 */
export function checkEdition(files: EditionFiles): EditionCheck {
  const mistakes: Mistake[] = []
  const read = <T>(file: string, shape: z.ZodType<T>, value: unknown): T | undefined => {
    const result = shape.safeParse(value, { reportInput: true })
    if (result.success) return result.data
    mistakes.push(...mistakesOf(file, value, result.error.issues))
    return
  }
  const framework = read('framework.json', Framework, files.framework)
  const criteria = read('criteria.json', z.array(Criterion).min(1), files.criteria)
  const examples = files.examples === undefined ? noExamples : read('examples.json', Examples, files.examples)
  const indicators = files.indicators === undefined ? [] : read('indicators.json', z.array(Indicator), files.indicators)
  if (!framework || !criteria || !examples || !indicators) return { edition: undefined, mistakes }
  const edition: Edition = { framework, criteria, indicators, examples }
  mistakes.push(...checkTree(edition), ...checkMethods(criteria))
  if (mistakes.length === 0) mistakes.push(...checkExamples(edition))
  return { edition: mistakes.length === 0 ? edition : undefined, mistakes }
}
