import type { Column } from '../../ui/DataTable.tsx'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import type { Task } from '../queries.ts'
import tab from './tab.module.css'

/** The task itself, with its place in the plan; opens beside the table. */
export const taskColumn = (open: (id: string) => void): Column<Task> => ({
  key: 'text',
  label: t('plans.field.text'),
  card: 'title',
  render: (task) => (
    <button type="button" data-row-link className={tab.taskLink} onClick={() => open(task.id)}>
      <span className={`small ${tab.taskMeta}`}>
        {pathInWords(task.path)} {task.axis}
      </span>
      <span className={tab.clamped}>{task.text}</span>
    </button>
  ),
})
