import { Button, Menu, Modal } from '@mantine/core'
import {
  IconArchive,
  IconChevronDown,
  IconDownload,
  IconFileTypeDocx,
  IconListCheck,
  IconTable,
  IconTrash,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { hrefOf, useWrite } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import { PublishSwitch } from './PublishSwitch.tsx'
import classes from './page.module.css'

/** What one can do with a plan as a whole. */
export function PlanActions({ plan }: { plan: Plan }) {
  const draft = plan.status === 'draft'
  const editable = plan.can.includes('plan.edit')
  return (
    <div className={classes.actions}>
      {draft && editable ? (
        <Button component={Link} to={`/ke-hoach/${plan.id}/ra-soat`} leftSection={<IconListCheck size={17} />}>
          {t(plan.documentId ? 'plans.page.review' : 'plans.new.goOn')}
        </Button>
      ) : null}
      {!draft && plan.can.includes('plan.publish') ? <PublishSwitch plan={plan} /> : null}
      <Downloads plan={plan} />
      {draft && editable ? <Discard plan={plan} /> : null}
      {plan.status === 'confirmed' && plan.can.includes('plan.confirm') ? <Finish plan={plan} /> : null}
    </div>
  )
}

function Downloads({ plan }: { plan: Plan }) {
  const planId = plan.id
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={17} />} rightSection={<IconChevronDown size={15} />}>
          {t('plans.page.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={hrefOf('export.planXlsx', { planId })} leftSection={<IconTable size={16} />}>
          {t('plans.page.xlsx')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={hrefOf('export.planDocx', { planId })}
          leftSection={<IconFileTypeDocx size={16} />}
        >
          {t('plans.page.docx')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Finish({ plan }: { plan: Plan }) {
  const [opened, setOpened] = useState(false)
  const finish = useWrite('plan.finish')
  const open = plan.counts.assignments - plan.counts.completed
  return (
    <>
      <Button variant="default" leftSection={<IconArchive size={17} />} onClick={() => setOpened(true)}>
        {t('plans.page.finish')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('plans.page.finishTitle')}>
        <p>{open > 0 ? t('plans.page.finishOpen', { count: open }) : t('plans.page.finishDone')}</p>
        <p className="small">{t('plans.page.finishKept')}</p>
        <ProblemNotice error={finish.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setOpened(false)}>
            {t('action.cancel')}
          </Button>
          <Button
            loading={finish.isPending}
            onClick={() =>
              finish.mutate({ planId: plan.id, version: plan.version }, { onSuccess: () => setOpened(false) })
            }
          >
            {t('plans.page.finish')}
          </Button>
        </div>
      </Modal>
    </>
  )
}

function Discard({ plan }: { plan: Plan }) {
  const [opened, setOpened] = useState(false)
  const navigate = useNavigate()
  const discard = useWrite('plan.discard', { refresh: ['plan.list', 'document.list'] })
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={<IconTrash size={17} />} onClick={() => setOpened(true)}>
        {t('plans.page.discard')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('plans.page.discardTitle')}>
        <p>{t('plans.page.discardLead')}</p>
        <ProblemNotice error={discard.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setOpened(false)}>
            {t('action.cancel')}
          </Button>
          <Button
            color="bad"
            loading={discard.isPending}
            onClick={() =>
              discard.mutate(
                { planId: plan.id, version: plan.version },
                { onSuccess: () => void navigate({ to: '/ke-hoach' }) },
              )
            }
          >
            {t('plans.page.discard')}
          </Button>
        </div>
      </Modal>
    </>
  )
}
