import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#lib/reader/read.ts'
import { isRefused } from '#lib/reader/refuse.ts'
import { agreement, f1Of, type Judgement } from './reader-corpus/agreement.ts'
import { docxOf } from './reader-corpus/as-docx.ts'
import { htmlOf } from './reader-corpus/as-html.ts'
import { xlsxOf } from './reader-corpus/as-xlsx.ts'
import type { CorpusDocument } from './reader-corpus/document.ts'
import { goldOf } from './reader-corpus/gold.ts'
import { grown } from './reader-corpus/grown.ts'
import { textOf } from './reader-corpus/layouts.ts'

/** Plans grown from the grammar of documents, read in every form: SEED=… moves on to plans nobody has seen. */

const FIRST = Number(process.env.SEED ?? 1)
const PLANS = 60

const forms: Record<string, (plan: CorpusDocument) => Promise<Uint8Array> | Uint8Array> = {
  'a.txt': (plan) => Buffer.from(textOf(plan, 'flat')),
  'tight.txt': (plan) => Buffer.from(textOf(plan, 'flatTight')),
  'a.md': (plan) => Buffer.from(textOf(plan, 'pipesWrapped')),
  'a.html': (plan) => Buffer.from(htmlOf(plan)),
  'a.docx': docxOf,
  'a.xlsx': xlsxOf,
}

/** The bars of the reader, a mean over plans; what is asked of a person counts as wrong here. */
const BARS: Record<string, number> = { lead: 0.93, coordinate: 0.92, deadline: 0.9, product: 0.85, axis: 0.9 }

for (const [name, bytesOf] of Object.entries(forms)) {
  test(`${PLANS} grown plans as ${name} are read within the bars, and what is called certain is right`, async (t) => {
    const judged: Judgement[] = []
    const rows: number[] = []
    for (let seed = FIRST; seed < FIRST + PLANS; seed++) {
      const plan = grown(seed)
      const reading = await readDocument(await bytesOf(plan), name)
      if (isRefused(reading)) assert.fail(reading.refused.message)
      const found = agreement(goldOf(plan), reading)
      rows.push(f1Of(found.annex))
      judged.push(...found.header, ...found.fields)
    }
    const certain = judged.filter(({ flagged }) => !flagged)
    const right = mean(certain.map((each) => (each.right === 1 ? 1 : 0)))
    t.diagnostic(
      `rows ${mean(rows).toFixed(3)}, certain ${certain.length} of ${judged.length}, right ${right.toFixed(4)}`,
    )
    assert.ok(mean(rows) >= 0.97, `rows ${mean(rows)}`)
    assert.ok(right >= 0.98, `certain right ${right}`)
    for (const [field, bar] of Object.entries(BARS)) {
      const share = mean(judged.filter((each) => each.field === field).map((each) => each.right))
      t.diagnostic(`${field} ${share.toFixed(3)}`)
      assert.ok(share >= bar, `${field} ${share}`)
    }
  })
}

const mean = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0) / shares.length
