import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#platform/config.ts'

/** The secret that signs sessions: SECRET, else the one kept in DATA_DIR/secret, made at first use. */
export async function keepSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<string> {
  if (config.secret !== undefined) return config.secret
  const file = join(config.dataDir, 'secret')
  const kept = await readKept(file)
  if (kept !== undefined) return kept
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const fresh = `${file}.new-${randomUUID()}`
  await writeFile(fresh, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  // A link is made in one step and only when there is none: of two programs that start at once, both use one secret.
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(fresh)
  return (await readKept(file)) ?? keepSecret(config)
}

async function readKept(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
