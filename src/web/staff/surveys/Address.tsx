import { Button, Group } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import type { SurveyPage as Survey } from '#features/surveys/schema.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { DialogButton } from '../ui/DialogButton.tsx'
import paper from '../ui/printed.module.css'
import { t } from '../words.ts'
import { pictureOf } from './Slips.tsx'
import classes from './surveys.module.css'

/** Where people answer: the address, its QR code to print and to put up, or to take into one's own document. */
export function Address({ survey }: { survey: Survey }) {
  const { address, openLink, slug } = survey
  return (
    <section className={`card ${classes.address}`}>
      <img src={pictureOf(address)} alt={t('surveys.qrOf', { address })} width={148} height={148} />
      <div>
        <h2>{t('surveys.address')}</h2>
        <p>
          <a href={address}>{address}</a>
        </p>
        {openLink ? <p className="small">{t('surveys.selfSelected')}</p> : null}
        <Group gap={8}>
          <DialogButton
            label={t('surveys.poster')}
            size="lg"
            button={{ variant: 'default', leftSection: <IconPrinter size={16} /> }}
          >
            {() => (
              <>
                <Poster survey={survey} />
                <Group justify="flex-end" mt="md">
                  <Button onClick={() => print()}>{t('surveys.print')}</Button>
                </Group>
              </>
            )}
          </DialogButton>
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={16} />}
            href={pictureOf(address)}
            download={`ma-qr-${slug}.svg`}
          >
            {t('surveys.qrFile')}
          </Button>
        </Group>
      </div>
    </section>
  )
}

/** One sheet to put up where people wait. */
const Poster = ({ survey: { title, agencyName, address, openLink, opensOn, closesOn } }: { survey: Survey }) => (
  <div className={`${classes.poster} ${paper.printed}`}>
    <p>{agencyName}</p>
    <h2>{title}</h2>
    <img src={pictureOf(address)} alt={t('surveys.qrOf', { address })} />
    <p>{t(openLink ? 'surveys.posterScan' : 'surveys.posterScanCode')}</p>
    <p>
      <b>{address}</b>
    </p>
    <p>{t('surveys.posterDays', { from: formatDate(opensOn), to: formatDate(closesOn) })}</p>
  </div>
)
