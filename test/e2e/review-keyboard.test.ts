import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { findProgram, runProgram } from '#platform/convert/run-program.ts'
import { docxOf } from '../reader-corpus/as-docx.ts'
import { htmlOf } from '../reader-corpus/as-html.ts'
import { pdfOf, scanOf } from '../reader-corpus/as-pdf.ts'
import { xlsxOf } from '../reader-corpus/as-xlsx.ts'
import type { CorpusDocument } from '../reader-corpus/document.ts'
import { parIndexProvince as plan } from '../reader-corpus/documents/par-index-province-2026.ts'
import { textOf } from '../reader-corpus/layouts.ts'
import { importByKeyboard, keyboardOf, reviewByKeyboard, type Walk } from './by-keyboard.ts'
import { planOf, tasksOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, root } from './office.ts'
import { planOfTwoReadings } from './plan-forms.ts'

const seeds = join(root, '../shared/seeds')

/** A walk takes a quarter of a minute: two of them always, all of them when that is asked for. */
const unlessAll = (always: boolean) =>
  always || process.env.ALL === '1' ? false : 'ALL=1 walks through every document'

/** A plan of sixty tasks may take as many keys; a shorter one its share, and what is done once in every plan. */
const mostKeys = (tasks: number) => 60 + 1.5 * tasks

suite('an import is confirmed by keyboard alone', { skip: notBuilt, timeout: 1_200_000 }, () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'namro-ban-phim-'))
  })
  after(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  const walk = async (file: string, bytes?: (typeof bytesOf)[string]) => {
    const office = await openOffice()
    try {
      if (bytes) await writeFile(file, await bytes(office))
      await keepForeignAffairs(office)
      const keeper = await office.enter('thuong-truc')
      keeper.setDefaultTimeout(60_000)
      await keeper.setViewportSize({ width: 1280, height: 800 })
      await office.open(keeper, '/ke-hoach/nhap')
      await keeper.getByRole('button', { name: 'Chọn tệp từ máy' }).waitFor()
      const keyboard = keyboardOf(keeper)
      const start = performance.now()
      await importByKeyboard(keeper, keyboard, file)
      const planId = keeper.url().split('/').at(-2) ?? ''
      const { length } = await tasksOf(office, keeper, planId)
      await reviewByKeyboard(keeper, keyboard, {
        number: '77/KH-UBND',
        day: '02/04/2026',
        issuer: 'uy ban nhan dan tinh',
      })
      const seconds = (performance.now() - start) / 1000
      assert.equal((await planOf(office, keeper, planId)).status, 'confirmed')
      print(basename(file), { ...keyboard.walk, tasks: length, seconds })
      assert.ok(keyboard.walk.keys <= mostKeys(length), `${keyboard.walk.keys} keys for ${length} tasks`)
    } finally {
      await office.close()
    }
  }

  for (const seed of ['000', '001', '002', '003', '004']) {
    test(`seed ${seed}`, { skip: unlessAll(seed === '004') }, async (t) => {
      const name = existsSync(seeds) ? (await readdir(seeds)).find((each) => each.startsWith(seed)) : undefined
      if (!name) return t.skip('there is no ../shared/seeds beside the repository')
      await walk(join(seeds, name))
    })
  }

  const bytesOf: Record<string, (office: Office) => Promise<Uint8Array | string> | Uint8Array | string> = {
    'ke-hoach.docx': () => docxOf(plan),
    'ke-hoach.pdf': ({ browser }) => pdfOf(plan, browser),
    'ke-hoach.xlsx': () => xlsxOf(plan),
    'ke-hoach.html': () => htmlOf(plan),
    'ke-hoach.md': () => textOf(plan, 'pipes'),
    'ke-hoach.txt': () => textOf(plan, 'flat'),
    'ban-quet.pdf': ({ browser }) => scanOf(plan, browser),
    'anh-chup.png': ({ browser }) => pictureOf(planOfTwoReadings, browser),
    'ke-hoach.odt': async () => asOdt(await docxOf(plan), folder),
  }
  for (const [name, bytes] of Object.entries(bytesOf)) {
    test(name, { skip: unlessAll(name.endsWith('.docx')) }, async (t) => {
      const missing = await missingFor(name)
      if (missing.length > 0) return t.skip(`not installed: ${missing.join(', ')}`)
      await walk(join(folder, name), bytes)
    })
  }
})

const programs: Record<string, string[]> = {
  quet: ['tesseract', 'pdftoppm'],
  png: ['tesseract', 'pdftoppm'],
  odt: ['soffice'],
}

async function missingFor(name: string): Promise<string[]> {
  const wanted = Object.entries(programs).flatMap(([part, each]) => (name.includes(part) ? each : []))
  const found = await Promise.all(wanted.map(async (each) => [each, await findProgram(each)] as const))
  return found.filter(([, path]) => path === undefined).map(([each]) => each)
}

async function asOdt(docx: Uint8Array, folder: string): Promise<Uint8Array> {
  await writeFile(join(folder, 'odt.docx'), docx)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const soffice = (await findProgram('soffice')) ?? 'soffice'
  await runProgram(soffice, [profile, '--headless', '--convert-to', 'odt', 'odt.docx'], folder, limits)
  return readFile(join(folder, 'odt.odt'))
}

/** The first page as a telephone would take it, but straight. */
async function pictureOf(document: CorpusDocument, browser: Browser): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 }, deviceScaleFactor: 1.65 })
  try {
    await page.setContent(htmlOf(document).replace('</head>', `${sheet}</head>`))
    return await page.screenshot({ fullPage: true })
  } finally {
    await page.close()
  }
}

const limits = { timeoutMs: 120_000, maxBytes: 1e8 }
const sheet = `<style>body { font: 22px/1.4 'Liberation Serif', serif; margin: 70px } nav, footer { display: none }
  table { border-collapse: collapse; width: 100%; font-size: 19px } td, th { border: 1px solid #000; padding: 4px }</style>`

function print(file: string, { tasks, single, chosen, left, keys, letters, seconds, pressed }: Walk): void {
  const names = `${chosen} names chosen, ${left} left out`
  console.log(`${file}: ${tasks} tasks, ${single} looked at one by one, ${names}`)
  console.log(`  ${keys} keys, ${letters} of them letters, ${seconds.toFixed(0)} s: ${pressed.join(' ')}`)
}

/** The one who imports acts for a department that one of the seeds was issued by, too. */
async function keepForeignAffairs({ province }: Office): Promise<void> {
  await province.write(async (db) => {
    const { id: userId } = await db
      .selectFrom('authUser')
      .select('id')
      .where('email', 'like', 'thuong-truc@%')
      .executeTakeFirstOrThrow()
    const { id: agencyId } = await db
      .selectFrom('agency')
      .select('id')
      .where('name', '=', 'Sở Ngoại vụ')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('accessGrant')
      .values({ id: uuid(), userId, agencyId, role: 'standingOfficer', validFrom: '2026-01-01' })
      .execute()
  })
}
