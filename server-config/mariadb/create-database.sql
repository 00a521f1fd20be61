-- Creates the database of Intake and its two users; run as an administrator of MariaDB, with the passwords put in. May be
-- repeated, also where there was one user only:
--   INTAKE_DB_PASSWORD=... INTAKE_DB_MIGRATOR_PASSWORD=... \
--     envsubst '$INTAKE_DB_PASSWORD $INTAKE_DB_MIGRATOR_PASSWORD' < create-database.sql | mariadb
-- Both must connect over TLS, which MariaDB 11.4 and newer set up by themselves. Nodes on the same machine need none:
-- put "require none" in place of "require ssl" then.
create database if not exists intake character set utf8mb4 collate utf8mb4_nopad_bin;
-- The service reads; the migrator grants it its further rights on each table, on the audit trail only to add entries
-- (and to delete from it where INTAKE_AUDIT_RETENTION_DAYS is set).
create user if not exists 'intake'@'%' identified by '${INTAKE_DB_PASSWORD}';
alter user 'intake'@'%' identified by '${INTAKE_DB_PASSWORD}' require ssl;
-- so that there is something to revoke
grant all privileges on intake.* to 'intake'@'%';
revoke all privileges on intake.* from 'intake'@'%';
grant select on intake.* to 'intake'@'%';
-- The migrator owns the schema: Intake brings it up to date as this user when it starts.
create user if not exists 'intake_migrator'@'%' identified by '${INTAKE_DB_MIGRATOR_PASSWORD}';
alter user 'intake_migrator'@'%' identified by '${INTAKE_DB_MIGRATOR_PASSWORD}' require ssl;
grant all privileges on intake.* to 'intake_migrator'@'%' with grant option;
