import { html } from 'hono/html'
import { PublicState, type PublicTaskList } from '#features/portal/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { type Html, page, type View } from './page.ts'
import { paging, shorten, taskList, vietnamese } from './promise.ts'

/** The names of the address are Vietnamese words without marks: people read and send them. */
export const filterNames = ['q', 'ke-hoach', 'chi-so', 'truc', 'co-quan', 'tinh-trang'] as const
export type Filters = Partial<Record<(typeof filterNames)[number], string>>

export function searchPage(view: View, found: PublicTaskList, filters: Filters, after: string | undefined): Html {
  const { say, to } = view
  const { tasks, total, next } = found
  const title = filters.q ? `${filters.q} – ${say('search')}` : say('tasks')
  const nothing = html`<h2>${say('foundNone')}</h2>
    <p>${say('foundNoneText')}</p>`
  const body = html`<h1>${heading(view, filters)}</h1>
    ${form(view, filters)} ${chips(view, found, filters)}
    ${
      total === 0
        ? nothing
        : html`<h2>${say('found', { n: total })}</h2>
            ${taskList(view, tasks)}`
    }
    ${paging(view, next && to('/tim', { ...filters, sau: next }), after && to('/tim', filters))}`
  const path = [
    { name: say('home'), to: to('/') },
    { name: say('plans'), to: to('/ke-hoach') },
  ]
  return page(view, { title, path, body, asOf: formatDate(found.asOf) })
}

function heading(view: View, filters: Filters): unknown {
  if (filters.truc) return vietnamese(view, shorten(filters.truc, 200))
  return filters.q === undefined ? view.say('tasks') : view.say('search')
}

const options = PublicState.options.filter((state) => state !== 'stopped')

function form({ say, locale }: View, filters: Filters): Html {
  const kept = filterNames.filter((name) => name !== 'q' && name !== 'tinh-trang' && filters[name] !== undefined)
  return html`<form class="find inline" action="/tim" role="search">
    <div class="field">
      <label for="q">${say('find')}</label>
      <input id="q" name="q" type="search" maxlength="100" autocomplete="off" value="${filters.q ?? ''}" />
    </div>
    <div class="field">
      <label for="state">${say('filterState')}</label>
      <select id="state" name="tinh-trang">
        <option value="">${say('filterAny')}</option>
        ${options.map(
          (state) =>
            html`<option value="${state}"${filters['tinh-trang'] === state ? html` selected` : ''}>${say(`state.${state}`)}</option>`,
        )}
      </select>
    </div>
    ${kept.map((name) => html`<input type="hidden" name="${name}" value="${filters[name]}" />`)}
    ${locale === 'en' ? html`<input type="hidden" name="lang" value="en" />` : ''}
    <button>${say('findButton')}</button>
  </form>`
}

/** What narrows the list besides the form, with one way out of all. */
function chips(view: View, { agencyName, tasks }: PublicTaskList, filters: Filters): unknown {
  const { say, to } = view
  const number = filters['ke-hoach'] && tasks[0]?.planNumber
  const names = [
    number && say('filter.plan', { value: number }),
    filters['chi-so'] && say('filter.index', { value: shorten(filters['chi-so'], 60) }),
    filters.truc === undefined ? undefined : say('filter.axis', { value: shorten(filters.truc || say('noAxis'), 160) }),
    agencyName && say('filter.agency', { value: agencyName }),
  ].filter(Boolean)
  if (names.length === 0) return ''
  const without = { q: filters.q, 'tinh-trang': filters['tinh-trang'] }
  return html`<p class="chips">
    <b>${say('filters')}:</b> ${names.map((name) => html`<span>${name}</span> `)}<a href="${to('/tim', without)}">${say('clear')}</a>
  </p>`
}
