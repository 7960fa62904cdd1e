import type { ReactNode } from 'react'
import points from './points.module.css'

type OpenedTableProps = { title: string; open: boolean; heads: readonly string[]; children: ReactNode }

/** A table of figures that is opened by its title. */
export const OpenedTable = ({ title, open, heads, children }: OpenedTableProps) => (
  <details open={open}>
    <summary>{title}</summary>
    <table className={points.scores} aria-label={title}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </details>
)
