import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fieldOf, Localities, LocalityFile } from '#lib/localities/localities.ts'

const folder = join(import.meta.dirname, '../../../content/localities')

/** Reads content/localities; a file that does not hold together stops the start, as a broken calendar does. */
export async function readLocalities(): Promise<Localities> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const fields = texts.map((text) => fieldOf(LocalityFile.parse(JSON.parse(text))))
  return new Localities(fields)
}
