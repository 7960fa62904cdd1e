import { escapeXml } from '#lib/office/xml.ts'
import { formatNumber } from '../number-formats.ts'
import type { DocumentReading, ReadTask } from '../reading.ts'
import { cell, grid, paragraph, row, table, wordFile } from './word-files.ts'

/** A plan taken apart, so that it can be put together again as a file of another kind. */

/** Lines of one paragraph or cell. */
type Words = string[]
export type Cell = { words: Words; rowSpan: number; columnSpan: number }
export type Item = { words: Words } | { columns: Words[][] } | { header: string[]; rows: (Cell | null)[][] }

export type Form = { items: Item[]; footnotes: string[] }

const TITLES = [
  'STT',
  'Nội dung, tiêu chí',
  'Nhiệm vụ, giải pháp',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Thời hạn',
  'Sản phẩm',
]

/** The text of a plan in paragraphs, with letterhead and signature in two columns and its annex as a real table. */
export function formOf(text: string, reading: DocumentReading): Form {
  const lines = text.split('\n').map((line) => line.replace(/\u00a0/g, '').trim())
  const annex = reading.annexes[0]?.lines ?? [lines.length + 1, lines.length]
  const header = reading.annexes.length > 0 ? lines.indexOf('STT') : lines.length
  const title = lines.indexOf('KẾ HOẠCH')
  const motto = lines.findIndex((line) => line.startsWith('CỘNG HÒA'))
  const number = lines.findIndex((line) => line.startsWith('Số:'))
  const signature = lines.indexOf('Nơi nhận:')
  const signed = lines.findIndex((line, i) => i > signature && /^(?:TM\.|GIÁM ĐỐC|KT\.)/.test(line))
  const end = lines.findIndex((line, i) => i > signed && line.startsWith('PHỤ LỤC'))
  const words = (from: number, to: number): Words =>
    lines.slice(from, to).filter((line) => line !== '' && !/^-+$/.test(line))
  const behind = end < 0 ? lines.length : end
  const items: Item[] = [
    {
      columns: [
        [words(0, motto), words(motto, number)],
        [[lines[number]!], words(number + 1, title)],
      ],
    },
    ...paragraphs(words(title, signature)),
    { columns: [[words(signature, signed), words(signed, behind)]] },
    ...paragraphs(words(behind, header)),
  ]
  const tasks = reading.tasks.filter((task) => task.kind === 'annexRow')
  if (tasks.length > 0) items.push({ header: TITLES, rows: rowsOf(tasks) })
  const footnotes = words(annex[1], lines.length).filter((line) => /^\[\d+\]/.test(line))
  return { items, footnotes: footnotes.map((line) => line.replace(/^\[\d+\]\s*/, '')) }
}

const paragraphs = (words: Words): Item[] => words.map((line) => ({ words: [line] }))

/** Group rows over the whole width; number and criterion, and what was merged in the text, span rows. */
function rowsOf(tasks: readonly ReadTask[]): (Cell | null)[][] {
  const rows: (Cell | null)[][] = []
  let [groups, number] = [0, 0]
  let [axis, criterion]: (string | undefined)[] = []
  const put = (r: number, c: number, text: string | undefined, merged: boolean): void => {
    let above = r - 1
    while (above >= 0 && rows[above]?.[c] === null) above--
    const upper = merged ? rows[above]?.[c] : undefined
    if (upper) upper.rowSpan++
    rows[r]![c] = upper ? null : { words: (text ?? '').split('\n'), rowSpan: 1, columnSpan: 1 }
  }
  for (const task of tasks) {
    if (task.axis !== axis) {
      const label = formatNumber(++groups, 'upperRoman')
      rows.push([
        { words: [label], rowSpan: 1, columnSpan: 1 },
        { words: [task.axis ?? ''], rowSpan: 1, columnSpan: TITLES.length - 1 },
      ])
      axis = task.axis
      criterion = undefined
      number = 0
    }
    const goesOn = task.subIndex !== undefined && task.subIndex === criterion
    if (!goesOn) number++
    criterion = task.subIndex
    const r = rows.push([]) - 1
    put(r, 0, String(number), goesOn)
    put(r, 1, task.subIndex, goesOn)
    put(r, 2, task.text, false)
    put(r, 3, task.leadRaw, task.leadMerged === true)
    put(r, 4, task.coordinateRaw, task.coordMerged === true)
    put(r, 5, task.deadline?.raw, task.deadlineMerged === true)
    put(r, 6, task.product, task.productMerged === true)
  }
  return rows
}

const LEVELS: [RegExp, string, string][] = [
  [/^[IVX]+\.\s+/, 'upperRoman', '%1.'],
  [/^\d+\.\s+/, 'decimal', '%2.'],
  [/^[a-zđ]\)\s+/, 'lowerLetter', '%3)'],
  [/^-\s+/, 'bullet', '-'],
]

/** As a Word file: numbers that Word generates, footnotes, merged cells, no lines around letterhead and signature. */
export function asDocx({ items, footnotes }: Form): Uint8Array {
  const levels = LEVELS.map(
    ([, format, text], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  const numbering = `<w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
  const body = items.map((item) => {
    if ('words' in item) return wordParagraph(item.words.join(' '))
    if ('columns' in item) {
      return table(
        grid(4700, 4700),
        ...item.columns.map((cells) => row(cells.map((words) => cell(words.map((line) => paragraph(line)).join(''))))),
      )
    }
    const header = row(
      item.header.map((title) => cell(title)),
      '<w:tblHeader/>',
    )
    return table(grid(...item.header.map(() => 1400)), header, ...wordRows(item.rows, item.header.length))
  })
  const notes = footnotes.map((note, i) => `<w:footnote w:id="${i + 1}">${paragraph(note)}</w:footnote>`)
  return wordFile(body.join(''), { numbering, footnotes: notes.join('') })
}

function wordParagraph(text: string): string {
  const depth = LEVELS.findIndex(([mark]) => mark.test(text))
  // Only lists whose numbers run from one on can be generated.
  const marked = depth < 0 ? text : text.replace(LEVELS[depth]![0], '')
  const properties = depth < 0 ? '' : `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`
  return paragraph(marked, properties).replace(
    /\[(\d+)\]/,
    (_, id: string) => `</w:t></w:r><w:r><w:footnoteReference w:id="${id}"/></w:r><w:r><w:t>`,
  )
}

function wordRows(rows: readonly (Cell | null)[][], columns: number): string[] {
  return rows.map((cells) => {
    const found = cells.map((each) => {
      if (each === null) return cell('', '<w:vMerge/>')
      const span = each.columnSpan > 1 ? `<w:gridSpan w:val="${Math.min(columns, each.columnSpan)}"/>` : ''
      const merge = each.rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''
      return cell(each.words.map((line) => paragraph(line)).join(''), span + merge)
    })
    return row(found)
  })
}

/** As a page of a law library: menus around it, footnotes linked, real spans. */
export function asHtml({ items, footnotes }: Form): string {
  const lines = (words: Words): string => words.map(escapeXml).join('<br>')
  const body = items.map((item) => {
    if ('words' in item) {
      const text = lines(item.words).replace(/\[(\d+)\]/g, '<a href="#_ftn$1" name="_ftnref$1"><sup>[$1]</sup></a>')
      return `<p style="text-align:justify">${text}</p>`
    }
    if ('columns' in item) {
      const rows = item.columns.map((cells) => `<tr>${cells.map((words) => `<td>${lines(words)}</td>`).join('')}</tr>`)
      return `<table border="0">${rows.join('')}</table>`
    }
    const spans = (each: Cell): string =>
      (each.rowSpan > 1 ? ` rowspan="${each.rowSpan}"` : '') +
      (each.columnSpan > 1 ? ` colspan="${each.columnSpan}"` : '')
    const rows = item.rows.map((cells) =>
      cells.map((each) => (each ? `<td${spans(each)}><p>${lines(each.words)}</p></td>` : '')).join(''),
    )
    const header = item.header.map((title) => `<td><b>${escapeXml(title)}</b></td>`).join('')
    return `<table border="1">${[header, ...rows].map((each) => `<tr>${each}</tr>`).join('\n')}</table>`
  })
  const notes = footnotes.map(
    (note, i) => `<div id="ftn${i + 1}"><p><a href="#_ftnref${i + 1}">[${i + 1}]</a> ${escapeXml(note)}</p></div>`,
  )
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Văn bản</title></head><body>
<header><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/van-ban">Văn bản pháp luật</a></li></ul></nav></header>
<div class="wrap"><div class="breadcrumb"><a href="/">Trang chủ</a> / Kế hoạch</div><div class="content1">
${body.join('\n')}
${notes.join('\n')}
</div><div class="related"><h3>Văn bản liên quan</h3><ul><li><a href="1">Kế hoạch 1</a></li><li><a href="2">Kế hoạch 2</a></li></ul></div></div>
<footer>Bản quyền thuộc về trang văn bản. Điện thoại 0123.</footer></body></html>`
}

/** As a Markdown copy: a merged cell stands empty in the rows below, lines wrapped at 80 characters. */
export function asMarkdown({ items, footnotes }: Form): string {
  const pipes = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const body = items.map((item) => {
    if ('words' in item)
      return item.words
        .join(' ')
        .replace(/^(\d+)\. /, '$1\\. ')
        .replace(/\[(\d+)\]/g, '[^$1]')
    if ('columns' in item) {
      const [first = [], ...more] = item.columns.map((cells) =>
        pipes(cells.map((words) => `**${words.join('<br>')}**`)),
      )
      return [first, pipes(['---', '---']), ...more].join('\n')
    }
    const rows = item.rows.map((cells) => {
      const texts = cells.map((each) => each?.words.join('<br>') ?? '')
      return pipes([...texts, ...new Array<string>(item.header.length - texts.length).fill('')])
    })
    return [pipes(item.header), pipes(item.header.map(() => '---')), ...rows].join('\n')
  })
  const notes = footnotes.map((note, i) => `[^${i + 1}]: ${note}`)
  return [...body, ...notes].join('\n\n').replace(/(?=.{80})(.{1,80})\s/g, '$1\n')
}
