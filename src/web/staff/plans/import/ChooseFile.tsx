import { Button, FileButton } from '@mantine/core'
import { IconFileUpload, IconInfoCircle } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { type Output, useRead } from '../../api.ts'
import { t } from '../../words.ts'
import classes from './import.module.css'

/** Drop a file anywhere in the box, or choose one. */
export function ChooseFile({ onFile }: { onFile(file: File): void }) {
  const { data: support } = useRead('document.support', {})
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button inside does the same */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={40} stroke={1.3} aria-hidden />
        <h2>{t('plans.import.drop')}</h2>
        <FileButton onChange={(file) => file && onFile(file)} inputProps={{ 'aria-label': t('plans.import.choose') }}>
          {(props) => (
            <Button {...props} size="md" autoFocus>
              {t('plans.import.choose')}
            </Button>
          )}
        </FileButton>
        <p className="small">{t('plans.import.kinds', { limit: support?.limitMb ?? 50 })}</p>
      </div>
      {support ? <Missing support={support} /> : null}
      <section className={classes.next}>
        <h2>{t('plans.import.nextTitle')}</h2>
        <ol>
          <li>{t('plans.import.next1')}</li>
          <li>{t('plans.import.next2')}</li>
          <li>{t('plans.import.next3')}</li>
        </ol>
      </section>
    </>
  )
}

/** What this server cannot read yet, each with the one command that helps. */
function Missing({ support: { scans, office } }: { support: Output<'document.support'> }) {
  const missing = [
    ...(scans.ready ? [] : [{ words: t('plans.import.noScans'), install: scans.install }]),
    ...(office.ready ? [] : [{ words: t('plans.import.noOffice'), install: office.install }]),
  ]
  return missing.map(({ words, install }) => (
    <div key={install} className={classes.notice} data-tone="info">
      <IconInfoCircle size={20} aria-hidden />
      <div>
        <b>{words}</b>
        <p>
          {t('plans.import.install')} <code className={classes.command}>{install}</code>
        </p>
      </div>
    </div>
  ))
}
