/** A time as people type it (8h, 8h30, 8:30, 0830) as 'HH:MM'; '' when it is empty, undefined when it is none. */
export function readClock(typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  if (text === '') return ''
  const [, hours = '', minutes = ''] = /^(\d{1,2})(?:\s*[h:.g]\s*|(?=\d{2}$))(\d{2})?$/.exec(text) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes || '00'}`
}
