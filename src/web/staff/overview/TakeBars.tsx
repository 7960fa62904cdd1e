import type { Figures } from '#lib/charts/figures.ts'
import { hrefOf } from '../api.ts'
import { moment } from '../format.ts'
import { PictureMenu } from '../ui/picture/PictureMenu.tsx'
import { progressSeries } from '../ui/picture/progress.ts'
import { t } from '../words.ts'

type TakeBarsProps = {
  asOf: string
  title: string
  heading: string
  rows: readonly { label: string; values: number[] }[]
}

export const overviewWorkbook = (): string => hrefOf('export.overviewXlsx', {})

export const overviewSource = (asOf: string): Pick<Figures, 'source'> => ({
  source: t('overview.source', { when: moment(asOf) }),
})

/** The bars of a card as a picture with its table. */
export const TakeBars = ({ asOf, title, heading, rows }: TakeBarsProps) => (
  <PictureMenu
    workbook={overviewWorkbook()}
    figures={{ form: 'bars', title, heading, series: progressSeries(), rows, ...overviewSource(asOf) }}
  />
)
