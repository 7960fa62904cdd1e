import { rNumber, rNumbers, rText } from './r-text.ts'

/** Rows in which the column has one of the labels. */
export type Domain = { column: string; labels: readonly string[] }

/** What was estimated, by columns of the file. */
export type Statistic =
  | { kind: 'mean' | 'total'; column: string }
  | { kind: 'share'; column: string; valid: readonly number[]; of: readonly number[] }
  | { kind: 'ratio'; over: string; under: string }
  | { kind: 'quantile'; column: string; p: number }
  | {
      kind: 'satisfaction'
      columns: readonly string[]
      valid: readonly number[]
      satisfied: readonly number[]
      rule: 'answersTogether' | 'meanOfItems'
    }
  /** Σ by · mean of the column, each over its own rows with a value. */
  | { kind: 'composite'; terms: readonly { column: string; by: number }[] }
  | { kind: 'difference'; column: string; by: string; first: string; second: string }
  | { kind: 'answers'; column: string }

/** The lines that make `value` and `se` (and `part`, the design of the rows that count). */
export function figureLines(what: Statistic, domain: readonly Domain[]): string[] {
  const conditions = domain.map(
    ({ column, labels }) => `words(${rText(column)}) %in% c(${labels.map(rText).join(', ')})`,
  )
  return [`inside <- ${['rep(TRUE, nrow(data))', ...conditions].join(' & ')}`, ...statisticLines(what)]
}

const own = (result: string) => [`got <- ${result}`, 'value <- as.numeric(coef(got))', 'se <- as.numeric(SE(got))']
const part = (columns: string, keep: string) => [
  `now <- update(d, ${columns})`,
  `part <- subset(now, inside & ${keep})`,
]
/** Missing values are filled because fitted designs keep the rows outside a domain, with a weight of 0. */
const values = (column: string) => [
  `answer <- numbers(${rText(column)})`,
  ...part('y = filled(answer)', '!is.na(answer)'),
]

function statisticLines(what: Statistic): string[] {
  switch (what.kind) {
    case 'mean':
    case 'total':
      return [...values(what.column), ...own(`svy${what.kind}(~y, part)`)]
    case 'share':
      return [
        `answer <- numbers(${rText(what.column)})`,
        ...part(`y = as.numeric(answer %in% ${rNumbers(what.of)})`, `answer %in% ${rNumbers(what.valid)}`),
        ...own('svymean(~y, part)'),
      ]
    case 'ratio':
      return [
        `over <- numbers(${rText(what.over)}); under <- numbers(${rText(what.under)})`,
        ...part('y = filled(over), x = filled(under)', '!is.na(over) & !is.na(under)'),
        ...own('svyratio(~y, ~x, part)'),
      ]
    case 'quantile':
      return [
        ...values(what.column),
        `got <- svyquantile(~y, part, ${rNumber(what.p)}, ci = TRUE)$y`,
        'value <- got[1, 1]',
        'se <- got[1, 4]',
      ]
    case 'satisfaction':
      return satisfactionLines(what)
    case 'difference':
      return differenceLines(what)
    case 'composite':
      return compositeLines(what)
    case 'answers':
      return [`value <- sum(inside & !is.na(numbers(${rText(what.column)})) & weights(d) > 0)`, 'se <- 0']
  }
}

function satisfactionLines({
  columns,
  valid,
  satisfied,
  rule,
}: Extract<Statistic, { kind: 'satisfaction' }>): string[] {
  const answers = columns.map(
    (column, k) =>
      `a${k + 1} <- numbers(${rText(column)}); v${k + 1} <- as.numeric(inside & a${k + 1} %in% ${rNumbers(valid)}); ` +
      `y${k + 1} <- as.numeric(inside & a${k + 1} %in% ${rNumbers(satisfied)})`,
  )
  const all = (letter: string, by: string) => columns.map((_, k) => `${letter}${k + 1}`).join(by)
  if (rule === 'answersTogether') {
    return [
      ...answers,
      ...part(`y = ${all('y', ' + ')}, v = ${all('v', ' + ')}`, 'v > 0'),
      ...own('svyratio(~y, ~v, part)'),
    ]
  }
  const named = columns.flatMap((_, k) => [`y${k + 1} = y${k + 1}`, `v${k + 1} = v${k + 1}`]).join(', ')
  const mean = `(${columns.map((_, k) => `y${k + 1} / v${k + 1}`).join(' + ')}) / ${columns.length}`
  return [
    ...answers,
    ...part(`${named}, v = ${all('v', ' + ')}`, 'v > 0'),
    ...own(`svycontrast(svytotal(~${all('y', ' + ')} + ${all('v', ' + ')}, now), quote(${mean}))`),
  ]
}

function compositeLines({ terms }: Extract<Statistic, { kind: 'composite' }>): string[] {
  const all = (letter: string) => terms.map((_, k) => `${letter}${k + 1}`).join(' + ')
  const named = terms.flatMap((_, k) => [`y${k + 1} = y${k + 1}`, `v${k + 1} = v${k + 1}`]).join(', ')
  const sum = terms.map(({ by }, k) => `${rNumber(by)} * y${k + 1} / v${k + 1}`).join(' + ')
  return [
    ...terms.map(
      ({ column }, k) =>
        `a${k + 1} <- numbers(${rText(column)}); v${k + 1} <- as.numeric(inside & !is.na(a${k + 1})); ` +
        `y${k + 1} <- ifelse(v${k + 1} == 1, a${k + 1}, 0)`,
    ),
    ...part(`${named}, v = ${all('v')}`, 'v > 0'),
    ...own(`svycontrast(svytotal(~${all('y')} + ${all('v')}, now), quote(${sum}))`),
  ]
}

function differenceLines({ column, by, first, second }: Extract<Statistic, { kind: 'difference' }>): string[] {
  const of = (label: string) => `as.numeric(inside & !is.na(y) & g %in% ${rText(label)})`
  return [
    `y <- numbers(${rText(column)}); g <- words(${rText(by)}); in1 <- ${of(first)}; in2 <- ${of(second)}`,
    'y1 <- ifelse(in1 == 1, y, 0); y2 <- ifelse(in2 == 1, y, 0)',
    ...part('y1 = y1, y2 = y2, in1 = in1, in2 = in2', 'in1 + in2 > 0'),
    ...own('svycontrast(svytotal(~y1 + in1 + y2 + in2, now), quote(y2 / in2 - y1 / in1))'),
  ]
}
