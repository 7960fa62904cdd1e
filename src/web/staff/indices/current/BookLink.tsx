import { Link } from '@tanstack/react-router'
import { useRead } from '../../api.ts'
import { useMay } from '../../session.ts'
import { t } from '../../words.ts'

/** From what was published to the figures of this year, where the province keeps some for the index. */
export function BookLink({ framework }: { framework: string }) {
  const may = useMay('round.read')
  const { data } = useRead('score.list', { group: 'books' }, { enabled: may })
  const book = data?.rows.find((it) => it.kind === 'book' && it.framework === framework && it.level === 'province')
  if (!book) return null
  return (
    <Link to={`/chi-so/diem-hien-tai/${book.id}/gia-dinh`}>
      {t('scores.inputs', { name: `${book.name} ${book.year}` })}
    </Link>
  )
}
