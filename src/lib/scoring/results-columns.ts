import { fold } from '#lib/vietnamese/fold.ts'
import type { Criterion } from './edition.ts'

/** What a column of a results table holds. */
export type ColumnUse =
  | { use: 'year' | 'unitCode' | 'unitName' | 'code' | 'value' | 'ignored' }
  | { use: 'score'; code: string; label: string }

export type ColumnPlan = { shape: 'wide' | 'long'; columns: ColumnUse[] }

const HEADS: readonly [ColumnUse['use'] & string, RegExp][] = [
  ['year', /^(nam|year)$/],
  ['unitCode', /^(ma|ma (tinh|don vi|dvhc)|gso[_ ]?code|code|province[_ ]?code|unit[_ ]?code)$/],
  ['unitName', /^(tinh|ten tinh|tinh,? thanh pho|don vi|ten don vi|province([_ ](vi|name))?|name([_ ]vi)?|unit)$/],
  ['code', /^(chi so|tieu chi|ma (chi so|tieu chi|noi dung)|noi dung( thanh phan)?|subdim|item|indicator|criterion)$/],
  ['value', /^(diem|gia tri|ket qua|score|value)$/],
]
const CODE = /^(?:[dD]\s?(\d)|chi so noi dung (\d)|([\p{L}]{0,4}\d+(?:\.\d+[a-z]?)*))(?=$|[\s.:_–-])/u

/** Reads a header row: long when it has a column of codes and one of values, else wide with a column for each code. */
export function planColumns(header: readonly string[], criteria: readonly Criterion[]): ColumnPlan {
  const codes = new Map(criteria.map((it) => [it.code.toLowerCase(), it.code]))
  const columns = header.map((head): ColumnUse => {
    const words = fold(head).trim()
    const named = HEADS.find(([, pattern]) => pattern.test(words))
    if (named) return { use: named[0] as 'year' }
    if (/^(tong( diem)?|diem tong|total([_ ]unweighted)?|papi|chi so papi tong hop.*)$/.test(words))
      return { use: 'score', code: 'total', label: '' }
    const code = codeIn(head.trim(), codes)
    return code === undefined ? { use: 'ignored' } : { use: 'score', ...code }
  })
  const uses = new Set(columns.map((it) => it.use))
  const long = uses.has('code') && uses.has('value')
  if (!long) return { shape: 'wide', columns }
  return { shape: 'long', columns: columns.map((it) => (it.use === 'score' ? { use: 'ignored' } : it)) }
}

function codeIn(head: string, codes: ReadonlyMap<string, string>): { code: string; label: string } | undefined {
  const exact = codes.get(head.toLowerCase())
  if (exact) return { code: exact, label: '' }
  const found = CODE.exec(head)
  if (!found) return
  const text = found[1] ?? found[2]
  const code = codes.get((text ? `d${text}` : (found[3] ?? '')).toLowerCase())
  return code === undefined ? undefined : { code, label: head.slice(found[0].length).replace(/^[\s.:_–-]+/, '') }
}

/** A label that names something else than the edition does. `elsewhere`: another code of the edition has that name. */
export type LabelFinding = { code: string; label: string; expected: string; elsewhere: string | undefined }

/** Compares the labels of a wide header with the names of the edition: old workbooks carry the labels of later years. */
export function labelFindings(plan: ColumnPlan, criteria: readonly Criterion[]): LabelFinding[] {
  const namesOf = (it: Criterion) => [it.name.vi, it.name.en ?? ''].filter(Boolean).map(plain)
  return plan.columns.flatMap((column): LabelFinding[] => {
    if (column.use !== 'score' || column.label === '') return []
    const criterion = criteria.find((it) => it.code === column.code)
    const label = plain(column.label)
    if (!criterion || namesOf(criterion).some((name) => alike(name, label))) return []
    const elsewhere = criteria.find((it) => it !== criterion && namesOf(it).some((name) => name === label))?.code
    return [{ code: column.code, label: column.label, expected: criterion.name.vi, elsewhere }]
  })
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** One name holds the other, or they share most of their words: names are shortened in every workbook. */
function alike(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  const [x, y] = [new Set(a.split(' ')), new Set(b.split(' '))]
  const common = [...x].filter((word) => y.has(word)).length
  return common / Math.min(x.size, y.size) >= 0.6
}
