-- Mails that were written instead of sent, since no mail server is set: each province sees, keeps and restores its own.
create table mail_outbox (
  id uuid primary key,
  message_id text not null,
  at timestamptz not null,
  recipients text[] not null,
  subject text not null,
  text text not null,
  -- the whole mail, as any mail program opens it (.eml)
  content bytea not null
);
