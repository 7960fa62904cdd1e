import { percent } from '../format.ts'
import classes from './ui.module.css'

type MeterProps = { value: number; label: string; tone?: 'brand' | 'good' | 'bad'; bare?: boolean }

/** A thin bar with its figure. */
export function Meter({ value, label, tone = 'brand', bare = false }: MeterProps) {
  const whole = Math.max(0, Math.min(100, Math.round(value)))
  return (
    <span className={classes.meter}>
      <span
        className={classes.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={whole}
      >
        <span className={classes.fill} data-tone={tone} style={{ width: `${whole}%` }} />
      </span>
      {bare ? null : <span className={classes.figure}>{percent(whole)}</span>}
    </span>
  )
}

export type Part = { value: number; colour: string; label: string }

/** A bar of parts that add up; what each part means is in the label that is read out. */
export function PartsBar({ parts, label }: { parts: readonly Part[]; label: string }) {
  const whole = parts.reduce((sum, { value }) => sum + value, 0) || 1
  const words = parts.map((part) => `${part.label} ${part.value}`).join(', ')
  return (
    <span className={classes.parts} role="img" aria-label={`${label}: ${words}`}>
      {parts.map(({ label: name, value, colour }) => (
        <span
          key={name}
          style={{ width: `${(value / whole) * 100}%`, background: colour }}
          title={`${name}: ${value}`}
        />
      ))}
    </span>
  )
}
