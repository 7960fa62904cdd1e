// npm start, npm run dev: from a fresh clone to a running server. See bootstrap.mjs.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installIfNeeded, root, run, runHere, underPinnedNode } from './bootstrap.mjs'
import { buildStaffApp, viteConfig } from './staff-app.mjs'

const args = process.argv.slice(2)
const dev = args.includes('--dev')

installIfNeeded()
if (await underPinnedNode(fileURLToPath(import.meta.url), args)) await (dev ? develop() : serve())

async function serve() {
  if ((await buildStaffApp()) !== 0) process.exit(1)
  await runHere('src/main.ts', [])
}

/** The server restarts when its code changes; Vite serves the staff app with its changes at once. */
async function develop() {
  const server = run(['--watch', '--watch-preserve-output', 'src/main.ts'])
  const screens = existsSync(join(root, viteConfig))
    ? [run(['node_modules/vite/bin/vite.js', '--config', viteConfig])]
    : []
  process.exitCode = await Promise.race([server, ...screens])
  process.kill(process.pid, 'SIGTERM')
}
