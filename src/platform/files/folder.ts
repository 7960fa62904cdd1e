import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileMissing } from './refused.ts'
import type { Keeper } from './store.ts'

/** Keeps files as `ab/cd/abcd…` in a folder, so that no folder grows beyond what tools bear. */
export function folderKeeper(folder: string): Keeper {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4))
  const pathOf = (sha256: string) => join(place(sha256), sha256)
  return {
    keep: async ({ path, sha256, size }) => {
      const kept = await stat(pathOf(sha256)).catch(() => undefined)
      if (kept?.size === size) await rm(path)
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
  }
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

async function* listKept(folder: string): AsyncGenerator<{ sha256: string; size: number }> {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue
    const { size } = await stat(join(entry.parentPath, entry.name))
    yield { sha256: entry.name, size }
  }
}
