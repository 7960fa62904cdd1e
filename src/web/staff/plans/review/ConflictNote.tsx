import { Alert, Button, Group, Table } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { t, word } from '../../words.ts'
import type { Difference } from './undo.ts'

type ConflictNoteProps = {
  differences: readonly Difference[]
  /** Where the names of the fields are found. */
  words: 'plans.field' | 'plans.header'
  /** Absent when one wanted to write nothing that could be written again. */
  onMine?: (() => void) | undefined
  onTheirs(): void
}

/** What another person changed meanwhile, beside what one wanted to write; nothing of either is lost. */
export function ConflictNote({ differences, words, onMine, onTheirs }: ConflictNoteProps) {
  const mine = onMine !== undefined
  const written = (field: string, value: string) =>
    value === '' ? '–' : field === 'review' ? word('plans.review.is', value) : value
  return (
    <Alert
      icon={<IconUsers size={18} />}
      color="yellow"
      variant="light"
      title={t('plans.conflict.title')}
      my={8}
      role="alert"
    >
      <p>{t(mine ? 'plans.conflict.choose' : 'plans.conflict.look')}</p>
      {differences.length > 0 ? (
        <Table fz="xs" mt={6} withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('plans.conflict.field')}</Table.Th>
              <Table.Th>{t('plans.conflict.before')}</Table.Th>
              <Table.Th>{t('plans.conflict.theirs')}</Table.Th>
              {mine ? <Table.Th>{t('plans.conflict.mine')}</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map(({ field, before, theirs, mine: wanted }) => (
              <Table.Tr key={field}>
                <Table.Td>{word(words, field)}</Table.Td>
                <Table.Td>{written(field, before)}</Table.Td>
                <Table.Td>{written(field, theirs)}</Table.Td>
                {mine ? <Table.Td>{wanted === null ? '' : written(field, wanted)}</Table.Td> : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      <Group gap={6} mt={8}>
        {mine ? (
          <Button size="compact-xs" onClick={onMine}>
            {t('plans.conflict.keepMine')}
          </Button>
        ) : null}
        <Button size="compact-xs" variant="default" onClick={onTheirs}>
          {t('plans.conflict.keepTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}
