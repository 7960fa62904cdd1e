import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Figures, isSpec } from '#lib/charts/figures.ts'
import { keysOf } from '#lib/charts/svg.ts'
import { t } from '../../words.ts'
import { Columns } from './Columns.tsx'
import { Drawn } from './Drawn.tsx'
import { FiguresTable } from './FiguresTable.tsx'
import { Legend } from './Legend.tsx'
import { PictureMenu } from './PictureMenu.tsx'
import classes from './picture.module.css'

type PictureProps = {
  figures: Figures
  workbook: string
  /** The row that is marked: this month, say. */
  marked?: string
  /** Under the title: what can be chosen in it. */
  children?: ReactNode
}

/** A drawing with its legend, its table, its source, and the way to take them along. */
export function Picture({ figures, workbook, marked, children }: PictureProps) {
  const [asTable, setAsTable] = useState(false)
  const keys = keysOf(figures)
  return (
    <section className="card">
      <div className={classes.head}>
        <h2>{figures.title}</h2>
        <span className={classes.tools}>
          <Button size="compact-sm" variant="subtle" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'picture.drawing' : 'picture.table')}
          </Button>
          <PictureMenu figures={figures} workbook={workbook} hasTable />
        </span>
      </div>
      {children}
      {asTable ? <FiguresTable figures={figures} /> : <Drawing figures={figures} marked={marked} />}
      {!asTable && keys.length > 1 ? <Legend series={keys} /> : null}
      <p className="small">{figures.source}</p>
    </section>
  )
}

function Drawing({ figures, marked }: { figures: Figures; marked: string | undefined }) {
  if (isSpec(figures)) return <Drawn spec={figures} label={figures.title} />
  if (figures.form === 'heat') return <FiguresTable figures={figures} />
  return <Columns picture={figures} label={figures.title} marked={marked} />
}
