/**
 * Answers read of each version that this server is making now. Only for showing: kept beside the transaction that reads,
 * which would need a second connection to write it.
 */
const read = new Map<string, number>()

export const readOf = (resultId: string): number => read.get(resultId) ?? 0

export function tellRead(resultId: string, answers: number | null): void {
  if (answers === null) read.delete(resultId)
  else read.set(resultId, answers)
}
