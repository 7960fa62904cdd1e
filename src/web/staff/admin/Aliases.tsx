import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Output } from '../api.ts'
import { useWrite } from '../api.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

type AliasesProps = {
  aliases: Output<'agency.get'>['aliases']
  owner: { agencyId: string } | { groupId: string }
  may: boolean
}

/** Other names by which documents call an agency or a group; reading a plan looks them up. */
export function Aliases({ aliases, owner, may }: AliasesProps) {
  const [alias, setAlias] = useState('')
  const add = useWrite('agency.addAlias')
  const remove = useWrite('agency.removeAlias')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ ...owner, alias }, { onSuccess: () => setAlias('') })
  }
  return (
    <section className="card">
      <h2>{t('aliases.title')}</h2>
      <p className="small" style={{ marginBottom: 10 }}>
        {t('aliases.lead')}
      </p>
      <ul className={classes.chips}>
        {aliases.map(({ id, alias: name, source }) => (
          <li key={id} title={t(`aliases.source.${source}`)}>
            {name}
            {may ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('aliases.remove', { name })}
                onClick={() => remove.mutate({ aliasId: id })}
              >
                <IconX size={14} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <form onSubmit={submit}>
          <ProblemNotice error={add.error ?? remove.error} />
          <div className={classes.inline}>
            <TextInput
              aria-label={t('aliases.new')}
              placeholder={t('aliases.new')}
              maxLength={200}
              value={alias}
              onChange={(event) => setAlias(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={add.isPending} disabled={alias.trim().length < 2}>
              {t('action.add')}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  )
}
