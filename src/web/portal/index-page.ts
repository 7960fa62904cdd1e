import { html, raw } from 'hono/html'
import type { PublicProfile } from '#features/results/public.ts'
import type { IndexCard, IndexHome } from '#features/results/schema.ts'
import { draw } from '#lib/charts/draw.ts'
import { palette, svgInline } from '#lib/charts/shapes.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { type Html, page, type View } from './page.ts'

/** Names under which plans speak of an index. */
export const planNames: Readonly<Record<string, string>> = { papi: 'PAPI', 'par-index': 'PAR INDEX', sipas: 'SIPAS' }

const pointsIn = (view: View, value: number): string =>
  new Intl.NumberFormat(view.locale === 'en' ? 'en-GB' : 'vi-VN', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value)

/** Every index on which the province has results: points, rank, move. */
export function indicesPage(view: View, { cards, unit }: IndexHome): Html {
  const { say, to } = view
  const list = html`<ul class="indices">
    ${cards.map(
      (card) => html`<li>
        <h2><a href="${to(`/chi-so/${card.framework}`)}"><span lang="vi">${card.frameworkName}</span></a></h2>
        <p class="hint">${say('index.year', { year: String(card.year) })}</p>
        <p class="standing">${standing(view, card)}</p>
        ${card.illustrative ? html`<p class="hint">${say('index.illustrative')}</p>` : ''}
      </li>`,
    )}
  </ul>`
  const title = unit ? `${say('indexTitle')} – ${unit.name}` : say('indexTitle')
  const body = html`<h1>${title}</h1>
    <p class="lead">${say('indicesText')}</p>
    ${cards.length === 0 ? html`<p>${say('indicesNone')}</p>` : list}
    <p><a class="more" href="${to('/chi-so/ky-danh-gia')}">${say('round.link')}</a></p>`
  return page(view, { title: say('indexTitle'), path: [{ name: say('home'), to: to('/') }], body })
}

type Stood = Pick<IndexCard, 'points' | 'max' | 'rank' | 'of' | 'groupName' | 'rankChange' | 'comparable'>

function standing(view: View, { points, max, rank, of, groupName, rankChange }: Stood): Html {
  const { say } = view
  const value = points === null ? say('index.unscored') : pointsIn(view, points)
  const words =
    points === null
      ? value
      : max === null
        ? say('index.points', { points: value })
        : say('index.pointsOf', { points: value, max })
  return html`${rank === null ? '' : html`<b>${say('index.rank', { rank, of })}</b> · `}${words}${
    groupName ? html` · ${say('index.group', { name: groupName })}` : ''
  }${rankChange === null ? '' : html` · ${moveWords(view, rankChange)}`}`
}

const moveWords = ({ say }: View, places: number): string =>
  places === 0 ? say('index.same') : say(places > 0 ? 'index.up' : 'index.down', { n: Math.abs(places) })

/** One index: what it asks, where we stand part by part, over the years, what was promised, where it comes from. */
export function indexPage(view: View, profile: PublicProfile, promised: number | undefined): Html {
  const { say, to } = view
  const total = profile.lines.find(({ code }) => code === 'total')
  const group = total?.group ?? null
  const stood = total && {
    ...total,
    groupName: group === null ? null : (profile.groupNames[group] ?? null),
    rankChange: total.change?.rank ?? null,
    comparable: total.change?.comparable ?? false,
  }
  const { range, framework } = profile
  const body = html`<h1><span lang="vi">${profile.frameworkName}</span></h1>
    ${profile.illustrative ? html`<p class="lead">${say('index.illustrative')}</p>` : ''}
    <h2>${say('index.asks')}</h2>
    <p class="lead">${about(view, profile)}</p>
    <h2>${say('index.stand')}</h2>
    <p class="hint">${profile.unit.name}. ${say('index.year', { year: String(profile.year) })}</p>
    ${total?.points === null ? html`<p>${say('index.none', { year: String(profile.year) })}</p>` : ''}
    ${stood ? html`<p class="standing">${standing(view, stood)}</p>` : ''}
    ${range ? html`<p>${say('index.range', { low: range.low, high: range.high })}</p>` : ''}
    ${profile.ownMean ? html`<p>${say('index.ownMean')}</p>` : ''}
    ${parts(view, profile)} ${years(view, profile)} ${promises(view, framework, promised)}
    <h2>${say('index.source')}</h2>
    <ul class="plain">
      <li>${say('index.by', { issuer: profile.issuer })}</li>
      ${profile.sources.map(({ source, publishedOn }) => html`<li><span lang="vi">${source}</span>${publishedOn ? `, ${formatDate(publishedOn)}` : ''}</li>`)}
    </ul>`
  const path = [
    { name: say('home'), to: to('/') },
    { name: say('indexSection'), to: to('/chi-so') },
  ]
  return page(view, { title: profile.frameworkName, path, body })
}

function about({ say }: View, { framework, issuer }: PublicProfile): string {
  const key = `about.${framework}`
  const words = say(key)
  return words === `portal.${key}` ? say('about.other', { issuer }) : words
}

function parts(view: View, { lines }: PublicProfile): Html | '' {
  const { say } = view
  const below = lines.filter(({ depth, points }) => depth === 1 && points !== null)
  if (below.length === 0) return ''
  return html`<h2>${say('index.parts')}</h2>
    <p class="hint">${say('index.partsText')}</p>
    <ul class="parts">
      ${below.map(
        ({ name, points, max, rank, of, best }) => html`<li>
          <span lang="vi">${name}</span>
          ${bar(points ?? 0, best?.points ?? 0, max ?? best?.points ?? 1)}
          <small
            ><b>${pointsIn(view, points ?? 0)}</b>${rank === null ? '' : html` · ${say('index.rank', { rank, of })}`}${
              best
                ? html` · ${say('index.best', { points: pointsIn(view, best.points), name: best.units[0] ?? '' })}`
                : ''
            }</small
          >
        </li>`,
      )}
    </ul>`
}

/** The words beside it say the same, so it is no content of its own. */
function bar(own: number, best: number, max: number): Html {
  const at = (value: number) => ((value / max) * 1000).toFixed(1)
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="1000" height="10" fill="${palette.none}"/><rect width="${at(best)}" height="10" fill="${palette.brandMid}"/><rect y="2" width="${at(own)}" height="6" fill="${palette.brand}"/></svg>`
}

function years(view: View, { series, years: all }: PublicProfile): Html | '' {
  const { say } = view
  const course = series[0]
  if (!course || all.length < 2) return ''
  const ranks = all.map((year) => course.values.find((it) => it.year === year)?.rank ?? null)
  const line = { label: say('index.rankHead'), colour: palette.brand, values: ranks, cuts: [] }
  const picture = draw({ form: 'lines', years: all, series: [line], downwards: true, digits: 0, height: 190 }, 380)
  return html`<h2>${say('index.ranks')}</h2>
    <p class="hint">${say('index.ranksText')}</p>
    ${raw(svgInline(picture, say('index.ranks')))}
    <table>
      <thead>
        <tr>
          <th scope="col">${say('index.yearHead')}</th>
          <th scope="col">${say('index.rankHead')}</th>
          <th scope="col">${say('index.pointsHead')}</th>
        </tr>
      </thead>
      <tbody>
        ${[...course.values].reverse().map(
          ({ year, rank, of, points }) => html`<tr>
            <th scope="row">${year}</th>
            <td>${rank === null ? '–' : `${rank}/${of}`}</td>
            <td>${points === null ? say('index.unscored') : pointsIn(view, points)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`
}

function promises({ say, to }: View, framework: string, promised: number | undefined): Html | '' {
  if (promised === undefined) return ''
  const link = to('/tim', { 'chi-so': planNames[framework] })
  return html`<h2>${say('index.promised')}</h2>
    ${
      promised === 0
        ? html`<p>${say('index.promisedNone')}</p>`
        : html`<p>${say('index.promisedText', { n: promised })} <a href="${link}">${say('index.promisedLink')}</a></p>`
    }`
}
