-- An agency may take back what it handed in while nobody has decided.
alter table assignment_entry drop constraint assignment_entry_action_check;
alter table assignment_entry add constraint assignment_entry_action_check check (action in
  ('assigned', 'accepted', 'objected', 'objectionRejected', 'reassigned', 'cancelled', 'reported', 'submitted', 'withdrawn', 'returned',
   'completed', 'reopened', 'extensionAsked', 'extensionGranted', 'extensionRefused', 'commented', 'carriedOver'));
