import { type FormEvent, useState } from 'react'
import { outcomeOf } from '#features/samples/rules.ts'
import type { Reason } from '#features/samples/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { todayHere } from '../questions/today.ts'
import { type Draft, listDrafts, type Met, type Place, type Session, type Survey, type Unit } from './records.ts'
import { t } from './words.ts'

export type Known = {
  /** What came of people, as it is known here: the server may not have heard of it yet. */
  outcomes: ReadonlyMap<string, Pick<Met, 'outcome' | 'reason'>>
  /** Who is being asked. */
  begun: ReadonlyMap<string, Draft>
}

type CarriedProps = {
  session: Session
  survey: Survey
  known: Known
  open: (draft: Draft) => void
  record: (met: Met) => Promise<void>
}

/** Where somebody was at work last, for as long as the page is open. */
const lastPlaces = new Map<string, string>()

/** One survey with its places; where people were drawn, each interview is of one of them. */
export function Carried({ session, survey, known, open, record }: CarriedProps) {
  const only = survey.places.length === 1 ? survey.places[0]?.id : undefined
  const [clusterId, choose] = useState(lastPlaces.get(survey.surveyId) ?? only ?? '')
  const today = todayHere()
  const over = survey.over === true || today > survey.closesOn
  const ready = today >= survey.opensOn && !over
  const place = survey.places.find(({ id }) => id === clusterId)
  const units = place?.units ?? []
  const begin = async (unit?: Unit) => {
    // Another tab may have begun with the same person.
    const drafts = unit ? await listDrafts(session) : []
    const begun = drafts.find(({ draft }) => draft.unit?.id === unit?.id)?.draft
    open(begun ?? draftOf(survey, place, unit))
  }
  return (
    <article className="card">
      <h3>{survey.title}</h3>
      <p className="small">
        {formatDate(survey.opensOn)} – {formatDate(survey.closesOn)}
      </p>
      {over ? <p role="status">{overWords(survey)}</p> : null}
      {survey.places.length > 0 ? (
        <label>
          {t('interview.place')}
          <select
            value={place ? clusterId : ''}
            onChange={({ currentTarget: { value } }) => {
              lastPlaces.set(survey.surveyId, value)
              choose(value)
            }}
          >
            <option value="">{t('interview.choosePlace')}</option>
            {survey.places.map((each) => (
              <option key={each.id} value={each.id}>
                {[each.label, each.within].filter(Boolean).join(', ')}
                {each.units ? ` (${t('interview.left', { n: leftIn(each, known) })})` : ''}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {units.length > 0 ? (
        <ul className="people">
          {units.map((unit) => (
            <Person key={unit.id} unit={unit} known={known} ready={ready} ask={() => begin(unit)} record={record} />
          ))}
        </ul>
      ) : over ? null : (
        <button type="button" disabled={!ready || (survey.places.length > 0 && !place)} onClick={() => void begin()}>
          {t('interview.begin')}
        </button>
      )}
      {over || ready ? null : <p>{t('interview.notYetOpen', { day: formatDate(survey.opensOn) })}</p>}
    </article>
  )
}

/** That nobody is asked any more, and until when what was begun before is taken. */
const overWords = ({ endsOn, closesOn, interviewsUntil }: Survey): string => {
  const day = formatDate(endsOn ?? closesOn)
  if (!interviewsUntil) return t('interview.overAt', { day })
  return t('interview.over', { day, until: formatDate(interviewsUntil) })
}

const draftOf = (survey: Survey, place: Place | undefined, unit: Unit | undefined): Draft => ({
  ...{ id: crypto.randomUUID(), survey, language: survey.content.languages[0] ?? 'vi', beganAt: Date.now() },
  ...{ seconds: 0, fields: [], clusterId: place?.id, unit: unit && { id: unit.id, label: unit.label } },
})

const metOf = (unit: Unit, { outcomes }: Known) => outcomes.get(unit.id) ?? unit

const leftIn = ({ units = [] }: Place, known: Known) =>
  units.filter((unit) => metOf(unit, known).outcome === 'none').length

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
