import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail that was written instead of sent. `file` is its name in DATA_DIR/outbox. */
export type OutboxEntry = { id: string; at: string; to: string[]; subject: string; text: string; file: string }

const MAX_KEPT = 1000
const MAX_LISTED = 200

/** A folder of mails as `.eml`, which any mail program opens, each with its facts in a `.json` beside it. */
export function openOutbox(dataDir: string) {
  const folder = join(dataDir, 'outbox')
  return {
    write: async (entry: Omit<OutboxEntry, 'file'>, bytes: Uint8Array): Promise<void> => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = `${entry.at.replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`
      await writeWhole(join(folder, `${name}.eml`), bytes)
      // Last, so that what is listed is there.
      await writeWhole(join(folder, `${name}.json`), JSON.stringify({ ...entry, file: `${name}.eml` }))
      await removeOldest(folder)
    },
    list: async (limit = 50): Promise<OutboxEntry[]> => {
      const names = (await entries(folder)).slice(-Math.min(Math.max(0, limit), MAX_LISTED)).reverse()
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => undefined)))
      return limit <= 0 ? [] : texts.flatMap((text) => (text === undefined ? [] : [JSON.parse(text) as OutboxEntry]))
    },
  }
}

async function entries(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith('.json')).sort()
}

// A mail may carry a link that signs in: only the server's user may read it.
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, content, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

async function removeOldest(folder: string): Promise<void> {
  const names = await entries(folder)
  for (const name of names.slice(0, Math.max(0, names.length - MAX_KEPT))) {
    await rm(join(folder, name), { force: true })
    await rm(join(folder, name.replace(/json$/, 'eml')), { force: true })
  }
}
