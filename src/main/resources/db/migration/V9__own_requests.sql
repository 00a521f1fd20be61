-- The user agent of a request with a key, which that key may read; where it is not null the MAC of the entry covers it.
alter table audit_entry
  add column if not exists user_agent varchar(120) character set ascii collate ascii_bin null;

-- A key finds its own requests, over all organizations if it is an ADMIN key, and some of them without reading the others.
alter table audit_entry
  drop key if exists ix_audit_entry_key,
  add key ix_audit_entry_key (key_id, at desc, id desc, status, request_id);
