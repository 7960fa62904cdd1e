import { t } from '../words.ts'

/** 'PL1.III.1#3' → 'PL1 · III.1 · dòng 3', '+2' → 'thêm 2'; paths in the text stay as they are. */
export function pathInWords(path: string): string {
  if (path.startsWith('+')) return t('plans.path.added', { number: path.slice(1) })
  const annex = /^(PL\d*)\.(.+?)(?:#(\d+))?$/.exec(path)
  if (annex) {
    const [, name = '', place = '', row] = annex
    return [name, place, row ? t('plans.path.row', { row }) : ''].filter(Boolean).join(' · ')
  }
  const [place = path, row] = path.split('#')
  return row ? `${place} · ${t('plans.path.row', { row })}` : path
}
