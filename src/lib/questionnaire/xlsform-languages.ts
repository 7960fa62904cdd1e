import type { SheetRow } from './xlsform-table.ts'

/** Names under which files write their languages where they give no code. */
const names: Readonly<Record<string, string>> = {
  ...{ vietnamese: 'vi', 'tiếng việt': 'vi', 'tieng viet': 'vi', 'việt nam': 'vi', vietnam: 'vi', vie: 'vi' },
  ...{ english: 'en', 'tiếng anh': 'en', 'tieng anh': 'en', eng: 'en', french: 'fr', français: 'fr', francais: 'fr' },
  ...{ spanish: 'es', español: 'es', espanol: 'es', portuguese: 'pt', português: 'pt', german: 'de', deutsch: 'de' },
  ...{
    russian: 'ru',
    arabic: 'ar',
    chinese: 'zh',
    中文: 'zh',
    japanese: 'ja',
    korean: 'ko',
    hindi: 'hi',
    nepali: 'ne',
  },
  ...{ khmer: 'km', lao: 'lo', thai: 'th', burmese: 'my', myanmar: 'my', indonesian: 'id', bahasa: 'id', malay: 'ms' },
  ...{ filipino: 'tl', tagalog: 'tl', bengali: 'bn', bangla: 'bn', urdu: 'ur', swahili: 'sw', amharic: 'am' },
}

/** "Tiếng Việt (vi)", "vi-VN" or "English" → two letters; what is none of these in small letters. */
export function languageOf(written: string): string {
  const said = /\(([a-z]{2})(?:[-_][A-Za-z]+)?\)\s*$/.exec(written)?.[1]
  const lower = written.trim().toLowerCase()
  return said ?? /^([a-z]{2})[-_][a-z]{2}$/.exec(lower)?.[1] ?? names[lower] ?? lower
}

export type Languages = {
  /** Vietnamese first, unless the file is one of ours that says otherwise. */
  languages: string[]
  /** Whose words stand in columns without a language. */
  plain: string
  /** Whether the file was written by this program and says its languages itself. */
  isOurs: boolean
  /** Whether any column is in Vietnamese; else the words of another language stand in for it. */
  saysVietnamese: boolean
  /** Further languages of the file that are not taken. */
  left: string[]
}

const MOST = 5
const inColumn = /^(?:label|hint|constraint_message)::([a-z]{2})$/

/** Which languages a file has, by the columns of its sheets and its settings. */
export function languagesOf(
  settings: SheetRow | undefined,
  survey: readonly string[],
  choices: readonly string[],
): Languages {
  const all = [...new Set([...survey, ...choices].flatMap((column) => inColumn.exec(column)?.[1] ?? []))]
  const own = settings?.cells.get('namro::languages')
  const ours = own?.split(' ').filter((each) => /^[a-z]{2}$/.test(each)) ?? []
  if (ours.length > 0) {
    const languages = ours.slice(0, MOST)
    const left = [...ours, ...all].filter((each) => !languages.includes(each))
    return { languages, plain: languages[0] ?? 'vi', isOurs: true, saysVietnamese: true, left }
  }
  const written = settings?.cells.get('default_language')
  const said = written === undefined ? undefined : [languageOf(written)].find((each) => /^[a-z]{2}$/.test(each))
  const hasPlain = survey.includes('label') || all.length === 0
  const plain = said ?? plainIn(all, hasPlain)
  const found = [...new Set(['vi', ...(hasPlain ? [plain] : []), ...all])]
  const saysVietnamese = all.includes('vi') || (plain === 'vi' && hasPlain)
  return { languages: found.slice(0, MOST), plain, isOurs: false, saysVietnamese, left: found.slice(MOST) }
}

/** Words without a language beside Vietnamese ones are in another; beside others they are Vietnamese. */
function plainIn(all: readonly string[], hasPlain: boolean): string {
  const further = all.find((each) => each !== 'vi')
  if (hasPlain) return all.includes('vi') ? (further ?? 'en') : 'vi'
  return all.includes('vi') ? 'vi' : (further ?? 'vi')
}
