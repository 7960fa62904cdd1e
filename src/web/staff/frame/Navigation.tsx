import { Menu, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { useMe } from '../session.ts'
import { t } from '../words.ts'
import classes from './navigation.module.css'
import { type Section, sectionsFor } from './sections.ts'

/** A thumb hits five places across a phone; what is beyond them waits behind the fifth. */
const mostAcross = 5

export function Navigation() {
  const { can } = useMe()
  const narrow = useMediaQuery('(max-width: 45em)', false, { getInitialValueInEffect: false })
  const sections = sectionsFor(can)
  const shown = narrow && sections.length > mostAcross ? sections.slice(0, mostAcross - 1) : sections
  const behind = sections.slice(shown.length)
  return (
    <nav className={classes.nav} aria-label={t('nav.main')}>
      {shown.map((section) => (
        <SectionLink key={section.to} {...section} />
      ))}
      {behind.length > 0 ? <More sections={behind} /> : null}
    </nav>
  )
}

function SectionLink({ to, word, icon: Icon, work, search = {}, also = [] }: Section) {
  const { pathname } = useLocation()
  const inside = also.some((each) => pathname.startsWith(each))
  return (
    <Link
      to={to}
      search={search as never}
      activeOptions={{ includeSearch: false }}
      activeProps={{ 'data-on': true, 'aria-current': 'page' }}
      {...(inside ? { 'data-on': true } : {})}
    >
      <Icon size={19} stroke={1.7} aria-hidden />
      <span>{t(word)}</span>
      {work ? <WorkCount /> : null}
    </Link>
  )
}

function More({ sections }: { sections: readonly Section[] }) {
  const { pathname } = useLocation()
  const here = sections.some(({ to }) => pathname.startsWith(to))
  return (
    <Menu position="top-end" width={210} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.more} data-on={here || undefined}>
          <IconDots size={19} stroke={1.7} aria-hidden />
          <span>{t('nav.more')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {sections.map(({ to, word, icon: Icon, search = {} }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={to}
            search={search as never}
            leftSection={<Icon size={17} stroke={1.7} aria-hidden />}
          >
            {t(word)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Late work first; without any, what is open. */
function WorkCount() {
  const { data } = useRead('assignment.mine', { limit: 1 })
  if (!data || data.counts.open === 0) return null
  const { open, overdue } = data.counts
  const late = overdue > 0
  const words = late ? t('nav.overdue', { count: overdue }) : t('nav.open', { count: open })
  return (
    <b className={classes.count} data-late={late || undefined} title={words}>
      <span aria-hidden>{late ? overdue : open}</span>
      <span className="unseen">{words}</span>
    </b>
  )
}
