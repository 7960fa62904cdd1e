export type FileProblem =
  | 'file.too_large'
  | 'file.empty'
  | 'file.type_not_allowed'
  | 'file.macros'
  | 'file.packed'
  | 'file.apple'
  | 'file.phone_picture'
  | 'file.other_picture'
  | 'file.cut'
  | 'file.locked'
  | 'file.mail'
  | 'file.slides'

/** A file that is not kept; nothing of it stays. */
export class FileRefused extends Error {
  override name = 'FileRefused'
  readonly code: FileProblem
  readonly facts: Readonly<Record<string, number>>
  constructor(code: FileProblem, facts: Record<string, number> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** The bytes of a file that the database knows are not where they should be: an operator must restore them. */
export class FileMissing extends Error {
  override name = 'FileMissing'
  constructor(sha256: string) {
    super(`The file ${sha256} is not in the store.`)
  }
}
