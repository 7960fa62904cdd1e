import type { OnePsu } from './design.ts'
import { rNumber, rNumbers, rText, rTexts } from './r-text.ts'

/** Known totals that the weights were fitted to, in the order in which it was done. */
export type FittedWeights =
  | { kind: 'postStratify'; column: string; totals: Readonly<Record<string, number>> }
  | { kind: 'rake'; margins: readonly { column: string; totals: Readonly<Record<string, number>> }[] }
  | { kind: 'calibrate'; people: number; columns: readonly { column: string; total: number }[] }

/** The design by the columns of the file. */
export type ScriptDesign = {
  weights: string
  stages: readonly { strata?: string; clusters?: string; population?: string }[]
  onePsu?: OnePsu
  fitted?: readonly FittedWeights[]
}

/** The lines that make `d`; columns get names of ours, so that none of the file's stands in a formula. */
export function designLines({ weights, stages, onePsu = 'fail', fitted = [] }: ScriptDesign): string[] {
  const lines = [`options(survey.lonely.psu = ${rText(onePsu)})`, `own <- data.frame(w = numbers(${rText(weights)}))`]
  const known = stages.findIndex(({ population }) => !population)
  const populations = known === -1 ? stages.length : known
  // Below a stage that counts as drawn with replacement R and we reckon nothing.
  const counting = stages.slice(0, Math.min(stages.length, populations + 1))
  const withStrata = counting.some(({ strata }) => strata)
  for (const [k, { strata, clusters, population }] of counting.entries()) {
    lines.push(`own$u${k + 1} <- ${clusters ? `words(${rText(clusters)})` : 'seq_len(nrow(data))'}`)
    if (withStrata) lines.push(`own$h${k + 1} <- ${strata ? `words(${rText(strata)})` : '1'}`)
    if (k < populations && population) lines.push(`own$n${k + 1} <- numbers(${rText(population)})`)
  }
  const formula = (letter: string, count: number) =>
    `~${Array.from({ length: count }, (_, k) => `${letter}${k + 1}`).join(' + ')}`
  const parts = [
    formula('u', counting.length),
    ...(withStrata ? [`strata = ${formula('h', counting.length)}`] : []),
    ...(populations > 0 ? [`fpc = ${formula('n', populations)}`] : []),
    'weights = ~w',
    'data = own',
  ]
  lines.push(`d <- svydesign(${parts.join(', ')})`)
  for (const [i, each] of fitted.entries()) lines.push(...fittedLines(each, i + 1))
  return lines
}

type Totals = Readonly<Record<string, number>>

const frequencies = (name: string, totals: Totals) =>
  `setNames(data.frame(${rTexts(Object.keys(totals))}, ${rNumbers(Object.values(totals))}), c(${rText(name)}, "Freq"))`

function fittedLines(fit: FittedWeights, number: number): string[] {
  if (fit.kind === 'postStratify') {
    const name = `fit${number}`
    return [
      `d <- update(d, ${name} = words(${rText(fit.column)}))`,
      `d <- postStratify(d, ~${name}, ${frequencies(name, fit.totals)})`,
    ]
  }
  if (fit.kind === 'rake') {
    const names = fit.margins.map((_, m) => `fit${number}m${m + 1}`)
    return [
      ...fit.margins.map(({ column }, m) => `d <- update(d, ${names[m]} = words(${rText(column)}))`),
      `d <- rake(d, list(${names.map((name) => `~${name}`).join(', ')}), list(${fit.margins
        .map(({ totals }, m) => frequencies(names[m]!, totals))
        .join(', ')}), control = list(maxit = 1000, epsilon = 1e-12))`,
    ]
  }
  const names = fit.columns.map((_, m) => `fit${number}x${m + 1}`)
  const totals = [rNumber(fit.people), ...fit.columns.map(({ total }) => rNumber(total))]
  return [
    ...fit.columns.map(({ column }, m) => `d <- update(d, ${names[m]} = numbers(${rText(column)}))`),
    `d <- calibrate(d, ~${names.join(' + ')}, setNames(c(${totals.join(', ')}), ${rTexts(['(Intercept)', ...names])}))`,
  ]
}
