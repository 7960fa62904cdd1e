import {
  type Comparison,
  comparisonsOf,
  expressionOf,
  isAmong,
  type Named,
  type Relation,
} from '#lib/questionnaire/conditions.ts'

/** A comparison while it is chosen: parts that are not chosen yet are missing. */
export type ConditionRow = {
  name?: string | undefined
  is?: Relation | undefined
  value?: string | number | undefined
}
/** `text`: the expression that the finished rows come to. */
export type ConditionRows = { text: string; join: 'and' | 'or'; rows: readonly ConditionRow[] }

/** An expression as rows; undefined where it says more than can be chosen from what is known. */
export function rowsFrom(text: string, known: readonly Named[]): ConditionRows | undefined {
  const said = comparisonsOf(text)
  if (!said?.all.every((each) => isAmong(known, each))) return undefined
  return { text, join: said.join, rows: said.all }
}

/** What is finished counts; the rest is not written yet. */
export function textOfRows({ join, rows }: Omit<ConditionRows, 'text'>): string {
  const all = rows.flatMap(({ name, is, value }): Comparison[] =>
    name === undefined || is === undefined || value === undefined ? [] : [{ name, is, value }],
  )
  return expressionOf({ join, all })
}

/** A row that has just been given its question. */
export const withName = (known: readonly Named[], name: string | undefined): ConditionRow => ({
  ...{ name, is: known.find((own) => own.name === name)?.relations[0] },
})
