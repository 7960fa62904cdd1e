import { html } from 'hono/html'
import type { PublishedRound, PublishedRoundPage } from '#features/rounds/schema.ts'
import { dayInVietnam, formatDate } from '#lib/vietnamese/dates.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { type Html, page, type View } from './page.ts'
import { paging } from './promise.ts'

const points = (view: View, value: string | number): string =>
  new Intl.NumberFormat(view.locale === 'en' ? 'en-GB' : 'vi-VN', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(Number(value))

const above = ({ say, to }: View) => [
  { name: say('home'), to: to('/') },
  { name: say('indexSection'), to: to('/chi-so') },
]

/** Rounds whose results are published, newest first. */
export function roundsPage(view: View, rounds: readonly PublishedRound[]): Html {
  const { say, to } = view
  const list = html`<ul class="plain">
    ${rounds.map(
      (round) => html`<li>
        <a href="${to(`/chi-so/ky-danh-gia/${round.id}`)}"><span lang="vi">${round.name}</span></a>
        <p class="hint">${say('round.head', { n: round.units, date: formatDate(dayInVietnam(round.publishedAt)) })}</p>
      </li>`,
    )}
  </ul>`
  const body = html`<h1>${say('rounds')}</h1>
    <p class="lead">${say('roundsText')}</p>
    ${rounds.length === 0 ? html`<p>${say('roundsNone')}</p>` : list}`
  return page(view, { title: say('rounds'), path: above(view), body })
}

/** A page of a phone holds so many rows of a ranking, whatever the number of its areas. */
const rowsOnPage = 50
export type AskedOfRanking = { name?: string | undefined; after?: string | undefined }

/** Who stands where, in which class, and how the points of the areas come to the total: a part at a time, or one name. */
export function roundPage(view: View, round: PublishedRoundPage, { name = '', after }: AskedOfRanking = {}): Html {
  const { say, to } = view
  const here = `/chi-so/ky-danh-gia/${round.id}`
  const wanted = fold(name)
  const found = round.ranking.filter((row) => fold(row.name).includes(wanted))
  const from = after && /^\d{1,5}$/.test(after) && Number(after) < found.length ? Number(after) : 0
  const shown = found.slice(from, from + rowsOnPage)
  const next = from + rowsOnPage < found.length ? to(here, { ...asked(name), sau: String(from + rowsOnPage) }) : null
  const classes = round.classes.filter(({ units }) => units > 0)
  const body = html`<h1 lang="vi">${round.name}</h1>
    <p class="lead"><span lang="vi">${round.editionName}</span></p>
    ${round.illustrative ? html`<p class="hint"><strong>${say('index.illustrative')}</strong></p>` : ''}
    <p>${say('round.head', { n: round.units, date: formatDate(dayInVietnam(round.publishedAt)) })}
    ${classes.map(({ name, units }, i) => html`${i === 0 ? ' ' : ', '}<span lang="vi">${name}</span>: ${units}`)}.</p>
    ${round.ranking.some(({ tiedWith }) => tiedWith > 0) ? html`<p class="hint">${say('round.ties')}</p>` : ''}
    ${round.ranking.length > rowsOnPage || name ? nameForm(view, here, name) : ''}
    ${name ? html`<p>${say('round.found', { n: found.length })} <a href="${to(here)}">${say('round.whole')}</a></p>` : ''}
    ${shown.length === 0 ? '' : rankingTable(view, round, shown)}
    ${paging(view, next, from === 0 ? undefined : to(here, asked(name)))}
    ${from === 0 && !name ? unscoredList(view, round) : ''}
    <h2>${say('round.areas')}</h2>
    <ul class="plain">
      ${round.areas.map(({ code, name, max }) => html`<li>${code}. <span lang="vi">${name}</span> (${points(view, max)})</li>`)}
    </ul>`
  const path = [...above(view), { name: say('rounds'), to: to('/chi-so/ky-danh-gia') }]
  return page(view, { title: round.name, path, body, asOf: formatDate(dayInVietnam(round.publishedAt)) })
}

const asked = (name: string): Record<string, string> => (name ? { q: name } : {})

/** Whoever looks for their own commune types its name. */
function nameForm({ say, locale }: View, here: string, name: string): Html {
  return html`<form class="find inline" action="${here}" role="search">
    <div class="field">
      <label for="q">${say('round.find')}</label>
      <input id="q" name="q" type="search" maxlength="100" autocomplete="off" value="${name}" />
    </div>
    ${locale === 'en' ? html`<input type="hidden" name="lang" value="en" />` : ''}
    <button>${say('findButton')}</button>
  </form>`
}

/** Who has no score is said, not hidden: no place is no last place. */
function unscoredList({ say }: View, { unscored }: PublishedRoundPage): Html | '' {
  if (unscored.length === 0) return ''
  return html`<h2>${say('round.unscored')}</h2>
    <p>${say('round.unscoredText')}</p>
    <ul class="plain">${unscored.map((name) => html`<li lang="vi">${name}</li>`)}</ul>`
}

type Ranking = PublishedRoundPage['ranking']

function rankingTable(view: View, { areas }: PublishedRoundPage, ranking: Ranking): Html {
  const { say } = view
  return html`<table class="stack">
    <caption class="unseen">${say('round.ranking')}</caption>
    <thead>
      <tr>
        <th scope="col">${say('agency')}</th>
        <th scope="col" class="num">${say('round.place')}</th>
        <th scope="col" class="num">${say('round.points')}</th>
        <th scope="col">${say('round.class')}</th>
        ${areas.map(({ code, name }) => html`<th scope="col" class="num" title="${name}">${code}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${ranking.map(
        (row) => html`<tr>
          <th scope="row" lang="vi">${row.name}</th>
          <td class="num" data-of="${say('round.place')}">${row.place}${row.tiedWith > 0 ? '=' : ''}</td>
          <td class="num" data-of="${say('round.points')}">${points(view, row.points)}</td>
          <td data-of="${say('round.class')}" lang="vi">${row.className ?? ''}</td>
          ${row.areas.map(
            (value, i) => html`<td class="num" data-of="${areas[i]?.code ?? ''}">${points(view, value)}</td>`,
          )}
        </tr>`,
      )}
    </tbody>
  </table>`
}
