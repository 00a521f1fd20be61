-- Profiles in the order of their changes: updated_at, or created_at of those that were never changed. Built while other nodes
-- write. No index of a generated column would do: MariaDB 11.4.5 built one that lacked rows which were written meanwhile.
alter table profile
  add key if not exists ix_profile_organization_changed (organization_id, updated_at, created_at, id),
  add key if not exists ix_profile_group_changed (organization_id, group_id, updated_at, created_at, id),
  algorithm = inplace, lock = none;
