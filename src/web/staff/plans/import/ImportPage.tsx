import { useRead, useWrite } from '../../api.ts'
import { useMay } from '../../session.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { Reading } from './Reading.tsx'
import { Sending } from './Sending.tsx'
import { Steps } from './Steps.tsx'
import { useUpload } from './use-upload.ts'

/** From a file to a draft: choose, send, read, review. The document is in the address, so one may leave and come back. */
export function ImportPage() {
  const [{ 'van-ban': documentId, 'cap-tren': superiorId, cua: agencyId }, change] = useFilters()
  const start = useWrite('cascade.start')
  const may = useMay('document.upload')
  const duty = superiorId && agencyId ? { planId: superiorId, agencyId } : undefined
  const upload = useUpload((id) => {
    // While the file is being read its draft learns which plan above asks for it.
    if (duty) start.mutate({ ...duty, documentId: id })
    change({ 'van-ban': id })
  }, agencyId)
  const again = () => {
    upload.reset()
    change({ 'van-ban': undefined })
  }
  const sending = upload.state.step !== 'none'
  return (
    <Page
      title={t('plans.import.title')}
      lead={duty ? <ForDuty {...duty} /> : t('plans.import.lead')}
      trail={[{ label: t('plans.title'), to: '/ke-hoach' }]}
      narrow
    >
      <ProblemNotice error={start.error} />
      {may || duty ? null : <Empty title={t('admin.noRight')}>{t('admin.noRightNext')}</Empty>}
      {may || duty ? <Steps at={documentId ? 'read' : sending ? 'send' : 'choose'} /> : null}
      {documentId ? <Loaded id={documentId} onAgain={again} /> : null}
      {!documentId && sending ? <Sending upload={upload} onAgain={again} /> : null}
      {!documentId && !sending && (may || duty) ? <ChooseFile onFile={upload.start} /> : null}
    </Page>
  )
}

function ForDuty(duty: { planId: string; agencyId: string }) {
  const { data } = useRead('cascade.agency', duty)
  if (!data) return t('plans.import.lead')
  return t('cascade.import.lead', { agency: data.agencyName, number: data.planNumber ?? data.planTitle })
}

const over = ['read', 'refused', 'failed']

function Loaded({ id, onAgain }: { id: string; onAgain(): void }) {
  const { data, error, refetch } = useRead(
    'document.get',
    { documentId: id },
    // A read document becomes a draft in the same breath; only the screen may be between the two.
    { every: (reply) => (reply && over.includes(reply.state) ? false : 700) },
  )
  return data ? (
    <Reading document={data} onAgain={onAgain} />
  ) : (
    <Unread read={{ error, refetch }} rows={2} height={80} />
  )
}
