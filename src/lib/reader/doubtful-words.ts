import type { BlockSource, Lines } from './blocks.ts'
import type { DocumentReading, ReadTask, TaskField } from './reading.ts'

type Doubt = { lines: Lines; words: string[] }

const SURE_AT_MOST = 0.6

/** Fields in which a scan left words doubtful are flagged with those words, so that a person looks at them. */
export function flagDoubtfulWords(reading: DocumentReading, { blocks }: BlockSource): void {
  const doubts = doubtsOf(blocks).sort((a, b) => a.lines[0] - b.lines[0])
  if (doubts.length === 0) return
  for (const [field, note] of Object.entries(reading.headerFields)) {
    const words = wordsWithin(doubts, note.lines)
    const own = String(reading.header[field as keyof typeof reading.header] ?? '')
    const inside = words.filter((word) => own.includes(word.replace(/[.,;:()"“”]+/g, '')))
    if (inside.length > 0) reading.flags.push({ field, reason: 'text_broken', message: messageOf(inside) })
  }
  flagBases(reading, doubts)
  for (const task of reading.tasks) {
    flagGroup(task, reading, doubts)
    for (const [field, note] of Object.entries(task.fields)) {
      const words = wordsWithin(doubts, note.lines)
      if (words.length === 0) continue
      note.confidence = Math.min(note.confidence, SURE_AT_MOST)
      task.flags.push({ field: field as TaskField, reason: 'text_broken', message: messageOf(words) })
    }
  }
}

const messageOf = (words: readonly string[]): string =>
  `Máy nhận dạng chưa chắc: “${words.slice(0, 5).join('”, “')}”. Hãy đối chiếu với bản quét.`

const NUMBER_LETTERS = /[^\p{L}\p{N}/-]+/gu

/** A figure of a number that was misread names another document. */
function flagBases({ bases, flags }: DocumentReading, doubts: readonly Doubt[]): void {
  for (const base of bases) {
    const own = base.number.replace(NUMBER_LETTERS, '')
    const inside = wordsWithin(doubts, base.lines).filter((word) => {
      const part = word.replace(NUMBER_LETTERS, '')
      return /\d/.test(part) ? own.includes(part) || part.includes(own) : part.includes('/') && own.includes(part)
    })
    if (inside.length === 0) continue
    base.confidence = Math.min(base.confidence, SURE_AT_MOST)
    const message = `Số văn bản căn cứ “${base.number}” được máy nhận dạng chưa chắc. Hãy đối chiếu với bản quét.`
    flags.push({ field: 'bases', reason: 'text_broken', message })
  }
}

/** The name of an axis stands in the row of its group. */
function flagGroup(task: ReadTask, { sections }: DocumentReading, doubts: readonly Doubt[]): void {
  if (task.axis === undefined) return
  const group = sections.findLast(
    ({ axis, line, path }) => axis === task.axis && line <= task.line && isAbove(path, task),
  )
  const words = group ? wordsWithin(doubts, [group.line, group.line]) : []
  const inside = words.filter((word) => task.axis!.includes(word))
  if (inside.length > 0) task.flags.push({ field: 'axis', reason: 'text_broken', message: messageOf(inside) })
}

const isAbove = (path: string, task: ReadTask): boolean => task.path.startsWith(`${path}.`)

function doubtsOf(blocks: BlockSource['blocks']): Doubt[] {
  return blocks.flatMap((block): Doubt[] => {
    if (block.kind === 'paragraph') {
      return (block.doubtful ?? []).map(([from, to]) => {
        const line = block.place.lines[0] + block.starts.findLastIndex((start) => start <= from)
        return { lines: [line, line], words: [block.text.slice(from, to)] }
      })
    }
    if (block.kind !== 'table') return []
    return block.rows.flat().flatMap((cell): Doubt[] => {
      const words = (cell.doubtful ?? []).map(([from, to]) => cell.text.slice(from, to))
      return words.length > 0 ? [{ lines: cell.place.lines, words }] : []
    })
  })
}

function wordsWithin(doubts: readonly Doubt[], [from, to]: Lines): string[] {
  let [low, high] = [0, doubts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (doubts[middle]!.lines[1] < from) low = middle + 1
    else high = middle
  }
  const words: string[] = []
  for (let i = low; i < doubts.length && doubts[i]!.lines[0] <= to; i++) words.push(...doubts[i]!.words)
  return words
}
