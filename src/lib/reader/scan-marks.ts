import type { Block, Paragraph } from './blocks.ts'

/** "S. Sở Nội vụ" behind item 4: the figure was taken for a letter that no list uses as a mark. */
const FIVE = /^[SŠŞ§$](?=[.)]\s)/
const NUMBER = /^(\d{1,2})[.)]\s/

/** The mark of the fifth item of a list is mended where the fourth stands above it; what was mended is doubtful. */
export function mendMarks(blocks: readonly Block[]): Block[] {
  let last = 0
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return block
    if (last === 4 && FIVE.test(block.text)) {
      last = 5
      return withFive(block)
    }
    const number = NUMBER.exec(block.text)?.[1]
    if (number !== undefined) last = Number(number)
    return block
  })
}

function withFive(block: Paragraph): Paragraph {
  const others = (block.doubtful ?? []).filter(([from]) => from > 0)
  return { ...block, text: `5${block.text.slice(1)}`, doubtful: [[0, 2], ...others] }
}
