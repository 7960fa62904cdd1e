import type { BlockSource, Lines } from './blocks.ts'
import type { DocumentReading, TaskField } from './reading.ts'

type Doubt = { lines: Lines; words: string[] }

const SURE_AT_MOST = 0.6

/** Fields in which a scan left words doubtful are flagged with those words, so that a person looks at them. */
export function flagDoubtfulWords(reading: DocumentReading, { blocks }: BlockSource): void {
  const doubts = doubtsOf(blocks).sort((a, b) => a.lines[0] - b.lines[0])
  if (doubts.length === 0) return
  for (const task of reading.tasks) {
    for (const [field, note] of Object.entries(task.fields)) {
      const words = wordsWithin(doubts, note.lines)
      if (words.length === 0) continue
      note.confidence = Math.min(note.confidence, SURE_AT_MOST)
      const message = `Máy nhận dạng chưa chắc: “${words.slice(0, 5).join('”, “')}”. Hãy đối chiếu với bản quét.`
      task.flags.push({ field: field as TaskField, reason: 'text_broken', message })
    }
  }
}

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
