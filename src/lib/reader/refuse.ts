import type { Refusal, RefusalCode } from './reading.ts'

export function refuse(code: RefusalCode, message: string): Refusal {
  return { refused: { code, message } }
}

export const isRefused = (value: object): value is Refusal => 'refused' in value
