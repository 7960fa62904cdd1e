import { html } from 'hono/html'
import type { PublicHome } from '#features/portal/schema.ts'
import type { PublicReport, PublicReportHead, PublicReportList, PublicTable } from '#features/reports/public/schema.ts'
import { shownFigure } from '#lib/reporting/figure.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { type Html, page, type View } from './page.ts'
import { axisList, legend, paging, vietnamese } from './promise.ts'

const home = ({ say, to }: View) => ({ name: say('home'), to: to('/') })
const list = ({ say, to }: View) => ({ name: say('reports'), to: to('/bao-cao') })
const nameOf = ({ title, period }: Pick<PublicReportHead, 'title' | 'period'>): string => `${title}, ${period}`

/** Published reports, newest first, and how far what they tell of has got. */
export function reportsPage(
  view: View,
  { reports, next }: PublicReportList,
  progress: PublicHome,
  after?: string,
): Html {
  const { say, to } = view
  const body = html`<h1>${say('reports')}</h1>
    <p class="lead">${say('reportsText')}</p>
    ${reports.length === 0 ? html`<p>${say('reportsNone')}</p>` : html`<ul class="promises">${reports.map((it) => reportLine(view, it))}</ul>`}
    ${paging(view, next === null ? null : to('/bao-cao', { sau: next }), after === undefined ? undefined : to('/bao-cao'))}
    ${
      progress.axes.length === 0
        ? ''
        : html`<h2>${say('reportsProgress')}</h2>
            ${legend(view)} ${axisList(view, progress.axes)}`
    }`
  return page(view, { title: say('reports'), path: [home(view)], body, asOf: formatDate(progress.asOf) })
}

function reportLine(view: View, report: PublicReportHead): Html {
  const { say, to } = view
  const { id, agencyName, sentOn, publishedOn, illustrative } = report
  return html`<li>
    <a href="${to(`/bao-cao/${id}`)}">${vietnamese(view, nameOf(report))}</a>
    <span class="counts">${vietnamese(view, agencyName)} · ${say('report.sent', { sent: formatDate(sentOn), published: formatDate(publishedOn) })}
    ${illustrative ? html`<b>${say('report.illustrative')}</b>` : ''}</span>
  </li>`
}

/** So much of the words, in bytes, fits beside the frame of a page. */
const bytesForWords = 30_000

/** The words of a report under its outline, and the ways to its tables and files. */
export function reportPage(view: View, report: PublicReport): Html {
  const { say } = view
  const body = html`<p class="over" lang="vi">${report.agencyName}</p>
    <h1 class="long" lang="vi">${nameOf(report)}</h1>
    <p class="lead">${facts(view, report).map((fact) => html`${fact} `)}</p>
    ${report.illustrative ? html`<p class="hint"><strong>${say('report.illustrative')}</strong></p>` : ''}
    ${downloads(view, report)} ${tableList(view, report)}
    <div class="text" lang="vi">${words(report)}</div>
    ${report.sections.length === 0 ? html`<p>${say('report.noWords')}</p>` : ''}
    ${fitting(report).cut ? html`<p class="hint">${say('report.cut')}</p>` : ''}`
  return page(view, { title: nameOf(report), path: [home(view), list(view)], body })
}

function facts({ say }: View, report: PublicReport): string[] {
  const { dataFrom, dataTo, sentOn, publishedOn, version, agencies, missing } = report
  return [
    ...(dataFrom && dataTo ? [say('report.figures', { from: formatDate(dataFrom), to: formatDate(dataTo) })] : []),
    ...(agencies === null ? [] : [say('report.together', { n: agencies })]),
    ...(agencies === null || missing === 0 ? [] : [say('report.missing', { n: missing })]),
    say('report.sent', { sent: formatDate(sentOn), published: formatDate(publishedOn) }),
    ...(version > 1 ? [say('report.version', { n: version })] : []),
  ]
}

const downloads = ({ say }: View, { id }: PublicReport): Html => html`<p>
  ${say('report.download')}: <a href="/api/public/reports/${id}/report.docx">${say('report.word')}</a> ·
  <a href="/api/public/reports/${id}/report.xlsx">${say('report.excel')}</a>
</p>`

function tableList(view: View, { id, tables }: PublicReport): Html | '' {
  if (tables.length === 0) return ''
  const { say, to } = view
  return html`<h2>${say('report.tables')}</h2>
    <ul class="plain">
      ${tables.map(
        ({ code, title, rows }) => html`<li>
          <a href="${to(`/bao-cao/${id}/bieu/${code}`)}">${vietnamese(view, say('report.table', { code, title }))}</a>
          <span class="hint">(${say('report.rows', { n: rows.filter(({ heading }) => !heading).length })})</span>
        </li>`,
      )}
    </ul>`
}

/** The sections that fit on the page, whole ones only, but for the very first. */
function fitting({ sections }: PublicReport): { sections: PublicReport['sections']; cut: boolean } {
  let bytes = 0
  const end = sections.findIndex(({ text, title }) => {
    bytes += Buffer.byteLength(text) + Buffer.byteLength(title) + 20 * text.split('\n').length + 60
    return bytes > bytesForWords
  })
  if (end < 0) return { sections, cut: false }
  const [first] = sections
  if (end > 0 || !first) return { sections: sections.slice(0, end), cut: true }
  return { sections: [{ ...first, text: `${first.text.slice(0, 8_000)}…` }], cut: true }
}

function words(report: PublicReport): Html[] {
  const parts = new Map(report.parts.map(({ code, title }) => [code, title]))
  const opened = new Set<string>()
  return fitting(report).sections.map(({ code, title, text }) => {
    const [part = '', ...rest] = code.split('.')
    const head = parts.get(part)
    const above = head !== undefined && rest.length > 0 && !opened.has(part) ? html`<h2>${part}. ${head}</h2>` : ''
    opened.add(part)
    const own = rest.length === 0 ? html`<h2>${code}. ${title}</h2>` : html`<h3>${rest.join('.')}. ${title}</h3>`
    return html`${above}${own}${text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => html`<p>${line}</p>`)}`
  })
}

const shown = ({ locale }: View, figure: string): string => {
  const text = shownFigure(figure)
  return locale === 'en' ? text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')) : text
}

/** One table of a report; on a phone each row is a card. */
export function reportTablePage(view: View, report: PublicReport, table: PublicTable): Html {
  const { say, to } = view
  const name = say('report.table', { code: table.code, title: table.title })
  const next = report.tables[report.tables.indexOf(table) + 1]
  const body = html`<p class="over" lang="vi">${nameOf(report)}, ${report.agencyName}</p>
    <h1 class="long" lang="vi">${name}</h1>
    ${report.illustrative ? html`<p class="hint"><strong>${say('report.illustrative')}</strong></p>` : ''}
    ${figures(view, report, table)}
    <p><a class="more" href="${to(`/bao-cao/${report.id}`)}">${say('report.back')}</a></p>
    ${
      next
        ? html`<p><a class="more" href="${to(`/bao-cao/${report.id}/bieu/${next.code}`)}">${say('report.nextTable', { title: next.title })}</a></p>`
        : ''
    }`
  const above = { name: nameOf(report), to: to(`/bao-cao/${report.id}`) }
  return page(view, { title: name, path: [home(view), list(view), above], body })
}

function figures(view: View, { beforeName, period }: PublicReport, { rows, title }: PublicTable): Html {
  const { say } = view
  const value = beforeName === null ? say('report.value') : period
  const noted = rows.some(({ note }) => note !== null)
  const columns = 3 + (beforeName === null ? 0 : 1) + (noted ? 1 : 0)
  return html`<table class="stack report">
    <caption class="unseen">${title}</caption>
    <thead>
      <tr>
        <th scope="col">${say('report.name')}</th>
        <th scope="col">${say('report.unit')}</th>
        <th scope="col" class="num">${value}</th>
        ${beforeName === null ? '' : html`<th scope="col" class="num">${beforeName}</th>`}
        ${noted ? html`<th scope="col">${say('report.note')}</th>` : ''}
      </tr>
    </thead>
    <tbody lang="vi">
      ${rows.map((row) => {
        const depth = `d${Math.min(3, row.code.split('.').length)}`
        const name = html`<span class="${depth}">${row.code}. ${row.name}</span>`
        if (row.heading) return html`<tr><th scope="rowgroup" colspan="${columns}"><b>${name}</b></th></tr>`
        const cell = (of: string, figure: string | null) =>
          html`<td class="num" data-of="${of}">${figure === null ? say('report.noFigure') : (row.words[figure] ?? shown(view, figure))}</td>`
        const chosen = Object.keys(row.words).length > 0
        return html`<tr>
          <th scope="row">${name}</th>
          ${row.unit === null || chosen ? html`<td class="none"></td>` : html`<td data-of="${say('report.unit')}">${row.unit}</td>`}
          ${cell(value, row.value)}${beforeName === null ? '' : cell(beforeName, row.before)}
          ${noted ? (row.note ? html`<td data-of="${say('report.note')}">${row.note}</td>` : html`<td class="none"></td>`) : ''}
        </tr>`
      })}
    </tbody>
  </table>`
}
