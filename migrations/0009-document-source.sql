-- What is shown beside the review: kind of the file, where each shown line stands in it, and what was done to it first.
-- source_text holds the shown lines, one a line.

alter table document
  add column source_kind text check (source_kind in ('text', 'markdown', 'html', 'docx', 'pdf', 'scan')),
  add column line_places jsonb,
  add column source_notes jsonb not null default '[]';

-- Until now text was all that could be read.
update document set source_kind = 'text' where source_text is not null;
