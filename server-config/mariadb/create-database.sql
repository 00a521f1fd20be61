-- Creates the database of Intake and its user; run once as an administrator of MariaDB, with the password put in:
--   INTAKE_DB_PASSWORD=... envsubst '$INTAKE_DB_PASSWORD' < create-database.sql | mariadb
-- The user owns the schema because Intake migrates it when it starts.
create database if not exists intake character set utf8mb4 collate utf8mb4_nopad_bin;
create user if not exists 'intake'@'%' identified by '${INTAKE_DB_PASSWORD}';
alter user 'intake'@'%' identified by '${INTAKE_DB_PASSWORD}';
grant all privileges on intake.* to 'intake'@'%';
