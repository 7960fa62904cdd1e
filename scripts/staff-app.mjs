// Builds the staff app and the app of interviewers when what it is made of has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, say } from './bootstrap.mjs'

export const viteConfig = 'src/web/staff/vite.config.ts'
const interviewConfig = 'src/web/interview/vite.config.ts'

const inputs = [
  'src/web',
  'src/lib',
  'src/features',
  'src/operations.ts',
  'src/platform/problem.ts',
  'content/messages',
  'package-lock.json',
]
const record = join(root, 'build/staff.inputs')

/** Answers the exit code of Vite; 0 when there was nothing to do. */
export async function buildStaffApp() {
  if (!existsSync(join(root, viteConfig))) return 0
  const now = digest()
  const built = ['staff', 'interview'].every((app) => existsSync(join(root, `build/${app}/index.html`)))
  if (built && read(record) === now) return 0
  say('Đang dựng giao diện… / Building the staff app…')
  const options = { stdout: 2, env: { ...process.env, NODE_ENV: 'production' } }
  for (const config of [viteConfig, interviewConfig]) {
    const code = await run(
      ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn'],
      options,
    )
    if (code !== 0) return code
  }
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(record, now)
  return 0
}

function digest() {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(files).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function files(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  // Tests, stores and jobs never reach the browser; of the operations, names and addresses do.
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(\.test\.tsx?|^store\.ts|^jobs\.ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
