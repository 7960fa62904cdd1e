import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile } from '#lib/questionnaire/compile.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import type { Log } from '#platform/log.ts'

const folder = join(import.meta.dirname, '../../../content/templates/questionnaires')

export type QuestionnaireTemplate = { code: string; content: Questionnaire }

/** Reads the questionnaires that come with the program. One with mistakes is told and left out: the others work. */
export async function readQuestionnaires(log: Log, root = folder): Promise<QuestionnaireTemplate[]> {
  const names = (await readdir(root)).filter((name) => name.endsWith('.json')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(root, name), 'utf8')))
  return texts.flatMap((text, i) => {
    const { compiled, faults } = compile(JSON.parse(text))
    if (compiled) return [{ code: names[i]!.replace(/\.json$/, ''), content: compiled.questionnaire }]
    log.error('a questionnaire is left out', { file: names[i], faults })
    return []
  })
}
