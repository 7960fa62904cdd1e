// npm run check: format, lint, types, and the tests that read the code and the documents. Under a minute.
import { fileURLToPath } from 'node:url'
import { installIfNeeded, underPinnedNode } from './bootstrap.mjs'
import { checks, runChecks } from './checks.mjs'

installIfNeeded()
if (await underPinnedNode(fileURLToPath(import.meta.url), [])) {
  process.exitCode = (await runChecks([checks.lint, checks.types, checks.rules])) ? 0 : 1
}
