// Runs on any Node from 20 on, before anything is installed: nothing here may need a package. It speaks on standard
// error only, so that a command's standard output is the command's own.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
export const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

export const say = (line) => process.stderr.write(`${line}\n`)

/** Ends the program with a message for people: Vietnamese, then English. */
export function stop(...lines) {
  for (const line of lines) say(line)
  process.exit(1)
}

/** Installs what package-lock.json pins, unless exactly that is there. */
export function installIfNeeded() {
  if (isInstalled()) return
  say('Đang cài đặt các gói đã ghim (lần đầu mất chừng một phút)… / Installing the pinned packages…')
  for (const attempt of [1, 2]) {
    npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'])
    // Where install scripts are switched off for the whole machine, the one that brings Node 24 is still needed.
    if (!existsSync(node) && existsSync(dirname(dirname(node)))) npm(['rebuild', 'node', '--ignore-scripts=false'])
    if (isInstalled()) return
    if (attempt === 1) say('Chưa được, thử lại lần nữa… / That did not work, trying once more…')
  }
  stop(
    'Không cài được các gói; lý do ở phía trên. Cần truy cập được kho npm (npm ping), hoặc đặt proxy: npm config set proxy http://…',
    'The packages could not be installed; the reason is above. The npm registry must be reachable (npm ping), or set a proxy: npm config set proxy http://…',
  )
}

/** Compares what npm says it put into node_modules with what the lock file asks for. */
function isInstalled() {
  const wanted = readLock('package-lock.json')
  const present = readLock('node_modules/.package-lock.json')
  if (!wanted || !present || !existsSync(node)) return false
  return Object.entries(wanted).every(
    ([path, it]) => path === '' || it.optional || it.devOptional || present[path]?.version === it.version,
  )
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

function npm(args) {
  const script = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: cleanEnvironment() }
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

// The outer npm's own settings for its run (such as a script's name) are not for the inner one.
function cleanEnvironment() {
  const keep = ([name]) => !/^npm_(lifecycle|package|command|node)/i.test(name)
  return Object.fromEntries(Object.entries(process.env).filter(keep))
}

/** True under the pinned Node; else starts `script` again under it and ends with its exit code. */
export async function underPinnedNode(script, args) {
  if (process.version === pinnedVersion()) return true
  process.exitCode = await run([script, ...args], { parent: true })
  return false
}

const pinnedVersion = () => `v${JSON.parse(readFileSync(join(root, 'node_modules/node/package.json'), 'utf8')).version}`

/**
 * Runs the pinned Node and answers its exit code. A signal to us ends it gently; if we are killed outright, it notices
 * that the channel is gone (`parent`).
 */
export function run(args, { parent = false, env = process.env, stdout = 'inherit' } = {}) {
  const stdio = ['inherit', stdout, 'inherit', ...(parent ? ['ipc'] : [])]
  const child = spawn(node, args, { cwd: root, stdio, env })
  const forward = () => child.kill('SIGTERM')
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  return new Promise((resolve) => {
    child.once('error', (error) => stop(String(error)))
    child.once('exit', (code, signal) => {
      for (const each of signals) process.off(each, forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** Loads a TypeScript file of the project as if Node had been started on it. */
export async function runHere(file, args) {
  const path = join(root, file)
  process.argv = [process.execPath, path, ...args]
  await import(pathToFileURL(path).href)
}
