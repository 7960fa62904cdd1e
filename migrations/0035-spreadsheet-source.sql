-- Plans are read from Excel workbooks too.

alter table document
  drop constraint document_source_kind_check,
  add constraint document_source_kind_check
    check (source_kind in ('text', 'markdown', 'html', 'docx', 'xlsx', 'pdf', 'scan'));
