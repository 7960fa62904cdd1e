import { day } from '../format.ts'
import { t } from '../words.ts'
import type { Overview } from './OverviewPage.tsx'

type Told = Overview['silentAgencies'][number]['reminded']

/** When a silent agency was reminded last, and what came of it. */
export const toldInWords = (told: Told): string =>
  told ? t(`overview.told.${told.came}`, { day: day(told.on) }) : t('overview.toldNot')

/** The same for a narrow card: day and month are enough where the year stands above. */
export const toldBriefly = (told: Told): string =>
  told ? t(`overview.told.${told.came}`, { day: day(told.on).slice(0, 5) }) : t('overview.toldNot')

export const toldWhom = ({ levels }: NonNullable<Told>): string =>
  t('overview.toldWhom', { levels: levels.map((level) => t(`reminders.level.${level}`)).join(', ') })
