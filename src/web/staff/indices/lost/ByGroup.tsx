import { hrefOf } from '../../api.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { t } from '../../words.ts'
import type { Ledger } from './LostPage.tsx'

/** The ledger as a workbook. */
export const workbookOf = ({ framework, year }: Ledger): string => hrefOf('analysis.exportLedger', { framework, year })

/** What each dimension has lost, as a picture to take along. */
export function Groups({ ledger }: { ledger: Ledger }) {
  const { groups, unit, frameworkName, year, illustrative, ownMean } = ledger
  if (groups.length === 0) return null
  const most = Math.max(...groups.map(({ lost }) => lost), 0.01)
  const notes = [illustrative ? t('indices.illustrative') : '', ownMean ? t('analysis.ownMean') : '']
  const figures = {
    form: 'beside' as const,
    title: t('analysis.byGroup'),
    about: `${unit.name}, ${year}`,
    source: [`${frameworkName} ${year}`, ...notes].filter(Boolean).join(' · '),
    heading: t('profile.part'),
    digits: 2,
    series: [{ label: t('analysis.lostPoints'), colour: '#b54e14' }],
    rows: [...groups]
      .sort((a, b) => b.lost - a.lost)
      .map(({ name, lost, work }) => ({
        label: name,
        values: [lost, null] as const,
        max: most,
        note: t('analysis.groupWork', { name, tasks: work.tasks, agencies: work.agencies }),
      })),
  }
  return <Picture figures={figures} workbook={workbookOf(ledger)} />
}
