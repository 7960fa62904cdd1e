import {
  type FileHandle,
  link,
  mkdir,
  open,
  opendir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { FileMissing } from './refused.ts'
import type { Keeper } from './store.ts'

/** Keeps files as `ab/cd/abcd…` in a folder, so that no folder grows beyond what tools bear. */
export function folderKeeper(folder: string): Keeper {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
  const pathOf = (sha256: string) => join(place(sha256), sha256)
  return {
    keep: async ({ path, sha256, size }) => {
      if (await arrivedAgain(pathOf(sha256), size)) await rm(path)
      else {
        await mkdir(place(sha256), { recursive: true, mode: 0o700 })
        await rename(path, pathOf(sha256))
      }
      // A rename is only safe when each folder on the way is on the disk; that of a twin a moment ago may not be yet.
      for (const each of [place(sha256), join(folder, sha256.slice(0, 2)), folder]) await syncFolder(each)
    },
    read: async (sha256) => (await openKept(pathOf(sha256), sha256)).createReadStream(),
    has: async (sha256) => (await stat(pathOf(sha256)).catch(() => undefined)) !== undefined,
    list: () => listKept(folder),
    remove: (sha256, before) => removeKept(pathOf(sha256), before),
    claim: (owner) => claimFolder(join(folder, 'owner'), owner),
  }
}

/** Whether the same bytes lie there; from now on they count as just arrived, so that nobody removes them. */
async function arrivedAgain(path: string, size: number): Promise<boolean> {
  const kept = await stat(path).catch(() => undefined)
  if (kept?.size !== size) return false
  const now = new Date()
  return utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

/** Takes the file aside first: who touched it before that moment is seen, who comes after it keeps a file of its own. */
async function removeKept(path: string, before: Date): Promise<boolean> {
  const aside = `${path}.removed`
  const old = await stat(path).catch(() => undefined)
  if (!old || old.mtime >= before) return false
  await rename(path, aside)
  const { mtime } = await stat(aside)
  // A twin that arrived meanwhile is the same bytes.
  if (mtime >= before) await link(aside, path).catch(() => undefined)
  await rm(aside)
  return mtime < before
}

async function claimFolder(path: string, owner: string): Promise<boolean> {
  await writeFile(path, owner, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return (await readFile(path, 'utf8')) === owner
}

async function openKept(path: string, sha256: string): Promise<FileHandle> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new FileMissing(sha256) : error
  })
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function* listKept(folder: string): AsyncGenerator<{ sha256: string; size: number; keptAt: Date }> {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined)
    if (found) yield { sha256: entry.name, size: found.size, keptAt: found.mtime }
  }
}
