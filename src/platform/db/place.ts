import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readFile, realpath, rmdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OperatorError } from '#platform/operator-error.ts'
import { type Account, canUse, canWrite, isRoot, unprivilegedAccount } from './account.ts'
import { type Binaries, copyBinaries, program } from './binaries.ts'

/** Where the embedded PostgreSQL lives: who runs it, its data folder, the folder of its socket, its programs. */
export type Place = {
  account: Account | undefined
  data: string
  sockets: string
  binaries: Binaries
  notices: string[]
}

const shared = '/var/lib/namro'

/** Decides and prepares the place. Folders are made and given to the right account; nothing is started. */
export async function choosePlace(dataDir: string, binaries: Binaries): Promise<Place> {
  const root = isRoot()
  // As root, others must be able to pass through to the folder of PostgreSQL; what is secret has its own mode.
  await mkdir(dataDir, { recursive: true, mode: root ? 0o711 : 0o700 })
  const home = await realpath(dataDir)
  const place = root ? await placeAsRoot(home, binaries) : await placeAsUser(home, binaries)
  return { ...place, sockets: await socketFolder(place.data, place.account) }
}

async function placeAsUser(home: string, binaries: Binaries): Promise<Place> {
  const data = (await readLocation(home)) ?? join(home, 'pg')
  const owner = await stat(data).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw foreignFolder(data)
  })
  if (owner && process.getuid && owner.uid !== process.getuid()) throw foreignFolder(data)
  return { account: undefined, data, sockets: data, binaries, notices: [] }
}

async function placeAsRoot(home: string, given: Binaries): Promise<Place> {
  const notices: string[] = []
  const near = join(home, 'pg')
  const account = await unprivilegedAccount((await readLocation(home)) ?? near, home)
  const data = (await usableLocation(home)) ?? ((await reachable(account, near, home)) ? near : await elsewhere(home))
  if (data !== near) {
    await give(data, account)
    notices.push(
      `Tài khoản "${account.name}" (PostgreSQL không chạy dưới quyền root) không vào được ${home}, nên dữ liệu của PostgreSQL nằm ở ${data}.`,
      `The account "${account.name}" (PostgreSQL does not run as root) cannot enter ${home}, so the data of PostgreSQL lie in ${data}.`,
    )
  }
  const binaries = canUse(account, program(given, 'postgres'), ['--version'])
    ? given
    : await copyBinaries(given, shared)
  if (binaries !== given)
    notices.push(`Chương trình PostgreSQL nằm ở / The programs of PostgreSQL lie in ${binaries.folder}.`)
  return { account, data, sockets: data, binaries, notices }
}

async function reachable(account: Account, data: string, home: string): Promise<boolean> {
  const existed = await stat(data).catch(() => undefined)
  if (!existed) await give(data, account)
  if (canWrite(account, data)) return true
  if (existed) {
    throw new OperatorError(
      `Tài khoản "${account.name}" không ghi được vào ${data}. Hãy chạy: chown -R ${account.name} "${data}" && chmod a+x "${home}".`,
      `The account "${account.name}" cannot write to ${data}. Run: chown -R ${account.name} "${data}" && chmod a+x "${home}".`,
    )
  }
  await rmdir(data)
  return false
}

async function give(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chown(folder, account.uid, account.gid)
}

// --- Data that had to be put outside DATA_DIR: both sides name each other, so that a moved clone finds its data again
// and a copied clone does not share them with the original.

const locationFile = (home: string) => join(home, 'pg.location')
const ownerFile = (data: string) => `${data}.belongs-to`

const readLine = async (file: string) => (await readFile(file, 'utf8').catch(() => '')).split('\n')[0] || undefined
const readLocation = (home: string) => readLine(locationFile(home))

async function usableLocation(home: string): Promise<string | undefined> {
  const data = await readLocation(home)
  if (data === undefined) return undefined
  const owner = await readLine(ownerFile(data))
  if (owner === home) return data
  if (owner !== undefined && (await readLocation(owner)) === data) return undefined
  await writeFile(ownerFile(data), `${home}\n`)
  return data
}

async function elsewhere(home: string): Promise<string> {
  const data = join(shared, shortHash(home), 'pg')
  await mkdir(join(shared, shortHash(home)), { recursive: true, mode: 0o755 })
  for (const folder of [shared, join(shared, shortHash(home))]) await chmod(folder, 0o755)
  await writeFile(ownerFile(data), `${home}\n`)
  await writeFile(
    locationFile(home),
    `${data}\nThe database of this folder lies there. Back both up; delete both together.\n`,
  )
  return data
}

// --- The socket

/** Longest path of a socket in bytes: `sun_path` less its end mark (Linux 108, macOS 104). */
const longestSocket = process.platform === 'linux' ? 107 : 103
const fits = (folder: string) => Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longestSocket

async function socketFolder(data: string, account: Account | undefined): Promise<string> {
  if (process.platform === 'win32' || fits(data)) return data
  const uid = account?.uid ?? process.getuid?.() ?? 0
  for (const base of [tmpdir(), '/tmp']) {
    const folder = join(base, `namro-${shortHash(`${uid} ${data}`)}`)
    if (!fits(folder)) continue
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    const found = await lstat(folder)
    if (found.isDirectory() && found.uid === process.getuid?.() && account)
      await chown(folder, account.uid, account.gid)
    const now = await lstat(folder)
    // Somebody else's folder under a name that anyone can foresee would let them answer in the database's place.
    if (now.isDirectory() && now.uid === uid && (now.mode & 0o077) === 0) return folder
  }
  throw new OperatorError(
    `Đường dẫn ${data} quá dài cho socket, và không tạo được thư mục thay thế trong ${tmpdir()}. Hãy đặt DATA_DIR ở một đường dẫn ngắn hơn.`,
    `The path ${data} is too long for a socket, and no folder could be made for it in ${tmpdir()}. Set DATA_DIR to a shorter path.`,
  )
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const foreignFolder = (data: string) =>
  new OperatorError(
    `Thư mục ${data} thuộc về tài khoản khác (thường vì lần trước chạy dưới quyền root). Hãy chạy lại như lần trước, hoặc đổi chủ: sudo chown -R $(id -u):$(id -g) "${data}".`,
    `The folder ${data} belongs to another account (often because it was first started as root). Start it as before, or change its owner: sudo chown -R $(id -u):$(id -g) "${data}".`,
  )
