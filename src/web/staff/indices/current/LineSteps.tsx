import { useRead } from '../../api.ts'
import { StepNote } from './steps.tsx'

/** What stands near a step on one line of a sheet or book; asked once for the whole sheet. */
export function LineSteps({ scoreId, code }: { scoreId: string; code: string }) {
  const { data } = useRead('score.steps', { scoreId })
  const near = data?.steps.filter(({ step }) => step.code === code) ?? []
  return near.map(({ step }) => <StepNote key={step.path + String(step.held)} step={step} />)
}
