-- Interviews go out of a device whoever holds it: sealed for this key, each with the key of the device inside.
create table interview_letter_key (
  -- eight bytes of its digest, which a letter names
  mark text primary key check (mark ~ '^[0-9a-f]{16}$'),
  public_key bytea not null,
  -- under the program's secret (src/platform/sealing.ts)
  private_sealed bytea not null,
  created_at timestamptz not null
);

-- A device on which somebody interviews, until it is ended. Of its key a digest is kept.
create table interview_device (
  id uuid primary key,
  user_id uuid not null references auth_user (id),
  name text not null check (name <> ''),
  key_digest text not null unique,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index interview_device_user on interview_device (user_id, created_at desc);
