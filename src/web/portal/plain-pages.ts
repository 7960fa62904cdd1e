import { html } from 'hono/html'
import { type Html, page, type View } from './page.ts'

/** Accessibility statement: what works, by which standard, what does not, whom to tell. */
export function accessibilityPage(view: View): Html {
  const { say, to } = view
  const body = html`<h1>${say('a11y.title')}</h1>
    <p class="lead">${say('a11y.lead')}</p>
    <h2>${say('a11y.can')}</h2>
    <ul class="plain">${[1, 2, 3, 4].map((n) => html`<li>${say(`a11y.can${n}`)}</li>`)}</ul>
    <h2>${say('a11y.standard')}</h2>
    <p>${say('a11y.standardText')}</p>
    <h2>${say('a11y.known')}</h2>
    <ul class="plain">${[1, 2].map((n) => html`<li>${say(`a11y.known${n}`)}</li>`)}</ul>
    <h2>${say('a11y.tell')}</h2>
    <p>${say('a11y.tellText', { name: view.committee })}</p>`
  return page(view, { title: say('a11y.title'), path: [{ name: say('home'), to: to('/') }], body })
}

export type Trouble = 'notFound' | 'tooLarge' | 'tooMany' | 'error'

/** An error that says what happened and where one can go on. */
export function troublePage(view: View, trouble: Trouble): Html {
  const { say, to } = view
  const body = html`<h1>${say(trouble)}</h1>
    <p class="lead">${say(`${trouble}Text`)}</p>
    <p>${say('youCan')}:</p>
    <ul class="plain">
      <li><a href="${to('/')}">${say('goHome')}</a></li>
      <li><a href="${to('/ke-hoach')}">${say('goPlans')}</a></li>
      <li><a href="${to('/tim')}">${say('goSearch')}</a></li>
    </ul>`
  return page(view, { title: say(trouble), body })
}
