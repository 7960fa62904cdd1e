import type { z } from 'zod'
import { methodIds } from './method-shape.ts'

/** Something wrong in a framework's files, for the expert who wrote them. `where` is a code or a place in the file. */
export type Mistake = { file: string; where: string; message: string }

type Issue = z.core.$ZodIssue

const kindWords: Record<string, string> = {
  string: 'chữ (trong dấu ngoặc kép)',
  number: 'số (không có dấu ngoặc kép; dấu thập phân là dấu chấm)',
  boolean: 'true hoặc false',
  array: 'danh sách [ … ]',
  object: 'nhóm { … }',
  int: 'số nguyên',
}

const quoted = (values: readonly unknown[]): string => values.map((it) => `“${String(it)}”`).join(', ')

/** What a shape refuses, in words that need no knowledge of programming. */
function issueWords(issue: Issue): string {
  if (issue.code === 'invalid_type') {
    const missing = issue.input === undefined
    return missing
      ? `thiếu mục này; cần là ${kindWords[issue.expected] ?? issue.expected}`
      : `cần là ${kindWords[issue.expected] ?? issue.expected}`
  }
  if (issue.code === 'unrecognized_keys') return `có mục không dùng đến: ${quoted(issue.keys)}; hãy bỏ hoặc sửa tên mục`
  if (issue.code === 'invalid_value') return `chỉ nhận một trong các giá trị ${quoted(issue.values)}`
  if (issue.code === 'too_small' && issue.origin === 'string') return 'không được để trống'
  if (issue.code === 'too_small')
    return issue.origin === 'array' ? `cần ít nhất ${issue.minimum} dòng` : `không được nhỏ hơn ${issue.minimum}`
  if (issue.code === 'too_big') return `không được lớn hơn ${issue.maximum}`
  if (issue.code === 'custom' && issue.message === 'unknown_method') {
    return `cách chấm “${String(issue.params?.id ?? '')}” không có; các cách chấm: ${methodIds.join(', ')}`
  }
  if (issue.code === 'invalid_format') return 'mã chỉ gồm chữ, số, dấu chấm, gạch nối, gạch dưới'
  return issue.message
}

/** Places in a list are told by the code of the record, as the expert knows it. */
export function mistakesOf(file: string, value: unknown, issues: readonly Issue[]): Mistake[] {
  return issues.map((issue) => {
    const [first, ...rest] = issue.path
    const record =
      Array.isArray(value) && typeof first === 'number' ? (value[first] as { code?: unknown; id?: unknown }) : undefined
    const name = record && (record.code ?? record.id)
    const path = record ? rest : issue.path
    const where = record ? (name === undefined ? `dòng thứ ${Number(first) + 1}` : `tiêu chí ${String(name)}`) : ''
    const place = path.map(String).join('.')
    return { file, where: [where, place && `mục ${place}`].filter(Boolean).join(', '), message: issueWords(issue) }
  })
}
