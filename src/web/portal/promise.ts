import { html } from 'hono/html'
import type { AxisPromises, PromiseCounts, PublicPlan, PublicState, PublicTaskRow } from '#features/portal/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import type { Html, View } from './page.ts'

/** At most so many characters, cut between two words; the bullet of a list is no part of the words. */
export function shorten(text: string, most: number): string {
  const whole = text
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s•+*–-]+(?=\D)/, '')
    .trim()
  if (whole.length <= most) return whole
  const cut = whole.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 30)).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** Words of a plan: always Vietnamese, which an English page has to tell the screen reader. */
export const vietnamese = (view: View, text: string): unknown =>
  view.locale === 'en' ? html`<span lang="vi">${text}</span>` : text

export const barStates = ['done', 'reported', 'going', 'notStarted', 'late'] as const

/** A bar of all tasks by state. The words beside it say the same, so it is no content of its own. */
export function bar(counts: PromiseCounts): Html {
  const total = Math.max(1, counts.total)
  let from = 0
  const pieces = barStates.map((state) => {
    const width = (counts[state] / total) * 1000
    const piece =
      width > 0 ? html`<rect class="${state}" x="${from.toFixed(1)}" width="${width.toFixed(1)}" height="10"/>` : ''
    from += width
    return piece
  })
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${pieces}</svg>`
}

export const legend = ({ say }: View): Html => html`<ul class="legend" aria-label="${say('legend')}">
  ${barStates.map((state) => html`<li><i class="${state}" aria-hidden="true"></i>${say(`state.${state}`)}</li>`)}
</ul>`

/** “57 việc · 26/31 việc đến hạn đã xong · 5 việc chậm” */
export function countLine({ say }: View, counts: PromiseCounts): Html {
  const { total, due, dueDone, late } = counts
  return html`<span class="counts"
    >${say('count.total', { n: total })} ·
    ${due > 0 ? say('count.due', { done: dueDone, due }) : say('count.noneDue')}${
      late > 0 ? html` · <b class="late">${say('count.late', { n: late })}</b>` : ''
    }</span
  >`
}

export const tag = ({ say }: View, state: PublicState): Html =>
  html`<span class="tag ${state}">${say(`state.${state}`)}</span>`

const known = new Set(['PAPI', 'PAR INDEX', 'SIPAS'])

/** Addresses carry the words of the subject, which takes many bytes: a page shows so many subjects as it can carry. */
const bytesForAxes = 22_000

function fitting(axes: readonly AxisPromises[]): readonly AxisPromises[] {
  let bytes = 0
  const end = axes.findIndex(({ axis }) => {
    bytes += 700 + encodeURIComponent(axis ?? '').length
    return bytes > bytesForAxes
  })
  return end < 0 ? axes : axes.slice(0, end)
}

/** The subjects of one plan or of all, under the index that they serve, each a way to its tasks. */
export function axisList(view: View, all: readonly AxisPromises[], planId?: string): Html {
  const axes = fitting(all)
  const indices = [...new Set(axes.map(({ indexName }) => indexName))]
  return html`${indices.map((index) => {
    const name = index === null ? view.say('noIndex') : known.has(index) ? view.say(`index.${index}`) : index
    const alone = indices.length === 1 && index === null
    return html`${alone ? '' : html`<h3>${name}</h3>`}
      <ul class="promises">
        ${axes.filter(({ indexName }) => indexName === index).map((each) => axisRow(view, each, planId))}
      </ul>`
  })}
  ${axes.length < all.length ? moreAxes(view, all.length - axes.length, planId) : ''}`
}

const moreAxes = ({ say, to }: View, n: number, planId: string | undefined): Html =>
  html`<p><a class="more" href="${to('/tim', { 'ke-hoach': planId })}">${say('moreAxes', { n })}</a></p>`

function axisRow(view: View, each: AxisPromises, planId: string | undefined): Html {
  const query = { 'chi-so': each.indexName ?? '', truc: each.axis ?? '', 'ke-hoach': planId }
  const name = each.axis === null ? view.say('noAxis') : vietnamese(view, shorten(each.axis, 160))
  return html`<li><a href="${view.to('/tim', query)}">${name}</a>${countLine(view, each)}${bar(each)}</li>`
}

export const planList = (view: View, plans: readonly PublicPlan[]): Html => html`<ul class="promises">
  ${plans.map(
    (plan) => html`<li>
      <a href="${view.to(`/ke-hoach/${plan.id}`)}">${vietnamese(view, shorten(plan.title, 240))}</a>
      <span class="counts">${issuedLine(view, plan)} · ${vietnamese(view, plan.agencyName)}${
        plan.finished ? html` · ${view.say('finished')}` : ''
      }</span>
      ${countLine(view, plan)}${bar(plan)}
    </li>`,
  )}
</ul>`

export const issuedLine = ({ say }: View, plan: PublicPlan): string =>
  say('issued', { number: plan.number ?? '', date: plan.issuedOn ? formatDate(plan.issuedOn) : '' })

/** A day when there is one, else the words of the plan. */
export function deadlineOf(view: View, { dueOn, deadlineRaw }: { dueOn: string | null; deadlineRaw: string | null }) {
  if (dueOn) return formatDate(dueOn)
  return deadlineRaw ? vietnamese(view, shorten(deadlineRaw, 120)) : view.say('noDeadline')
}

export function leadLine(view: View, { leads, leadCount }: PublicTaskRow): unknown {
  const names = leads.map((name) => shorten(name, 120)).join(', ')
  if (names === '') return leadCount > 0 ? view.say('units', { n: leadCount }) : view.say('noLead')
  if (leadCount > leads.length) return view.say('leadUnits', { names, n: leadCount })
  return vietnamese(view, names)
}

/** “chậm 12 ngày · ” */
const lateness = ({ say }: View, days: number | null): unknown =>
  days === null ? '' : html`<b class="late">${say('lateDays', { n: days })}</b> · `

export const taskList = (view: View, tasks: readonly PublicTaskRow[]): Html => html`<ul class="tasks">
  ${tasks.map(
    (task) => html`<li>
      <a href="${view.to(`/ke-hoach/${task.planId}/nhiem-vu/${task.id}`)}">${vietnamese(view, shorten(task.text, 220))}</a>
      <p>${tag(view, task.state)} ${lateness(view, task.lateDays)}${view.say('deadline')}: ${deadlineOf(view, task)} · ${view.say('lead')}: ${leadLine(view, task)}</p>
    </li>`,
  )}
</ul>`

/** Forward and back to the beginning: the browser's own button goes one page back. */
export function paging(view: View, next: string | null, first: string | undefined): unknown {
  if (next === null && first === undefined) return ''
  return html`<nav class="paging" aria-label="${view.say('paging')}">
    ${first === undefined ? '' : html`<a href="${first}">${view.say('first')}</a>`}
    ${next === null ? '' : html`<a class="button" href="${next}">${view.say('next')}</a>`}
  </nav>`
}
