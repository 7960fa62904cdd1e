import type { SourceNote } from './blocks.ts'

/** The text was in an encoding from before Unicode. */
export const oldEncodingNote = (encoding: string): SourceNote => ({
  code: 'old_encoding',
  message: `Văn bản dùng bảng mã cũ (${encoding}): chữ đã được đổi sang Unicode, hãy xem kỹ các dấu.`,
})

/** Letters and their marks were apart. */
export const DECOMPOSED_NOTE: SourceNote = {
  code: 'decomposed',
  message: 'Văn bản dùng Unicode tổ hợp: dấu đã được ghép lại với chữ.',
}
