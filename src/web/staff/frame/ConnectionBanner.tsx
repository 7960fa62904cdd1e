import { IconCloudOff } from '@tabler/icons-react'
import { useConnection } from '../connection.ts'
import { t } from '../words.ts'
import classes from './frame.module.css'

/** Said while the server cannot be reached; what is being written stays on this device and is sent again. */
export function ConnectionBanner() {
  const { lost } = useConnection()
  return (
    <div role="status" className={classes.banner} data-shown={lost || undefined}>
      {lost ? (
        <>
          <IconCloudOff size={18} aria-hidden />
          {t('frame.lost')}
        </>
      ) : null}
    </div>
  )
}
