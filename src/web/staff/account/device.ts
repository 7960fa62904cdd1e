const browsers = [
  ['Edg/', 'Edge'],
  ['coc_coc_browser', 'Cốc Cốc'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

const first = (list: readonly (readonly [sign: string, name: string])[], agent: string) =>
  list.find(([sign]) => agent.includes(sign))?.[1]

/** 'Chrome, Windows' of what the browser says of itself; only to recognise one's own devices. */
export function deviceOf(agent: string): { name: string; phone: boolean } {
  const name = [first(browsers, agent), first(systems, agent)].filter(Boolean).join(', ')
  return { name, phone: /Mobile|Android|iPhone/.test(agent) }
}
