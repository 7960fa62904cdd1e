import { fold } from '#lib/vietnamese/fold.ts'
import { AgencySearch } from '../../ui/AgencySearch.tsx'
import { useAgencySearch } from '../../ui/agency-search.ts'
import { t } from '../../words.ts'
import { useReview } from './context.ts'
import classes from './fields.module.css'
import { readName, searchFor } from './issuer.ts'

type IssuerQuestionProps = { label: string; message: string; onPick(agencyId: string): void }

const mostCandidates = 4

/** Visibly not chosen yet: agencies that the read name may mean, one press away, and all others by search. */
export function IssuerQuestion({ label, message, onPick }: IssuerQuestionProps) {
  const { plan } = useReview()
  const search = searchFor(readName(message))
  const { agencies } = useAgencySearch(search ?? '', plan.issuedOn, false)
  const named = agencies.filter(({ name }) => search !== null && fold(name).startsWith(fold(search)))
  const candidates = search === null ? [] : (named.length > 0 ? named : agencies).slice(0, mostCandidates)
  return (
    <fieldset className={classes.question}>
      <legend className={classes.empty}>{t('plans.header.notChosen')}</legend>
      {candidates.map(({ id, name, parentName }) => (
        <button key={id} type="button" className={classes.candidate} data-offer onClick={() => onPick(id)}>
          <b>{name}</b>
          {parentName ? <span className={classes.why}>{parentName}</span> : null}
        </button>
      ))}
      <AgencySearch
        label={`${label}: ${t('plans.party.search')}`}
        asOf={plan.issuedOn}
        groups={false}
        onPick={({ agencyId }) => {
          if (agencyId) onPick(agencyId)
        }}
      />
    </fieldset>
  )
}
