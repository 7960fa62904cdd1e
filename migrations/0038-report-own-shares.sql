-- What an agency has itself in a figure that it put together from those below it: put together anew, it is added again
-- and counted once.
alter table report_cell add column own_share text check (own_share ~ '^-?[0-9]{1,15}(\.[0-9]{1,6})?$');
