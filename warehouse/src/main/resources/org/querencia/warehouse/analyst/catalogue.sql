-- What tools of PostgreSQL ask before they ask for data, as tables and macros beside the warehouse:
-- only the views of analysts stand in it. {rows} are put into own_views and own_columns.

CREATE TYPE name AS VARCHAR;
CREATE TYPE regclass AS VARCHAR;
CREATE TYPE regtype AS VARCHAR;
CREATE TYPE regproc AS VARCHAR;
CREATE TYPE regnamespace AS VARCHAR;
CREATE TYPE regrole AS VARCHAR;

CREATE TABLE own_views (oid BIGINT, name VARCHAR, meaning VARCHAR);
CREATE TABLE own_columns (view BIGINT, number INTEGER, name VARCHAR, type BIGINT, modifier INTEGER, told VARCHAR, meaning VARCHAR);

CREATE TABLE pg_namespace AS SELECT * FROM (VALUES
    (11::BIGINT, 'pg_catalog', 10::BIGINT, NULL::VARCHAR), (99, 'information_schema', 10, NULL), (2200, 'public', 10, NULL))
    t(oid, nspname, nspowner, nspacl);

CREATE TABLE pg_type AS
SELECT oid::BIGINT AS oid, typname, 11::BIGINT AS typnamespace, 10::BIGINT AS typowner, typlen::INTEGER AS typlen, typlen > 0 AS typbyval,
    'b' AS typtype, typcategory, FALSE AS typispreferred, TRUE AS typisdefined, ',' AS typdelim, 0::BIGINT AS typrelid,
    '-' AS typsubscript, 0::BIGINT AS typelem, 0::BIGINT AS typarray, typname || '_in' AS typinput, typname || '_out' AS typoutput,
    typname || '_recv' AS typreceive, typname || '_send' AS typsend, FALSE AS typnotnull, 0::BIGINT AS typbasetype,
    -1 AS typtypmod, 0 AS typndims, 0::BIGINT AS typcollation, NULL::VARCHAR AS typdefault, NULL::VARCHAR AS typacl,
    'i' AS typalign, 'p' AS typstorage
FROM (VALUES (16, 'bool', 1, 'B'), (20, 'int8', 8, 'N'), (21, 'int2', 2, 'N'), (23, 'int4', 4, 'N'), (25, 'text', -1, 'S'),
    (114, 'json', -1, 'U'), (700, 'float4', 4, 'N'), (701, 'float8', 8, 'N'), (1043, 'varchar', -1, 'S'), (1082, 'date', 4, 'D'),
    (1083, 'time', 8, 'D'), (1114, 'timestamp', 8, 'D'), (1184, 'timestamptz', 8, 'D'), (1700, 'numeric', -1, 'N'),
    (2950, 'uuid', 16, 'U'), (17, 'bytea', -1, 'U'), (26, 'oid', 4, 'N')) t(oid, typname, typlen, typcategory);

CREATE VIEW pg_class AS
SELECT oid, name AS relname, 2200::BIGINT AS relnamespace, 0::BIGINT AS reltype, 0::BIGINT AS reloftype, 10::BIGINT AS relowner, 0::BIGINT AS relam,
    0::BIGINT AS relfilenode, 0::BIGINT AS reltablespace, 0 AS relpages, -1.0::FLOAT AS reltuples, 0 AS relallvisible,
    0::BIGINT AS reltoastrelid, FALSE AS relhasindex, FALSE AS relisshared, 'p' AS relpersistence, 'v' AS relkind,
    (SELECT count(*) FROM own_columns WHERE view = oid) AS relnatts, 0 AS relchecks, FALSE AS relhasoids, FALSE AS relhasrules,
    FALSE AS relhastriggers, FALSE AS relhassubclass, FALSE AS relrowsecurity, FALSE AS relforcerowsecurity,
    TRUE AS relispopulated, 'n' AS relreplident, FALSE AS relispartition, 0::BIGINT AS relrewrite, NULL::VARCHAR AS relacl,
    NULL::VARCHAR[] AS reloptions, NULL::VARCHAR AS relpartbound
FROM own_views;

CREATE VIEW pg_attribute AS
SELECT view AS attrelid, c.name AS attname, c.type AS atttypid, -1 AS attstattarget, t.typlen AS attlen, number AS attnum, 0 AS attndims,
    -1 AS attcacheoff, modifier AS atttypmod, FALSE AS attbyval, 'p' AS attstorage, 'i' AS attalign, FALSE AS attnotnull,
    FALSE AS atthasdef, FALSE AS atthasmissing, '' AS attidentity, '' AS attgenerated, FALSE AS attisdropped, TRUE AS attislocal,
    0 AS attinhcount, 0::BIGINT AS attcollation, NULL::VARCHAR AS attacl, NULL::VARCHAR[] AS attoptions,
    NULL::VARCHAR[] AS attfdwoptions, NULL::VARCHAR AS attmissingval, '' AS attcompression
FROM own_columns c JOIN pg_type t ON t.oid = c.type;

CREATE VIEW pg_description AS
SELECT oid AS objoid, 0::BIGINT AS classoid, 0 AS objsubid, meaning AS description FROM own_views
UNION ALL SELECT view, 0, number, meaning FROM own_columns;

CREATE TABLE pg_attrdef (oid BIGINT, adrelid BIGINT, adnum INTEGER, adbin VARCHAR);
CREATE TABLE pg_index (indexrelid BIGINT, indrelid BIGINT, indnatts INTEGER, indnkeyatts INTEGER, indisunique BOOLEAN, indisprimary BOOLEAN,
    indisexclusion BOOLEAN, indimmediate BOOLEAN, indisclustered BOOLEAN, indisvalid BOOLEAN, indisready BOOLEAN, indislive BOOLEAN,
    indisreplident BOOLEAN, indkey INTEGER[], indcollation BIGINT[], indclass BIGINT[], indoption INTEGER[], indexprs VARCHAR, indpred VARCHAR);
CREATE TABLE pg_constraint (oid BIGINT, conname VARCHAR, connamespace BIGINT, contype VARCHAR, condeferrable BOOLEAN, condeferred BOOLEAN,
    convalidated BOOLEAN, conrelid BIGINT, contypid BIGINT, conindid BIGINT, conparentid BIGINT, confrelid BIGINT, confupdtype VARCHAR,
    confdeltype VARCHAR, confmatchtype VARCHAR, conkey INTEGER[], confkey INTEGER[], conbin VARCHAR);
CREATE TABLE pg_proc (oid BIGINT, proname VARCHAR, pronamespace BIGINT, proowner BIGINT, prolang BIGINT, prokind VARCHAR, proretset BOOLEAN,
    prorettype BIGINT, proargtypes VARCHAR, proallargtypes VARCHAR, proargmodes VARCHAR, proargnames VARCHAR, prosrc VARCHAR, pronargs INTEGER);
CREATE TABLE pg_inherits (inhrelid BIGINT, inhparent BIGINT, inhseqno INTEGER, inhdetachpending BOOLEAN);
CREATE TABLE pg_trigger (oid BIGINT, tgrelid BIGINT, tgname VARCHAR, tgisinternal BOOLEAN, tgenabled VARCHAR, tgconstraint BIGINT, tgparentid BIGINT, tgtype INTEGER);
CREATE TABLE pg_rewrite (oid BIGINT, rulename VARCHAR, ev_class BIGINT, ev_type VARCHAR, ev_enabled VARCHAR, is_instead BOOLEAN);
CREATE TABLE pg_policy (oid BIGINT, polname VARCHAR, polrelid BIGINT, polcmd VARCHAR, polpermissive BOOLEAN, polroles BIGINT[], polqual VARCHAR, polwithcheck VARCHAR);
CREATE TABLE pg_depend (classid BIGINT, objid BIGINT, objsubid INTEGER, refclassid BIGINT, refobjid BIGINT, refobjsubid INTEGER, deptype VARCHAR);
CREATE TABLE pg_enum (oid BIGINT, enumtypid BIGINT, enumsortorder FLOAT, enumlabel VARCHAR);
CREATE TABLE pg_range (rngtypid BIGINT, rngsubtype BIGINT, rngmultitypid BIGINT);
CREATE TABLE pg_collation (oid BIGINT, collname VARCHAR, collnamespace BIGINT);
CREATE TABLE pg_am (oid BIGINT, amname VARCHAR, amtype VARCHAR);
CREATE TABLE pg_extension (oid BIGINT, extname VARCHAR, extnamespace BIGINT, extversion VARCHAR);
CREATE TABLE pg_statistic_ext (oid BIGINT, stxrelid BIGINT, stxnamespace BIGINT, stxname VARCHAR, stxkind VARCHAR[], stxstattarget INTEGER);
CREATE TABLE pg_publication (oid BIGINT, pubname VARCHAR, puballtables BOOLEAN);
CREATE TABLE pg_publication_rel (oid BIGINT, prpubid BIGINT, prrelid BIGINT);
CREATE TABLE pg_foreign_table (ftrelid BIGINT, ftserver BIGINT, ftoptions VARCHAR[]);
CREATE TABLE pg_foreign_server (oid BIGINT, srvname VARCHAR, srvowner BIGINT, srvfdw BIGINT);
CREATE TABLE pg_sequence (seqrelid BIGINT, seqtypid BIGINT, seqincrement BIGINT);
CREATE TABLE pg_tablespace AS SELECT 1663::BIGINT AS oid, 'pg_default' AS spcname, 10::BIGINT AS spcowner;
CREATE TABLE pg_language AS SELECT 14::BIGINT AS oid, 'sql' AS lanname;
CREATE TABLE pg_database AS SELECT 1::BIGINT AS oid, 'warehouse' AS datname, 10::BIGINT AS datdba, 6 AS encoding, 'C' AS datcollate, 'C' AS datctype,
    'c' AS datlocprovider, FALSE AS datistemplate, TRUE AS datallowconn, -1 AS datconnlimit, 1663::BIGINT AS dattablespace, NULL::VARCHAR AS datacl, NULL::VARCHAR AS daticulocale, NULL::VARCHAR AS datcollversion;
CREATE TABLE pg_roles AS SELECT 10::BIGINT AS oid, 'querencia' AS rolname, FALSE AS rolsuper, TRUE AS rolinherit, FALSE AS rolcreaterole, FALSE AS rolcreatedb,
    TRUE AS rolcanlogin, FALSE AS rolreplication, -1 AS rolconnlimit, NULL::TIMESTAMP AS rolvaliduntil, FALSE AS rolbypassrls, NULL::VARCHAR[] AS rolconfig;
CREATE VIEW pg_user AS SELECT rolname AS usename, oid AS usesysid, FALSE AS usecreatedb, FALSE AS usesuper FROM pg_roles;
CREATE VIEW pg_authid AS SELECT * FROM pg_roles;
CREATE TABLE pg_auth_members (roleid BIGINT, member BIGINT, grantor BIGINT, admin_option BOOLEAN);
CREATE TABLE pg_tables (schemaname VARCHAR, tablename VARCHAR, tableowner VARCHAR, tablespace VARCHAR, hasindexes BOOLEAN, hasrules BOOLEAN, hastriggers BOOLEAN, rowsecurity BOOLEAN);
CREATE VIEW pg_views AS SELECT 'public' AS schemaname, name AS viewname, 'querencia' AS viewowner, '' AS definition FROM own_views;
CREATE TABLE pg_matviews (schemaname VARCHAR, matviewname VARCHAR, matviewowner VARCHAR, tablespace VARCHAR, hasindexes BOOLEAN, ispopulated BOOLEAN, definition VARCHAR);
CREATE TABLE pg_indexes (schemaname VARCHAR, tablename VARCHAR, indexname VARCHAR, tablespace VARCHAR, indexdef VARCHAR);
CREATE TABLE pg_settings (name VARCHAR, setting VARCHAR, category VARCHAR, short_desc VARCHAR);
INSERT INTO pg_settings VALUES ('server_version', '14.0', '', ''), ('max_index_keys', '32', '', ''), ('standard_conforming_strings', 'on', '', '');
CREATE TABLE pg_stat_activity (pid INTEGER, datname VARCHAR, usename VARCHAR, state VARCHAR, query VARCHAR);
CREATE TABLE pg_stat_user_tables (relid BIGINT, schemaname VARCHAR, relname VARCHAR, n_live_tup BIGINT);

CREATE SCHEMA told;
CREATE VIEW told.schemata AS SELECT 'warehouse' AS catalog_name, nspname AS schema_name, 'querencia' AS schema_owner FROM pg_namespace;
CREATE VIEW told.tables AS
SELECT 'warehouse' AS table_catalog, 'public' AS table_schema, name AS table_name, 'VIEW' AS table_type, 'NO' AS is_insertable_into, 'NO' AS is_typed FROM own_views;
CREATE VIEW told.views AS
SELECT 'warehouse' AS table_catalog, 'public' AS table_schema, name AS table_name, '' AS view_definition, 'NO' AS is_updatable FROM own_views;
CREATE VIEW told.columns AS
SELECT 'warehouse' AS table_catalog, 'public' AS table_schema, v.name AS table_name, c.name AS column_name, c.number AS ordinal_position,
    NULL::VARCHAR AS column_default, 'YES' AS is_nullable, format_type(c.type, -1) AS data_type, NULL::INTEGER AS character_maximum_length,
    CASE WHEN c.type = 1700 AND c.modifier > 0 THEN (c.modifier - 4) >> 16 END AS numeric_precision,
    CASE WHEN c.type = 1700 AND c.modifier > 0 THEN (c.modifier - 4) & 65535 END AS numeric_scale,
    CASE WHEN c.type IN (1083, 1114, 1184) THEN 6 END AS datetime_precision,
    'warehouse' AS udt_catalog, 'pg_catalog' AS udt_schema, t.typname AS udt_name, 'NO' AS is_identity, 'NEVER' AS is_generated, 'NO' AS is_updatable
FROM own_columns c JOIN own_views v ON v.oid = c.view JOIN pg_type t ON t.oid = c.type;
CREATE TABLE told.table_constraints (constraint_catalog VARCHAR, constraint_schema VARCHAR, constraint_name VARCHAR, table_catalog VARCHAR, table_schema VARCHAR, table_name VARCHAR, constraint_type VARCHAR);
CREATE TABLE told.key_column_usage (constraint_catalog VARCHAR, constraint_schema VARCHAR, constraint_name VARCHAR, table_catalog VARCHAR, table_schema VARCHAR, table_name VARCHAR, column_name VARCHAR, ordinal_position INTEGER);
CREATE TABLE told.referential_constraints (constraint_catalog VARCHAR, constraint_schema VARCHAR, constraint_name VARCHAR, unique_constraint_schema VARCHAR, unique_constraint_name VARCHAR);
CREATE TABLE told.constraint_column_usage (constraint_catalog VARCHAR, constraint_schema VARCHAR, constraint_name VARCHAR, table_schema VARCHAR, table_name VARCHAR, column_name VARCHAR);
CREATE TABLE told.character_sets AS SELECT 'UTF8' AS character_set_name;
CREATE TABLE told.routines (routine_schema VARCHAR, routine_name VARCHAR, routine_type VARCHAR, data_type VARCHAR);
CREATE TABLE told.triggers (trigger_schema VARCHAR, trigger_name VARCHAR, event_object_table VARCHAR);
