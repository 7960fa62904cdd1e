import { useState } from 'react'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { todayHere } from '../questions/today.ts'
import { type Known, leftOf, People } from './People.tsx'
import { type Draft, listDrafts, type Met, type Place, type Session, type Survey, type Unit } from './records.ts'
import { t } from './words.ts'

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
                {each.units ? ` (${t('interview.left', { n: leftOf(each.units, known) })})` : ''}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {units.length > 0 ? (
        <People
          key={clusterId}
          place={clusterId}
          units={units}
          known={known}
          ready={ready}
          ask={begin}
          record={record}
        />
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
