import type { CorpusDocument } from './document.ts'
import { amendedPlan } from './documents/fifth/amended-plan-2026.ts'
import { communeAxes } from './documents/fifth/commune-axes-2026.ts'
import { conclusionNotice } from './documents/fifth/conclusion-notice-2026.ts'
import { decisionPlan } from './documents/fifth/decision-plan-2026.ts'
import { disciplineDirective } from './documents/fifth/discipline-directive-2026.ts'
import { healthDepartment } from './documents/fifth/health-department-2026.ts'
import { papiLetter } from './documents/fifth/papi-letter-2026.ts'

/** Letter, directive, decision, notice, a department's and a commune's plan, an amendment: no annex; annotated before the reader saw them. */
export const fifth: readonly CorpusDocument[] = [
  papiLetter,
  disciplineDirective,
  decisionPlan,
  healthDepartment,
  communeAxes,
  amendedPlan,
  conclusionNotice,
]
