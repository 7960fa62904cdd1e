import { useElementSize } from '@mantine/hooks'
import { draw } from '#lib/charts/draw.ts'
import { pathOf, type Shape } from '#lib/charts/shapes.ts'
import type { Spec } from '#lib/charts/specs.ts'
import classes from './picture.module.css'

const usual = 400

/** A picture drawn for the room that it has; read out by its title, its figures stand in the table. */
export function Drawn({ spec, label }: { spec: Spec; label: string }) {
  const { ref, width } = useElementSize()
  const drawing = width > 0 ? draw(spec, Math.floor(width)) : undefined
  // Its room is kept before it is measured, so that what stands below does not move.
  const kept = drawing ? {} : { style: { minHeight: draw(spec, usual).height } }
  return (
    <div ref={ref} className={classes.drawn} {...kept}>
      {drawing ? (
        <svg width={drawing.width} height={drawing.height} role="img" aria-label={label}>
          {drawing.shapes.map((shape, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no names
            <OneShape key={at} shape={shape} />
          ))}
        </svg>
      ) : null}
    </div>
  )
}

function OneShape({ shape: it }: { shape: Shape }) {
  if (it.kind === 'rect')
    return (
      <rect
        x={it.x}
        y={it.y}
        width={it.width}
        height={it.height}
        rx={it.radius}
        fill={it.fill}
        stroke={it.stroke}
        strokeWidth={it.stroke ? 2.5 : undefined}
      />
    )
  if (it.kind === 'dot') return <circle cx={it.x} cy={it.y} r={it.radius} fill={it.fill} stroke={it.stroke} />
  if (it.kind === 'line')
    return (
      <path d={pathOf(it.points)} fill="none" stroke={it.stroke} strokeWidth={it.width} strokeDasharray={it.dash} />
    )
  return (
    <text x={it.x} y={it.y} fontSize={it.size} fill={it.fill} fontWeight={it.weight} textAnchor={it.anchor}>
      {it.text}
    </text>
  )
}
