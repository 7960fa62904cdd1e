// npm run cli, npm run bench: one TypeScript file of the project under the pinned Node. See bootstrap.mjs.
import { fileURLToPath } from 'node:url'
import { installIfNeeded, runHere, underPinnedNode } from './bootstrap.mjs'

const args = process.argv.slice(2)
const [file = '', ...rest] = args

installIfNeeded()
if (await underPinnedNode(fileURLToPath(import.meta.url), args)) await runHere(file, rest)
