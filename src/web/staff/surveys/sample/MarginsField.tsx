import { Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { perCent } from '#features/estimates/pictures/rules.ts'
import { number, t } from '../../words.ts'
import classes from './margins.module.css'
import { apart, type Fitting, type Looked, type MarginForm, mostMargins, pasted } from './margins-form.ts'

type MarginsProps = {
  fitting: readonly Fitting[]
  margins: readonly MarginForm[]
  looked: readonly Looked[]
  /** The version from which the numbers come that stand there already. */
  start: number | undefined
  onChange: (margins: readonly MarginForm[]) => void
}

/** What the statistics office knows of the population: the weights are fitted to its shares. */
export function MarginsField({ fitting, margins, looked, start, onChange }: MarginsProps) {
  const left = fitting.filter(({ code }) => !margins.some(({ question }) => question === code))
  const differing = apart(looked)
  return (
    <fieldset className={classes.fit}>
      <legend>{t('samples.fit')}</legend>
      <p className="small">{t('samples.fitMeans')}</p>
      {start === undefined || margins.length === 0 ? null : (
        <p className="small">{t('samples.fitKept', { number: start })}</p>
      )}
      {looked.map((one) => {
        const asked = fitting.find(({ code }) => code === one.question)
        const own = margins.find(({ question }) => question === one.question)
        if (!asked || !own) return null
        const type = (typed: MarginForm['typed']) =>
          onChange(margins.map((margin) => (margin === own ? { ...own, typed: { ...own.typed, ...typed } } : margin)))
        const remove = () => onChange(margins.filter((margin) => margin !== own))
        return <OneMargin key={one.question} {...{ asked, own, looked: one, type, remove }} />
      })}
      {differing ? (
        <p className={classes.look} role="status">
          {t('samples.fitApart', {
            ...{ first: differing.first.label, firstSum: number(differing.first.sum) },
            ...{ second: differing.second.label, secondSum: number(differing.second.sum) },
          })}
        </p>
      ) : null}
      {left.length > 0 && margins.length < mostMargins ? (
        <Select
          label={t(margins.length === 0 ? 'samples.fitChoose' : 'samples.fitAdd')}
          placeholder={t(margins.length === 0 ? 'samples.fitNone' : 'samples.fitMore')}
          value={null}
          searchable={left.length > 8}
          data={left.map(({ code, label }) => ({ value: code, label }))}
          onChange={(question) => question && onChange([...margins, { question, typed: {} }])}
        />
      ) : null}
      {margins.length > 0 ? (
        <p className="small">{t(margins.length === 1 ? 'samples.fitOne' : 'samples.fitSeveral')}</p>
      ) : null}
    </fieldset>
  )
}

type OneProps = {
  asked: Fitting
  own: MarginForm
  looked: Looked
  type: (typed: MarginForm['typed']) => void
  remove: () => void
}

function OneMargin({ asked, own, looked, type, remove }: OneProps) {
  const paste = (from: string) => (event: React.ClipboardEvent) => {
    const cells = pasted(asked, from, event.clipboardData.getData('text/plain'))
    if (!cells) return
    event.preventDefault()
    type(cells)
  }
  return (
    <section className={classes.margin} aria-label={asked.label}>
      <div className={classes.head}>
        <h3>{asked.label}</h3>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconX size={14} />}
          aria-label={t('samples.fitRemoveOf', { question: asked.label })}
          onClick={remove}
        >
          {t('samples.fitRemove')}
        </Button>
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('samples.fitChoice')}</th>
            <th scope="col">{t('samples.fitPeople')}</th>
            <th scope="col">{t('samples.share')}</th>
          </tr>
        </thead>
        <tbody>
          {looked.lines.map(({ code, label, share }) => (
            <tr key={code}>
              <th scope="row">{label}</th>
              <td>
                <TextInput
                  aria-label={`${asked.label}: ${label}`}
                  inputMode="decimal"
                  size="xs"
                  value={own.typed[code] ?? ''}
                  error={looked.unread.includes(label)}
                  onPaste={paste(code)}
                  onChange={(event) => type({ [code]: event.currentTarget.value })}
                />
              </td>
              <td>{share === null ? '' : perCent(share)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('samples.fitSum')}</th>
            <td>{looked.sum > 0 ? `${number(looked.sum, 2)}${looked.isPercent ? ' %' : ''}` : ''}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <Told looked={looked} />
    </section>
  )
}

/** What is wrong, or worth a look, below the numbers. */
function Told({ looked }: { looked: Looked }) {
  const { missing, unread, none, sumIsOff, sum, lines } = looked
  const started = lines.length - missing.length > 0
  const told = [
    ...(unread.length > 0 ? [t('samples.fitUnread', { choices: unread.join(', ') })] : []),
    ...(started && missing.length > 0 ? [t('samples.fitEmpty', { choices: missing.join(', ') })] : []),
    ...(none.length > 0 && none.length < lines.length ? [t('samples.fitZero', { choices: none.join(', ') })] : []),
    ...(none.length === lines.length ? [t('samples.fitAllZero')] : []),
    ...(sumIsOff && missing.length === 0 ? [t('samples.fitPercent', { sum: number(sum, 2) })] : []),
  ]
  return (
    <div role="status">
      {told.length > 0 ? told.map((words) => <p key={words}>{words}</p>) : null}
      {started ? null : <p data-quiet>{t('samples.fitPaste')}</p>}
    </div>
  )
}
