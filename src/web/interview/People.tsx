import { type FormEvent, useState } from 'react'
import { outcomeOf } from '#features/samples/rules.ts'
import type { Reason } from '#features/samples/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Draft, Met, Unit } from './records.ts'
import { t } from './words.ts'

export type Known = {
  /** What came of people, as it is known here: the server may not have heard of it yet. */
  outcomes: ReadonlyMap<string, Pick<Met, 'outcome' | 'reason'>>
  /** Who is being asked. */
  begun: ReadonlyMap<string, Draft>
}

export const metOf = (unit: Unit, { outcomes }: Known) => outcomes.get(unit.id) ?? unit

/** How many nobody has been to yet. */
export const leftOf = (units: readonly Unit[], known: Known): number =>
  units.filter((unit) => metOf(unit, known).outcome === 'none').length

/** People shown at once, and so many from which on somebody is looked for by name. */
const [PAGE, MANY] = [30, 12]
/** What was looked for last in each place, for as long as the page is open: it is there again after an interview. */
const searches = new Map<string, string>()

type PeopleProps = Pick<PersonProps, 'known' | 'ready' | 'record'> & {
  place: string
  units: readonly Unit[]
  ask: (unit: Unit) => Promise<void>
}

/** Everybody whom somebody is to ask in a place; who is still to be asked can be told from the others. */
export function People({ place, units, known, ready, ask, record }: PeopleProps) {
  const [search, setSearch] = useState(searches.get(place) ?? '')
  const [shown, show] = useState(PAGE)
  const wanted = fold(search)
  const found = units.filter(({ label, contact }) => fold(`${label} ${contact ?? ''}`).includes(wanted))
  const look = (text: string) => {
    searches.set(place, text)
    setSearch(text)
    show(PAGE)
  }
  return (
    <>
      {units.length >= MANY ? (
        <label>
          {t('interview.findPerson')}
          <input
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => look(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <p className="small" role="status">
        {wanted === ''
          ? t('interview.leftHere', { n: leftOf(units, known) })
          : t(found.length > 0 ? 'interview.foundPeople' : 'interview.foundNobody', { n: found.length })}
      </p>
      <ul className="people">
        {found.slice(0, shown).map((unit) => (
          <Person key={unit.id} unit={unit} known={known} ready={ready} ask={() => ask(unit)} record={record} />
        ))}
      </ul>
      {found.length > shown ? (
        <button type="button" className="quiet wide" onClick={() => show(shown + PAGE)}>
          {t('interview.morePeople', { n: found.length - shown })}
        </button>
      ) : null}
    </>
  )
}

type PersonProps = {
  unit: Unit
  known: Known
  ready: boolean
  ask: () => Promise<void>
  record: (met: Met) => Promise<void>
}

function Person({ unit, known, ready, ask, record }: PersonProps) {
  const [failing, setFailing] = useState(false)
  const met = metOf(unit, known)
  const isBegun = known.begun.has(unit.id)
  const isDone = met.outcome === 'done'
  return (
    <li>
      <p>
        <b>{unit.label}</b>
        {unit.reserve ? <span className="small"> ({t('interview.reserve')})</span> : null}
        {unit.contact ? <span className="small contact">{unit.contact}</span> : null}
      </p>
      {met.outcome === 'none' ? null : (
        <p className={isDone ? 'small done' : 'small'} data-outcome={met.outcome}>
          {met.reason ? t(`interview.reason.${met.reason}`) : t(`interview.outcome.${met.outcome}`)}
          {unit.askedBy ? ` (${t('interview.askedBy', { who: unit.askedBy })})` : ''}
        </p>
      )}
      {unit.also?.length ? <p className="small">{t('interview.alsoAsked', { who: unit.also.join(', ') })}</p> : null}
      {isDone ? null : (
        <p className="steps">
          <button type="button" disabled={!ready && !isBegun} onClick={() => void ask()}>
            {t(isBegun ? 'interview.goOn' : 'interview.ask')}
            <span className="unseen">: {unit.label}</span>
          </button>
          {isBegun ? null : (
            <button type="button" className="quiet" aria-expanded={failing} onClick={() => setFailing(!failing)}>
              {t('interview.cannotAsk')}
              <span className="unseen">: {unit.label}</span>
            </button>
          )}
        </p>
      )}
      {failing && !isDone && !isBegun ? (
        <Failed
          unit={unit}
          record={async (next) => {
            await record(next)
            setFailing(false)
          }}
        />
      ) : null}
    </li>
  )
}

const reasons = Object.keys(outcomeOf) as Reason[]

/** Why somebody was not asked; or that nobody has been there yet, where it was said by mistake. */
function Failed({ unit, record }: { unit: Unit; record: (met: Met) => Promise<void> }) {
  const [reason, choose] = useState<Reason | 'none' | ''>('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason === '') return
    const said = reason === 'none' ? { outcome: 'none' as const } : { outcome: outcomeOf[reason], reason }
    void record({ unitId: unit.id, ...said })
  }
  return (
    <form onSubmit={submit}>
      <label>
        {t('interview.whyNot')}
        <select
          required
          value={reason}
          onChange={({ currentTarget }) => choose(currentTarget.value as Reason | 'none' | '')}
        >
          <option value="">{t('interview.chooseWhy')}</option>
          {reasons.map((each) => (
            <option key={each} value={each}>
              {t(`interview.reason.${each}`)}
            </option>
          ))}
          <option value="none">{t('interview.notYet')}</option>
        </select>
      </label>
      <button type="submit" disabled={reason === ''}>
        {t('interview.keepOutcome')}
      </button>
    </form>
  )
}
