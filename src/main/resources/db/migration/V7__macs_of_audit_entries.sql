-- Each entry carries an HMAC from when it is written; those that are there already have none. (If not exists, because the
-- database does not undo one of these when the next fails.)
alter table audit_entry add column if not exists mac binary(32) null;

-- form: 1, or 2- and the name of the secret. From form 2 on the hash covers the entries by their digest, and their MACs too.
alter table audit_seal
  add column if not exists form   varchar(20) character set ascii collate ascii_bin not null default '1',
  add column if not exists digest char(64)    character set ascii collate ascii_bin null;
