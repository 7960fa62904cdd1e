import { html } from 'hono/html'
import { PublicState, type PublicTaskDetail } from '#features/portal/schema.ts'
import { daysBetween } from '#lib/calendar/plain-date.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { type Html, page, type View } from './page.ts'
import { deadlineOf, issuedLine, leadLine, shorten, tag, vietnamese } from './promise.ts'

/** The heading says enough to know the task; longer texts follow whole, up to what a page can carry. */
const longestHeading = 320
const longestText = 8000

export function taskPage(view: View, detail: PublicTaskDetail): Html {
  const { plan, task } = detail
  const { say, to } = view
  const whole = task.text.normalize('NFC').trim()
  const body = html`<p class="over">${say('task')}</p>
    <h1 class="long">${vietnamese(view, shorten(whole, longestHeading))}</h1>
    <p class="lead">${tag(view, task.state)} ${say(`stateNote.${stateNote(detail)}`)}</p>
    ${whole.length > longestHeading ? html`<div class="text" lang="vi">${paragraphs(whole)}</div>` : ''}
    ${facts(view, detail)} ${detail.leads.length > 1 ? whoDoes(view, detail) : ''}`
  const path = [
    { name: say('home'), to: to('/') },
    { name: say('plans'), to: to('/ke-hoach') },
    { name: plan.number ?? '', to: to(`/ke-hoach/${plan.id}`) },
  ]
  return page(view, { title: shorten(whole, 60), path, body, asOf: formatDate(detail.asOf) })
}

/** Of a task that no agency leads, nobody can be said to be late with it. */
function stateNote({ task: { state }, leads }: PublicTaskDetail) {
  if (leads.length > 0 || (state !== 'late' && state !== 'notStarted')) return state
  return state === 'late' ? 'lateUnled' : 'notStartedUnled'
}

function paragraphs(text: string): Html[] {
  const shown = text.length > longestText ? `${text.slice(0, longestText)}…` : text
  return shown.split(/\n+/).map((each) => html`<p>${each}</p>`)
}

function facts(view: View, { plan, task, coordinating, coordinatingCount }: PublicTaskDetail): Html {
  const { say, to } = view
  const others = coordinatingCount - Math.min(12, coordinating.length)
  const words = task.dueOn && task.deadlineRaw ? say('deadlineWords', { words: shorten(task.deadlineRaw, 200) }) : ''
  const rows: [string, unknown][] = [
    ['deadline', html`${deadlineOf(view, task)}${words && html`<br /><span class="hint">${words}</span>`}`],
    ['lead', leadLine(view, task)],
    [
      'coordinating',
      coordinatingCount > 0 &&
        html`${vietnamese(
          view,
          coordinating
            .slice(0, 12)
            .map((name) => shorten(name, 120))
            .join(', '),
        )}${others > 0 ? ` ${say('others', { n: others })}` : ''}`,
    ],
    ['product', task.product && vietnamese(view, shorten(task.product, 2000))],
    ['criterion', task.criterionText && vietnamese(view, shorten(task.criterionText, 600))],
    ['axis', task.axis && vietnamese(view, [task.indexName, shorten(task.axis, 300)].filter(Boolean).join(' – '))],
    [
      'inPlan',
      html`<a href="${to(`/ke-hoach/${plan.id}`)}">${vietnamese(view, shorten(plan.title, 200))}</a><br /><span
          class="hint"
          >${issuedLine(view, plan)}</span
        >`,
    ],
  ]
  return html`<dl class="facts">
    ${rows.filter(([, value]) => value).map(([key, value]) => html`<div><dt>${say(key)}</dt><dd>${value}</dd></div>`)}
  </dl>`
}

/** With so many lead agencies, those that are done are folded away: people look for the others. */
const foldedFrom = 12

/** Each lead agency with its own state: a shared promise is kept when all have kept it. */
function whoDoes(view: View, { leads, byState, asOf }: PublicTaskDetail): Html {
  const { say } = view
  const states = PublicState.options.filter((state) => byState[state] > 0)
  const done = leads.length > foldedFrom ? leads.filter(({ state }) => state === 'done') : []
  const others = leads.filter((each) => !done.includes(each))
  const folded = html`<details class="folded">
    <summary>${say('partsDone', { n: done.length })}</summary>
    ${partsTable(view, done, asOf)}
  </details>`
  return html`<h2>${say('whoDoes')}</h2>
    <ul class="plain">
      ${states.map((state) => html`<li>${say('stateOf', { n: byState[state], state: say(`state.${state}`) })}</li>`)}
    </ul>
    ${others.length > 0 ? partsTable(view, others, asOf) : ''} ${done.length > 0 ? folded : ''}`
}

const partsTable = (view: View, parts: PublicTaskDetail['leads'], asOf: string): Html => html`<table>
  <caption class="unseen">${view.say('whoDoes')}</caption>
  <thead>
    <tr><th scope="col">${view.say('agency')}</th><th scope="col">${view.say('state')}</th></tr>
  </thead>
  <tbody>
    ${parts.map(
      (each) => html`<tr>
        <th scope="row">${vietnamese(view, shorten(each.name, 120))}</th>
        <td>${tag(view, each.state)}${each.state === 'late' && each.dueOn ? ` ${view.say('lateDays', { n: daysBetween(each.dueOn, asOf) })}` : ''}</td>
      </tr>`,
    )}
  </tbody>
</table>`
