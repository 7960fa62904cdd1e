import type { Raster } from './help.ts'
import type { Rule, Rules } from './page.ts'

/** Dark dots of a picture: 1 where it is darker than the threshold that parts its light from its dark best (Otsu). */
export function darkDots({ gray }: Raster): Uint8Array {
  const counts = new Float64Array(256)
  for (let i = 0; i < gray.length; i++) counts[gray[i]!]!++
  const threshold = Math.min(190, Math.max(90, otsu(counts, gray.length)))
  const dark = new Uint8Array(gray.length)
  for (let i = 0; i < gray.length; i++) dark[i] = gray[i]! < threshold ? 1 : 0
  return dark
}

function otsu(counts: Float64Array, total: number): number {
  let sum = 0
  for (let i = 0; i < 256; i++) sum += i * counts[i]!
  let [below, weight, best, at] = [0, 0, -1, 128]
  for (let i = 0; i < 256; i++) {
    weight += counts[i]!
    below += i * counts[i]!
    if (weight === 0 || weight === total) continue
    const [low, high] = [below / weight, (sum - below) / (total - weight)]
    const between = weight * (total - weight) * (low - high) ** 2
    if (between > best) [best, at] = [between, i]
  }
  return at
}

/** Shortest rule, in inches: longer than any stroke of a letter. */
const ACROSS = 0.4
const DOWN = 0.26
/** A shorter upright rule counts when it joins two others: the side of a row of one line. */
const SHORT = 0.1
/** Thickest rule, in inches. */
const THICK = 0.05

type Bar = { x0: number; x1: number; y0: number; y1: number }

/** Ruling lines of a picture by its long dark runs, in points; they are painted over in white. */
export function takeRules(picture: Raster, dark: Uint8Array): Rules {
  const { width, height, dpi } = picture
  const across = barsOf({ dark, lines: height, length: width, step: 1, stride: width }, ACROSS * dpi, dpi)
  const upright = barsOf({ dark, lines: width, length: height, step: width, stride: 1 }, SHORT * dpi, dpi)
  const down = upright.flatMap((bar) => (bar.x1 - bar.x0 >= DOWN * dpi ? [bar] : sideOfRow(bar, across, dpi)))
  const points = 72 / dpi
  for (const bar of across) paint(picture, { x0: bar.x0, x1: bar.x1, y0: bar.y0, y1: bar.y1 })
  for (const bar of down) paint(picture, { x0: bar.y0, x1: bar.y1, y0: bar.x0, y1: bar.x1 })
  const rule = ({ x0, x1, y0, y1 }: Bar): Rule => ({ at: ((y0 + y1) / 2) * points, from: x0 * points, to: x1 * points })
  return { horizontal: across.map(rule), vertical: down.map(rule) }
}

/** The part of an upright bar (its x runs down the page) between two rules across; a letter above may touch it. */
function sideOfRow(bar: Bar, across: readonly Bar[], dpi: number): Bar[] {
  const near = dpi / 60
  const met = across.filter(
    ({ x0, x1, y0, y1 }) => y1 >= bar.x0 - near && y0 <= bar.x1 + near && x0 - near <= bar.y0 && bar.y1 <= x1 + near,
  )
  const [top, bottom] = [Math.min(...met.map(({ y0 }) => y0)), Math.max(...met.map(({ y1 }) => y1))]
  return bottom - top >= SHORT * dpi ? [{ ...bar, x0: top, x1: bottom }] : []
}

type Scan = { dark: Uint8Array; lines: number; length: number; step: number; stride: number }

/** Runs of dark dots along lines, those of neighbouring lines joined; small breaks are bridged. */
function barsOf({ dark, lines, length, step, stride }: Scan, least: number, dpi: number): Bar[] {
  const bridge = Math.round(dpi / 75)
  const bars: Bar[] = []
  let open: Bar[] = []
  for (let line = 0; line < lines; line++) {
    const runs: Bar[] = []
    let [from, last] = [-1, -1]
    const base = line * stride
    for (let i = 0; i < length; i++) {
      if (dark[base + i * step] === 0) continue
      if (from < 0 || i - last > bridge + 1) {
        if (from >= 0 && last - from >= least) runs.push({ x0: from, x1: last, y0: line, y1: line })
        from = i
      }
      last = i
    }
    if (from >= 0 && last - from >= least) runs.push({ x0: from, x1: last, y0: line, y1: line })
    const going: Bar[] = []
    for (const run of runs) {
      const bar = open.find((each) => run.x0 <= each.x1 + bridge && run.x1 >= each.x0 - bridge)
      if (!bar) going.push(run)
      else {
        bar.x0 = Math.min(bar.x0, run.x0)
        bar.x1 = Math.max(bar.x1, run.x1)
        bar.y1 = line
        if (!going.includes(bar)) going.push(bar)
      }
    }
    bars.push(...open.filter((bar) => !going.includes(bar)))
    open = going
  }
  bars.push(...open)
  return bars.filter((bar) => bar.y1 - bar.y0 <= THICK * dpi)
}

function paint({ gray, width, height }: Raster, { x0, x1, y0, y1 }: Bar): void {
  const [top, bottom] = [Math.max(0, y0 - 2), Math.min(height - 1, y1 + 2)]
  for (let y = top; y <= bottom; y++)
    gray.fill(255, y * width + Math.max(0, x0 - 2), y * width + Math.min(width, x1 + 3))
}

/** Angle of the text in degrees, clockwise, between -3 and 3: at the right one the rows of letters part most clearly. */
export function skewOf({ width, height }: Raster, dark: Uint8Array): number {
  const points: number[] = []
  for (let y = 0; y < height; y += 3) for (let x = 0; x < width; x += 3) if (dark[y * width + x]) points.push(x, y)
  if (points.length < 600) return 0
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180)
    const rows = new Float64Array(height + 2 * Math.ceil(Math.abs(slope) * width) + 8)
    const shift = Math.ceil(Math.abs(slope) * width) + 2
    for (let i = 0; i < points.length; i += 2) rows[((points[i + 1]! - slope * points[i]! + shift) / 3) | 0]!++
    let sum = 0
    for (let i = 1; i < rows.length; i++) sum += (rows[i]! - rows[i - 1]!) ** 2
    return sum
  }
  let best = 0
  for (const step of [0.5, 0.1]) {
    const around = best
    for (let k = -6; k <= 6; k++) {
      const angle = around + k * step
      if (sharpness(angle) > sharpness(best)) best = angle
    }
  }
  return Math.abs(best) < 0.12 ? 0 : best
}

/** The picture turned back by an angle in degrees, white where nothing was. */
export function turnedBack(picture: Raster, degrees: number): Raster {
  const { width, height, dpi, gray } = picture
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const turned = new Uint8Array(gray.length).fill(255)
  const [cx, cy] = [width / 2, height / 2]
  for (let y = 0; y < height; y++) {
    let sx = cos * -cx - sin * (y - cy) + cx
    let sy = sin * -cx + cos * (y - cy) + cy
    for (let x = 0; x < width; x++, sx += cos, sy += sin) {
      const [px, py] = [Math.round(sx), Math.round(sy)]
      if (px >= 0 && py >= 0 && px < width && py < height) turned[y * width + x] = gray[py * width + px]!
    }
  }
  return { width, height, dpi, gray: turned }
}

/** The picture after so many quarter turns clockwise. */
export function turnedRight(picture: Raster, turns: 0 | 1 | 2 | 3): Raster {
  if (turns === 0) return picture
  const { width, height, dpi, gray } = picture
  const turned = new Uint8Array(gray.length)
  const [across, down] = turns === 2 ? [width, height] : [height, width]
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const at =
        turns === 1
          ? (height - 1 - x) * width + y
          : turns === 2
            ? (height - 1 - y) * width + width - 1 - x
            : x * width + width - 1 - y
      turned[y * across + x] = gray[at]!
    }
  }
  return { width: across, height: down, dpi, gray: turned }
}
