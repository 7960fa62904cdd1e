/** A drawing made of few kinds of shapes: the browser, the portal and saved files draw the same. Lengths in pixels. */
export type Shape =
  | {
      kind: 'rect'
      x: number
      y: number
      width: number
      height: number
      fill: string
      radius?: number
      stroke?: string
    }
  | { kind: 'text'; x: number; y: number; text: string; size: number; fill: string; weight?: number; anchor?: Anchor }
  | { kind: 'line'; points: readonly (readonly [number, number])[]; stroke: string; width: number; dash?: string }
  | { kind: 'dot'; x: number; y: number; radius: number; fill: string; stroke?: string }
export type Anchor = 'start' | 'middle' | 'end'

export type Drawing = { width: number; height: number; shapes: Shape[] }

/** The same as in web/style/tokens.css; saved files know no style sheet. */
export const palette = {
  ink: '#14212b',
  quiet: '#44545f',
  line: '#e2e8ec',
  axis: '#8595a0',
  paper: '#ffffff',
  brand: '#0e5a5e',
  brandMid: '#9cc4c2',
  accent: '#b54e14',
  bad: '#b3261e',
  none: '#eef2f4',
} as const

/** Quartile groups from the highest down; the signs say the same to those who do not see the colours. */
export const groupLooks = [
  { fill: '#0e5a5e', ink: '#ffffff', sign: 'I' },
  { fill: '#9ccbc8', ink: '#14212b', sign: 'II' },
  { fill: '#f2ddb0', ink: '#14212b', sign: 'III' },
  { fill: '#e8ac7a', ink: '#14212b', sign: 'IV' },
] as const

/** Colours of lines, told apart also in grey. */
export const lineColours = ['#0e5a5e', '#b54e14', '#5b4a9e', '#7d5600', '#256b41', '#44545f'] as const

/** How wide a letter of our typeface is, on the average, in parts of its size. */
const letter = 0.54
export const widthOf = (text: string, size: number): number => text.length * size * letter

/** Words set in lines of about so many pixels; the last of `most` lines ends with … where there was more. */
export function wrapped(text: string, room: number, size: number, most = 3): string[] {
  const letters = Math.max(3, Math.floor(room / (size * letter)))
  const found: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word
    if (longer.length <= letters || line === '') line = longer
    else {
      found.push(line)
      line = word
    }
  }
  if (line) found.push(line)
  if (found.length <= most) return found
  return [...found.slice(0, most - 1), `${found[most - 1] ?? ''}…`]
}

const tenth = (value: number): number => Math.round(value * 10) / 10

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('')

/** Shapes as SVG text. */
export const shapesText = (shapes: readonly Shape[]): string => shapes.map(shapeText).join('')

function shapeText(it: Shape): string {
  if (it.kind === 'rect') {
    const more = `${it.radius ? ` rx="${it.radius}"` : ''}${it.stroke ? ` stroke="${it.stroke}" stroke-width="2"` : ''}`
    return `<rect x="${tenth(it.x)}" y="${tenth(it.y)}" width="${tenth(it.width)}" height="${tenth(it.height)}" fill="${it.fill}"${more}/>`
  }
  if (it.kind === 'dot') {
    const stroke = it.stroke ? ` stroke="${it.stroke}" stroke-width="1.5"` : ''
    return `<circle cx="${tenth(it.x)}" cy="${tenth(it.y)}" r="${it.radius}" fill="${it.fill}"${stroke}/>`
  }
  if (it.kind === 'line') {
    const dash = it.dash ? ` stroke-dasharray="${it.dash}"` : ''
    return `<path d="${pathOf(it.points)}" fill="none" stroke="${it.stroke}" stroke-width="${it.width}"${dash}/>`
  }
  const anchor = it.anchor ? ` text-anchor="${it.anchor}"` : ''
  const weight = it.weight ? ` font-weight="${it.weight}"` : ''
  return `<text x="${tenth(it.x)}" y="${tenth(it.y)}" font-size="${it.size}" fill="${it.fill}"${weight}${anchor}>${escaped(it.text)}</text>`
}

/** A drawing for a page of HTML: its style sheet says how wide `chart` is. `title` is what is heard. */
export const svgInline = ({ width, height, shapes }: Drawing, title: string): string =>
  `<svg class="chart" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-label="${escaped(title)}">${shapesText(shapes)}</svg>`
