import { Avatar, Menu, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconLanguage, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useWrite } from '../api.ts'
import { forgetDrafts } from '../draft.ts'
import { initials } from '../format.ts'
import { speak } from '../language.ts'
import { signOut, useMe } from '../session.ts'
import { locale, t } from '../words.ts'
import classes from './frame.module.css'
import { showKeys } from './KeyHelp.tsx'

export function PersonMenu() {
  const me = useMe()
  const navigate = useNavigate()
  const save = useWrite('account.updateMe', { refresh: ['account.me'] })
  const other = locale() === 'vi' ? 'en' : 'vi'
  const change = () => {
    save.mutate({ locale: other })
    speak(other)
  }
  const leave = () => {
    forgetDrafts()
    signOut()
  }
  const role = me.grants[0]
  return (
    <Menu position="top-start" width={232} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.personButton}>
          <Avatar aria-hidden radius="xl" size={34} color="brand" variant="light">
            {initials(me.name)}
          </Avatar>
          <span className={classes.personName}>
            <b>{me.name}</b>
            <small>{role ? role.agencyName : (me.title ?? me.email)}</small>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserCircle size={17} />} onClick={() => navigate({ to: '/tai-khoan' })}>
          {t('person.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={17} />} onClick={change} lang={other}>
          {other === 'en' ? 'English' : 'Tiếng Việt'}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} />} rightSection={<kbd>?</kbd>} onClick={showKeys}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={leave}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
