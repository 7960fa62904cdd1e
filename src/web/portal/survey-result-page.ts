import { html, raw } from 'hono/html'
import {
  changeWords,
  lineWords,
  perCent,
  resultPictures,
  scoreLines,
  scoreTitles,
  scoreWords,
  sourceWords,
} from '#features/estimates/pictures/rules.ts'
import type { Line, Part, PublicResult, RankedLine, Score } from '#features/estimates/schema.ts'
import { draw } from '#lib/charts/draw.ts'
import { isSpec } from '#lib/charts/figures.ts'
import { svgInline } from '#lib/charts/shapes.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { type Html, page, type View } from './page.ts'

type Listed = { slug: string; title: string; agencyName: string; closesOn: string }

/** Surveys whose results were published, below those that can be answered. */
export function resultsList({ say, to }: View, results: readonly Listed[]): Html | '' {
  if (results.length === 0) return ''
  return html`<h2>${say('surveyResult.list')}</h2>
    <ul class="indices">
      ${results.map(
        ({ slug, title, agencyName, closesOn }) => html`<li>
          <h3><a href="${to(`/khao-sat/${slug}/ket-qua`)}"><span lang="vi">${title}</span></a></h3>
          <p class="hint"><span lang="vi">${agencyName}</span>. ${say('surveyResult.until', { date: formatDate(closesOn) })}</p>
        </li>`,
      )}
    </ul>`
}

/** The published results of a survey, each figure with its uncertainty, and how they were made. */
export function resultPage(view: View, { content, publishedAt }: PublicResult): Html {
  const { say, to } = view
  const [main] = content.parts
  const picture = resultPictures(content).find(isSpec)
  const body = html`<h1 lang="vi">${content.title}</h1>
    ${content.illustrative ? html`<p class="lead">${say('surveyResult.illustrative')}</p>` : ''}
    <p class="hint"><span lang="vi">${content.agencyName}</span>. ${say('surveyResult.days', {
      from: formatDate(content.opensOn),
      to: formatDate(content.closesOn),
      published: formatDate(publishedAt.slice(0, 10)),
    })}</p>
    ${main ? headline(view, main) : ''}
    ${picture ? raw(svgInline(draw(picture, 380), picture.title)) : ''}
    ${content.comparison ? comparison(view, content.comparison) : ''}
    ${content.parts.map((part) => onePart(view, part))}
    <h2>${say('surveyResult.how')}</h2>
    <ul lang="vi">${content.method.words.map((words) => html`<li>${words}</li>`)}</ul>
    <p class="hint">${say('surveyResult.read')}</p>`
  const path = [
    { name: say('home'), to: to('/') },
    { name: say('survey.section'), to: to('/khao-sat') },
  ]
  return page(view, { title: `${say('surveyResult.title')} – ${content.title}`, path, body })
}

function headline({ say }: View, { overall, source, response }: Part): Html | '' {
  const figure = overall?.figure
  if (!figure) return ''
  const rate = response?.rate == null ? '' : say('surveyResult.rate', { rate: perCent(response.rate) })
  const words =
    figure.low === null
      ? say('surveyResult.plain', { value: perCent(figure.value) })
      : say('surveyResult.overall', {
          value: perCent(figure.value),
          low: perCent(figure.low),
          high: perCent(figure.high),
        })
  return html`<p class="lead">${words} ${source === 'sample' ? rate : say('surveyResult.selfSelected')}</p>`
}

const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): Html => html`<table>
  <caption>${caption}</caption>
  <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
  <tbody lang="vi">
    ${rows.map(([label, ...cells]) => html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
  </tbody>
</table>`

const lineRow = (line: Line): string[] => [line.label, lineWords(line), line.n === null ? '' : String(line.n)]

function onePart(view: View, part: Part): Html {
  const { say } = view
  const heads = [say('surveyResult.line'), say('surveyResult.value'), say('surveyResult.n')]
  const words = sourceWords[part.source]
  const all = part.overall ? [part.overall, ...part.factors] : part.factors
  return html`<h2><span lang="vi">${words}</span></h2>
    ${part.source === 'sample' ? '' : html`<p>${say('surveyResult.selfSelected')}</p>`}
    ${scores(view, part.scores)}
    ${all.length > 0 ? table(say('surveyResult.factors'), heads, all.map(lineRow)) : ''}
    ${part.places.some(({ figure }) => figure) ? places(view, part.places) : ''}
    ${part.items.length > 0 ? table(say('surveyResult.items'), heads, part.items.map(lineRow)) : ''}
    ${part.groups.map(({ label, lines }) => table(label, heads, lines.map(lineRow)))}`
}

function scores({ say }: View, list: readonly Score[]): Html | '' {
  const [first] = list
  if (!first) return ''
  const heads = [say('surveyResult.line'), say('surveyResult.points'), say('surveyResult.n')]
  const rows = scoreLines(list).map(({ line, rule, isPart }) => [
    isPart ? `– ${line.label}` : line.label,
    scoreWords(line, rule),
    line.n === null ? '' : String(line.n),
  ])
  return table(scoreTitles[first.rule], heads, rows)
}

function places({ say }: View, list: readonly RankedLine[]): Html {
  const heads = [say('surveyResult.place'), say('surveyResult.value'), say('surveyResult.rank')]
  const rows = list
    .toSorted((a, b) => (b.figure?.value ?? -1) - (a.figure?.value ?? -1))
    .map((line) => [
      line.label,
      lineWords(line),
      line.place === null ? '' : `${line.place} (${line.low} – ${line.high})`,
    ])
  return html`${table(say('surveyResult.places'), heads, rows)}<p class="hint">${say('surveyResult.ties')}</p>`
}

function comparison({ say }: View, { title, lines }: NonNullable<PublicResult['content']['comparison']>): Html {
  const heads = [
    say('surveyResult.line'),
    say('surveyResult.before'),
    say('surveyResult.now'),
    say('surveyResult.change'),
  ]
  const rows = lines
    .slice(0, 10)
    .map(({ label, before, now, difference, p }) => [label, perCent(before), perCent(now), changeWords(difference, p)])
  return html`${table(say('surveyResult.compared', { title }), heads, rows)}`
}
