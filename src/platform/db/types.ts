import pg from 'pg'

const { builtins } = pg.types

// Numbers of PostgreSQL's types for lists, which `builtins` does not name.
const listOfDate = 1182 as typeof builtins.DATE
const listOfInt8 = 1016 as typeof builtins.INT8

const toNumber = (text: string): number => {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`The whole number ${text} from the database is too large to be exact.`)
}

const textList = pg.types.getTypeParser(1009 as typeof builtins.TEXT, 'text') as unknown as (text: string) => string[]

const moment = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/
const anyMoment = pg.types.getTypeParser(builtins.TIMESTAMPTZ, 'text') as (text: string) => unknown

/** The engine reads a moment many times quicker than the driver does; odd ones (infinity, before Christ) are the driver's. */
function toMoment(text: string): unknown {
  const found = moment.exec(text)
  return found ? new Date(`${found[1]}T${found[2]}${found[3]}${found[4] ?? ':00'}`) : anyMoment(text)
}

const own: Record<number, (text: string) => unknown> = {
  // Counts and sums of counts are numbers; one that is too large for that is an error, not a wrong figure.
  [builtins.INT8]: toNumber,
  [builtins.TIMESTAMPTZ]: toMoment,
  [listOfInt8]: (text) => textList(text).map(toNumber),
  // A day is a day: no time zone may move it.
  [builtins.DATE]: (text) => text,
  [listOfDate]: textList,
}

/** How values arrive: int8 as number, date as 'YYYY-MM-DD', timestamptz as Date, numeric as string. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    own[type] ?? pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser,
}
