import { ActionIcon, Menu, Modal } from '@mantine/core'
import { IconDots, IconFileTypeSvg, IconPhoto, IconTable, IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { Figures } from '#lib/charts/figures.ts'
import { t } from '../../words.ts'
import { tellFailure } from '../notice.ts'
import { FiguresTable } from './FiguresTable.tsx'
import { savePng, saveSvg } from './save.ts'

type PictureMenuProps = {
  figures: Figures
  /** Where the server gives the figures as a workbook. */
  workbook: string
  /** The page shows the table itself. */
  hasTable?: boolean
}

/** What one can take from a picture: the picture, its drawing, its figures. */
export function PictureMenu({ figures, workbook, hasTable = false }: PictureMenuProps) {
  const [opened, setOpened] = useState(false)
  const attempt = (save: (figures: Figures) => Promise<void>) => () => {
    save(figures).catch(() => tellFailure(t('picture.failed')))
  }
  const label = t('picture.menu', { title: figures.title })
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} title={t('picture.save')}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {hasTable ? null : (
            <Menu.Item leftSection={<IconTable size={16} />} onClick={() => setOpened(true)}>
              {t('picture.table')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPhoto size={16} />} onClick={attempt(savePng)}>
            {t('picture.png')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeSvg size={16} />} onClick={attempt(saveSvg)}>
            {t('picture.svg')}
          </Menu.Item>
          <Menu.Item component="a" href={workbook} leftSection={<IconTableExport size={16} />}>
            {t('picture.xlsx')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={opened} onClose={() => setOpened(false)} size="xl" title={figures.title}>
        <FiguresTable figures={figures} />
        <p className="small">{figures.source}</p>
      </Modal>
    </>
  )
}
