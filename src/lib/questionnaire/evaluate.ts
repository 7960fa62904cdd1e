import type { Expr } from './expression.ts'

/**
 * A value while an expression is worked out. `undefined`: missing – not asked, not answered, unknown or refused.
 * Dates are days as text 'YYYY-MM-DD' (they sort as they fall); sets are chosen codes.
 */
export type Value = number | string | boolean | ReadonlySet<string> | undefined

/** What expressions can ask about: answers by name, the answer itself, why there is none, the day. */
export type Known = {
  value(name: string): Value
  none(name: string): 'dontKnow' | 'refused' | undefined
  self: Value
  today: string
}

/** Works an expression out. Total: whatever the answers are, there is a value; what cannot be said is missing. */
export function evaluate(expr: Expr, known: Known): Value {
  switch (expr.kind) {
    case 'number':
      return finite(expr.value)
    case 'text':
      return expr.value
    case 'answer':
      return known.value(expr.name)
    case 'self':
      return known.self
    case 'negative':
      return finite(-asNumber(evaluate(expr.of, known)))
    case 'call':
      return call(expr, known)
    case 'binary':
      return binary(expr, known)
  }
}

/** Whether it holds: missing does not. */
export const holds = (expr: Expr, known: Known): boolean => truth(evaluate(expr, known))

function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'string') return value !== ''
  return value !== undefined && value.size > 0
}

/** NaN where it is no number. */
function asNumber(value: Value): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 40) return Number(value)
  return Number.NaN
}

const finite = (value: number): Value => (Number.isFinite(value) ? value : undefined)

function asText(value: Value): string {
  if (value === undefined) return ''
  if (typeof value === 'object') return [...value].join(' ')
  return String(value)
}

function binary(expr: Extract<Expr, { kind: 'binary' }>, known: Known): Value {
  const left = evaluate(expr.left, known)
  const right = evaluate(expr.right, known)
  switch (expr.op) {
    case 'or':
      return truth(left) || truth(right)
    case 'and':
      return truth(left) && truth(right)
    case '=':
      return equal(left, right)
    case '!=':
      return !equal(left, right)
    case '<':
      return inOrder(left, right, (a, b) => a < b)
    case '<=':
      return inOrder(left, right, (a, b) => a <= b)
    case '>':
      return inOrder(left, right, (a, b) => a > b)
    case '>=':
      return inOrder(left, right, (a, b) => a >= b)
    default:
      return arithmetic(expr.op, asNumber(left), asNumber(right))
  }
}

/** As in XLSForm a missing answer equals '' and nothing else; a figure equals its own text. */
function equal(left: Value, right: Value): boolean {
  if (left === undefined || right === undefined) return asText(left) === asText(right)
  if (typeof left === 'boolean' || typeof right === 'boolean') return truth(left) === truth(right)
  if (typeof left === 'number' || typeof right === 'number') return asNumber(left) === asNumber(right)
  return asText(left) === asText(right)
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** Days by the calendar, all else as figures; nothing is before or after what is missing. */
function inOrder(left: Value, right: Value, holds: (a: number | string, b: number | string) => boolean): boolean {
  if (typeof left === 'string' && typeof right === 'string' && day.test(left) && day.test(right))
    return holds(left, right)
  const [a, b] = [asNumber(left), asNumber(right)]
  return !Number.isNaN(a) && !Number.isNaN(b) && holds(a, b)
}

function arithmetic(op: '+' | '-' | '*' | 'div' | 'mod', left: number, right: number): Value {
  if (op === '+') return finite(left + right)
  if (op === '-') return finite(left - right)
  if (op === '*') return finite(left * right)
  return finite(op === 'div' ? left / right : left % right)
}

function call({ name, args }: Extract<Expr, { kind: 'call' }>, known: Known): Value {
  const first = args[0]
  if (name === 'dont-know' || name === 'refused') {
    const why = first?.kind === 'answer' ? known.none(first.name) : undefined
    return why === (name === 'refused' ? 'refused' : 'dontKnow')
  }
  const values = args.map((each) => evaluate(each, known))
  const [a, b, c] = values
  switch (name) {
    case 'true':
      return true
    case 'false':
      return false
    case 'not':
      return !truth(a)
    case 'today':
      return known.today
    case 'date':
      return day.test(asText(a)) ? asText(a) : undefined
    case 'if':
      return truth(a) ? b : c
    case 'coalesce':
      return a === undefined || a === '' ? b : a
    case 'selected':
      return typeof a === 'object' ? a.has(asText(b)) : a !== undefined && equal(a, b)
    case 'count-selected':
      return typeof a === 'object' ? a.size : a === undefined || a === '' ? 0 : 1
    case 'string-length':
      return [...asText(a)].length
    case 'contains':
      return asText(a).includes(asText(b))
    case 'starts-with':
      return asText(a).startsWith(asText(b))
    default:
      return ofNumbers(name, values.map(asNumber))
  }
}

function ofNumbers(name: 'number' | 'int' | 'round' | 'min' | 'max', values: readonly number[]): Value {
  const [first = Number.NaN, second] = values
  if (name === 'number') return finite(first)
  if (name === 'int') return finite(Math.trunc(first))
  if (name === 'min') return finite(Math.min(...values))
  if (name === 'max') return finite(Math.max(...values))
  const times = 10 ** Math.max(0, Math.min(6, Math.trunc(second ?? 0) || 0))
  return finite(Math.round(first * times) / times)
}
