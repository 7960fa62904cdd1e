import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { OperatorError } from '#platform/operator-error.ts'
import { isAlive } from '#platform/running.ts'
import { program } from './binaries.ts'
import type { Place } from './place.ts'

/** Refuses a data folder that another major version of PostgreSQL wrote: it cannot be read, only carried over. */
export async function refuseOtherMajor({ data, binaries }: Place): Promise<void> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (found === '' || found === String(binaries.major)) return
  throw new OperatorError(
    `Thư mục ${data} do PostgreSQL ${found} ghi, còn phiên bản này kèm PostgreSQL ${binaries.major}. Hãy dùng lại phiên bản Năm Rõ trước để chạy "npm run cli -- backup", đổi tên thư mục này, rồi "npm run cli -- restore" bằng phiên bản mới. Chưa có gì bị thay đổi.`,
    `The folder ${data} was written by PostgreSQL ${found}; this version brings PostgreSQL ${binaries.major}. With the previous version of Năm Rõ run "npm run cli -- backup", rename the folder, then "npm run cli -- restore" with this one. Nothing was changed.`,
  )
}

/** Makes the data folder when there is none: beside its place first, then moved there in one step. */
export async function createDataFolder(place: Place): Promise<void> {
  const { data, account } = place
  await removeUnfinished(data)
  if (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')) return
  const fresh = `${data}.new-${process.pid}`
  await mkdir(fresh, { mode: 0o700 })
  try {
    if (account) await chown(fresh, account.uid, account.gid)
    await initialise(place, fresh)
    await rename(fresh, data)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    const quicker = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')
    if (!quicker) throw error
  }
}

/** What a start that was killed in the middle left behind. */
async function removeUnfinished(data: string): Promise<void> {
  const prefix = `${basename(data)}.new-`
  for (const name of await readdir(dirname(data))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue
    await rm(join(dirname(data), name), { recursive: true, force: true })
  }
}

// The letters' kinds come from the system's locale, the order of words from ICU: Vietnamese on every machine.
const characterKinds = process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']

async function initialise(place: Place, fresh: string): Promise<void> {
  const password = `${fresh}.password`
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (place.account) await chown(password, place.account.uid, place.account.gid)
  const auth = process.platform === 'win32' ? 'scram-sha-256' : 'trust'
  let refusal: unknown
  try {
    for (const kinds of characterKinds) {
      const args = ['-D', fresh, '-U', 'namro', `--auth=${auth}`, `--pwfile=${password}`, '--encoding=UTF8']
      args.push('--locale=C', `--lc-ctype=${kinds}`, '--locale-provider=icu', '--icu-locale=vi-VN', '--data-checksums')
      refusal = await run(place, args)
      if (refusal === undefined) {
        if (process.platform === 'win32') await rename(password, join(fresh, 'namro.password'))
        return
      }
    }
    throw new OperatorError(
      `Không tạo được cơ sở dữ liệu trong ${place.data}: ${String(refusal)}`,
      `The database could not be made in ${place.data}; initdb's reason is above.`,
    )
  } finally {
    await rm(password, { force: true })
  }
}

async function run({ binaries, account }: Place, args: string[]): Promise<string | undefined> {
  const ids = account ? { uid: account.uid, gid: account.gid } : {}
  const env = { LC_ALL: 'C', PATH: process.env.PATH ?? '', ...windowsEnvironment() }
  try {
    await promisify(execFile)(program(binaries, 'initdb'), args, { ...ids, env, cwd: '/' })
    return undefined
  } catch (error) {
    return (error as { stderr?: string }).stderr || String(error)
  }
}

/** Windows programs fail without these; elsewhere nothing is passed on. */
export const windowsEnvironment = (): Record<string, string> =>
  process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '', TEMP: process.env.TEMP ?? '' } : {}
