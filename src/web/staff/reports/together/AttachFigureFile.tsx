import { Button, FileButton } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { upload } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'

/** Adds a file that proves a figure or a section. */
export function AttachFigureFile({ reportId, item }: { reportId: string; item: string }) {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [isSending, setSending] = useState(false)
  const send = async (file: File | null) => {
    if (!file) return
    setSending(true)
    setError(undefined)
    try {
      await upload('report.attach', { reportId, item }, file)
      await queries.invalidateQueries()
    } catch (problem) {
      setError(problem)
    }
    setSending(false)
  }
  return (
    <>
      <ProblemNotice error={error} />
      <FileButton onChange={(file) => void send(file)} inputProps={{ 'aria-label': t('reports.attach') }}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="compact-md"
            loading={isSending}
            leftSection={<IconPaperclip size={16} />}
          >
            {t('reports.attach')}
          </Button>
        )}
      </FileButton>
    </>
  )
}
