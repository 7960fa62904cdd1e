import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { Problem } from '#platform/problem.ts'
import { counterScript } from './survey-counter.ts'

const folder = join(import.meta.dirname, '../style')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const fonts = join(createRequire(import.meta.url).resolve('@fontsource/be-vietnam-pro/package.json'), '../files')

/** What a browser must cover to fetch the file: Vietnamese letters apart from plain Latin ones (from @fontsource). */
const ranges = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
}
const weights = [400, 600, 700]

const faces = Object.entries(ranges).flatMap(([subset, range]) =>
  weights.map(
    (weight) =>
      `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-display:swap;src:url(/style/fonts/${subset}-${weight}.woff2) format("woff2");unicode-range:${range}}`,
  ),
)

/** One file a page: faces, tokens, then the page's own rules; comments and indentation stay at home. */
function sheet(...names: string[]): string {
  const text = `${faces.join('\n')}\n${['tokens.css', ...names].map(read).join('\n')}`
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\s*\n\s*/g, '\n')
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#09424a"/><path d="M8 17l5.5 5.5L24 10" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>'

const sheets = {
  'portal.css': sheet(
    'portal.css',
    'portal-search.css',
    'portal-content.css',
    'portal-indices.css',
    'portal-survey.css',
  ),
  'api.css': sheet('api.css'),
}
const version = createHash('sha256').update(sheets['portal.css']).digest('hex').slice(0, 10)

/** The address changes with the content, so that a browser may keep the file for good. */
export const portalStyle = `/style/portal.css?v=${version}`

const forever = 'public, max-age=31536000, immutable'

export function styleFiles(): Hono {
  const web = new Hono()
  web.use(etag())
  for (const [name, text] of Object.entries(sheets)) {
    web.get(`/${name}`, (c) => {
      const current = c.req.query('v') === version
      const keep = current ? forever : 'public, max-age=300'
      return c.body(text, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': keep })
    })
  }
  web.get('/counter-tablet.js', (c) =>
    c.body(counterScript, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }),
  )
  web.get('/icon.svg', (c) =>
    c.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  )
  web.get('/fonts/:name', async (c) => {
    const [, subset, weight] = /^(vietnamese|latin)-(400|600|700)\.woff2$/.exec(c.req.param('name')) ?? []
    if (!subset) throw new Problem('access.not_found')
    const font = await readFile(join(fonts, `be-vietnam-pro-${subset}-${weight}-normal.woff2`))
    return c.body(new Uint8Array(font), 200, { 'content-type': 'font/woff2', 'cache-control': forever })
  })
  return web
}
