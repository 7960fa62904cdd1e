import { Button, Group, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { hrefOf } from '../../../api.ts'
import { Loading } from '../../../ui/Loading.tsx'
import { t } from '../../../words.ts'
import type { Line } from './figures.ts'
import { pageOf } from './page-of.ts'
import classes from './panel.module.css'

type Evidence = Line['evidence'][number]
type EvidenceViewProps = { sheetId: string; code: string; file: Evidence; onClose: () => void }

/** A piece of evidence beside the form, at the page that its agency named. */
export function EvidenceView({ sheetId, code, file, onClose }: EvidenceViewProps) {
  const at = { sheetId, code, evidenceId: file.id }
  const url = hrefOf('round.evidence', { ...at, view: true })
  const name = file.filename.toLowerCase()
  return (
    <Modal opened onClose={onClose} size="xl" title={file.place ? `${file.filename} – ${file.place}` : file.filename}>
      {name.endsWith('.pdf') ? (
        <Pages url={url} first={pageOf(file.place)} />
      ) : name.endsWith('.txt') ? (
        <Text url={url} />
      ) : (
        <img className={classes.page} src={url} alt={file.filename} />
      )}
      <Group justify="flex-end" mt="sm">
        <Button
          component="a"
          variant="default"
          href={hrefOf('round.evidence', at)}
          leftSection={<IconDownload size={16} />}
        >
          {t('rounds.download')}
        </Button>
      </Group>
    </Modal>
  )
}

type Pdf = Awaited<ReturnType<typeof openPdf>>

/** The reader of PDF comes only when somebody looks at one; it draws the page, nothing of the file is run. */
async function openPdf(url: string) {
  const [{ getDocumentProxy }, reply] = await Promise.all([import('unpdf'), fetch(url)])
  if (!reply.ok) throw new Error(String(reply.status))
  return getDocumentProxy(new Uint8Array(await reply.arrayBuffer()))
}

function Pages({ url, first }: { url: string; first: number }) {
  const [pdf, setPdf] = useState<Pdf>()
  const [page, setPage] = useState(first)
  const [failed, fail] = useState(false)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isHere = true
    openPdf(url).then(
      (read) => {
        if (!isHere) return
        setPdf(read)
        setPage((asked) => Math.min(asked, read.numPages))
      },
      () => isHere && fail(true),
    )
    return () => {
      isHere = false
    }
  }, [url])
  useEffect(() => {
    if (!pdf || !canvas.current) return
    const task = draw(pdf, Math.min(page, pdf.numPages), canvas.current)
    return () => void task.then((it) => it?.cancel()).catch(() => undefined)
  }, [pdf, page])
  if (failed) return <p role="alert">{t('rounds.notShown')}</p>
  if (!pdf) return <Loading rows={12} />
  return (
    <>
      <Group justify="center" gap={8}>
        <Button variant="default" size="compact-md" disabled={page <= 1} onClick={() => setPage(page - 1)}>
          <IconChevronLeft size={16} aria-label={t('rounds.pageBefore')} />
        </Button>
        <span role="status">{t('rounds.pageOf', { page, pages: pdf.numPages })}</span>
        <Button variant="default" size="compact-md" disabled={page >= pdf.numPages} onClick={() => setPage(page + 1)}>
          <IconChevronRight size={16} aria-label={t('rounds.pageAfter')} />
        </Button>
      </Group>
      <canvas ref={canvas} className={classes.page} role="img" aria-label={t('rounds.pageShown', { page })} />
    </>
  )
}

const sharpness = 1.6

async function draw(pdf: Pdf, number: number, canvas: HTMLCanvasElement) {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: sharpness })
  canvas.width = viewport.width
  canvas.height = viewport.height
  const canvasContext = canvas.getContext('2d')
  return canvasContext ? page.render({ canvasContext, canvas, viewport }) : undefined
}

function Text({ url }: { url: string }) {
  const [text, setText] = useState<string>()
  useEffect(() => {
    const stop = new AbortController()
    fetch(url, { signal: stop.signal })
      .then((reply) => reply.text())
      .then(setText, () => setText(t('rounds.notShown')))
    return () => stop.abort()
  }, [url])
  return text === undefined ? <Loading rows={8} /> : <pre className={classes.text}>{text}</pre>
}
