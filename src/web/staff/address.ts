/** How one call travels: its address with path and query filled in, and what remains for the body. */
export type Address = { url: string; method: string; body: Record<string, unknown> | undefined }

/** Fills `/users/:userId` from the input; the rest becomes the query of a GET or an upload, else the JSON body. */
export function addressOf(
  route: readonly [method: string, path: string],
  input: Readonly<Record<string, unknown>>,
  inQuery = route[0] === 'GET',
): Address {
  const [method, path] = route
  const rest = { ...input }
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    if (value === undefined || value === null || value === '') throw new Error(`${path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  if (!inQuery) return { url: `/api${filled}`, method, body: rest }
  const query = queryOf(rest)
  return { url: `/api${filled}${query && `?${query}`}`, method, body: undefined }
}

/** Absent values are left out; a list repeats its name. */
export function queryOf(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each))
  }
  return query.toString()
}
