import { html } from 'hono/html'
import { z } from 'zod'
import type { Described } from '#platform/http/openapi.ts'

/** The API as a page that a person reads: every operation with what goes in and comes out. */
export function apiPage(operations: readonly Described[]) {
  const nouns = [...new Set(operations.map(({ name }) => name.split('.')[0] ?? ''))]
  return html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width,initial-scale=1" />
    <title>API – Năm Rõ</title>
    <link rel="stylesheet" href="/style/api.css" />
  </head>
  <body>
    <main>
      <h1>API của Năm Rõ</h1>
      <p>
        Mọi việc màn hình làm được đều gọi qua các địa chỉ dưới đây. Bản cho máy đọc:
        <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Lỗi trả về theo RFC 9457; ghi có thể kèm
        <code>Idempotency-Key</code> để gửi lại mà không ghi hai lần.
      </p>
      <nav aria-label="Nhóm">${nouns.map((noun) => html`<a href="#${noun}">${noun}</a> `)}</nav>
      ${nouns.map((noun) =>
        nounSection(
          noun,
          operations.filter(({ name }) => name.startsWith(`${noun}.`)),
        ),
      )}
    </main>
  </body>
</html>`
}

const nounSection = (noun: string, operations: readonly Described[]) => html`
  <section id="${noun}">
    <h2>${noun}</h2>
    ${operations.map(
      (each) => html`<details id="${each.name}">
        <summary><b>${each.method}</b> <code>/api${each.path}</code> <span>${each.summary}</span></summary>
        <p>Tên: <code>${each.name}</code> · Quyền: <code>${each.allow}</code></p>
        <h3>Gửi lên</h3>
        ${each.body === 'file' ? html`<p>Thân yêu cầu là tệp; tên tệp ở tiêu đề <code>X-Filename</code>.</p>` : ''}
        ${fields(each.input, 'input')}
        <h3>Nhận về</h3>
        ${each.reply === 'file' ? html`<p>Một tệp.</p>` : fields(each.output, 'output')}
      </details>`,
    )}
  </section>
`

type JsonSchema = { properties?: Record<string, { type?: string; description?: string }>; required?: string[] }

function fields(schema: z.ZodType, io: 'input' | 'output') {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
  const names = Object.keys(properties)
  if (names.length === 0) return html`<p>Không có.</p>`
  return html`<table>
    <thead><tr><th>Trường</th><th>Kiểu</th><th>Bắt buộc</th><th>Nghĩa</th></tr></thead>
    <tbody>
      ${names.map(
        (name) => html`<tr>
          <td><code>${name}</code></td>
          <td>${properties[name]?.type ?? '–'}</td>
          <td>${required.includes(name) ? 'có' : ''}</td>
          <td>${properties[name]?.description ?? ''}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}
