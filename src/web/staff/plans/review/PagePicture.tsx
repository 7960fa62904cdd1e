import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type CSSProperties, useEffect, useState } from 'react'
import type { DocumentSource } from '#features/documents/schema.ts'
import { hrefOf } from '../../api.ts'
import { t } from '../../words.ts'
import type { Light } from './SourceLines.tsx'
import classes from './source.module.css'

type PagePictureProps = { source: DocumentSource; light: Light | null; page: number | null }

/** Dots an inch that the server draws pages with, see platform/convert/page-picture.ts. */
const dpi = 110

/** The page as it is printed, with the lines of the active task lit; drawn by the server, so that an old PC can show it. */
export function PagePicture({ source, light, page: wanted }: PagePictureProps) {
  const last = Math.max(1, ...source.places.map(({ page }) => page ?? 1))
  const [page, setPage] = useState(wanted ?? 1)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (wanted !== null) setPage(wanted)
  }, [wanted])
  const turn = (by: number) => {
    setFailed(false)
    setSize(null)
    setPage(page + by)
  }
  return (
    <figure className={classes.picture}>
      <figcaption>
        <ActionIcon
          variant="subtle"
          disabled={page <= 1}
          aria-label={t('plans.source.previous')}
          onClick={() => turn(-1)}
        >
          <IconChevronLeft size={17} />
        </ActionIcon>
        {t('plans.source.pageOf', { page: String(page), last: String(last) })}
        <ActionIcon
          variant="subtle"
          disabled={page >= last}
          aria-label={t('plans.source.next')}
          onClick={() => turn(1)}
        >
          <IconChevronRight size={17} />
        </ActionIcon>
      </figcaption>
      {failed ? <p className="small">{t('plans.source.noPicture')}</p> : null}
      <div className={classes.sheet} hidden={failed}>
        <img
          key={page}
          src={hrefOf('document.page', { documentId: source.id, page })}
          alt={t('plans.source.page', { page: String(page) })}
          onError={() => setFailed(true)}
          onLoad={({ currentTarget }) => {
            setFailed(false)
            setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
          }}
        />
        {size
          ? boxesOf(source, light, page).map(({ line, kind, box }) => (
              <span key={line} className={classes.box} data-kind={kind} style={placeOf(box, size)} />
            ))
          : null}
      </div>
    </figure>
  )
}

function boxesOf({ places }: DocumentSource, light: Light | null, page: number) {
  if (!light) return []
  return [...light.kinds].flatMap(([line, kinds]) => {
    const place = places[line - 1]
    return place?.box && place.page === page ? [{ line, kind: kinds[0], box: place.box }] : []
  })
}

type Box = { left: number; top: number; width: number; height: number }

function placeOf({ left, top, width, height }: Box, size: { width: number; height: number }): CSSProperties {
  const x = (points: number) => `${(points * dpi * 100) / 72 / size.width}%`
  const y = (points: number) => `${(points * dpi * 100) / 72 / size.height}%`
  return { left: x(left), top: y(top), width: x(width), height: y(height) }
}
