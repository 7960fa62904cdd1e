import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const src = join(root, 'src')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.replaceAll('\\', '/'))
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)(fake|samples)[-/]/.test(file)
const product = files.filter((file) => !isTest(file))
const textOf = (file: string) => readFileSync(join(src, file), 'utf8')

type Import = { from: string; to: string; typeOnly: boolean }

/** Imports inside src, both as paths below src. */
function importsOf(file: string): Import[] {
  const pattern = /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm
  return [...textOf(file).matchAll(pattern)].flatMap(([, type, named, bare]) => {
    const target = named ?? bare ?? ''
    const path = target.startsWith('#')
      ? target.slice(1)
      : target.startsWith('.')
        ? relative(src, resolve(src, dirname(file), target))
        : undefined
    return path === undefined ? [] : [{ from: file, to: path, typeOnly: type !== undefined }]
  })
}

const kind = (path: string) => /^(lib|platform|features|web)\//.exec(path)?.[1] ?? 'entry'
const feature = (path: string) => /^features\/([^/]+)\//.exec(path)?.[1]
const fileName = (path: string) => path.split('/').at(-1) ?? ''
const all = product.flatMap(importsOf)
const none = (wrong: string[], rule: string) => assert.deepEqual(wrong, [], rule)
const named = ({ from, to }: Import) => `${from} → ${to}`

test('the imports are really read', () => {
  assert.ok(all.length > 500, `only ${all.length} imports were found`)
})

test('code points one way: web → features → platform → lib', () => {
  const rank: Record<string, number> = { lib: 0, platform: 1, features: 2, web: 3, entry: 4 }
  const wrong = all.filter(({ from, to, typeOnly }) => {
    // The staff app is typed by the list of operations: types only, nothing of it is shipped.
    if (kind(from) === 'web' && typeOnly) return false
    return (rank[kind(from)] ?? 0) < (rank[kind(to)] ?? 0)
  })
  none(wrong.map(named), 'Move what both need down, or pass it as an argument.')
})

test('only store.ts and the platform speak SQL', () => {
  const wrong = product.filter(
    (file) => kind(file) !== 'platform' && !file.endsWith('/store.ts') && /from 'kysely'|\bsql`/.test(textOf(file)),
  )
  none(wrong, 'Put the query into the feature’s store.ts.')
})

test('only a feature’s own store writes its tables', () => {
  const writers = new Map<string, Set<string>>()
  const pattern =
    /(?:insertInto|updateTable|deleteFrom)\('(\w+)'|(?:insert into|update|delete from|copy) (?:only )?([a-z_]+)\b(?= [^']*?(?:set|values|select|where|from|\())/g
  for (const file of product.filter((each) => each.endsWith('/store.ts'))) {
    for (const [, builder] of textOf(file).matchAll(pattern)) {
      if (builder) writers.set(builder, (writers.get(builder) ?? new Set()).add(feature(file) ?? file))
    }
  }
  const shared = new Set(['setting'])
  const wrong = [...writers].filter(([table, by]) => by.size > 1 && !shared.has(table))
  none(
    wrong.map(([table, by]) => `${table}: ${[...by].join(', ')}`),
    'One feature owns a table; the others read it, or tell its owner by an event.',
  )
})

test('a feature uses another’s schema, rules and store reads, never its operations; no cycles', () => {
  const between = all.filter(({ from, to }) => feature(from) && feature(to) && feature(from) !== feature(to))
  const operations = between.filter(({ from, to }) => fileName(to) === 'operations.ts' && !from.includes('/access/'))
  none(operations.map(named), 'Tell the other feature by an event (src/events.ts) or use its rules.')
  const next = new Map<string, Set<string>>()
  for (const { from, to, typeOnly } of between) {
    const [a, b] = [feature(from) ?? '', feature(to) ?? '']
    if (!typeOnly && b !== 'access') next.set(a, (next.get(a) ?? new Set()).add(b))
  }
  none(cycles(next), 'Split what both need into a third feature.')
})

function cycles(next: Map<string, Set<string>>): string[] {
  const found: string[] = []
  const visit = (node: string, path: string[]) => {
    if (path.includes(node)) return void found.push([...path.slice(path.indexOf(node)), node].join(' → '))
    for (const each of next.get(node) ?? []) visit(each, [...path, node])
  }
  for (const node of next.keys()) visit(node, [])
  return [...new Set(found.map((path) => path.split(' → ').sort().join(' ')))]
}

test('browser code takes only schema, rules and types from features', () => {
  const wrong = all.filter(
    ({ from, to, typeOnly }) =>
      /^web\/(staff|interview|questions)\//.test(from) &&
      !typeOnly &&
      feature(to) &&
      !/^(schema|rules|roles)\.ts$/.test(fileName(to)),
  )
  none(wrong.map(named), 'Call an operation instead.')
})

test('rules are values in, value or Problem out: no clock, no chance, no world', () => {
  const wrong = product
    .filter((file) => /^features\/.*\/rules\.ts$/.test(file))
    .filter((file) =>
      /new Date\(\)|Date\.now\(|Math\.random|from 'node:|from '#platform\/(?!problem)/.test(textOf(file)),
    )
  none(wrong, 'Pass now and ids as arguments.')
})

test('lib is pure', () => {
  const wrong = product
    .filter((file) => file.startsWith('lib/'))
    .filter((file) =>
      /from 'node:(fs|http|net|child_process|worker)|process\.env|Date\.now\(|Math\.random/.test(textOf(file)),
    )
  none(wrong, 'What reads the world belongs in platform.')
})

test('files stay readable: at most 300 lines', () => {
  const long = product
    .filter((file) => !file.endsWith('db/tables.ts'))
    .map((file) => [file, textOf(file).split('\n').length - 1] as const)
    .filter(([, lines]) => lines > 300)
  none(
    long.map(([file, lines]) => `${file}: ${lines}`),
    'Two ideas in one file: split it.',
  )
})
