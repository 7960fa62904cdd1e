import { html, raw } from 'hono/html'
import {
  comparedTables,
  comparedUnits,
  comparedWords,
  hiddenWords,
  lineWords,
  marginRows,
  numberTitle,
  numberWords,
  perCent,
  resultPictures,
  scaleWords,
  scoreLines,
  scoreTitles,
  scoreWords,
  sourceWords,
} from '#features/estimates/pictures/rules.ts'
import {
  inOrderOf,
  type PointsRow,
  type PointsTable,
  pointsTable,
  rankWords,
} from '#features/estimates/points/rules.ts'
import type { Correction, PublicResult } from '#features/estimates/publishing/schema.ts'
import type { Line, Part, RankedLine, Result } from '#features/estimates/schema.ts'
import { seriesRange, seriesValue, timesOf } from '#features/estimates/series/rules.ts'
import type { Strand } from '#features/estimates/series/schema.ts'
import { draw } from '#lib/charts/draw.ts'
import { isSpec } from '#lib/charts/figures.ts'
import { svgInline } from '#lib/charts/shapes.ts'
import { keysOf } from '#lib/charts/svg.ts'
import { dayInVietnam, formatDate } from '#lib/vietnamese/dates.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { type Html, page, type View } from './page.ts'
import { type Piece, thatFit } from './pieces.ts'

type Listed = {
  slug: string
  title: string
  agencyName: string
  closesOn: string
  countedTo: string | null
  withdrawn: boolean
}

/** Surveys whose results were published, below those that can be answered. */
export function resultsList({ say, to }: View, results: readonly Listed[]): Html | '' {
  if (results.length === 0) return ''
  return html`<h2>${say('surveyResult.list')}</h2>
    <ul class="indices">
      ${results.map(
        ({ slug, title, agencyName, closesOn, countedTo, withdrawn }) => html`<li>
          <h3><a href="${to(`/khao-sat/${slug}/ket-qua`)}"><span lang="vi">${title}</span></a></h3>
          <p class="hint"><span lang="vi">${agencyName}</span>. ${say(countedTo ? 'surveyResult.countedTo' : 'surveyResult.until', { date: formatDate(countedTo ?? closesOn) })}${withdrawn ? html` <strong>${say('surveyResult.withdrawn')}</strong>` : ''}</p>
        </li>`,
      )}
    </ul>`
}

/** Which bar is whose, where each row has two. */
const keys = (all: ReturnType<typeof keysOf>): Html | '' =>
  all.length < 2
    ? ''
    : html`<p class="hint">${all.map(
        ({ label, colour }) =>
          html`<svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" rx="3" fill="${colour}"/></svg> <span lang="vi">${label}</span> `,
      )}</p>`

/** The published results of a survey, each figure with its uncertainty, how they were made, and what was corrected. */
export function resultPage(view: View, result: PublicResult, strands: readonly Strand[] = []): Html {
  const { say, to } = view
  const { title, agencyName, shown } = result
  const body = html`<h1 lang="vi">${shown?.content.title ?? title}</h1>
    ${shown ? told(view, { ...result, ...shown }, strands) : html`<p class="hint" lang="vi">${agencyName}</p>${corrections(view, result)}`}`
  const path = [
    { name: say('home'), to: to('/') },
    { name: say('survey.section'), to: to('/khao-sat') },
  ]
  return page(view, { title: `${say('surveyResult.title')} – ${shown?.content.title ?? title}`, path, body })
}

type Told = PublicResult & NonNullable<PublicResult['shown']>

function told(view: View, result: Told, strands: readonly Strand[]): Html {
  const { say } = view
  const { content, slug, publishedAt } = result
  const [main] = content.parts
  const picture = resultPictures(content).find(isSpec)
  const parts = content.parts.map((part, i) => ({ part, pieces: piecesOf(view, part, 10 * i) }))
  const compared = content.comparison ? comparison(view, content.comparison) : []
  const fitted = content.method.margins.length > 0 ? margins(view, content) : []
  const course = strands.flatMap((strand) => coursePieces(view, strand))
  const fits = thatFit([...compared, ...course, ...parts.flatMap(({ pieces }) => pieces), ...fitted])
  const shown = (pieces: readonly Piece[]) => pieces.filter((piece) => fits.shown.has(piece)).map((piece) => piece.body)
  return html`${content.illustrative ? html`<p class="lead">${say('surveyResult.illustrative')}</p>` : ''}
    <p class="hint"><span lang="vi">${content.agencyName}</span>. ${say('surveyResult.days', {
      from: formatDate(content.opensOn),
      to: formatDate(content.closesOn),
      published: formatDate(dayInVietnam(publishedAt)),
    })}${content.countedTo ? html` <strong>${say('surveyResult.countedTo', { date: formatDate(content.countedTo) })}</strong>` : ''}</p>
    ${corrections(view, result)}
    ${main ? headline(view, main) : ''}
    ${picture ? raw(svgInline(draw(picture, 380), picture.title)) : ''}
    ${picture ? keys(keysOf(picture)) : ''}
    ${shown(compared)}
    ${shown(course)}
    ${parts.map(
      ({ part, pieces }) => html`<h2><span lang="vi">${sourceWords[part.source]}</span></h2>
    ${part.source === 'sample' ? '' : html`<p>${say(standFor[part.source])}</p>`}
    ${shown(pieces)}`,
    )}
    ${file(view, slug, fits.left)}
    <h2>${say('surveyResult.how')}</h2>
    <ul lang="vi">${content.method.words.map((words) => html`<li>${words}</li>`)}</ul>
    ${shown(fitted)}
    <p class="hint">${say('surveyResult.read')}</p>`
}

/** Whom figures stand for that are not of a sample. */
const standFor = { selfSelected: 'surveyResult.selfSelected', other: 'surveyResult.notDrawn' } as const

/** What was withdrawn, when and why; whoever kept the figures learns that they do not hold. */
function corrections(
  { say }: View,
  { corrections: list, shown }: Pick<PublicResult, 'corrections' | 'shown'>,
): Html | '' {
  if (list.length === 0) return ''
  // Older versions go with the one that is withdrawn: one reason is told once, with all their days.
  const together = [...Map.groupBy(list, ({ withdrawnAt, reason }) => `${withdrawnAt} ${reason}`).values()]
  const one = (taken: readonly Correction[]) =>
    html`<p>${say('surveyResult.correction', {
      published: [...new Set(taken.map(({ publishedAt }) => formatDate(dayInVietnam(publishedAt))))]
        .reverse()
        .join(', '),
      withdrawn: formatDate(dayInVietnam(taken[0]?.withdrawnAt ?? '')),
    })} <span lang="vi">${taken[0]?.reason}</span></p>`
  return html`<section class="correction"><h2>${say('surveyResult.corrections')}</h2>
    ${together.map(one)}
    <p><strong>${say(shown ? 'surveyResult.corrected' : 'surveyResult.notYet')}</strong></p></section>`
}

/** All figures as a file, and which tables stand only there because the page is to stay short. */
function file({ say }: View, slug: string, left: readonly Piece[]): Html {
  const href = `/api/public/survey-results/${slug}/results.xlsx`
  return html`<p>${say('surveyResult.all')}: <a href="${href}">${say('surveyResult.excel')}</a>.${
    left.length > 0
      ? html` ${say('surveyResult.left')} <span lang="vi">${left.map(({ name }) => name).join('; ')}</span>.`
      : ''
  }</p>`
}

function headline({ say }: View, { overall, total, source, response }: Part): Html | '' {
  const rate = response?.rate == null ? '' : say('surveyResult.rate', { rate: perCent(response.rate) })
  const behind = source === 'sample' ? rate : say(standFor[source])
  const figure = overall?.figure
  if (!figure) {
    if (!total?.figure) return ''
    const words = { label: total.label, value: scoreWords(total, total.rule), scale: scaleWords(total) }
    return html`<p class="lead">${say('surveyResult.total', words)} ${behind}</p>`
  }
  const words =
    figure.low === null
      ? say('surveyResult.plain', { value: perCent(figure.value) })
      : say('surveyResult.overall', {
          value: perCent(figure.value),
          low: perCent(figure.low),
          high: perCent(figure.high),
        })
  return html`<p class="lead">${words} ${behind}</p>`
}

type Rows = readonly (readonly string[])[]

/** A table that may be left out; of two, the one with the smaller number stays. */
const table = (rank: number, caption: string, heads: readonly string[], rows: Rows, below?: string): Piece => ({
  ...{ name: caption, rank },
  body: html`<table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody lang="vi">${rows.map(
    ([label, ...cells]) => html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table>${below ? html`<p class="hint">${below}</p>` : ''}`,
})

const countWords = ({ n }: { n: number | null }): string => (n === null ? '' : formatNumber(n))

const lineRow = (line: Line): string[] => [line.label, lineWords(line), countWords(line)]

function piecesOf(view: View, part: Part, after: number): Piece[] {
  const { say } = view
  const headsOf = (value: string) => ['line', value, 'n'].map((it) => say(`surveyResult.${it}`))
  const heads = headsOf('value')
  const all = part.overall ? [part.overall, ...part.factors] : part.factors
  return [
    ...scores(view, part, after),
    ...(all.length > 0 ? [table(after + 1, say('surveyResult.factors'), heads, all.map(lineRow))] : []),
    ...numbers(view, part, after),
    ...(part.places.some(({ figure }) => figure) ? [places(view, part.places, after)] : []),
    ...pointsPieces(view, pointsTable({ scores: part.scores, total: part.total }), after),
    ...(part.items.length > 0 ? [table(after + 3, say('surveyResult.items'), heads, part.items.map(lineRow))] : []),
    ...part.groups.map(({ label, lines }) => table(after + 4, label, heads, lines.map(lineRow))),
    ...part.questions.map(({ label, lines }) => table(after + 5, label, headsOf('share'), lines.map(lineRow))),
  ]
}

function scores({ say }: View, { scores: list, total }: Part, after: number): Piece[] {
  const [first] = list
  if (!first) return []
  const heads = [say('surveyResult.line'), say('surveyResult.points'), say('surveyResult.n')]
  const lines = [...(total ? scoreLines([total]) : []), ...scoreLines(list)]
  const rows = lines.map(({ line, rule, isPart }) => [
    isPart ? `– ${line.label}` : line.label,
    scoreWords(line, rule),
    countWords(line),
  ])
  return [table(after + 1, scoreTitles[first.rule], heads, rows)]
}

function numbers({ say }: View, { numbers: list }: Part, after: number): Piece[] {
  if (list.length === 0) return []
  const heads = ['line', 'numberValue', 'n'].map((head) => say(`surveyResult.${head}`))
  // Mean and median one below the other: side by side they are wider than a small phone.
  const rows = list.flatMap((line) => {
    const { mean, meanRange, median, medianRange } = numberWords(line)
    const [question, n] = [numberTitle(line), countWords(line)]
    return [
      [say('surveyResult.mean', { question }), meanRange ? `${mean} (${meanRange})` : mean, n],
      [say('surveyResult.median', { question }), medianRange ? `${median} (${medianRange})` : median, n],
    ]
  })
  return [table(after + 2, say('surveyResult.numbers'), heads, rows)]
}

/** Points of groups and places: of the total, or of each score where they are not added up. */
function pointsPieces(view: View, { columns, blocks }: PointsTable, after: number): Piece[] {
  const { say } = view
  const shown = columns[0]?.code === 'total' ? columns.slice(0, 1) : columns
  return blocks.flatMap(({ label, isPlaces, rows }) =>
    shown.map(({ label: score, rule }, at) => {
      const heads = [label, say('surveyResult.points'), say(isPlaces ? 'surveyResult.rank' : 'surveyResult.n')]
      const ordered: readonly PointsRow[] = isPlaces ? inOrderOf(rows, at) : rows
      const body = ordered.flatMap(({ label: name, cells }) => {
        const cell = cells[at]
        if (!cell) return []
        const { line, rank } = cell
        return [[name, scoreWords(line, rule), isPlaces ? rankWords(rank) : countWords(line)]]
      })
      const below = isPlaces ? say('surveyResult.ties') : undefined
      return table(after + (isPlaces ? 3 : 2), `${score} – ${label.toLowerCase()}`, heads, body, below)
    }),
  )
}

function places({ say }: View, list: readonly RankedLine[], after: number): Piece {
  const heads = [say('surveyResult.place'), say('surveyResult.value'), say('surveyResult.rank')]
  const rows = list
    .toSorted((a, b) => (b.figure?.value ?? -1) - (a.figure?.value ?? -1))
    .map((line) => [line.label, lineWords(line), rankWords(line)])
  return table(after + 2, say('surveyResult.places'), heads, rows, say('surveyResult.ties'))
}

const MOST_COMPARED = 10

function comparison({ say }: View, compared: NonNullable<Result['comparison']>): Piece[] {
  const heads = ['line', 'before', 'now', 'change'].map((head) => say(`surveyResult.${head}`))
  return comparedTables(compared).map(({ unit, lines }) => {
    const rows = lines.slice(0, MOST_COMPARED).map((line) => {
      const { before, now, conclusion } = comparedWords(line)
      return [line.label, before, now, conclusion]
    })
    return table(2, `${say('surveyResult.compared', { title: compared.title })}: ${comparedUnits[unit]}`, heads, rows)
  })
}

const MOST_TIMES = 12

/** The index or the total over the surveys by this questionnaire, the newest first; samples only with samples. */
function coursePieces({ say }: View, { source, surveys, lines }: Strand): Piece[] {
  const [line] = lines
  if (!line || surveys.length < 2) return []
  const times = timesOf(surveys)
  const rows = surveys.map((_, i) => {
    const value = line.values[i] ?? null
    const range = seriesRange(value, line.rule)
    const words = value?.hidden
      ? hiddenWords[value.hidden]
      : `${seriesValue(value, line.rule) || '–'}${range ? ` (${range})` : ''}`
    return [times[i] ?? '', `${words}${value?.isCut ? ` – ${say('surveyResult.cut')}` : ''}`]
  })
  const value = say(line.unit === 'share' ? 'surveyResult.value' : 'surveyResult.points')
  const title = `${say('surveyResult.series')}: ${line.label} (${sourceWords[source].toLowerCase()})`
  return [table(2, title, [say('surveyResult.survey'), value], rows.toReversed().slice(0, MOST_TIMES))]
}

function margins({ say }: View, { method }: Result): Piece[] {
  const heads = ['choice', 'people', 'shareBefore', 'shareAfter'].map((head) => say(`surveyResult.${head}`))
  return method.margins.map((margin) => {
    const rows = marginRows(margin).map(({ label, cells }) => [label, ...cells])
    return table(5, say('surveyResult.fitted', { question: margin.label }), heads, rows)
  })
}
