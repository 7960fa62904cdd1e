import { readDocument } from '#lib/reader/read.ts'
import { isRefused } from '#lib/reader/refuse.ts'
import { type Agreement, agreement, f1Of, type Judgement } from './agreement.ts'
import { docxOf } from './as-docx.ts'
import { htmlOf } from './as-html.ts'
import { xlsxOf } from './as-xlsx.ts'
import type { CorpusDocument } from './document.ts'
import { goldOf } from './gold.ts'
import { textOf } from './layouts.ts'

/** How honest the reader is about documents of chance: what it is sure of, what of that is wrong, and why. */

export type Form = { name: string; bytes: (document: CorpusDocument) => Promise<Uint8Array> | Uint8Array }

export const FORMS: readonly Form[] = [
  { name: 'flat.txt', bytes: (document) => Buffer.from(textOf(document, 'flat')) },
  { name: 'tight.txt', bytes: (document) => Buffer.from(textOf(document, 'flatTight')) },
  { name: 'hard.txt', bytes: (document) => Buffer.from(textOf(document, 'flatWrapped')) },
  { name: 'wrapped.md', bytes: (document) => Buffer.from(textOf(document, 'pipesWrapped')) },
  { name: 'page.html', bytes: (document) => Buffer.from(htmlOf(document)) },
  { name: 'word.docx', bytes: docxOf },
  { name: 'sheet.xlsx', bytes: xlsxOf },
]

export type Judged = Judgement & { document: string; form: string; header: boolean }
export type Calibration = { found: { document: string; form: string; agreement: Agreement }[]; judged: Judged[] }

/** Every document in every form. `only` thins them out: one form for each document, in turn. */
export async function calibration(documents: readonly CorpusDocument[], forms = FORMS): Promise<Calibration> {
  const made: Calibration = { found: [], judged: [] }
  for (const document of documents) {
    const gold = goldOf(document)
    for (const form of forms) {
      const reading = await readDocument(await form.bytes(document), form.name)
      if (isRefused(reading)) throw new Error(`${document.name}, ${form.name}: ${reading.refused.message}`)
      const agreed = agreement(gold, reading)
      const at = { document: document.name, form: form.name }
      made.found.push({ ...at, agreement: agreed })
      made.judged.push(...agreed.header.map((each) => ({ ...each, ...at, header: true })))
      made.judged.push(...agreed.fields.map((each) => ({ ...each, ...at, header: false })))
    }
  }
  return made
}

export type Figures = Record<string, number>

/** Means over documents, as the bars are; shares of fields for what is certain and what was flagged. */
export function figuresOf({ found, judged }: Calibration): Figures {
  const wrong = judged.filter(({ right }) => right < 1)
  const certain = judged.filter(({ flagged }) => !flagged)
  const over = (share: (each: Agreement) => number): number => mean(found.map(({ agreement }) => share(agreement)))
  const field = (name: string): number =>
    over(({ fields }) => mean(fields.filter((each) => each.field === name).map(({ right }) => right)))
  return {
    header: over(({ header }) => mean(header.map(({ right }) => right))),
    bases: over(({ bases }) => f1Of(bases)),
    rows: over(({ annex }) => f1Of(annex)),
    lead: field('lead'),
    coordinate: field('coordinate'),
    deadline: field('deadline'),
    product: field('product'),
    axis: field('axis'),
    subIndex: field('subIndex'),
    body: over(({ body }) => f1Of(body)),
    fields: judged.length,
    'wrong fields': wrong.length,
    flagged: mean(judged.map((each) => (each.flagged ? 1 : 0))),
    'certain right': mean(certain.map(({ right }) => (right === 1 ? 1 : 0))),
    'wrong flagged': mean(wrong.map((each) => (each.flagged ? 1 : 0))),
  }
}

/** A field that a table has not says nothing of the mean. */
function mean(shares: readonly number[]): number {
  const told = shares.filter((share) => !Number.isNaN(share))
  return told.reduce((sum, share) => sum + share, 0) / told.length
}

/** Fields that are wrong and that no flag names, most frequent cause first. */
export function silentCauses({ judged }: Calibration): [cause: string, times: number, example: Judged][] {
  const causes = new Map<string, Judged[]>()
  for (const each of judged.filter(({ right, flagged }) => right < 1 && !flagged)) {
    const cause = `${each.field}: ${causeOf(each)}`
    causes.set(cause, [...(causes.get(cause) ?? []), each])
  }
  return [...causes]
    .map(([cause, all]): [string, number, Judged] => [cause, all.length, all[0]!])
    .sort((a, b) => b[1] - a[1])
}

function causeOf({ field, gold, read }: Judged): string {
  if (field === 'deadline') {
    const [wanted, found] = [gold, read] as ({ kind: string } | null)[]
    return `${wanted?.kind ?? 'none'} read as ${found?.kind ?? 'none'}`
  }
  const [wanted, found] = [gold, read].map((value) => (Array.isArray(value) ? value : value ? [value] : []))
  if (found!.length === 0) return 'nothing was read'
  if (wanted!.length === 0) return 'read where nothing stands'
  if (wanted!.length < found!.length) return 'too many'
  return wanted!.length > found!.length ? 'too few' : 'other words'
}
