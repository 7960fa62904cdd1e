import { html } from 'hono/html'
import type {
  PublicAgency,
  PublicAgencyList,
  PublicPlan,
  PublicPlanDetail,
  PublicTaskList,
  PublicTie,
} from '#features/portal/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { type Html, page, type View } from './page.ts'
import { axisList, bar, issuedLine, legend, paging, planList, shorten, taskList, vietnamese } from './promise.ts'

type Plans = { asOf: string; plans: PublicPlan[]; next: string | null }

export function plansPage(view: View, { plans, next, asOf }: Plans, after: string | undefined): Html {
  const { say, to } = view
  const nothing = html`<h2>${say('nothing')}</h2>
    <p>${say('nothingText')}</p>`
  const body = html`<h1>${say('plans')}</h1>
    <p class="lead">${say('plansText')}</p>
    ${plans.length === 0 ? nothing : html`${legend(view)}${planList(view, plans)}`}
    ${paging(view, next && to('/ke-hoach', { sau: next }), after && to('/ke-hoach'))}`
  return page(view, { title: say('plans'), path: [{ name: say('home'), to: to('/') }], body, asOf: formatDate(asOf) })
}

/** One plan: in short, what it wants, by subject, by agency, and its first tasks. */
export function planPage(view: View, detail: PublicPlanDetail, { tasks, total }: PublicTaskList): Html {
  const { plan, targets, ties } = detail
  const { say } = view
  const body = html`<p class="over">${issuedLine(view, plan)}</p>
    <h1${plan.title.length > 90 ? html` class="long"` : ''}>${vietnamese(view, shorten(plan.title, 600))}</h1>
    ${ties.length > 0 ? chain(view, ties) : ''}
    ${plan.replaced ? html`<p class="lead">${say('replacedText')}</p>` : progress(view, detail)}
    ${targets.length === 0 ? '' : objectives(view, targets)}
    ${plan.replaced ? '' : work(view, detail, tasks, total)}
    <h2>${say('facts')}</h2>
    ${facts(view, plan)}`
  const title = `${say('filter.plan', { value: plan.number ?? '' })}`
  return page(view, { title, path: above(view), body, asOf: formatDate(detail.asOf) })
}

const progress = (view: View, { plan, asOf }: PublicPlanDetail): Html =>
  html`<section aria-labelledby="short" class="short">
    <h2 id="short">${view.say('inShort')}</h2>
    <p class="lead">${sentences(view, plan, asOf)}</p>
    ${bar(plan)} ${legend(view)}
    <p>${view.say('lateRule')}</p>
  </section>`

function work(view: View, detail: PublicPlanDetail, tasks: PublicTaskList['tasks'], total: number): Html {
  const { plan, axes, agencies, agencyCount } = detail
  const { say, to } = view
  return html`<h2>${say('byAxis')}</h2>
    ${axisList(view, axes, plan.id)}
    ${agencies.length === 0 ? '' : agencySection(view, plan, agencies, agencyCount)}
    <h2>${say('tasksOfPlan')}</h2>
    ${taskList(view, tasks)}
    <p><a class="button" href="${to('/tim', { 'ke-hoach': plan.id })}">${say('allTasks', { n: total })}</a></p>`
}

/** “Thực hiện Kế hoạch số …”, “Được thay thế bởi …”: the plans before, beside and after this one. */
const chain = (view: View, ties: readonly PublicTie[]): Html => html`<ul class="chain">
  ${ties.map(
    ({ relation, id, number, title, issuedOn }) => html`<li>
      ${view.say(`tie.${relation}`)}
      <a href="${view.to(`/ke-hoach/${id}`)}">${
        number ? view.say('filter.plan', { value: number }) : vietnamese(view, shorten(title, 120))
      }</a>${issuedOn ? html` (${formatDate(issuedOn)})` : ''}
    </li>`,
  )}
</ul>`

const above = ({ say, to }: View) => [
  { name: say('home'), to: to('/') },
  { name: say('plans'), to: to('/ke-hoach') },
]

function sentences({ say }: View, { total, due, dueDone, late, ...rest }: PublicPlan, asOf: string): string {
  const date = formatDate(asOf)
  const open = rest.going + rest.notStarted + rest.reported
  return [
    say('sentence.total', { n: total }),
    due > 0 ? say('sentence.due', { date, due, done: dueDone }) : say('sentence.noneDue', { date }),
    late > 0 ? say('sentence.late', { n: late }) : say('sentence.noneLate'),
    open > 0 ? say('sentence.rest') : '',
  ].join(' ')
}

const objectives = (view: View, targets: readonly string[]): Html => html`<h2>${view.say('objectives')}</h2>
  <ul class="plain">
    ${targets.map((text) => html`<li>${vietnamese(view, shorten(text, 400))}</li>`)}
  </ul>`

function agencySection(view: View, plan: PublicPlan, agencies: readonly PublicAgency[], count: number): Html {
  const all = html`<p><a class="more" href="${view.to(`/ke-hoach/${plan.id}/co-quan`)}">${view.say('allAgencies', { n: count })}</a></p>`
  return html`<h2>${view.say('byAgency')}</h2>
    ${agencyTable(view, plan, agencies)} ${count > agencies.length ? all : ''}`
}

function agencyTable(view: View, plan: PublicPlan, agencies: readonly PublicAgency[]): Html {
  const { say, to } = view
  const name = (each: PublicAgency) =>
    each.lead === 0
      ? vietnamese(view, shorten(each.name, 160))
      : html`<a href="${to('/tim', { 'ke-hoach': plan.id, 'co-quan': each.id })}">${vietnamese(view, shorten(each.name, 160))}</a>`
  return html`<table class="stack">
    <caption class="unseen">${say('agencies')}</caption>
    <thead>
      <tr>
        <th scope="col">${say('agency')}</th>
        <th scope="col" class="num">${say('agencyLead')}</th>
        <th scope="col" class="num">${say('agencyDone')}</th>
        <th scope="col" class="num">${say('agencyLate')}</th>
        <th scope="col" class="num">${say('agencyCoordinating')}</th>
      </tr>
    </thead>
    <tbody>
      ${agencies.map(
        (each) => html`<tr>
          <th scope="row">${name(each)}</th>
          <td class="num" data-of="${say('agencyLead')}">${each.lead}</td>
          <td class="num" data-of="${say('agencyDone')}">${each.leadDone}</td>
          <td class="num${each.leadLate > 0 ? ' late' : ''}" data-of="${say('agencyLate')}">${each.leadLate}</td>
          <td class="num" data-of="${say('agencyCoordinating')}">${each.coordinating}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}

export function agenciesPage(view: View, { plan, agencies, next }: PublicAgencyList, after: string | undefined): Html {
  const { say, to } = view
  const here = `/ke-hoach/${plan.id}/co-quan`
  const body = html`<p class="over">${issuedLine(view, plan)}</p>
    <h1>${say('agencies')}</h1>
    <p class="lead">${vietnamese(view, shorten(plan.title, 300))}</p>
    ${agencyTable(view, plan, agencies)} ${paging(view, next && to(here, { sau: next }), after && to(here))}`
  const path = [...above(view), { name: plan.number ?? '', to: to(`/ke-hoach/${plan.id}`) }]
  return page(view, { title: say('agencies'), path, body })
}

function facts(view: View, plan: PublicPlan): Html {
  const { say } = view
  const { periodFrom: from, periodTo: to } = plan
  const period = from && to ? say('periodText', { from: formatDate(from), to: formatDate(to) }) : undefined
  const rows: [string, unknown][] = [
    ['number', plan.number],
    ['issuedOn', plan.issuedOn && formatDate(plan.issuedOn)],
    ['issuedBy', vietnamese(view, plan.agencyName)],
    ['standing', vietnamese(view, plan.standingAgencyName)],
    ['period', period],
    ['indices', plan.indices.join(', ')],
  ]
  return html`<dl class="facts">
    ${rows.filter(([, value]) => value).map(([key, value]) => html`<div><dt>${say(key)}</dt><dd>${value}</dd></div>`)}
  </dl>`
}
