import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { t } from '../words.ts'

/** What is on the page, as a workbook. */
export function ExportButton({ href }: { href: string }) {
  return (
    <Button component="a" href={href} variant="default" leftSection={<IconDownload size={16} />}>
      {t('export.xlsx')}
    </Button>
  )
}
