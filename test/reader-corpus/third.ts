import type { CorpusDocument } from './document.ts'
import { homeAffairsBody } from './documents/third/home-affairs-body-2025.ts'
import { letterIndices } from './documents/third/letter-indices-2026.ts'
import { papiTwoTier } from './documents/third/papi-two-tier-2025.ts'
import { parIndexConstruction } from './documents/third/par-index-construction-2026.ts'
import { pciProvince } from './documents/third/pci-province-2026.ts'
import { schemeRoadmap } from './documents/third/scheme-roadmap-2026.ts'
import { sipasCommune } from './documents/third/sipas-commune-2026.ts'
import { wardDigital } from './documents/third/ward-digital-2026.ts'

/** Documents of two tiers, 2025 and 2026, annotated before the reader saw them. */
export const third: readonly CorpusDocument[] = [
  papiTwoTier,
  parIndexConstruction,
  sipasCommune,
  letterIndices,
  schemeRoadmap,
  homeAffairsBody,
  pciProvince,
  wardDigital,
]
