import { type Drawing, groupLooks, palette, type Shape, widthOf, wrapped } from './shapes.ts'
import { type Beside, decimals, type Lines, type Spec, signed, type Tiles, type Waterfall } from './specs.ts'

/** Draws a picture for a place of so many pixels; narrow places get another arrangement, not smaller letters. */
export function draw(spec: Spec, width: number): Drawing {
  if (spec.form === 'beside') return beside(spec, width)
  if (spec.form === 'lines') return lines(spec, width)
  return spec.form === 'tiles' ? tiles(spec, width) : waterfall(spec, width)
}

type Word = { size?: number; fill?: string; weight?: number; anchor?: 'start' | 'middle' | 'end' }

const word = (text: string, x: number, y: number, { size = 12.5, fill = palette.ink, ...look }: Word = {}): Shape => ({
  kind: 'text',
  text,
  x,
  y,
  size,
  fill,
  ...look,
})

const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 2): Shape => ({
  kind: 'rect',
  x,
  y,
  width: Math.max(0, width),
  height,
  fill,
  radius,
})

/** Names above their bars where there is little room, before them where there is enough. */
function beside({ rows, series, digits }: Beside, width: number): Drawing {
  const narrow = width < 520
  const label = narrow ? 0 : Math.min(300, width * 0.4)
  const figures = 92
  const room = width - label - figures
  const most = Math.max(...rows.map(({ values, max }) => max ?? Math.max(values[0] ?? 0, values[1] ?? 0)), 1)
  const [own, other] = [series[0]?.colour ?? palette.brand, series[1]?.colour ?? palette.brandMid]
  const shapes: Shape[] = []
  let y = 4
  for (const { label: name, values, max, range } of rows) {
    const names = wrapped(name, narrow ? width : label - 14, 12.5, 2)
    shapes.push(...names.map((line, i) => word(line, 0, y + 12 + i * 16)))
    if (narrow) y += names.length * 16 + 2
    const tall = narrow ? 22 : Math.max(22, names.length * 16)
    const top = y + (tall - 22) / 2
    const scale = room / most
    shapes.push(rect(label, top, (max ?? most) * scale, 22, palette.none))
    if (values[1] !== null) shapes.push(rect(label, top, values[1] * scale, 22, other))
    if (values[0] !== null) shapes.push(rect(label, top + 4, values[0] * scale, 14, own))
    if (range) shapes.push(...spanShapes(label + range[0] * scale, label + range[1] * scale, top + 11))
    const text = values[0] === null ? '–' : decimals(values[0], digits)
    shapes.push(word(text, label + room + 8, top + 15.5, { weight: 600, size: 13 }))
    if (values[1] !== null)
      shapes.push(
        word(`/ ${decimals(values[1], digits)}`, label + room + 12 + widthOf(text, 13), top + 15.5, {
          fill: palette.quiet,
          size: 12,
        }),
      )
    y += tall + (narrow ? 12 : 8)
  }
  return { width, height: y, shapes }
}

const whisker = 5

/** An interval that lies across a bar and what is beside it: seen on both by the light edge around it. One stroke each. */
function spanShapes(low: number, high: number, y: number): Shape[] {
  const points = [
    ...[
      [low, y - whisker],
      [low, y + whisker],
      [low, y],
    ],
    ...[
      [high, y],
      [high, y - whisker],
      [high, y + whisker],
    ],
  ] as [number, number][]
  return [
    { kind: 'line', points, stroke: palette.paper, width: 4 },
    { kind: 'line', points, stroke: palette.ink, width: 1.25 },
  ]
}

type Scale = { x: (year: number) => number; y: (value: number) => number }

function lines(spec: Lines, width: number): Drawing {
  const { years, labels, series, digits, downwards = false, height = 250 } = spec
  const values = series.flatMap((it) => [...it.values, ...(it.ranges ?? []).flat()].filter((value) => value !== null))
  const ticks = ticksOf(values, downwards)
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const before = Math.max(...ticks.map((tick) => widthOf(decimals(tick, tickDigits(ticks)), 12))) + 10
  // A day below the first dot is longer than a year.
  const left = Math.max(before, labels ? widthOf(labels[0] ?? '', 12) / 2 : 0)
  const [top, foot, right] = [14, 26, 46]
  const span = high - low || 1
  const share = (value: number) => (downwards ? (value - low) / span : (high - value) / span)
  const scale: Scale = {
    x: (index) => left + (years.length < 2 ? 0.5 : index / (years.length - 1)) * (width - left - right),
    y: (value) => top + share(value) * (height - top - foot),
  }
  const shapes: Shape[] = []
  for (const tick of ticks) {
    shapes.push({
      kind: 'line',
      points: [
        [left, scale.y(tick)],
        [width - right + 8, scale.y(tick)],
      ],
      stroke: palette.line,
      width: 1,
    })
    const text = decimals(tick, tickDigits(ticks))
    shapes.push(word(text, left - 6, scale.y(tick) + 4, { size: 12, fill: palette.quiet, anchor: 'end' }))
  }
  const every = Math.max(1, Math.ceil((years.length * 38) / (width - left - right)))
  years.forEach((year, i) => {
    if ((years.length - 1 - i) % every === 0)
      shapes.push(
        word(labels?.[i] ?? String(year), scale.x(i), height - 6, { size: 12, fill: palette.quiet, anchor: 'middle' }),
      )
  })
  for (const one of series) shapes.push(...course(one, years, scale))
  const ends = series.flatMap((one) => endOf(one, scale, digits))
  return { width, height, shapes: [...shapes, ...apart(ends)] }
}

/** The interval around each value: a stroke with an end on each side. */
const rangeShapes = ({ ranges = [], colour }: Lines['series'][number], { x, y }: Scale): Shape[] =>
  ranges.flatMap((range, i): Shape[] => {
    if (!range) return []
    const [low, high] = [y(range[0]), y(range[1])]
    const stroke = (points: readonly (readonly [number, number])[]): Shape => ({
      ...{ kind: 'line', points, stroke: colour, width: 1.25 },
    })
    const across = (at: number) =>
      stroke([
        [x(i) - whisker, at],
        [x(i) + whisker, at],
      ])
    return [
      stroke([
        [x(i), low],
        [x(i), high],
      ]),
      across(low),
      across(high),
    ]
  })

/** One line: pieces between cuts, a mark at each cut, a dot for every year. */
function course(one: Lines['series'][number], years: readonly number[], { x, y }: Scale): Shape[] {
  const { values, colour, cuts, dashed } = one
  const shapes: Shape[] = rangeShapes(one, { x, y })
  let piece: [number, number][] = []
  const end = () => {
    if (piece.length > 1)
      shapes.push({
        kind: 'line',
        points: piece,
        stroke: colour,
        width: dashed ? 1.5 : 2.25,
        ...(dashed ? { dash: '4 4' } : {}),
      })
    piece = []
  }
  years.forEach((year, i) => {
    const value = values[i] ?? null
    if (cuts.includes(year)) end()
    if (value === null) end()
    else piece.push([x(i), y(value)])
  })
  end()
  if (!dashed)
    values.forEach((value, i) => {
      if (value !== null)
        shapes.push({ kind: 'dot', x: x(i), y: y(value), radius: 3.25, fill: colour, stroke: palette.paper })
    })
  return shapes
}

type End = { y: number; shape: Extract<Shape, { kind: 'text' }> }

function endOf({ values, colour, dashed }: Lines['series'][number], { x, y }: Scale, digits: number): End[] {
  const at = values.findLastIndex((value) => value !== null)
  const value = values[at]
  if (value === null || value === undefined || dashed) return []
  const shape = word(decimals(value, digits), x(at) + 7, y(value) + 4, { size: 12, weight: 600, fill: colour })
  return shape.kind === 'text' ? [{ y: y(value) + 4, shape }] : []
}

/** Figures at the ends of lines do not lie on each other. */
function apart(ends: End[]): Shape[] {
  let last = Number.NEGATIVE_INFINITY
  return ends
    .sort((a, b) => a.y - b.y)
    .map(({ y, shape }) => {
      last = Math.max(y, last + 13)
      return { ...shape, y: last }
    })
}

/** Some five round values that hold all; ranks begin at 1. */
export function ticksOf(values: readonly number[], downwards = false): number[] {
  if (values.length === 0) return [0, 1]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (downwards) {
    const step = Math.max(1, [1, 2, 5, 10, 15, 20, 30, 50, 100, 500, 1000].find((it) => most / it <= 6) ?? 2000)
    // The first step beside 1 would lie on it.
    return [1, ...Array.from({ length: Math.ceil(most / step) }, (_, i) => (i + 1) * step)].filter(
      (it, i) => i === 0 || it - 1 >= step * 0.6,
    )
  }
  const size = Math.abs(most) > 1e-9 ? Math.abs(most) : 1
  const rough = (most - least > size * 1e-9 ? most - least : size) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((it) => it * power >= rough) ?? 10) * power
  const from = Math.floor(least / step)
  const until = Math.max(Math.ceil(most / step), from + 1)
  return Array.from({ length: until - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)))
}

const tickDigits = (ticks: readonly number[]): number =>
  Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))

function tiles({ tiles: all }: Tiles, width: number): Drawing {
  const columns = Math.max(...all.map(({ at }) => at[0]), 0) + 1
  const rows = Math.max(...all.map(({ at }) => at[1]), 0) + 1
  const wide = Math.min(78, Math.floor(width / columns))
  const tall = 40
  const shapes = all.flatMap(({ at, name, group, marked }) => {
    const look = group === null ? undefined : groupLooks[group]
    const [x, y] = [at[0] * wide, at[1] * tall]
    const box: Shape = {
      ...(rect(x + 2, y + 2, wide - 4, tall - 4, look?.fill ?? palette.none, 4) as Extract<Shape, { kind: 'rect' }>),
      ...(marked ? { stroke: palette.accent } : {}),
    }
    const ink = look?.ink ?? palette.quiet
    const size = wide < 62 ? 9.5 : 10.5
    const names = wrapped(name.replace(/^TP\. /, ''), wide - 8, size, 2)
    const first = y + 2 + (tall - 4) / 2 + (names.length === 1 ? 3.5 : -2)
    const words = names.map((line, i) =>
      word(line, x + wide / 2, first + i * 12, { size, fill: ink, anchor: 'middle', weight: marked ? 700 : 500 }),
    )
    return [box, ...words]
  })
  return { width: columns * wide, height: rows * tall, shapes }
}

function waterfall({ start, steps, end, digits }: Waterfall, width: number): Drawing {
  const narrow = width < 520
  const label = narrow ? 0 : Math.min(300, width * 0.4)
  const room = width - label - 66
  const levels = [start.value]
  for (const { change } of steps) levels.push((levels.at(-1) ?? 0) + (change ?? 0))
  const [low, high] = [Math.min(...levels, end.value), Math.max(...levels, end.value)]
  const from = low - (high - low || 1) * 0.15
  const x = (value: number) => label + ((value - from) / (high - from || 1)) * room
  const shapes: Shape[] = []
  let y = 4
  const line = (name: string, draw: (top: number) => void) => {
    const names = wrapped(name, narrow ? width : label - 14, 12.5, 2)
    shapes.push(...names.map((text, i) => word(text, 0, y + 13 + i * 16)))
    if (narrow) y += names.length * 16 + 2
    draw(y)
    y += narrow ? 30 : Math.max(24, names.length * 16 + 6)
  }
  const whole = ({ label: name, value }: Waterfall['start']) =>
    line(name, (top) => {
      shapes.push(rect(label, top, x(value) - label, 17, palette.brand))
      shapes.push(word(decimals(value, digits), label + room + 8, top + 13, { weight: 600, size: 13 }))
    })
  whole(start)
  for (const [i, { label: name, change, remark }] of steps.entries())
    line(remark ? `${name} ${remark}` : name, (top) => {
      const [a, b] = [levels[i] ?? 0, levels[i + 1] ?? 0]
      const fill = (change ?? 0) < 0 ? palette.bad : palette.brandMid
      shapes.push(rect(Math.min(x(a), x(b)), top, Math.max(1.5, Math.abs(x(b) - x(a))), 17, fill))
      const text = change === null ? '–' : signed(change, digits)
      shapes.push(
        word(text, label + room + 8, top + 13, { size: 13, fill: (change ?? 0) < 0 ? palette.bad : palette.ink }),
      )
    })
  whole(end)
  return { width, height: y, shapes }
}
