import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Words } from './http/problem-reply.ts'

/** Days as people write them: '2026-05-31' → '31/05/2026'. */
const shown = (value: unknown): string => String(value).replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1')

const folder = join(import.meta.dirname, '../../content/messages')

/** Reads content/messages/<locale>/*.json and gives the function that fills `{names}`; an unknown key gives itself. */
export async function readWords(): Promise<Words> {
  const texts = new Map<string, string>()
  for (const locale of await readdir(folder)) {
    for (const file of await readdir(join(folder, locale))) {
      const entries: Record<string, string> = JSON.parse(await readFile(join(folder, locale, file), 'utf8'))
      for (const [key, text] of Object.entries(entries)) texts.set(`${locale} ${key}`, text)
    }
  }
  return (key, locale, values = {}) => {
    const text = texts.get(`${locale} ${key}`) ?? texts.get(`vi ${key}`) ?? key
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? shown(values[name]) : whole))
  }
}
