import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from 'hono/html'
import type { Html, View } from './page.ts'

type Frame = { title: string; body: unknown }
type Counter = { view: View; address: string }

/** After this many seconds without a touch it asks whether somebody is there; then the next person begins anew. */
const idle = { ask: 60, leave: 20, withoutScript: 600 }

/** A page on a tablet at a counter: no way to other pages, and back to the start when nobody is there any more. */
export function counterFrame({ view, address }: Counter, { title, body }: Frame): Html {
  const { say, to } = view
  const start = to(address)
  return html`<!doctype html>
<html lang="${view.locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="theme-color" content="#09424a" />
    <meta name="robots" content="noindex" />
    <noscript><meta http-equiv="refresh" content="${idle.withoutScript};url=${start}" /></noscript>
    <title>${title} – ${view.committee}</title>
    <link rel="icon" href="/style/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${view.style}" />
    <script src="/style/counter-tablet.js" defer data-start="${start}" data-ask="${idle.ask}" data-leave="${idle.leave}"></script>
  </head>
  <body class="counter">
    <header>
      <div class="wrap">
        <span class="name" lang="vi">${view.committee}</span>
        <a class="language" href="${start}">${say('survey.fromStart')}</a>
      </div>
    </header>
    <main id="main" tabindex="-1"><div class="wrap body">${body}</div></main>
    <dialog class="idle" aria-labelledby="con-do-khong">
      <h2 id="con-do-khong">${say('survey.stillThere')}</h2>
      <p>${say('survey.stillThereText')}</p>
      <p><button type="button">${say('survey.goOn')}</button></p>
    </dialog>
  </body>
</html>`
}

export const counterScript = readFileSync(join(import.meta.dirname, 'counter-tablet.js'), 'utf8')
