import { spawn } from 'node:child_process'
import { root } from './bootstrap.mjs'

function shapes() {
  return ['architecture', 'docs', 'permissions', 'settings', 'tables'].map((each) => `test/${each}.test.ts`)
}

export const checks = {
  lint: { name: 'format and lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  types: {
    name: 'types',
    // Two checkers: each further one works out again what the others know. What did not change is remembered in `build`.
    args: [
      ...['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit', '--pretty', String(process.stdout.isTTY ?? false)],
      ...['--checkers', '2', '--incremental', '--tsBuildInfoFile', 'build/types.tsbuildinfo'],
    ],
  },
  // Only what holds the shape of the code: drills and documents that are read have minutes, and run in npm test.
  rules: { name: 'architecture, documents, permissions, settings, table types', args: ['--test', ...shapes()] },
}

/** Runs checks side by side and prints one line for each, with its output when it failed. Answers whether all passed. */
export async function runChecks(list) {
  const results = await Promise.all(list.map(report))
  return results.every(Boolean)
}

async function report({ name, args }) {
  const begun = performance.now()
  const { code, output } = await capture(args)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}

function capture(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }))
  })
}
