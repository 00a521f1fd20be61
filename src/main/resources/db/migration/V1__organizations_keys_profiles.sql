-- Organizations, their groups, keys and profiles. Instants (…_at, …_until) are microseconds since 1970-01-01T00:00:00Z:
-- from_unixtime(created_at / 1000000) shows them. Identifiers are UUIDs of version 7, so rows are
-- appended in the order of their creation.

create table organization (
  id                uuid         not null primary key,
  slug              varchar(63)  character set ascii collate ascii_bin not null,
  name              varchar(200) not null,
  country           char(2)      character set ascii collate ascii_bin not null,
  self_registration boolean      not null,
  default_group_id  uuid         null,
  created_at        bigint       not null,
  version           bigint       not null,
  constraint uk_organization_slug unique (slug),
  key ix_organization_created (created_at desc, id desc)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- A domain belongs to at most one organization: its primary key says so.
create table organization_domain (
  domain          varchar(253) character set ascii collate ascii_bin not null,
  organization_id uuid         not null,
  position        int          not null,
  constraint pk_organization_domain primary key (domain),
  constraint fk_domain_organization foreign key (organization_id) references organization (id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

create table profile_group (
  id              uuid         not null primary key,
  organization_id uuid         not null,
  slug            varchar(63)  character set ascii collate ascii_bin not null,
  name            varchar(200) not null,
  created_at      bigint       not null,
  version         bigint       not null,
  constraint uk_profile_group_slug unique (organization_id, slug),
  -- lets foreign keys hold a group and its organization together
  constraint uk_profile_group_organization unique (organization_id, id),
  key ix_profile_group_created (organization_id, created_at desc, id desc)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

alter table organization add constraint fk_organization_default_group
  foreign key (id, default_group_id) references profile_group (organization_id, id);

-- organization_id is null for ADMIN keys, which belong to no organization.
create table api_key (
  id              uuid         not null primary key,
  organization_id uuid         null,
  name            varchar(200) not null,
  prefix          varchar(24)  character set ascii collate ascii_bin not null,
  environment     varchar(4)   character set ascii collate ascii_bin not null,
  scopes          varchar(100) character set ascii collate ascii_bin not null,
  all_groups      boolean      not null,
  created_at      bigint       not null,
  expires_at      bigint       null,
  revoked_at      bigint       null,
  last_used_at    bigint       null,
  constraint uk_api_key_organization unique (organization_id, id),
  constraint fk_api_key_organization foreign key (organization_id) references organization (id),
  key ix_api_key_created (organization_id, created_at desc, id desc)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The groups a key is confined to; only for keys without all_groups.
create table api_key_group (
  organization_id  uuid       not null,
  api_key_id       uuid       not null,
  profile_group_id uuid       not null,
  constraint pk_api_key_group primary key (api_key_id, profile_group_id),
  constraint fk_api_key_group_key foreign key (organization_id, api_key_id) references api_key (organization_id, id),
  constraint fk_api_key_group_group foreign key (organization_id, profile_group_id) references profile_group (organization_id, id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- What opens a key: the current secret (valid_until null) and, after a rotation with overlap, those before it.
create table api_key_secret (
  hash        char(64)    character set ascii collate ascii_bin not null primary key,
  api_key_id  uuid        not null,
  created_at  bigint      not null,
  valid_until bigint      null,
  constraint fk_api_key_secret_key foreign key (api_key_id) references api_key (id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- One row, raised in the transaction of every change to organizations, groups and keys: nodes compare it to learn that
-- what they remember of these is no longer true.
create table directory_revision (
  id       tinyint not null primary key,
  revision bigint  not null
) engine = innodb;
insert into directory_revision (id, revision) values (1, 1);

create table profile (
  id              uuid          not null primary key,
  organization_id uuid          not null,
  group_id        uuid          not null,
  handle          varchar(400)  null,
  first_name      varchar(100)  not null,
  last_name       varchar(100)  not null,
  email           varchar(254)  not null,
  -- canonical form; the unique index below, not a read before a write, decides whether an address is taken
  email_canonical varchar(400)  character set utf8mb4 collate utf8mb4_nopad_bin not null,
  phone           varchar(16)   character set ascii collate ascii_bin null,
  sex             tinyint       null,
  date_of_birth   date          not null,
  height          decimal(6, 3) null,
  weight          decimal(6, 3) null,
  language        char(2)       character set ascii collate ascii_bin not null,
  created_at      bigint        not null,
  updated_at      bigint        null,
  version         bigint        not null,
  constraint uk_profile_email unique (organization_id, email_canonical),
  constraint fk_profile_group foreign key (organization_id, group_id) references profile_group (organization_id, id),
  key ix_profile_organization_created (organization_id, created_at desc, id desc),
  key ix_profile_group_created (organization_id, group_id, created_at desc, id desc)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Apart from the profile, so that reading a profile never loads it.
create table credential (
  profile_id      uuid         not null primary key,
  organization_id uuid         not null,
  password_hash   varchar(200) character set ascii collate ascii_bin not null,
  changed_at      bigint       not null,
  constraint fk_credential_profile foreign key (profile_id) references profile (id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;
