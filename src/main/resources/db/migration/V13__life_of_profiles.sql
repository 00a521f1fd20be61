-- The state of a profile. Nodes of the previous release do not name the column: what they create is active.
alter table profile
  add column if not exists state enum('ACTIVE', 'DEACTIVATED') character set ascii collate ascii_bin not null
    default 'ACTIVE',
  algorithm = instant;

-- Lists of one state: newest first, and in the order of the changes. They replace ix_profile_organization_created,
-- ix_profile_group_created, ix_profile_organization_changed and ix_profile_group_changed, which nodes of the previous release
-- name in their statements; the next release drops those four.
alter table profile
  add key if not exists ix_profile_organization_state_created (organization_id, state, created_at desc, id desc),
  add key if not exists ix_profile_group_state_created (organization_id, group_id, state, created_at desc, id desc),
  add key if not exists ix_profile_organization_state_changed (organization_id, state, updated_at, created_at, id),
  add key if not exists ix_profile_group_state_changed (organization_id, group_id, state, updated_at, created_at, id),
  algorithm = inplace, lock = none;

-- Why a change was made: a word of a fixed list, never the words of a person. Where it is not null the MAC of the entry covers it.
alter table audit_entry
  add column if not exists reason varchar(30) character set ascii collate ascii_bin null,
  algorithm = instant;
