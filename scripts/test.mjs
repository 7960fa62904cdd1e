// npm test: everything, on a real PostgreSQL and in a real Chromium. npm run e2e: the journeys alone.
// npm test -- src/lib/calendar : the tests under one path.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installIfNeeded, root, run, underPinnedNode } from './bootstrap.mjs'
import { checks, runChecks } from './checks.mjs'
import { findChromium } from './chromium.mjs'
import { buildStaffApp } from './staff-app.mjs'

const args = process.argv.slice(2)
const journeys = args.includes('--e2e')
const paths = args.filter((each) => !each.startsWith('--'))

installIfNeeded()
if (await underPinnedNode(fileURLToPath(import.meta.url), args)) process.exitCode = await testAll()

async function testAll() {
  const whole = !journeys && paths.length === 0
  const sound = whole ? await runChecks([checks.lint, checks.types]) : true
  const browsing = paths.length === 0 || paths.some((path) => path.startsWith('test/e2e'))
  const chromium = browsing ? findChromium() : process.env.CHROMIUM_PATH
  const built = browsing ? await buildStaffApp() : 0
  const code = await withDatabase(() => run(['--test', '--test-concurrency=2', ...patterns()], environment(chromium)))
  return code || built || (sound ? 0 : 1)
}

function patterns() {
  if (journeys) return ['test/e2e/*.test.ts']
  if (paths.length > 0)
    return paths.map((path) => (path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.test.ts`))
  return ['src/**/*.test.ts', 'test/**/*.test.ts']
}

function environment(chromium) {
  return { env: chromium ? { ...process.env, CHROMIUM_PATH: chromium } : process.env }
}

/** One PostgreSQL for the whole run: the test files join it, and it is removed when they are done. */
async function withDatabase(tests) {
  const file = join(root, 'test/database.ts')
  if (!existsSync(file)) return tests()
  const { testCluster, testFolder } = await import(pathToFileURL(file).href)
  const cluster = await testCluster()
  try {
    return await tests()
  } finally {
    if (await cluster.leave()) await rm(testFolder, { recursive: true, force: true })
  }
}
