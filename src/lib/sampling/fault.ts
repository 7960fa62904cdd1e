export type SamplingFaultCode =
  | 'seed'
  | 'take'
  | 'measure'
  | 'measureTooLarge'
  | 'tooManyCertain'
  | 'noUnits'
  | 'duplicate'
  | 'noTake'
  | 'figures'
  | 'notInSample'
  | 'alreadyReplaced'
  | 'noReserveLeft'

/** Why a plan, a draw or a replacement cannot be; `code` for the words of a screen, `at` the unit, group or figure concerned. */
export class SamplingFault extends Error {
  override name = 'SamplingFault'
  readonly code: SamplingFaultCode
  readonly at: string | number | undefined
  constructor(code: SamplingFaultCode, message: string, at?: string | number) {
    super(message)
    this.code = code
    this.at = at
  }
}
