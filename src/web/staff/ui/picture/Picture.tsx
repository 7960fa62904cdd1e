import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../words.ts'
import { Columns } from './Columns.tsx'
import { FiguresTable } from './FiguresTable.tsx'
import type { Figures, Stacked } from './figures.ts'
import { Legend } from './Legend.tsx'
import { PictureMenu } from './PictureMenu.tsx'
import classes from './picture.module.css'

type PictureProps = {
  figures: Figures & Stacked
  workbook: string
  /** The row that is marked: this month, say. */
  marked?: string
}

/** Columns with their legend, their table, their source, and the way to take them along. */
export function Picture({ figures, workbook, marked }: PictureProps) {
  const [asTable, setAsTable] = useState(false)
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
      {asTable ? (
        <FiguresTable figures={figures} />
      ) : (
        <>
          <Columns picture={figures} label={figures.title} marked={marked} />
          {figures.series.length > 1 ? <Legend series={figures.series} /> : null}
        </>
      )}
      <p className="small">{figures.source}</p>
    </section>
  )
}
