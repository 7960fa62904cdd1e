import { designLines, type ScriptDesign } from './r-script-design.ts'
import { type Domain, figureLines, type Statistic } from './r-script-figures.ts'
import { rNumber, rText } from './r-text.ts'

export type { FittedWeights, ScriptDesign } from './r-script-design.ts'
export type { Domain, Statistic } from './r-script-figures.ts'

/** One figure as it was published, in the unit in which it was printed: `scale` 100 for per cent. */
export type PublishedFigure = {
  title: string
  what: Statistic
  /** All conditions hold together. */
  domain?: readonly Domain[]
  value: number
  se?: number
  interval?: { low: number; high: number } & IntervalKind
  decimals: number
  scale?: number
  /** Value and interval were rounded to whole steps, halves up (SPEC K4). */
  step?: number
}

/** 'woodruff' is a quantile's own. */
type IntervalKind = { by: 'wald' | 'logit' | 'beta' | 'woodruff'; level?: number }

export type Script = {
  title: string
  /** Name of the file of answers (CSV, UTF-8, a header, decimal points, empty cells for what is missing). */
  file: string
  design: ScriptDesign
  figures: readonly PublishedFigure[]
}

/**
 * SPEC M. An R script that reckons every published figure again from the file of answers, with R's package `survey` and
 * none of our code; it prints a table and ends with status 1 where a figure differs. Names and titles go in as quoted text.
 */
export function recomputingScript({ title, file, design, figures }: Script): string {
  const lines = [
    `# ${oneLine(title)}`,
    '# Tính lại từng số liệu đã công bố từ tệp phiếu trả lời, bằng R và gói survey (install.packages("survey")).',
    `# Cách chạy: Rscript kiem-tra.R ["đường dẫn đến tệp CSV"]; mặc định là ${oneLine(file)} trong thư mục hiện tại.`,
    'suppressPackageStartupMessages(library(survey))',
    'arguments <- commandArgs(trailingOnly = TRUE)',
    `file <- if (length(arguments) > 0) arguments[1] else ${rText(file)}`,
    'data <- read.csv(file, colClasses = "character", na.strings = "", encoding = "UTF-8", check.names = FALSE)',
    checking,
    ...designLines(design),
  ]
  for (const [i, figure] of figures.entries()) lines.push('', ...oneFigure(figure, i + 1))
  lines.push('', ending)
  return `${lines.join('\n')}\n`
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

const checking = `numbers <- function(name) {
  if (!name %in% names(data)) stop("Tệp không có cột ", name)
  as.numeric(data[[name]])
}
words <- function(name) {
  if (!name %in% names(data)) stop("Tệp không có cột ", name)
  data[[name]]
}
filled <- function(x) ifelse(is.na(x), 0, x)
different <- 0
compared <- 0
compare <- function(title, what, published, again, decimals) {
  compared <<- compared + 1
  same <- is.finite(again) && abs(again - published) <= 0.5 * 10^-decimals * (1 + 1e-9) + 1e-9 * abs(published)
  if (!same) different <<- different + 1
  cat(sprintf("%-5s %s - %s: công bố %s, tính lại %s\\n", if (same) "khớp" else "LỆCH", title, what,
    formatC(published, format = "f", digits = decimals), formatC(again, format = "f", digits = decimals + 2)))
}`

const ending = `cat(sprintf("Đã so %d số liệu, lệch %d.\\n", compared, different))
if (different > 0) quit(status = 1)`

function oneFigure({ title, what, domain = [], ...printed }: PublishedFigure, number: number): string[] {
  const { value, se, interval, decimals, scale = 1, step } = printed
  const stepped = (again: string) => (step ? `floor(${again} / ${rNumber(step)} + 0.5) * ${rNumber(step)}` : again)
  const lines = [`# ${number}. ${oneLine(title)}`, ...figureLines(what, domain)]
  const compare = (name: string, published: number, again: string) =>
    lines.push(
      `compare(${rText(title)}, ${rText(name)}, ${rNumber(published)}, ${rNumber(scale)} * ${again}, ${rNumber(decimals)})`,
    )
  compare('giá trị', value, stepped('value'))
  if (se !== undefined) compare('sai số chuẩn', se, 'se')
  if (interval) {
    lines.push(intervalLine(interval))
    compare('cận dưới', interval.low, stepped('ends[1]'))
    compare('cận trên', interval.high, stepped('ends[2]'))
  }
  return lines
}

function intervalLine({ by, level = 0.95 }: IntervalKind): string {
  const tail = rNumber((1 - level) / 2)
  if (by === 'woodruff') return 'ends <- as.numeric(got[1, 2:3])'
  if (by === 'wald') return `ends <- value + c(-1, 1) * qt(1 - ${tail}, degf(part)) * se`
  if (by === 'logit') {
    return `ends <- plogis(qlogis(value) + c(-1, 1) * qt(1 - ${tail}, degf(part)) * se / (value * (1 - value)))`
  }
  // Korn and Graubard; at 0 and 1 the number of rows stands for the effective one.
  return [
    'rows <- sum(weights(part) > 0)',
    `effective <- if (se < 1e-12) rows else value * (1 - value) / se^2 * (qt(${tail}, rows - 1) / qt(${tail}, degf(part)))^2`,
    `ends <- c(qbeta(${tail}, effective * value, effective * (1 - value) + 1), qbeta(1 - ${tail}, effective * value + 1, effective * (1 - value)))`,
  ].join('\n')
}
