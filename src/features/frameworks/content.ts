import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { checkEdition, type EditionFiles } from '#lib/scoring/check.ts'
import { Crosswalks, checkCrosswalk } from '#lib/scoring/crosswalk.ts'
import type { Edition } from '#lib/scoring/edition.ts'
import { type Mistake, mistakesOf } from '#lib/scoring/shape-words.ts'

export const frameworksFolder = join(import.meta.dirname, '../../../content/frameworks')

/** An edition's folder: the edition where nothing is wrong, its digest, and what is wrong. */
export type EditionFolder = {
  folder: string
  edition: Edition | undefined
  digest: string | undefined
  mistakes: Mistake[]
}

/** A framework's folder: its editions and what they became in each other. */
export type FrameworkFolder = {
  folder: string
  editions: EditionFolder[]
  crosswalks: Crosswalks | undefined
  mistakes: Mistake[]
}

const partNames = {
  framework: 'framework.json',
  criteria: 'criteria.json',
  examples: 'examples.json',
  indicators: 'indicators.json',
}

/** Reads and checks one edition. Two folders with the same words and figures have the same digest. */
export async function readEdition(folder: string): Promise<EditionFolder> {
  const mistakes: Mistake[] = []
  const files: Record<string, unknown> = {}
  for (const [key, name] of Object.entries(partNames)) {
    const read = await readJson(folder, name)
    if (read.mistake) mistakes.push(read.mistake)
    if (read.value !== undefined) files[key] = read.value
    else if ((key === 'framework' || key === 'criteria') && !read.mistake) {
      mistakes.push({ file: name, where: '', message: 'không có tệp này trong thư mục' })
    }
  }
  if (mistakes.length > 0) return { folder, edition: undefined, digest: undefined, mistakes }
  const checked = checkEdition(files as EditionFiles)
  const named = checked.edition ? folderMistakes(folder, checked.edition) : []
  const all = [...checked.mistakes, ...named]
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  return { folder, edition: all.length === 0 ? checked.edition : undefined, digest, mistakes: all }
}

function folderMistakes(folder: string, { framework }: Edition): Mistake[] {
  const path = resolve(folder)
  const wanted: [string, string, string][] = [
    ['edition', framework.edition, basename(path)],
    ['framework', framework.framework, basename(dirname(path))],
  ]
  return wanted
    .filter(([, said, is]) => said !== is)
    .map(([key, said, is]) => ({
      file: 'framework.json',
      where: `mục ${key}`,
      message: `ghi “${said}” nhưng thư mục tên “${is}”; hai tên phải giống nhau`,
    }))
}

async function readJson(folder: string, name: string): Promise<{ value?: unknown; mistake?: Mistake }> {
  let text: string
  try {
    text = await readFile(join(folder, name), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    return { mistake: { file: name, where: placeOf(text, error), message: jsonWords(error) } }
  }
}

function placeOf(text: string, error: unknown): string {
  const at = /position (\d+)/.exec(String(error))?.[1]
  return at === undefined ? '' : `dòng ${text.slice(0, Number(at)).split('\n').length}`
}

const jsonWords = (error: unknown): string =>
  /end of|unterminated/i.test(String(error))
    ? 'tệp bị cắt ngang ở đây, hoặc thiếu dấu đóng (ngoặc, nháy)'
    : 'không đọc được từ chỗ này: thường là thừa hoặc thiếu dấu phẩy, dấu ngoặc, dấu nháy'

/** Reads all editions of a framework and the crosswalks between them. */
export async function readFramework(folder: string): Promise<FrameworkFolder> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const editions = await Promise.all(names.sort().map((name) => readEdition(join(folder, name))))
  const { value, mistake } = await readJson(folder, 'crosswalks.json')
  if (mistake || value === undefined)
    return { folder, editions, crosswalks: undefined, mistakes: mistake ? [mistake] : [] }
  const read = Crosswalks.safeParse(value, { reportInput: true })
  if (!read.success) {
    return {
      folder,
      editions,
      crosswalks: undefined,
      mistakes: mistakesOf('crosswalks.json', value, read.error.issues),
    }
  }
  return { folder, editions, crosswalks: read.data, mistakes: crosswalkMistakes(read.data, editions) }
}

function crosswalkMistakes({ crosswalks }: Crosswalks, editions: readonly EditionFolder[]): Mistake[] {
  const byName = new Map(editions.map(({ folder, edition }) => [basename(folder), edition]))
  return crosswalks.flatMap((crosswalk) => {
    const [from, to] = [byName.get(crosswalk.from), byName.get(crosswalk.to)]
    if (from && to) return checkCrosswalk(crosswalk, from, to)
    const missing = [crosswalk.from, crosswalk.to].filter((name) => !byName.has(name))
    return missing.map((name) => ({
      file: 'crosswalks.json',
      where: `${crosswalk.from} → ${crosswalk.to}`,
      message: `không có bản ${name}`,
    }))
  })
}

/** Reads all frameworks of the content folder. */
export async function readFrameworks(root = frameworksFolder): Promise<FrameworkFolder[]> {
  const entries = await readdir(root, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(names.sort().map((name) => readFramework(join(root, name))))
}

/** Reads an edition, a framework or all of them, whichever the folder is. */
export async function readAny(folder: string): Promise<FrameworkFolder[]> {
  const names = await readdir(folder)
  if (names.includes('framework.json') || names.includes('criteria.json')) {
    return [{ folder, editions: [await readEdition(folder)], crosswalks: undefined, mistakes: [] }]
  }
  const below = await Promise.all(names.map((name) => readdir(join(folder, name)).catch((): string[] => [])))
  const isFramework = names.includes('crosswalks.json') || below.some((files) => files.includes('framework.json'))
  return isFramework ? [await readFramework(folder)] : readFrameworks(folder)
}

let shipped: Promise<{ edition: Edition; digest: string }[]> | undefined

/** The editions that come with the program, read once; one with mistakes is left out (a test keeps them right). */
export function shippedEditions(): Promise<{ edition: Edition; digest: string }[]> {
  shipped ??= readFrameworks().then((frameworks) =>
    frameworks.flatMap(({ editions }) =>
      editions.flatMap(({ edition, digest }) => (edition && digest ? [{ edition, digest }] : [])),
    ),
  )
  return shipped
}
