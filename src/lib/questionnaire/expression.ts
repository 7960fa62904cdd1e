/**
 * The language of conditions and constraints: the part of XPath that XLSForm uses, so that forms travel unchanged.
 * It is parsed, never executed; every expression ends, in a time that its length says, with a value.
 */
export type Expr =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'answer'; name: string; at: number }
  | { kind: 'self'; at: number }
  | { kind: 'call'; name: FunctionName; args: readonly Expr[]; at: number }
  | { kind: 'negative'; of: Expr }
  | { kind: 'binary'; op: BinaryOp; left: Expr; right: Expr; at: number }

export type BinaryOp = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod'

/** Name → least and most arguments. */
export const functions = {
  not: [1, 1],
  true: [0, 0],
  false: [0, 0],
  selected: [2, 2],
  'count-selected': [1, 1],
  'string-length': [1, 1],
  contains: [2, 2],
  'starts-with': [2, 2],
  if: [3, 3],
  coalesce: [2, 2],
  number: [1, 1],
  int: [1, 1],
  round: [1, 2],
  min: [1, 20],
  max: [1, 20],
  today: [0, 0],
  date: [1, 1],
  'dont-know': [1, 1],
  refused: [1, 1],
} as const satisfies Record<string, readonly [number, number]>
export type FunctionName = keyof typeof functions

export type ExpressionFaultCode =
  | 'expression.too_long'
  | 'expression.too_deep'
  | 'expression.letter'
  | 'expression.text_open'
  | 'expression.unexpected'
  | 'expression.ended'
  | 'expression.function'
  | 'expression.arguments'

/** Where (characters from 0) and why an expression cannot be read. */
export class ExpressionFault extends Error {
  override name = 'ExpressionFault'
  readonly code: ExpressionFaultCode
  readonly at: number
  readonly found: string
  constructor(code: ExpressionFaultCode, at: number, found = '') {
    super(`${code} at ${at}: ${found}`)
    this.code = code
    this.at = at
    this.found = found
  }
}

export const LONGEST_EXPRESSION = 2000
const DEEPEST = 40

type Token = { kind: 'number' | 'text' | 'answer' | 'name' | 'sign' | 'end'; text: string; at: number }

const signs = ['<=', '>=', '!=', '(', ')', ',', '=', '<', '>', '+', '-', '*', '.']
const isDigit = (letter: string | undefined) => letter !== undefined && letter >= '0' && letter <= '9'
const isLetter = (letter: string | undefined) => letter !== undefined && /[A-Za-z_]/.test(letter)

function tokensOf(source: string): Token[] {
  if (source.length > LONGEST_EXPRESSION) throw new ExpressionFault('expression.too_long', LONGEST_EXPRESSION)
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    const letter = source[at]!
    if (/\s/.test(letter)) {
      at++
      continue
    }
    const token = tokenAt(source, at)
    tokens.push(token)
    at =
      token.kind === 'text'
        ? at + token.text.length + 2
        : token.kind === 'answer'
          ? at + token.text.length + 3
          : at + token.text.length
  }
  return [...tokens, { kind: 'end', text: '', at }]
}

function tokenAt(source: string, at: number): Token {
  const letter = source[at]!
  if (letter === "'" || letter === '"' || letter === '‘' || letter === '’' || letter === '“')
    return textAt(source, at, letter)
  if (source.startsWith('${', at)) {
    const end = source.indexOf('}', at)
    const name = source.slice(at + 2, end < 0 ? source.length : end)
    if (end < 0 || !/^[A-Za-z_][\w.-]*$/.test(name))
      throw new ExpressionFault('expression.letter', at, name.slice(0, 40))
    return { kind: 'answer', text: name, at }
  }
  if (isDigit(letter) || (letter === '.' && isDigit(source[at + 1]))) return numberAt(source, at)
  if (isLetter(letter)) {
    let end = at + 1
    while (isLetter(source[end]) || isDigit(source[end]) || (source[end] === '-' && isLetter(source[end + 1]))) end++
    return { kind: 'name', text: source.slice(at, end), at }
  }
  const sign = signs.find((each) => source.startsWith(each, at))
  if (!sign) throw new ExpressionFault('expression.letter', at, letter)
  return { kind: 'sign', text: sign, at }
}

/** Word turns quotation marks into curled ones; they mean the same. */
function textAt(source: string, at: number, open: string): Token {
  const close = open === '‘' ? '’' : open === '“' ? '”' : open
  const end = source.indexOf(close, at + 1)
  if (end < 0) throw new ExpressionFault('expression.text_open', at)
  return { kind: 'text', text: source.slice(at + 1, end), at }
}

function numberAt(source: string, at: number): Token {
  let end = at
  while (isDigit(source[end])) end++
  if (source[end] === '.') {
    end++
    while (isDigit(source[end])) end++
  }
  return { kind: 'number', text: source.slice(at, end), at }
}

function leafOf({ kind, text, at }: Token): Expr | undefined {
  if (kind === 'number') return { kind, value: Number(text) }
  if (kind === 'text') return { kind, value: text }
  if (kind === 'answer') return { kind, name: text, at }
  return kind === 'sign' && text === '.' ? { kind: 'self', at } : undefined
}

/** What binds loosest comes first. */
const levels: readonly (readonly BinaryOp[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
]

/** Reads an expression. Throws `ExpressionFault` with the place where it stopped. */
export function parseExpression(source: string): Expr {
  const tokens = tokensOf(source)
  let next = 0
  let depth = 0
  const peek = () => tokens[next]!
  const take = () => tokens[next++]!
  const isSign = (text: string) => peek().kind === 'sign' && peek().text === text
  const unexpected = (): never => {
    const { kind, text, at } = peek()
    throw new ExpressionFault(kind === 'end' ? 'expression.ended' : 'expression.unexpected', at, text.slice(0, 40))
  }
  const expect = (text: string) => (isSign(text) ? take() : unexpected())

  function binary(level: number): Expr {
    const ops = levels[level]
    if (!ops) return unary()
    let left = binary(level + 1)
    for (;;) {
      const { kind, text, at } = peek()
      if ((kind !== 'sign' && kind !== 'name') || !ops.includes(text as BinaryOp)) return left
      take()
      left = { kind: 'binary', op: text as BinaryOp, left, right: binary(level + 1), at }
    }
  }
  function unary(): Expr {
    if (!isSign('-')) return primary()
    take()
    return nested(() => ({ kind: 'negative', of: unary() }))
  }
  /** Nesting is what could overflow the stack: it is counted. */
  function nested<T>(read: () => T): T {
    if (++depth > DEEPEST) throw new ExpressionFault('expression.too_deep', peek().at)
    const result = read()
    depth--
    return result
  }
  function primary(): Expr {
    const leaf = leafOf(peek())
    if (leaf) {
      take()
      return leaf
    }
    if (isSign('(')) {
      take()
      const inner = nested(() => binary(0))
      expect(')')
      return inner
    }
    return peek().kind === 'name' ? call() : unexpected()
  }
  function call(): Expr {
    const { text, at } = take()
    if (!Object.hasOwn(functions, text)) throw new ExpressionFault('expression.function', at, text.slice(0, 40))
    const name = text as FunctionName
    expect('(')
    const args: Expr[] = []
    while (!isSign(')')) {
      if (args.length > 0) expect(',')
      args.push(nested(() => binary(0)))
    }
    take()
    const [least, most] = functions[name]
    if (args.length < least || args.length > most) throw new ExpressionFault('expression.arguments', at, name)
    return { kind: 'call', name, args, at }
  }

  const read = binary(0)
  return peek().kind === 'end' ? read : unexpected()
}

/** Names of the answers that an expression reads, in their order, each once. */
export function namesIn(expr: Expr): string[] {
  const names = new Set<string>()
  walkExpression(expr, (each) => each.kind === 'answer' && names.add(each.name))
  return [...names]
}

export function walkExpression(expr: Expr, visit: (each: Expr) => unknown): void {
  visit(expr)
  if (expr.kind === 'negative') walkExpression(expr.of, visit)
  if (expr.kind === 'binary') {
    walkExpression(expr.left, visit)
    walkExpression(expr.right, visit)
  }
  if (expr.kind === 'call') for (const each of expr.args) walkExpression(each, visit)
}
