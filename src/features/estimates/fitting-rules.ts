import { CalibrationFault, type Margin } from '#lib/statistics/calibration.ts'
import type { CellDesign } from '#lib/statistics/cell-design.ts'
import { fitCells } from '#lib/statistics/fitted-cells.ts'
import { Problem } from '#platform/problem.ts'
import type { Choices } from './item-rules.ts'
import type { FittedMargin, MakeResult } from './schema.ts'

/** A question whose parts of the population are known, with the choice of each cell; empty where nobody said. */
export type Fitting = { question: Choices; people: ReadonlyMap<string, number>; labels: readonly string[] }

export const unsaid = ''

type Asked = ReturnType<(typeof MakeResult)['parse']>['margins']

/** The questions that weights are fitted by; Problem where one is asked for that is not there, or twice, or without figures. */
export function fittingQuestions(margins: Asked, groups: readonly Choices[]): Omit<Fitting, 'labels'>[] {
  const named = new Set<string>()
  return margins.map(({ question, people }) => {
    const own = groups.find(({ code }) => code === question)
    if (!own || named.has(question)) throw new Problem('estimate.fitting', { why: 'câu hỏi không có trong phiếu' })
    named.add(question)
    const known = own.choices.map(({ code }) => [code, people[code] ?? 0] as const).filter(([, of]) => of > 0)
    if (known.length < 2)
      throw new Problem('estimate.fitting', { why: `“${own.label}”: cần số dân của ít nhất hai nhóm` })
    return { question: own, people: new Map(known) }
  })
}

/**
 * Weights fitted to the shares of known parts of the population; those who did not say to which part they belong keep
 * their share. One question post-stratifies, several rake.
 */
export function fittedTo(
  fitting: readonly Fitting[],
  design: CellDesign,
): { design: CellDesign; margins: FittedMargin[] } {
  if (fitting.length === 0) return { design, margins: [] }
  const margins = fitting.map((each) => marginOf(each, design))
  try {
    return {
      design: fitCells(
        design,
        margins.map(({ margin }) => margin),
      ),
      margins: margins.map(({ shown }) => shown),
    }
  } catch (error) {
    if (error instanceof CalibrationFault) throw new Problem('estimate.fitting', { why: fitWords[error.code] })
    throw error
  }
}

function marginOf({ question, people, labels }: Fitting, { weights, rows }: CellDesign) {
  const base = new Map<string, number>()
  for (const [cell, label] of labels.entries())
    base.set(label, (base.get(label) ?? 0) + (weights[cell] ?? 0) * (rows[cell] ?? 0))
  const all = [...base.values()].reduce((sum, of) => sum + of, 0)
  const said = all - (base.get(unsaid) ?? 0)
  const whole = [...people.values()].reduce((sum, of) => sum + of, 0)
  const labelOf = (code: string) => question.choices.find((choice) => choice.code === code)?.label ?? 'Không nói'
  for (const code of base.keys()) {
    if (code !== unsaid && !people.has(code)) {
      const why = `“${question.label}”: có phiếu của nhóm “${labelOf(code)}” nhưng chưa ghi số dân của nhóm này`
      throw new Problem('estimate.fitting', { why })
    }
  }
  for (const code of people.keys()) {
    if (!base.has(code)) {
      const why = `“${question.label}”: không có phiếu nào của nhóm “${labelOf(code)}”; hãy bỏ câu này`
      throw new Problem('estimate.fitting', { why })
    }
  }
  const totals = new Map([...people].map(([code, of]) => [code, (said * of) / whole]))
  if (base.has(unsaid)) totals.set(unsaid, base.get(unsaid) ?? 0)
  const shown: FittedMargin = {
    ...{ question: question.code, label: question.label },
    totals: [...totals].map(([code, of]) => ({
      ...{ code, label: labelOf(code), people: of },
      ...(people.has(code) ? { given: people.get(code) ?? 0 } : {}),
      share: { before: (base.get(code) ?? 0) / all, after: of / all },
    })),
  }
  const margin: Margin = { labels, totals }
  return { margin, shown }
}

const fitWords: Record<CalibrationFault['code'], string> = {
  groupWithoutTotal: 'có nhóm chưa ghi số dân',
  totalWithoutRows: 'có nhóm không có phiếu nào',
  dependent: 'các câu hỏi phụ thuộc nhau',
  notConverged: 'các cơ cấu mâu thuẫn với nhau trong mẫu này; hãy bỏ bớt câu hỏi',
  bounds: 'quyền số ra ngoài giới hạn',
  nobodyAnswered: 'có lớp không ai trả lời',
}
