import { html } from 'hono/html'
import type { PublicHome } from '#features/portal/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { figure, type Html, page, type View } from './page.ts'
import { axisList, legend, planList } from './promise.ts'

/** What was promised, and how far it has got: the question first, then three figures, then the subjects. */
export function homePage(view: View, { counts, axes, plans, asOf }: PublicHome): Html {
  const { say, to } = view
  const hero = html`<div class="hero">
    <div class="wrap">
      <h1>${say('hero')}</h1>
      <p>${say('heroText')}</p>
      ${counts.plans === 0 ? '' : findForm(view)}
    </div>
  </div>`
  if (counts.plans === 0) {
    const body = html`<h2>${say('nothing')}</h2>
      <p>${say('nothingText')}</p>`
    return page(view, { title: say('home'), hero, body, asOf: formatDate(asOf) })
  }
  const body = html`${numbers(view, counts)}
    <h2>${say('axes')}</h2>
    <p class="hint">${say('axesText')}</p>
    ${legend(view)} ${axisList(view, axes)}
    <h2>${say('newestPlans')}</h2>
    ${planList(view, plans)}
    <p><a class="more" href="${to('/ke-hoach')}">${say('allPlans')}</a></p>`
  return page(view, { title: say('home'), hero, body, asOf: formatDate(asOf) })
}

const findForm = ({ say, locale }: View): Html => html`<form class="find" action="/tim" role="search">
  <label for="q">${say('find')}</label>
  <span class="hint" id="q-hint">${say('findHint')}</span>
  <div><input id="q" name="q" type="search" maxlength="100" autocomplete="off" aria-describedby="q-hint" /><button>${say('findButton')}</button></div>
  ${locale === 'en' ? html`<input type="hidden" name="lang" value="en" />` : ''}
</form>`

function numbers({ say, to, locale }: View, counts: PublicHome['counts']): Html {
  const { due, dueDone, late, total, plans } = counts
  return html`<section aria-label="${say('numbers')}">
    <ul class="numbers">
      <li>
        <b>${figure(dueDone, locale)}<span> / ${figure(due, locale)}</span></b> ${say('numberDue')}<br /><a href="${to('/tim', { 'tinh-trang': 'done' })}"
          >${say('numberDueLink')}</a
        >
      </li>
      <li class="${late > 0 ? 'late' : ''}">
        <b>${figure(late, locale)}</b> ${say('numberLate')}<br /><a href="${to('/tim', { 'tinh-trang': 'late' })}">${say('numberLateLink')}</a>
      </li>
      <li>
        <b>${figure(total, locale)}</b> ${say('numberTotal', { plans })}<br /><a href="${to('/ke-hoach')}">${say('numberTotalLink')}</a>
      </li>
    </ul>
  </section>`
}
