import type { CorpusDocument } from './document.ts'
import { commune2026 } from './documents/second/commune-2026.ts'
import { councilResolution } from './documents/second/council-resolution-2026.ts'
import { directive2025 } from './documents/second/directive-2025.ts'
import { districtDecision } from './documents/second/district-decision-2021.ts'
import { districtPapi } from './documents/second/district-papi-2018.ts'
import { health2019 } from './documents/second/health-2019.ts'
import { indicesProvince } from './documents/second/indices-province-2026.ts'
import { ministryLetter } from './documents/second/ministry-letter-2025.ts'
import { ministryPlan } from './documents/second/ministry-plan-2025.ts'
import { news2024 } from './documents/second/news-2024.ts'
import { papiProvince2020 } from './documents/second/papi-province-2020.ts'
import { sipasCity } from './documents/second/sipas-city-2025.ts'

/** A harder set, written apart from the reader when the first one was read well. */
export const second: readonly CorpusDocument[] = [
  papiProvince2020,
  commune2026,
  directive2025,
  ministryLetter,
  news2024,
  districtDecision,
  councilResolution,
  health2019,
  indicesProvince,
  sipasCity,
  ministryPlan,
  districtPapi,
]
