import { draw } from './draw.ts'
import { colours, type Figures, fullTitle, type Heat, isSpec, type Stacked, sumOf } from './figures.ts'
import { groupLooks, shapesText } from './shapes.ts'

/** How wide a letter of our typeface is, on the average, in parts of its size. */
const letter = 0.54
const width = 960
const edge = 28
const labelWidth = 300
const bar = { height: 18, gap: 12 }

type Part = { text: string; height: number }

/** The picture as a file of its own: title, drawing, legend, source; text stays text. `style` brings the typeface. */
export function svgOf(figures: Figures, style = ''): string {
  const title = lines(fullTitle(figures), width - 2 * edge, 20)
  const top = edge + title.length * 28
  const drawn = drawnOf(figures)
  const legend = legendOf({ series: keysOf(figures) })
  const source = lines(figures.source, width - 2 * edge, 13)
  const legendAt = top + 12 + drawn.height
  const sourceAt = legendAt + legend.height + 26
  const height = sourceAt + source.length * 18 + 8
  const body = [
    title.map((line, at) => word(line, edge, edge + 14 + at * 28, { size: 20, weight: 600 })).join(''),
    `<g transform="translate(0 ${top + 12})">${drawn.text}</g>`,
    `<g transform="translate(0 ${legendAt + 8})">${legend.text}</g>`,
    source.map((line, at) => word(line, edge, sourceAt + at * 18, { size: 13, fill: colours.quiet })).join(''),
  ]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="'Be Vietnam Pro', 'Segoe UI', Roboto, sans-serif" role="img"><title>${escaped(fullTitle(figures))}</title>` +
    `${style}<rect width="100%" height="100%" fill="${colours.paper}"/>${body.join('')}</svg>`
  )
}

function drawnOf(figures: Figures): Part {
  if (isSpec(figures)) {
    const { shapes, height } = draw(figures, width - 2 * edge)
    return { text: `<g transform="translate(${edge} 0)">${shapesText(shapes)}</g>`, height }
  }
  if (figures.form === 'heat') return heat(figures)
  return figures.form === 'bars' ? bars(figures) : columns(figures)
}

/** What the colours mean; nothing where the picture says it itself. */
export function keysOf(figures: Figures): { label: string; colour: string }[] {
  if (figures.form === 'heat' || figures.form === 'waterfall') return []
  if (figures.form !== 'tiles') return figures.series.map(({ label, colour }) => ({ label, colour }))
  const named = figures.groups.map((label, i) => ({ label, colour: groupLooks[i]?.fill ?? colours.line }))
  const some = figures.tiles.some(({ group }) => group === null)
  return some ? [...named, { label: figures.none, colour: colours.line }] : named
}

function bars({ series, rows }: Stacked): Part {
  const room = width - 2 * edge - labelWidth - 90
  let at = 0
  const text = rows.map(({ label, values }) => {
    const words = lines(label, labelWidth - 16, 13).slice(0, 3)
    const tall = Math.max(bar.height, words.length * 17)
    const all = sumOf(values)
    const [x, y] = [edge + labelWidth, at + (tall - bar.height) / 2]
    const name = words.map((line, row) => word(line, edge, at + 13 + row * 17, { size: 13 })).join('')
    const parts = stacked(values, series, all === 0 ? 0 : room / all, (from, long, fill) =>
      rectangle(x + from, y, long, bar.height, fill),
    )
    const figure = word(`${decimal(values[0] ?? 0)} / ${decimal(all)}`, x + room + 14, y + 14, {
      size: 13,
      weight: 600,
    })
    at += tall + bar.gap
    return `${name}${rectangle(x, y, room, bar.height, colours.line)}${parts}${figure}`
  })
  return { text: text.join(''), height: at }
}

const tallest = 240

function columns({ series, rows }: Stacked): Part {
  const room = (width - 2 * edge) / Math.max(rows.length, 1)
  const wide = Math.min(54, room * 0.68)
  const most = Math.max(...rows.map(({ values }) => sumOf(values)), 1)
  const every = Math.ceil(58 / room)
  const text = rows.map(({ label, values }, index) => {
    const x = edge + index * room + (room - wide) / 2
    const all = sumOf(values)
    const foot = tallest + 20
    const parts = stacked(values, series, tallest / most, (from, long, fill) =>
      rectangle(x, foot - from - long, wide, long, fill),
    )
    const middle = { anchor: 'middle', size: 12 } as const
    const figure =
      all === 0 ? '' : word(decimal(all), x + wide / 2, foot - (all * tallest) / most - 6, { ...middle, weight: 600 })
    const name = index % every === 0 ? word(label, x + wide / 2, foot + 18, { ...middle, fill: colours.quiet }) : ''
    return parts + figure + name
  })
  const line = rectangle(edge, tallest + 20, width - 2 * edge, 1, colours.quiet)
  return { text: line + text.join(''), height: tallest + 48 }
}

function heat({ columns: heads, rows }: Heat): Part {
  const room = (width - 2 * edge - labelWidth) / Math.max(heads.length, 1)
  const xOf = (column: number) => edge + labelWidth + column * room
  const middle = { anchor: 'middle', size: 13 } as const
  const head = heads.map((name, at) => word(name, xOf(at) + room / 2, 13, { ...middle, fill: colours.quiet })).join('')
  let at = 26
  const text = rows.map(({ label, cells }) => {
    const words = lines(label, labelWidth - 16, 13).slice(0, 3)
    const tall = Math.max(34, words.length * 17 + 8)
    const name = words.map((line, row) => word(line, edge, at + 20 + row * 17, { size: 13 })).join('')
    const squares = cells.map((cell, column) => {
      if (!cell) return word('–', xOf(column) + room / 2, at + 20, { ...middle, fill: colours.quiet })
      const { ground, ink } = cell.tone === 'bad' ? colours.late : colours[cell.tone]
      const square = rectangle(xOf(column) + 3, at, room - 6, tall - 4, ground)
      return square + word(cell.text, xOf(column) + room / 2, at + tall / 2 + 2, { ...middle, fill: ink, weight: 600 })
    })
    at += tall + 2
    return name + squares.join('')
  })
  return { text: head + text.join(''), height: at }
}

type Draw = (from: number, long: number, fill: string) => string

function stacked(values: readonly number[], series: Stacked['series'], scale: number, draw: Draw): string {
  let from = 0
  return values
    .map((value, index) => {
      const long = value * scale
      const drawn = value > 0 ? draw(from, long, series[index]?.colour ?? colours.quiet) : ''
      from += long
      return drawn
    })
    .join('')
}

function legendOf({ series }: Pick<Stacked, 'series'>): Part {
  if (series.length === 0) return { text: '', height: 0 }
  let x = edge
  const text = series.map(({ label, colour }) => {
    const entry = rectangle(x, 2, 12, 12, colour) + word(label, x + 18, 13, { size: 13, fill: colours.quiet })
    x += 18 + label.length * 13 * letter + 22
    return entry
  })
  return { text: text.join(''), height: 24 }
}

type Look = { size: number; weight?: number; fill?: string; anchor?: 'middle' }

const word = (text: string, x: number, y: number, { size, weight = 400, fill = colours.ink, anchor }: Look): string =>
  `<text x="${tenth(x)}" y="${tenth(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}"` +
  `${anchor ? ` text-anchor="${anchor}"` : ''}>${escaped(text)}</text>`

const rectangle = (x: number, y: number, long: number, tall: number, fill: string): string =>
  `<rect x="${tenth(x)}" y="${tenth(y)}" width="${tenth(long)}" height="${tenth(tall)}" fill="${fill}"/>`

const tenth = (value: number): number => Math.round(value * 10) / 10

const decimal = (value: number): string => new Intl.NumberFormat('vi-VN').format(value)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Words set in lines of about so many pixels; a single word that is longer is cut where it must be. */
export function lines(text: string, room: number, size: number): string[] {
  const most = Math.max(4, Math.floor(room / (size * letter)))
  const found: string[] = []
  let line = ''
  for (const part of text.split(/\s+/).flatMap((each) => pieces(each, most))) {
    const longer = line ? `${line} ${part}` : part
    if (longer.length <= most) line = longer
    else {
      if (line) found.push(line)
      line = part
    }
  }
  return line ? [...found, line] : found
}

const pieces = (word: string, most: number): string[] => word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? []
