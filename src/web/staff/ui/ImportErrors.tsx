import { t } from '../words.ts'
import { DataTable } from './DataTable.tsx'

/** What is wrong in a table that was tried: which row, which column, what to mend. */
export type ImportError = { row: number; column: string | null; message: string }

type ImportErrorsProps = {
  /** Under which the choice of columns is kept. */
  name: string
  errors: readonly ImportError[]
}

/** Each mistake of a table that comes in; nothing of it is written before they are mended. */
export const ImportErrors = ({ name, errors }: ImportErrorsProps) => (
  <>
    <p style={{ margin: '0 0 10px' }}>{t('import.fix')}</p>
    <DataTable
      name={name}
      label={t('import.errorList')}
      rows={errors}
      rowKey={({ row, column, message }) => `${row}.${column}.${message}`}
      columns={[
        { key: 'row', label: t('import.row'), width: 80, render: ({ row }) => (row > 0 ? row : '') },
        { key: 'column', label: t('import.column'), width: 160, render: ({ column }) => column ?? '' },
        { key: 'message', label: t('import.message'), card: 'title', render: ({ message }) => message },
      ]}
      empty={null}
    />
  </>
)
