import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { problemStatus } from '#platform/problem.ts'
import { operations } from '../src/operations.ts'

const root = join(import.meta.dirname, '..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const json = (path: string) => JSON.parse(text(path)) as Record<string, unknown>
const manifest = json('package.json') as Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>>

const top = readdirSync(root).filter((name) => name.endsWith('.md'))
const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
const pages = [...top, ...below, 'examples/lam-giang/README.md']

/** Folders whose files a document may name from the root; what stands in `data/` and `build/` comes while running. */
const kept = [
  'src',
  'lib',
  'platform',
  'features',
  'web',
  'content',
  'migrations',
  'examples',
  'test',
  'bench',
  'docs',
  'scripts',
]
const rooted = new RegExp(`^(?:${kept.join('|')}|\\.ci)(?:/|$)`)
const bare = /^[\w.-]+\.(?:ts|tsx|mjs|md|json|sql|csv|txt|png)$/
const pattern = /[*<>{}…$|\s]|NNNN/

/** Links, and what stands in code marks or indented blocks and looks like a path of ours. */
function pathsIn(page: string): string[] {
  const body = text(page)
  const links = [...body.matchAll(/\]\(([^)#\s]+)/g)].map(([, to = '']) => to)
  const marked = [...body.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  const places = marked.flatMap((code) => code.split(/\s+/)).filter((word) => rooted.test(word) && word.includes('/'))
  return [...links.filter((to) => !/^\w+:/.test(to)), ...places].filter((path) => !pattern.test(path))
}

const exists = (page: string, path: string) =>
  [dirname(page), '.', 'src'].some((from) => existsSync(join(root, from, path.replace(/[.,:;]+$/, ''))))

test('every path that a document names is there', () => {
  const named = pages.flatMap((page) => pathsIn(page).map((path) => ({ page, path })))
  assert.ok(named.length > 50, `only ${named.length} paths were found`)
  const missing = named.filter(({ page, path }) => !exists(page, path))
  assert.deepEqual(missing, [])
})

test('every file name that stands alone in a document is a file of the project', () => {
  const files = ['.', 'src', 'test', 'bench', 'content', 'docs', 'examples', 'migrations', 'scripts'].flatMap(
    (folder) => readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }),
  )
  const known = new Set(files.map((file) => file.split(/[\\/]/).at(-1)))
  const insideArchives = new Set(['header.json', 'manifest.json'])
  const missing = pages.flatMap((page) =>
    [...text(page).matchAll(/`([^`\s]+)`/g)]
      .map(([, code = '']) => code)
      .filter((code) => bare.test(code) && !pattern.test(code) && !known.has(code) && !insideArchives.has(code))
      .map((code) => `${page}: ${code}`),
  )
  assert.deepEqual(missing, [])
})

test('every npm command that a document names is in package.json', () => {
  const commands = pages.flatMap((page) =>
    [...text(page).matchAll(/npm (run (?:-s )?([\w:-]+)|start|test)/g)].map(([whole, rest, script]) => ({
      page,
      whole,
      script: script ?? rest ?? '',
    })),
  )
  assert.ok(commands.length > 10, `only ${commands.length} commands were found`)
  const missing = commands.filter(({ script }) => !manifest.scripts[script])
  assert.deepEqual(missing, [])
})

test('every command of the program that a document names is one', () => {
  const own = /const commands[^{]*\{([\s\S]*?)\n\}/.exec(text('src/cli.ts'))?.[1] ?? ''
  const names = new Set<string>(operations.map(({ name }) => name))
  for (const [, quoted, plain] of own.matchAll(/^ {2}(?:'([^']+)'|(\w+))/gm)) names.add(quoted ?? plain ?? '')
  assert.ok(names.has('backup') && names.has('db.types'), 'the commands of src/cli.ts are read')
  const missing = pages.flatMap((page) =>
    [...text(page).matchAll(/npm run (?:-s )?cli -- ([\w.]+)/g)]
      .filter(([, name = '']) => !names.has(name))
      .map(([whole]) => `${page}: ${whole}`),
  )
  assert.deepEqual(missing, [])
})

const locales = ['vi', 'en'] as const
const messageFiles = readdirSync(join(root, 'content/messages/vi'))
const keysOf = (locale: string) =>
  messageFiles.flatMap((file) => Object.keys(json(`content/messages/${locale}/${file}`)))

// English has a singular of its own (`….one`) where Vietnamese needs none.
const withoutSingulars = (keys: string[]) =>
  keys.filter((key) => !(key.endsWith('.one') && keys.includes(key.replace(/\.one$/, '')))).sort()

test('both languages have the same files and the same keys, each once', () => {
  assert.deepEqual(readdirSync(join(root, 'content/messages/en')), messageFiles)
  for (const file of messageFiles) {
    const [vi, en] = locales.map((locale) => withoutSingulars(Object.keys(json(`content/messages/${locale}/${file}`))))
    assert.deepEqual(vi, en, file)
  }
  const keys = keysOf('vi')
  const twice = keys.filter((key, at) => keys.indexOf(key) !== at)
  assert.deepEqual(twice, [])
})

// JSON itself takes the last of two, and the other use of the key silently gets the wrong words.
test('no file of words has a key twice', () => {
  const twice = locales.flatMap((locale) =>
    messageFiles.flatMap((file) => {
      const keys = [...text(`content/messages/${locale}/${file}`).matchAll(/^\s*"([^"]+)":/gm)].map(([, key]) => key)
      return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${locale}/${file}: ${key}`)
    }),
  )
  assert.deepEqual(twice, [])
})

test('whatever the portal says has its words', () => {
  const folder = 'src/web/portal'
  const keys = new Set(keysOf('vi'))
  const said = readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...text(`${folder}/${file}`).matchAll(/\bsay\('([\w.]+)'/g)].map(([, key]) => `portal.${key}`))
  assert.ok(said.length > 100)
  assert.deepEqual(
    said.filter((key) => !keys.has(key)),
    [],
  )
})

test('both languages fill the same places of a text', () => {
  const places = (value: unknown) => [...new Set(String(value).match(/\{\w+\}/g))].sort()
  for (const file of messageFiles) {
    const [vi, en] = locales.map((locale) => json(`content/messages/${locale}/${file}`))
    for (const key of Object.keys(vi ?? {})) assert.deepEqual(places(vi?.[key]), places(en?.[key]), key)
  }
})

for (const locale of locales) {
  test(`every problem has its words in ${locale}, and the reverse`, () => {
    const words = json(`content/messages/${locale}/problems.json`)
    const codes = Object.keys(words).flatMap((key) => /^problem\.([a-z]+\.[a-z_]+)$/.exec(key)?.[1] ?? [])
    assert.deepEqual(codes.sort(), Object.keys(problemStatus).sort())
    for (const [key, value] of Object.entries(words)) assert.ok(String(value).trim().length > 5, key)
  })
}

test('every write has its name on the audit page', () => {
  const keys = new Set(keysOf('vi'))
  const told = operations.filter((each) => each.method !== 'GET' && !('unrecorded' in each))
  const nameless = told.filter(({ name }) => !keys.has(`operation.${name}`))
  assert.deepEqual(
    nameless.map(({ name }) => name),
    [],
  )
})

test('every package has its reason, and the reverse', () => {
  const reasons = [...text('docs/decisions/0011-libraries.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
  const packages = { ...manifest.dependencies, ...manifest.devDependencies }
  assert.deepEqual(reasons.map(([, name]) => name).sort(), Object.keys(packages).sort())
  for (const [, name, reason = ''] of reasons) assert.ok(reason.trim().length >= 10, name)
  for (const [name, version] of Object.entries(packages)) assert.match(version, /^\d/, `${name} is pinned`)
})
