import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { fold } from '#lib/vietnamese/fold.ts'
import { useRead } from '../../../api.ts'
import { day } from '../../../format.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { useFilters } from '../../../ui/filters.ts'
import { Page } from '../../../ui/Page.tsx'
import { useStable } from '../../../ui/stable.ts'
import { Unread } from '../../../ui/Unread.tsx'
import { t, word } from '../../../words.ts'
import fields from './fields.module.css'
import type { Line, Sheet } from './figures.ts'
import classes from './page.module.css'
import { SheetActions } from './SheetActions.tsx'
import { SheetFilters } from './SheetFilters.tsx'
import { type Parts, SheetTable } from './SheetTable.tsx'
import { SheetTotals } from './SheetTotals.tsx'
import { useFieldKeys, useLineKeys } from './sheet-keys.ts'
import { rightsOn } from './sheet-rights.ts'
import { Unsent } from './Unsent.tsx'
import { useAutosave } from './use-sheet.ts'

/** The score sheet of one agency in one round. */
export function SheetPage() {
  const { sheetId = '' } = useParams({ strict: false })
  const read = useRead('round.sheet', { sheetId })
  if (!read.isSuccess) return <Unread read={read} rows={16} />
  return <Inside key={sheetId} sheet={read.data} />
}

function Inside({ sheet }: { sheet: Sheet }) {
  const [filters, change] = useFilters()
  const autosave = useAutosave(sheet)
  const { id: sheetId, round, can, submittedAt } = sheet
  const openCode = filters.muc ?? ''
  const shown = useMemo(
    () => fitting(sheet, filters.tim ?? '', filters.chi ?? '', openCode),
    [sheet, filters.tim, filters.chi, openCode],
  )
  const filter = useStable(change)
  const open = useStable((code: string) => change({ muc: code }))
  const next = useStable((code: string) => {
    const line = nextToDo(sheet, code, can.includes('round.appraise'))
    change({ muc: line?.code ?? '' })
    if (line) requestAnimationFrame(() => show(line.code))
  })
  const saver = useStableSaver(autosave)
  const parts: Parts = useMemo(
    () => ({ sheetId, stage: round.stage, ...rightsOn({ round, can, submittedAt }), open, next, autosave: saver }),
    [sheetId, round, can, submittedAt, open, next, saver],
  )
  const box = useRef<HTMLDivElement>(null)
  useFieldKeys(box)
  useLineKeys(box, { next: () => next(openCode), close: () => open('') })
  useEffect(() => {
    if (openCode) show(openCode)
  }, [openCode])
  const home = `/chi-so/ky-danh-gia/${round.id}`
  return (
    <div className={classes.wide} ref={box}>
      <Page
        title={sheet.name}
        lead={`${round.name} · ${word('stage', round.stage)}, ${t('rounds.until', { day: day(round.until) })}`}
        trail={[
          { label: t('rounds.title'), to: '/chi-so/ky-danh-gia' },
          { label: round.name, to: home },
        ]}
        actions={<SheetActions sheet={sheet} unsaved={Object.keys(autosave.drafts).length} />}
      >
        {round.illustrative ? <p className={classes.illustrative}>{t('rounds.illustrative')}</p> : null}
        {sheet.ownAgency && (round.stage === 'appraisal' || round.stage === 'reappraisal') ? (
          <p className="small">{t('rounds.ownSheet')}</p>
        ) : null}
        <Unsent sheet={sheet} parts={parts} drafts={autosave.drafts} />
        {parts.mayFix ? <CameBack sheet={sheet} open={open} /> : null}
        <SheetTotals sheet={sheet} />
        <SheetFilters text={filters.tim ?? ''} only={filters.chi ?? ''} change={filter} />
        {shown.size === 0 ? <Empty title={t('edition.nothing')} /> : null}
        {shown.size > 0 ? (
          <SheetTable {...{ sheet, shown, openCode, parts }} drafts={autosave.drafts} savings={autosave.savings} />
        ) : null}
      </Page>
    </div>
  )
}

/** Lines that an appraiser sent back: the agency's work now. */
function CameBack({ sheet, open }: { sheet: Sheet; open: (code: string) => void }) {
  const back = sheet.lines.filter(({ returned }) => returned !== null)
  if (back.length === 0) return null
  return (
    <p className={classes.illustrative}>
      {t('rounds.cameBackCount', { count: back.length })}{' '}
      {back.map(({ code }) => (
        <button key={code} type="button" className={fields.fill} onClick={() => open(code)}>
          {code}
        </button>
      ))}
    </p>
  )
}

function useStableSaver(autosave: ReturnType<typeof useAutosave>): Parts['autosave'] {
  const change = useStable(autosave.change)
  const drop = useStable(autosave.drop)
  const save = useStable(autosave.save)
  return useMemo(() => ({ change, drop, save }), [change, drop, save])
}

const show = (code: string) =>
  document.getElementById(`line-${code}`)?.scrollIntoView({ block: 'start', behavior: 'instant' })

const isMissing = ({ claim, self }: Line) => claim === null && self.points === null
const isOpenDoubt = (line: Line) =>
  line.returned ? false : line.verdict1 ? line.explanation !== null && !line.verdict2 : line.doubts.length > 0

/** The line after this one that wants attention: doubtful for an appraiser, without figures for the agency. */
function nextToDo(sheet: Sheet, code: string, appraises: boolean): Line | undefined {
  const external = new Set(sheet.rows.filter((row) => row.external).map((row) => row.code))
  const wants = (line: Line) => !external.has(line.code) && (appraises ? isOpenDoubt(line) : isMissing(line))
  const at = sheet.lines.findIndex((line) => line.code === code)
  return sheet.lines.slice(at + 1).find(wants) ?? sheet.lines.slice(0, Math.max(0, at)).find(wants)
}

/** Lines that fit, the open one, and the groups above them. */
function fitting(sheet: Sheet, text: string, only: string, openCode: string): ReadonlySet<string> {
  const wanted = fold(text)
  const lines = new Map(sheet.lines.map((line) => [line.code, line]))
  const parents = new Map(sheet.rows.map(({ code, parent }) => [code, parent]))
  const shown = new Set<string>()
  for (const { code, name, external } of sheet.rows) {
    const line = lines.get(code)
    if (!line) continue
    const fits =
      code === openCode ||
      ((wanted === '' || code.startsWith(text) || fold(name).includes(wanted)) &&
        (only !== 'nghi-ngo' || isOpenDoubt(line)) &&
        (only !== 'chua-co' || (!external && isMissing(line))))
    for (let at: string | null = fits ? code : null; at !== null; at = parents.get(at) ?? null) shown.add(at)
  }
  return shown
}
