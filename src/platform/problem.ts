/**
 * All that can go wrong for a person who uses the product: code → HTTP status. The words are in content/messages
 * (`problem.<code>`, with `{names}` filled from `details`); a test proves that each code has them, and the reverse.
 */
export const problemStatus = {
  'input.invalid': 400,
  'input.not_json': 400,
  'input.too_large': 413,
  'access.sign_in_needed': 401,
  'access.wrong_origin': 403,
  'access.verb_missing': 403,
  'access.not_in_name': 403,
  'access.not_found': 404,
  'access.locked': 429,
  'access.too_many_requests': 429,
  'access.last_administrator': 409,
  'access.email_taken': 409,
  'access.no_colleague': 422,
  'access.grant_ended': 409,
  'access.delegation_not_yours': 409,
  'access.delegation_too_long': 409,
  'write.conflict': 409,
  'write.key_reused': 422,
  'write.in_progress': 409,
  'agency.code_taken': 409,
  'agency.not_ended': 409,
  'agency.not_yet': 409,
  'agency.reopen_late': 409,
  'agency.changed_since': 409,
  'agency.ended': 409,
  'agency.period_overlaps': 409,
  'agency.would_loop': 409,
  'agency.alias_taken': 409,
  'agency.import_invalid': 422,
  'file.empty': 422,
  'file.too_large': 413,
  'file.type_not_allowed': 415,
  'file.name_missing': 400,
  'document.not_read': 409,
  'document.no_pictures': 409,
  'document.has_plan': 409,
  'plan.not_draft': 409,
  'plan.not_confirmed': 409,
  'plan.incomplete': 409,
  'plan.agencies_ended': 409,
  'plan.open_tasks': 409,
  'plan.no_tasks': 409,
  'plan.number_taken': 409,
  'plan.circular': 409,
  'plan.replaces_none': 409,
  'plan.too_many_tasks': 422,
  'directive.due_unread': 422,
  'meeting.concluded': 409,
  'task.plan_confirmed': 409,
  'task.plan_not_confirmed': 409,
  'task.cannot_merge': 409,
  'task.cannot_split': 409,
  'task.no_step': 409,
  'task.party_unresolved': 409,
  'reminder.not_allowed': 409,
  'reminder.phone_missing': 422,
  'reminder.no_calendar': 422,
  'assignment.plan_finished': 409,
  'assignment.already_there': 409,
  'task.direction': 409,
  'assignment.heir_done': 409,
  'assignment.day_past': 422,
  'assignment.transition': 409,
  'assignment.reason_missing': 422,
  'assignment.evidence_missing': 422,
  'assignment.answer_missing': 422,
  'assignment.evidence_kept': 409,
  'assignment.extension_open': 409,
  'assignment.extension_none': 409,
  'assignment.extension_not_later': 422,
  'clock.no_day': 409,
  'clock.overdue': 409,
  'clock.not_paused': 409,
  'calendar.year_unknown': 422,
  'calendar.day_off_already': 409,
  'calendar.day_worked_already': 409,
  'calendar.day_held': 409,
  'results.none': 404,
  'analysis.no_total': 409,
  'analysis.unknown_line': 422,
  'analysis.out_of_range': 422,
  'analysis.set_twice': 422,
  'analysis.line_gone': 409,
  'score.unknown_figure': 422,
  'score.book_known': 409,
  'results.unreadable': 422,
  'round.closed': 409,
  'round.not_open': 409,
  'round.submitted': 409,
  'round.published': 409,
  'round.own_agency': 403,
  'round.external_line': 422,
  'round.evidence_missing': 409,
  'round.evidence_kept': 409,
  'round.not_explained': 409,
  'round.nothing_to_decide': 409,
  'round.nothing_to_explain': 409,
  'round.not_scored': 422,
  'round.lines_open': 409,
  'round.line_open': 409,
  'round.no_such_step': 409,
  'round.reason_missing': 422,
  'round.days_crossed': 422,
  'round.points_out_of_range': 422,
  'round.import_unreadable': 422,
  'cascade.issued': 409,
  'cascade.request_closed': 409,
  'feed.revoked': 404,
  'server.unavailable': 503,
  'server.error': 500,
} as const

export type ProblemCode = keyof typeof problemStatus

/** Facts that the message and the screen need: never secrets, never another person's data. */
export type ProblemDetails = Readonly<Record<string, unknown>>

/** An expected failure: thrown by rules, stores and the door, printed as RFC 9457 problem+json by the web server. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code)
    this.code = code
    this.details = details
  }

  get status(): number {
    return problemStatus[this.code]
  }
}
