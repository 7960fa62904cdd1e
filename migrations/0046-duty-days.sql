-- A plan may name the day until which plans below must be issued; an agency may take its request for more time back.

alter table cascade_rule add column due_day date;
alter table cascade_duty_entry drop constraint cascade_duty_entry_action_check;
alter table cascade_duty_entry add constraint cascade_duty_entry_action_check check (action in
  ('paused', 'resumed', 'extensionAsked', 'extended', 'extensionRefused', 'extensionWithdrawn', 'transferred', 'dueMoved'));
