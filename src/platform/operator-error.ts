/**
 * Something that only the person who runs the server can mend. The entry files print the message alone, without a
 * stack: first Vietnamese, then English, each saying what happened and what to do.
 */
export class OperatorError extends Error {
  override name = 'OperatorError'

  constructor(vietnamese: string, english: string, options?: ErrorOptions) {
    super(`${vietnamese}\n${english}`, options)
  }
}
