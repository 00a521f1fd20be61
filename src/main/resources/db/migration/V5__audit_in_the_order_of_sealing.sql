-- Entries are written and sealed in the order of seq: as the primary key it lets both touch neighbouring rows only.
alter table audit_entry
  drop primary key,
  drop key uk_audit_entry_seq,
  add primary key (seq),
  add constraint uk_audit_entry_id unique (id);
