import { useFilters } from '../../ui/filters.ts'
import { t } from '../../words.ts'
import { readScenarios, type Scenario } from './scenarios.ts'

export type Save = (next: readonly Scenario[]) => void

/** The scenarios in the address, and what is asked of the server about them. */
export function useScenarios() {
  const [filters, change] = useFilters()
  const scenarios = readScenarios(filters['phuong-an'], t('analysis.scenario', { at: 1 }))
  const save: Save = (next) => change({ 'phuong-an': next.length > 0 ? JSON.stringify(next) : undefined })
  return {
    scenarios,
    save,
    // Names stay here, so that typing one asks nothing.
    asked: JSON.stringify(scenarios.map(({ set }, at) => ({ name: String(at + 1), set }))),
  }
}
