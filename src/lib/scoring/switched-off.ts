import type { Framework } from './edition.ts'

/** What an edition switches off for all units in a year, with the reason. */
export function switchedOffIn(framework: Framework, year: number | undefined): ReadonlyMap<string, string> {
  return new Map((framework.switchedOff ?? []).filter((it) => it.year === year).map((it) => [it.code, it.reason]))
}
