import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Output, useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { t } from '../../words.ts'
import type { Claim } from '../rounds/sheet/figures.ts'

export type Offer = Output<'directive.figures'>['proposals'][number]

/** What the register of work from above knows of lines of this book. */
export const useOffers = (scoreId: string): ReadonlyMap<string, Offer> =>
  new Map(useRead('directive.figures', { scoreId }).data?.proposals.map((offer) => [offer.code, offer]))

type DirectedOfferProps = { offer: Offer; claim: Claim; may: boolean; change: (claim: Claim) => void }

/** Figures with their source; they count only when a person takes them, and then in the place of points that were put down. */
export function DirectedOffer({ offer, claim, may, change }: DirectedOfferProps) {
  const { figures, from, to, asOf } = offer
  const { a = 0, b = 0, c = 0 } = figures
  const used = claim.given === null && Object.entries(figures).every(([key, value]) => claim.figures[key] === value)
  return (
    <span className="small" style={{ display: 'block' }}>
      {t('directives.figures.offer', { year: from.slice(0, 4), a, b, c, day: day(asOf) })}{' '}
      <Link to="/viec-cap-tren-giao/ty-le" search={{ tu: from, den: to, theo: 'issued' } as never}>
        {t('directives.figures.see')}
      </Link>{' '}
      {used ? (
        <b>{t('directives.figures.used')}</b>
      ) : may && a > 0 ? (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => change({ ...claim, given: null, figures: { ...claim.figures, ...figures } })}
        >
          {t('directives.figures.use')}
        </Button>
      ) : null}
    </span>
  )
}
