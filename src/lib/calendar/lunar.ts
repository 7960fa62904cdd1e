import { fromDayNumber, type PlainDate, toDayNumber } from './plain-date.ts'

// After Hồ Ngọc Đức, "Thuật toán tính âm lịch" (informatik.uni-leipzig.de/~duc/amlich/calrules.html), which takes new
// moons and the sun's longitude from Jean Meeus, Astronomical Algorithms (1998), and the rules of the calendar from
// Quyết định 121-CP (8/8/1967): times of UTC+7, which Việt Nam uses since 1 January 1968. Precise for 1968–2199.

/** A day of the Vietnamese lunar calendar. `leap`: the month is tháng nhuận. */
export interface LunarDate {
  year: number
  month: number
  day: number
  leap: boolean
}

const FIRST_YEAR = 1968
const LAST_YEAR = 2199
const JULIAN_DAY_OF_EPOCH = 2440588 // of 1970-01-01, noon
const ZONE_HOURS = 7
const RADIANS = Math.PI / 180
const MEAN_MONTH = 29.530588861
const FIRST_NEW_MOON = 2415021.076998695 // 1 January 1900
const TWELVE_MONTHS_MAX = 365

/** Terms of the moon's deviation: amplitude in days (then per century), and the multiples of M, M′ and 2F. */
const NEW_MOON_TERMS: [number, number, number, number, number][] = [
  [0.1734, -0.000393, 1, 0, 0],
  [0.0021, 0, 2, 0, 0],
  [-0.4068, 0, 0, 1, 0],
  [0.0161, 0, 0, 2, 0],
  [-0.0004, 0, 0, 3, 0],
  [0.0104, 0, 0, 0, 1],
  [-0.0051, 0, 1, 1, 0],
  [-0.0074, 0, -1, 1, 0],
  [0.0004, 0, 1, 0, 1],
  [-0.0004, 0, -1, 0, 1],
  [-0.0006, 0, 0, 1, 1],
  [0.001, 0, 0, -1, 1],
  [0.0005, 0, 1, 2, 0],
]

/** Julian day (fraction of days, UT) of the k-th new moon after 1 January 1900. Meeus, chapter 49 (older edition 32). */
function newMoon(k: number): number {
  const t = k / 1236.85
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t * t -
    0.000000155 * t ** 3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t * t) * RADIANS)
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t ** 3) * RADIANS
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t ** 3) * RADIANS
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t ** 3) * RADIANS
  const deviation = NEW_MOON_TERMS.reduce(
    (sum, [a, b, m, mm, f]) => sum + (a + b * t) * Math.sin(m * sun + mm * moon + 2 * f * node),
    0,
  )
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t * t
  return mean + deviation - deltaT
}

/** Julian day number of the local day on which the k-th new moon falls. */
function newMoonDay(k: number): number {
  return Math.floor(newMoon(k) + 0.5 + ZONE_HOURS / 24)
}

/** Twelfth of the ecliptic (0–11) in which the sun stands at the beginning of a local day. */
function sunSector(julianDay: number): number {
  const t = (julianDay - 2451545.5 - ZONE_HOURS / 24) / 36525
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t * t - 0.00000048 * t ** 3) * RADIANS
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
  const center =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly)
  const longitude = (((mean + center) % 360) + 360) % 360
  return Math.floor(longitude / 30)
}

/** First day of the 11th lunar month, the one with the winter solstice of the solar year. */
function monthEleven(year: number): number {
  const lastDay = julianDay(`${year}-12-31`)
  const k = Math.floor((lastDay - 2415021) / MEAN_MONTH)
  const start = newMoonDay(k)
  return sunSector(start) >= 9 ? newMoonDay(k - 1) : start
}

/** Which month after the 11th is the leap one: the first in which the sun enters no new sector. */
function leapOffset(monthElevenDay: number): number {
  const k = Math.floor((monthElevenDay - FIRST_NEW_MOON) / MEAN_MONTH + 0.5)
  let before = sunSector(newMoonDay(k + 1))
  for (let i = 2; i < 14; i++) {
    const sector = sunSector(newMoonDay(k + i))
    if (sector === before) return i - 1
    before = sector
  }
  return 13
}

const julianDay = (date: PlainDate): number => toDayNumber(date) + JULIAN_DAY_OF_EPOCH

function demandYear(year: number): void {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RangeError(`The lunar calendar is reckoned for ${FIRST_YEAR}–${LAST_YEAR}, not ${year}`)
  }
}

/** Lunar date (UTC+7) of a day; RangeError outside 1968–2199. */
export function toLunar(date: PlainDate): LunarDate {
  const day = julianDay(date)
  const solarYear = Number(date.slice(0, 4))
  demandYear(solarYear)
  const guess = Math.floor((day - FIRST_NEW_MOON) / MEAN_MONTH)
  const monthStart = newMoonDay(guess + 1) > day ? newMoonDay(guess) : newMoonDay(guess + 1)
  const ofThisYear = monthEleven(solarYear)
  const [from, to] =
    ofThisYear >= monthStart && ofThisYear > day
      ? [monthEleven(solarYear - 1), ofThisYear]
      : ofThisYear > monthStart
        ? [monthEleven(solarYear - 1), ofThisYear]
        : [ofThisYear, monthEleven(solarYear + 1)]
  const offset = Math.floor((monthStart - from) / 29)
  const leapAt = to - from > TWELVE_MONTHS_MAX ? leapOffset(from) : Number.POSITIVE_INFINITY
  const leap = offset === leapAt
  const months = offset + 11 - (offset >= leapAt ? 1 : 0)
  const month = months > 12 ? months - 12 : months
  const endYear = from === ofThisYear ? solarYear + 1 : solarYear
  return { year: month >= 11 && offset < 4 ? endYear - 1 : endYear, month, day: day - monthStart + 1, leap }
}

/** Day of a lunar date; RangeError when it does not exist (no such leap month, no 30th). */
export function fromLunar({ year, month, day, leap }: LunarDate): PlainDate {
  demandYear(year)
  const from = monthEleven(month < 11 ? year - 1 : year)
  const to = monthEleven(month < 11 ? year : year + 1)
  const leapAt = to - from > TWELVE_MONTHS_MAX ? leapOffset(from) : Number.POSITIVE_INFINITY
  const plain = month >= 11 ? month - 11 : month + 1
  const offset = leap || plain >= leapAt ? plain + 1 : plain
  const k = Math.floor(0.5 + (from - FIRST_NEW_MOON) / MEAN_MONTH)
  const date = fromDayNumber(newMoonDay(k + offset) + day - 1 - JULIAN_DAY_OF_EPOCH)
  const back = toLunar(date)
  if (back.year !== year || back.month !== month || back.day !== day || back.leap !== leap) {
    throw new RangeError(`There is no lunar date ${day}/${month}${leap ? ' nhuận' : ''}/${year}`)
  }
  return date
}

/** Mùng 1 tháng Giêng of a lunar year. */
export function tetOf(year: number): PlainDate {
  return fromLunar({ year, month: 1, day: 1, leap: false })
}
