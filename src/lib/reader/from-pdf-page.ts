import { type LegacyFont, legacyFontOf } from './legacy-fonts.ts'
import type { Page, Rules } from './page.ts'
import { type Glyph, uprightPage } from './page-glyphs.ts'

/** The part of pdf.js that is used here; its list of operators is walked as a renderer would. */
export type PdfPage = {
  rotate: number
  getViewport(options: { scale: number }): { width: number; height: number; transform: number[] }
  getOperatorList(options: object): Promise<{ fnArray: number[]; argsArray: unknown[][] }>
  commonObjs: { has(id: string): boolean; get(id: string): { name?: string; fontMatrix?: number[] } | null }
  cleanup(): void
}

type Matrix = readonly [number, number, number, number, number, number]
type Step = (...args: never[]) => void
type PdfGlyph = { unicode: string; width: number; isSpace: boolean; originalCharCode?: number }

type State = {
  matrix: Matrix
  font: string
  fontSize: number
  letterGap: number
  wordGap: number
  scale: number
  rise: number
  leading: number
  /** Letters are placed but not painted. */
  unseen: boolean
}

export type PageText = Page & {
  glyphs: number
  /** Share of glyphs that stand for no letter. */
  broken: number
  /** Share of glyphs that nobody sees: not painted, or with a picture over them. */
  hidden: number
  /** Part of the page that pictures cover. */
  picture: number
  /** Nothing at all is on it. */
  blank: boolean
}

/** Words and ruling lines of one page, upright. `ops` are the numbers of the operators (pdf.js OPS). */
export async function pageOf(page: PdfPage, number: number, ops: Record<string, number>): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList({ annotationMode: 0 })
  const walk = new PageWalk(page, viewport.transform as unknown as Matrix, viewport.width * viewport.height)
  const steps = new Map<number, Step>()
  for (const [name, step] of Object.entries(walk.steps)) if (ops[name] !== undefined) steps.set(ops[name], step)
  walk.fills = new Set(['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke'].map((name) => ops[name]!))
  walk.strokes = new Set(
    ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke'].map((name) => ops[name]!),
  )
  for (let i = 0; i < list.fnArray.length; i++) steps.get(list.fnArray[i]!)?.(...((list.argsArray[i] ?? []) as never[]))
  page.cleanup()
  const sheet = { number, width: viewport.width, height: viewport.height }
  const made = uprightPage(sheet, walk.glyphs, walk.rules)
  const glyphs = walk.glyphs.length
  const share = (count: number): number => (glyphs === 0 ? 0 : count / glyphs)
  const [broken, hidden, picture] = [share(walk.unreadable), share(walk.hidden), Math.min(1, walk.picture)]
  return { ...made, glyphs, broken, hidden, picture, blank: glyphs === 0 && picture === 0 && walk.shapes === 0 }
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
const MAX_GLYPHS = 60_000
const MAX_RULES = 6_000

/** PDF 32000-1, § 8.4 (graphics state), § 9.4 (text). */
class PageWalk {
  readonly glyphs: Glyph[] = []
  readonly rules: Rules = { horizontal: [], vertical: [] }
  unreadable = 0
  hidden = 0
  picture = 0
  shapes = 0
  fills: ReadonlySet<number> = new Set()
  strokes: ReadonlySet<number> = new Set()
  private readonly page: PdfPage
  private readonly fonts = new Map<string, { legacy: LegacyFont | undefined; unit: number }>()
  private state: State
  private readonly stack: State[] = []
  private text: Matrix = IDENTITY
  private line: Matrix = IDENTITY
  private readonly area: number

  constructor(page: PdfPage, matrix: Matrix, area: number) {
    this.page = page
    this.area = Math.max(1, area)
    this.state = {
      matrix,
      font: '',
      fontSize: 1,
      letterGap: 0,
      wordGap: 0,
      scale: 1,
      rise: 0,
      leading: 0,
      unseen: false,
    }
  }

  readonly steps: Record<string, Step> = {
    save: () => this.save(),
    restore: () => this.restore(),
    transform: (...matrix: number[]) => {
      this.set({ matrix: times(matrix as unknown as Matrix, this.state.matrix) })
      this.lookForPicture()
    },
    setTextRenderingMode: (mode: number) => this.set({ unseen: mode === 3 || mode === 7 }),
    paintFormXObjectBegin: (matrix: Matrix | null) => {
      this.save()
      if (matrix) this.set({ matrix: times(matrix, this.state.matrix) })
    },
    paintFormXObjectEnd: () => this.restore(),
    beginText: () => this.place(IDENTITY),
    setFont: (font: string, fontSize: number) => this.set({ font, fontSize }),
    setCharSpacing: (letterGap: number) => this.set({ letterGap }),
    setWordSpacing: (wordGap: number) => this.set({ wordGap }),
    setHScale: (percent: number) => this.set({ scale: percent / 100 }),
    setTextRise: (rise: number) => this.set({ rise }),
    setLeading: (leading: number) => this.set({ leading: -leading }),
    setTextMatrix: (first: number | Matrix, ...rest: number[]) =>
      this.place(typeof first === 'number' ? ([first, ...rest] as unknown as Matrix) : first),
    moveText: (x: number, y: number) => this.place(times([1, 0, 0, 1, x, y], this.line)),
    setLeadingMoveText: (x: number, y: number) => {
      this.set({ leading: y })
      this.place(times([1, 0, 0, 1, x, y], this.line))
    },
    nextLine: () => this.place(times([1, 0, 0, 1, 0, this.state.leading], this.line)),
    showText: (glyphs: readonly (PdfGlyph | number)[]) => this.show(glyphs),
    constructPath: (painted: number, [path]: [ArrayLike<number> | null]) => this.draw(painted, path),
  }

  /**
   * The unit square of a picture is stretched to its size on the page (PDF 32000-1, § 8.9.5); the picture itself is left
   * out by the parser. Letters are never drawn in so large a unit.
   */
  private lookForPicture(): void {
    const [a, b, c, d] = this.state.matrix
    const share = Math.abs(a * d - b * c) / this.area
    if (share < 0.004 || share > 4) return
    this.picture += Math.min(1, share)
    // What a whole picture covers was put there to be found, not to be seen.
    if (share > 0.5) this.hidden = this.glyphs.length
  }

  private save(): void {
    if (this.stack.length < 200) this.stack.push(this.state)
  }

  private restore(): void {
    this.state = this.stack.pop() ?? this.state
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change }
  }

  private place(matrix: Matrix): void {
    this.text = matrix
    this.line = matrix
  }

  private fontOf(id: string): { legacy: LegacyFont | undefined; unit: number } {
    const known = this.fonts.get(id)
    if (known) return known
    const font = this.page.commonObjs.has(id) ? this.page.commonObjs.get(id) : null
    const name = (font?.name ?? '').replace(/^[A-Z]{6}\+/, '')
    const made = { legacy: legacyFontOf(name), unit: font?.fontMatrix?.[0] ?? 0.001 }
    this.fonts.set(id, made)
    return made
  }

  private show(glyphs: readonly (PdfGlyph | number)[]): void {
    const { fontSize, letterGap, wordGap, scale, rise, matrix } = this.state
    const { legacy, unit } = this.fontOf(this.state.font)
    let x = 0
    const whole = times(this.text, matrix)
    const size = Math.hypot(whole[2], whole[3]) * Math.abs(fontSize)
    const [along, up] = [Math.hypot(whole[0], whole[1]), rise]
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        x -= (glyph / 1000) * fontSize * scale
        continue
      }
      const width = glyph.width * unit * fontSize
      const [px, py] = [whole[0] * x + whole[2] * up + whole[4], whole[1] * x + whole[3] * up + whole[5]]
      this.push(glyph, { x: px, y: py, width: width * scale * along, size, a: whole[0], b: whole[1], font: legacy })
      x += (width + letterGap + (glyph.isSpace ? wordGap : 0)) * scale
    }
    this.text = times([1, 0, 0, 1, x, 0], this.text)
  }

  private push({ unicode, originalCharCode }: PdfGlyph, place: Omit<Glyph, 'text'>): void {
    // A broken file multiplies its places out of all numbers: nobody sees a letter that stands nowhere.
    if (!Number.isFinite(place.x + place.y + place.width + place.size)) return
    if (this.glyphs.length >= MAX_GLYPHS || unicode === '' || place.size < 0.5) return
    // In fonts of TCVN3 the place of the soft hyphen, which WinAnsi shows as a hyphen, is a letter.
    const text = place.font && originalCharCode === 0xad ? '\u00ad' : (SYMBOLS[unicode] ?? unicode)
    if (!place.font && UNREADABLE.test(text)) this.unreadable++
    if (this.state.unseen) this.hidden++
    this.glyphs.push({ ...place, text })
  }

  private draw(painted: number, path: ArrayLike<number> | null): void {
    const [fill, stroke] = [this.fills.has(painted), this.strokes.has(painted)]
    if (!path || (!fill && !stroke)) return
    this.shapes++
    for (const shape of shapesOf(path, this.state.matrix)) {
      if (fill && !stroke) this.bar(shape)
      else for (let i = 0; i + 1 < shape.length; i++) this.stroke(shape[i]!, shape[i + 1]!)
    }
  }

  /** Word draws borders as thin filled rectangles. */
  private bar(shape: readonly Point[]): void {
    const [xs, ys] = [shape.map(([x]) => x), shape.map(([, y]) => y)]
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    if (bottom - top <= THICKEST && right - left > bottom - top)
      this.stroke([left, (top + bottom) / 2], [right, (top + bottom) / 2])
    else if (right - left <= THICKEST) this.stroke([(left + right) / 2, top], [(left + right) / 2, bottom])
  }

  private stroke([x1, y1]: Point, [x2, y2]: Point): void {
    const { horizontal, vertical } = this.rules
    if (horizontal.length + vertical.length >= MAX_RULES) return
    if (Math.abs(y1 - y2) < 0.7 && Math.abs(x1 - x2) > 1)
      horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
    else if (Math.abs(x1 - x2) < 0.7 && Math.abs(y1 - y2) > 1)
      vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }
}

const THICKEST = 4
// Letters of no alphabet of ours: areas for private use, control characters, the sign of a lost letter, and the
// letters of others that a wrong table gives ("ӪY BAN NHÂN DÂN").
const UNREADABLE =
  /[\p{Co}\p{Cc}\ufffd\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Thai}]/u
/** What Word's bullets in symbol fonts stand for. */
const SYMBOLS: Record<string, string> = {
  '\uf0b7': '•',
  '\uf02d': '-',
  '\uf0a7': '•',
  '\uf0d8': '•',
  '\uf076': '•',
  '\uf0fc': '•',
  '\uf02b': '+',
}

type Point = readonly [x: number, y: number]

/** A path is moves (0), lines (1), curves (2 and 3) and closings (4), each followed by its figures. */
function shapesOf(path: ArrayLike<number>, m: Matrix): Point[][] {
  const shapes: Point[][] = []
  let open: Point[] = []
  const at = (i: number): Point => [
    m[0] * path[i]! + m[2] * path[i + 1]! + m[4],
    m[1] * path[i]! + m[3] * path[i + 1]! + m[5],
  ]
  for (let i = 0; i < path.length && shapes.length < MAX_RULES; ) {
    const step = path[i]!
    if (step === 0) {
      if (open.length > 1) shapes.push(open)
      open = [at(i + 1)]
      i += 3
    } else if (step === 1) {
      open.push(at(i + 1))
      i += 3
    } else if (step === 4) {
      if (open.length > 1) open.push(open[0]!)
      i += 1
    } else {
      // A curve is no line of a table.
      open = []
      i += step === 2 ? 7 : 5
    }
  }
  if (open.length > 1) shapes.push(open)
  return shapes
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}
