import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { htmlOf } from './as-html.ts'
import type { CorpusDocument } from './document.ts'

const style = `<style>
  @page { size: A4; margin: 20mm 15mm 20mm 25mm }
  body { font: 13pt/1.35 'Liberation Serif', 'Times New Roman', serif } nav, footer { display: none }
  table { border-collapse: collapse; width: 100%; font-size: 11pt } td, th { border: 1px solid #000; padding: 2px 4px; vertical-align: top }
</style>`

/** The document as a browser prints it: text layer, ruled tables that go on over pages. */
export async function pdfOf(document: CorpusDocument, browser: Browser): Promise<Uint8Array> {
  return printed(htmlOf(document).replace('</head>', `${style}</head>`), browser)
}

async function printed(html: string, browser: Browser): Promise<Uint8Array> {
  const page = await browser.newPage()
  try {
    await page.setContent(html)
    return new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  } finally {
    await page.close()
  }
}

/** The printed pages as pictures of 200 dots an inch, put into a PDF without text. Needs `pdftoppm`. */
export async function scanOf(document: CorpusDocument, browser: Browser): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'namro-scan-'))
  try {
    await writeFile(join(folder, 'in.pdf'), await pdfOf(document, browser))
    await promisify(execFile)('pdftoppm', ['-r', '200', '-gray', '-png', 'in.pdf', 'page'], { cwd: folder })
    const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort()
    const images = await Promise.all(names.map((name) => readFile(join(folder, name), 'base64')))
    const pages = images.map((image) => `<img src="data:image/png;base64,${image}">`).join('')
    const sheet =
      '<style>@page { size: A4; margin: 0 } body { margin: 0 } img { display: block; width: 210mm; height: 296.9mm }</style>'
    return await printed(sheet + pages, browser)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
