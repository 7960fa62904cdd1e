import { t } from '../../../words.ts'
import { isLineOpen, pointsText, type Sheet } from './figures.ts'
import { SheetRow } from './SheetRow.tsx'
import classes from './sheet.module.css'
import type { Autosave } from './use-sheet.ts'

/** What every row needs: what the person may do, and where changes go. The same object while nothing of it changes. */
export type Parts = {
  sheetId: string
  stage: Sheet['round']['stage']
  mayScore: boolean
  /** The agency may change lines that came back. */
  mayFix: boolean
  mayExplain: boolean
  mayAppraise: boolean
  mayReturn: boolean
  settled: boolean
  autosave: Pick<Autosave, 'change' | 'save' | 'drop'>
  open: (code: string) => void
  next: (code: string) => void
}

type SheetTableProps = {
  sheet: Sheet
  shown: ReadonlySet<string>
  openCode: string
  parts: Parts
  drafts: Autosave['drafts']
  savings: Autosave['savings']
}

/** The paper form: the same columns in the same order, groups with their sums. */
export function SheetTable({ sheet, shown, openCode, parts, drafts, savings }: SheetTableProps) {
  const lines = new Map(sheet.lines.map((line) => [line.code, line]))
  const groups = new Map(sheet.groups.map((group) => [group.code, group]))
  return (
    <div className={classes.scroll}>
      <table
        className={classes.sheet}
        data-editing={parts.mayScore || sheet.lines.some((line) => isLineOpen(parts, line)) || undefined}
      >
        <caption className="unseen">{sheet.name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rounds.code')}</th>
            <th scope="col">{t('rounds.criterion')}</th>
            <th scope="col" className={classes.num}>
              {t('rounds.max')}
            </th>
            <th scope="col">{t('rounds.self')}</th>
            <th scope="col">{t('rounds.evidence')}</th>
            <th scope="col" className={classes.num}>
              {t('rounds.appraised')}
            </th>
            <th scope="col">{t('rounds.explanation')}</th>
            <th scope="col" className={classes.num}>
              {t('rounds.result')}
            </th>
            <th scope="col">{t('rounds.note')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows
            .filter(({ code }) => shown.has(code))
            .map((row) => {
              const line = lines.get(row.code)
              if (line) {
                const { code } = row
                return (
                  <SheetRow
                    key={code}
                    {...{ row, line, parts }}
                    draft={drafts[code]}
                    saving={savings[code]}
                    isOpen={openCode === code}
                  />
                )
              }
              const group = groups.get(row.code)
              return (
                <tr key={row.code} className={classes.group} data-depth={row.depth}>
                  <th scope="row" className={classes.code}>
                    {row.code}
                  </th>
                  <th scope="rowgroup" className={classes.name}>
                    {row.name}
                  </th>
                  <td className={classes.num} data-of={t('rounds.max')}>
                    {pointsText(row.max)}
                  </td>
                  <td className={classes.self} data-of={t('rounds.self')}>
                    <div>
                      <output className={classes.points}>{pointsText(group?.self.points ?? null)}</output>
                    </div>
                  </td>
                  <td className={classes.quiet} colSpan={3} />
                  <td className={classes.num} data-of={t('rounds.result')}>
                    {parts.settled ? pointsText(group?.final.points ?? null) : ''}
                  </td>
                  <td className={classes.quiet} />
                </tr>
              )
            })}
        </tbody>
      </table>
    </div>
  )
}
