import type { Party } from '#features/tasks/schema.ts'

/** Somebody or the directory has said which agency is meant. */
export const isSettled = ({ certainty }: Pick<Party, 'certainty'>): boolean =>
  certainty === 'certain' || certainty === 'chosen'
