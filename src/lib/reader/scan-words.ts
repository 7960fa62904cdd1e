import type { Word } from './page.ts'

/** Confidence of tesseract (0 to 100) below which a word is doubtful. */
const SURE = 70
const DESCENDS = /[gjpqyçịọụạẹậặệộợựỵỳýỷỹ,;()|/Q]/i

type TsvWord = { text: string; left: number; top: number; width: number; height: number; sure: number; line: string }

/** Words of the TSV that tesseract writes (level 5), in points. `scale`: points for a dot. */
export function wordsOfTsv(tsv: string, scale: number): Word[] {
  const lines = new Map<string, TsvWord[]>()
  for (const row of tsv.split('\n')) {
    const fields = row.split('\t')
    if (fields[0] !== '5') continue
    const [left, top, width, height, sure] = fields.slice(6, 11).map(Number) as [number, number, number, number, number]
    const text = (fields[11] ?? '').trim().normalize('NFC')
    if (text === '' || /^[|¦_~=—–.'`"‘’]+$/.test(text) || !Number.isFinite(left + top + width + height)) continue
    const line = fields.slice(1, 5).join(' ')
    const word = { text, left, top, width, height, sure, line }
    const known = lines.get(line)
    if (known) known.push(word)
    else lines.set(line, [word])
  }
  const size = commonSize([...lines.values()].flat()) * scale
  return [...lines.values()].flatMap((words) => repaired(lineWords(words, scale, size)))
}

/** Letters are about 1.45 times as high as the small ones among them; most words show marks or tall letters. */
function commonSize(words: readonly TsvWord[]): number {
  const heights = words
    .filter((word) => word.text.length > 1)
    .map((word) => word.height)
    .sort((a, b) => a - b)
  return (heights[Math.floor(heights.length / 2)] ?? 30) * 1.2
}

/** Words of one line share a base line: the bottom of those without letters that reach below it. */
function lineWords(words: readonly TsvWord[], scale: number, size: number): Word[] {
  const bottoms = words.filter((word) => !DESCENDS.test(word.text)).map((word) => word.top + word.height)
  const all = words.map((word) => word.top + word.height).sort((a, b) => a - b)
  bottoms.sort((a, b) => a - b)
  const middle = bottoms[Math.floor(bottoms.length / 2)]
  return words.map(({ text, left, top, width, height, sure }) => {
    const own = top + height - (DESCENDS.test(text) ? 0.18 * (size / scale) : 0)
    // Cells side by side are one line to tesseract, though theirs may differ.
    const base =
      middle !== undefined && Math.abs(own - middle) < 0.25 * (size / scale) ? middle : all.length > 0 ? own : 0
    const word: Word = {
      text,
      left: left * scale,
      right: (left + width) * scale,
      base: base * scale,
      size: rounded(size),
    }
    if (sure < SURE) word.doubtful = true
    return word
  })
}

const rounded = (size: number): number => Math.round(size * 4) / 4

/** Slips of recognition that can be nothing else in Vietnamese: a letter, and the word behind it. */
const SLIPS: [wrong: RegExp, right: string, before?: RegExp | undefined, behind?: RegExp][] = [
  [/^([Pp])hân$/, '$1hấn', undefined, /^đấu/i],
  [/^([Tt])hâm$/, '$1hẩm', undefined, /^(?:quyền|định|tra)/i],
  [/^I(?=[ượưôơâăáàảãạ]\p{Ll})/u, 'l'],
  [/^I(?=[aeiouyê]\p{Ll})/u, 'l', /^(?:thủy|hàng|chất|số|năng|lao|quản|công|xử)$/i],
  [/^([Qq])uyêt$/, '$1uyết', undefined, /^định/i],
  [/^([Nn])hiêm$/, '$1hiệm', undefined, /^vụ/i],
]

function repaired(words: Word[]): Word[] {
  const kept: Word[] = []
  for (const [i, word] of words.entries()) {
    const [before, behind] = [kept[kept.length - 1]?.text ?? '', words[i + 1]?.text ?? '']
    // "trách trách nhiệm": a word read twice.
    if (/^trách$/i.test(word.text) && /^trách$/i.test(before)) continue
    for (const [wrong, right, pre, post] of SLIPS) {
      if (!wrong.test(word.text) || (pre && !pre.test(before)) || (post && !post.test(behind))) continue
      word.text = word.text.replace(wrong, right)
      word.doubtful = true
    }
    kept.push(word)
  }
  return kept
}
