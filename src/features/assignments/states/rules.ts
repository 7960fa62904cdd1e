import type { AssignmentRole, AssignmentState } from './schema.ts'

/** The words of documents and tables that leave the program. */
export const stateWords: Record<AssignmentState, string> = {
  assigned: 'Mới giao',
  objected: 'Có ý kiến',
  accepted: 'Đã nhận',
  inProgress: 'Đang thực hiện',
  submitted: 'Chờ nghiệm thu',
  returned: 'Bị trả lại',
  completed: 'Hoàn thành',
  cancelled: 'Đã hủy',
}
export const roleWords: Record<AssignmentRole, string> = { lead: 'Chủ trì', coordinating: 'Phối hợp' }
