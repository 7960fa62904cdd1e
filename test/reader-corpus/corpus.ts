import type { CorpusDocument } from './document.ts'
import { decisionScheme } from './documents/decision-scheme-2026.ts'
import { digitalDepartment } from './documents/digital-department-2025.ts'
import { innovation } from './documents/innovation-resolution-2025.ts'
import { letter } from './documents/letter-2025.ts'
import { papiCommune } from './documents/papi-commune-2025.ts'
import { papiProvince } from './documents/papi-province-2025.ts'
import { parIndexProvince } from './documents/par-index-province-2026.ts'

/** Written against the first rules of the reader. */
export const corpus: readonly CorpusDocument[] = [
  parIndexProvince,
  digitalDepartment,
  papiCommune,
  letter,
  decisionScheme,
  papiProvince,
  innovation,
]
