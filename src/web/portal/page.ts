import { html } from 'hono/html'
import type { Words } from '#platform/http/problem-reply.ts'

export type Html = ReturnType<typeof html>
export type Locale = 'vi' | 'en'

/** What every page knows: the language, the words, whose portal it is, and the address that was asked for. */
export type View = {
  locale: Locale
  /** The words of a key; where `n` is 1 those of `<key>.one`, when the language has them. */
  say(key: string, values?: Readonly<Record<string, unknown>>): string
  /** An address of the portal in the language of the page; undefined and empty values are left out. */
  to(path: string, query?: Readonly<Record<string, string | undefined>>): string
  /** Ủy ban nhân dân tỉnh … */
  committee: string
  /** The same page in the other language. */
  otherLanguage: string
  section: 'home' | 'plans' | 'indices' | 'reports' | 'surveys' | undefined
  style: string
}

type Asked = { url: URL; words: Words; province: string; style: string }

export function viewOf({ url, words, province, style }: Asked): View {
  const locale: Locale = url.searchParams.get('lang') === 'en' ? 'en' : 'vi'
  const say: View['say'] = (key, values = {}) => {
    const one = `portal.${key}.one`
    const single = values.n === 1 ? words(one, locale) : one
    return single === one ? words(`portal.${key}`, locale, figures(values, locale)) : single
  }
  const to: View['to'] = (path, query = {}) => addressOf(path, { ...query, lang: locale === 'en' ? 'en' : undefined })
  const asked = Object.fromEntries(url.searchParams)
  const otherLanguage = addressOf(url.pathname, { ...asked, lang: locale === 'en' ? undefined : 'en' })
  const section = sectionOf(url.pathname)
  return { locale, say, to, committee: committeeOf(province, say), otherLanguage, section, style }
}

function sectionOf(path: string): View['section'] {
  if (path === '/') return 'home'
  if (/^\/(ke-hoach|tim)/.test(path)) return 'plans'
  if (path.startsWith('/bao-cao')) return 'reports'
  if (path.startsWith('/khao-sat')) return 'surveys'
  return path.startsWith('/chi-so') ? 'indices' : undefined
}

/** 1234 → “1.234” in Vietnamese, “1,234” in English. */
function figures(values: Readonly<Record<string, unknown>>, locale: Locale): Record<string, unknown> {
  const shown = ([name, value]: [string, unknown]) => [name, typeof value === 'number' ? figure(value, locale) : value]
  return Object.fromEntries(Object.entries(values).map(shown))
}

export const figure = (value: number, locale: Locale): string => formats[locale].format(value)

const formats = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') }

function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const text = new URLSearchParams(given).toString()
  return text === '' ? path : `${path}?${text}`
}

function committeeOf(province: string, say: View['say']): string {
  const kind = /^(tỉnh|thành phố)\s/iu.exec(province)
  if (!kind) return province
  return say('committee', { name: `${kind[0].toLocaleLowerCase('vi')}${province.slice(kind[0].length)}` })
}

type Frame = {
  title: string
  /** Pages above this one, from the home page down. */
  path?: readonly { name: string; to: string }[]
  body: unknown
  /** A band in the colour of the brand over the whole width, above the body. */
  hero?: unknown
  asOf?: string
}

/** The dress of all public pages: skip link, head, sections, breadcrumb, body, foot. */
export function page(view: View, { title, path = [], body, hero, asOf }: Frame): Html {
  const { say, to } = view
  return html`<!doctype html>
<html lang="${view.locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="theme-color" content="#09424a" />
    <title>${title} – ${view.committee}</title>
    <link rel="icon" href="/style/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${view.style}" />
  </head>
  <body>
    <a class="skip" href="#main">${say('skip')}</a>
    ${head(view)} ${path.length > 0 ? breadcrumb(view, path) : ''}
    <main id="main" tabindex="-1">
      ${hero ?? ''}
      <div class="wrap body">${body}</div>
    </main>
    <footer class="foot">
      <div class="wrap">
        ${asOf ? html`<p>${say('asOf', { date: asOf })}</p>` : ''}
        <p>
          <a href="${to('/tro-nang')}">${say('accessibility')}</a> <a href="/api">${say('api')}</a>
          <a href="/app">${say('staff')}</a>
        </p>
      </div>
    </footer>
  </body>
</html>`
}

function head(view: View): Html {
  const { say, to, section } = view
  const other = view.locale === 'en' ? 'vi' : 'en'
  const here = (name: View['section']) =>
    section === name ? html` aria-current="${name === 'home' ? 'page' : 'true'}"` : ''
  return html`<header>
      <div class="wrap">
        <a class="name" href="${to('/')}"><span lang="vi">${view.committee}</span><small>${say('site')}</small></a>
        <a class="language" href="${view.otherLanguage}" lang="${other}" hreflang="${other}">${say('otherLanguage')}</a>
      </div>
    </header>
    <nav class="sections" aria-label="${say('menu')}">
      <div class="wrap">
        <a href="${to('/')}"${here('home')}>${say('home')}</a>
        <a href="${to('/chi-so')}"${here('indices')}>${say('indexSection')}</a>
        <a href="${to('/ke-hoach')}"${here('plans')}>${say('plans')}</a>
        <a href="${to('/bao-cao')}"${here('reports')}>${say('reports')}</a>
        <a href="${to('/khao-sat')}"${here('surveys')}>${say('survey.section')}</a>
      </div>
    </nav>`
}

const breadcrumb = ({ say }: View, path: readonly { name: string; to: string }[]): Html => html`<nav
  class="wrap crumbs"
  aria-label="${say('path')}"
>
  <ol>
    ${path.map(({ name, to }) => html`<li><a href="${to}">${name}</a></li>`)}
  </ol>
</nav>`
