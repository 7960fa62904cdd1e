import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReportForm } from '#lib/reporting/form.ts'
import { parseForm } from '#lib/reporting/form-check.ts'
import { parseRegime, type Regime } from '#lib/reporting/regime.ts'
import type { Log } from '#platform/log.ts'

const folder = join(import.meta.dirname, '../../../content/reporting')

export type ReportingPresets = { regimes: readonly Regime[]; forms: readonly ReportForm[] }

/** Reads all regimes and forms at the start. One with mistakes is told and left out: the others work. */
export async function readReporting(log: Log, root = folder): Promise<ReportingPresets> {
  const read = async <T>(part: string, parse: (content: unknown) => T): Promise<T[]> => {
    const names = (await readdir(join(root, part))).filter((name) => name.endsWith('.json')).sort()
    const texts = await Promise.all(names.map((name) => readFile(join(root, part, name), 'utf8')))
    return texts.flatMap((text, i) => {
      try {
        return [parse(JSON.parse(text))]
      } catch (error) {
        log.error('a preset of periodic reports is left out', { file: names[i], error })
        return []
      }
    })
  }
  const [regimes, forms] = await Promise.all([read('regimes', parseRegime), read('forms', parseForm)])
  return { regimes, forms }
}
