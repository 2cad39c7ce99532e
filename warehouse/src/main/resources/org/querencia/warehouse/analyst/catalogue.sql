-- What tools of PostgreSQL ask before they ask for data, as tables and macros beside the warehouse:
-- only the views of analysts stand in it. {rows} are put into own_views and own_columns.

CREATE SCHEMA told;
CREATE TYPE name AS VARCHAR;

CREATE TABLE own_views (oid BIGINT, name VARCHAR, meaning VARCHAR);
CREATE TABLE own_columns (view BIGINT, number INTEGER, name VARCHAR, type BIGINT, modifier INTEGER, told VARCHAR, meaning VARCHAR);

CREATE TABLE pg_namespace AS SELECT * FROM (VALUES
    (11::BIGINT, 'pg_catalog', 10::BIGINT, NULL::VARCHAR), (99, 'information_schema', 10, NULL), (2200, 'public', 10, NULL))
    t(oid, nspname, nspowner, nspacl);

CREATE TABLE base_types AS FROM (VALUES
    (16, 'bool', 1, 'b', 'B', 0, 1000), (17, 'bytea', -1, 'b', 'U', 0, 1001), (18, 'char', 1, 'b', 'Z', 0, 1002), (19, 'name', 64, 'b', 'S', 18, 1003),
    (20, 'int8', 8, 'b', 'N', 0, 1016), (21, 'int2', 2, 'b', 'N', 0, 1005), (22, 'int2vector', -1, 'b', 'A', 21, 1006), (23, 'int4', 4, 'b', 'N', 0, 1007),
    (24, 'regproc', 4, 'b', 'N', 0, 1008), (25, 'text', -1, 'b', 'S', 0, 1009), (26, 'oid', 4, 'b', 'N', 0, 1028), (28, 'xid', 4, 'b', 'U', 0, 1011),
    (30, 'oidvector', -1, 'b', 'A', 26, 1013), (114, 'json', -1, 'b', 'U', 0, 199), (142, 'xml', -1, 'b', 'U', 0, 143), (700, 'float4', 4, 'b', 'N', 0, 1021),
    (701, 'float8', 8, 'b', 'N', 0, 1022), (705, 'unknown', -2, 'p', 'X', 0, 0), (790, 'money', 8, 'b', 'N', 0, 791), (869, 'inet', -1, 'b', 'I', 0, 1041),
    (1033, 'aclitem', 12, 'b', 'U', 0, 1034), (1042, 'bpchar', -1, 'b', 'S', 0, 1014), (1043, 'varchar', -1, 'b', 'S', 0, 1015), (1082, 'date', 4, 'b', 'D', 0, 1182),
    (1083, 'time', 8, 'b', 'D', 0, 1183), (1114, 'timestamp', 8, 'b', 'D', 0, 1115), (1184, 'timestamptz', 8, 'b', 'D', 0, 1185), (1186, 'interval', 16, 'b', 'T', 0, 1187),
    (1266, 'timetz', 12, 'b', 'D', 0, 1270), (1560, 'bit', -1, 'b', 'V', 0, 1561), (1562, 'varbit', -1, 'b', 'V', 0, 1563), (1700, 'numeric', -1, 'b', 'N', 0, 1231),
    (2205, 'regclass', 4, 'b', 'N', 0, 2210), (2206, 'regtype', 4, 'b', 'N', 0, 2211), (2249, 'record', -1, 'p', 'P', 0, 0), (2278, 'void', 4, 'p', 'P', 0, 0),
    (2950, 'uuid', 16, 'b', 'U', 0, 2951), (3802, 'jsonb', -1, 'b', 'U', 0, 3807)) t(oid, name, bytes, kind, category, element, list);

-- Lists have types of their own, by which drivers know how to read them; 750 and 2400 are array_in and array_recv.
CREATE TABLE pg_type AS
SELECT oid::BIGINT AS oid, name AS typname, 11::BIGINT AS typnamespace, 10::BIGINT AS typowner, bytes::INTEGER AS typlen, bytes BETWEEN 1 AND 8 AS typbyval,
    kind AS typtype, category AS typcategory, FALSE AS typispreferred, TRUE AS typisdefined, ',' AS typdelim, 0::BIGINT AS typrelid,
    '-' AS typsubscript, element::BIGINT AS typelem, list::BIGINT AS typarray, CASE WHEN category = 'A' AND list = 0 THEN 750 ELSE 1 END::BIGINT AS typinput,
    1::BIGINT AS typoutput, CASE WHEN category = 'A' AND list = 0 THEN 2400 ELSE 1 END::BIGINT AS typreceive, 1::BIGINT AS typsend,
    0::BIGINT AS typmodin, 0::BIGINT AS typmodout, 0::BIGINT AS typanalyze, FALSE AS typnotnull, 0::BIGINT AS typbasetype,
    -1 AS typtypmod, 0 AS typndims, 0::BIGINT AS typcollation, NULL::VARCHAR AS typdefaultbin, NULL::VARCHAR AS typdefault, NULL::VARCHAR AS typacl,
    'i' AS typalign, 'p' AS typstorage
FROM (FROM base_types UNION ALL SELECT list, '_' || name, -1, 'b', 'A', oid, 0 FROM base_types WHERE list > 0);

CREATE VIEW pg_class AS
SELECT oid, name AS relname, 2200::BIGINT AS relnamespace, 0::BIGINT AS reltype, 0::BIGINT AS reloftype, 10::BIGINT AS relowner, 0::BIGINT AS relam,
    0::BIGINT AS relfilenode, 0::BIGINT AS reltablespace, 0 AS relpages, -1.0::FLOAT AS reltuples, 0 AS relallvisible,
    0::BIGINT AS reltoastrelid, FALSE AS relhasindex, FALSE AS relisshared, 'p' AS relpersistence, 'v' AS relkind,
    (SELECT count(*) FROM own_columns WHERE view = oid) AS relnatts, 0 AS relchecks, FALSE AS relhasoids, FALSE AS relhasrules,
    FALSE AS relhastriggers, FALSE AS relhassubclass, FALSE AS relrowsecurity, FALSE AS relforcerowsecurity,
    TRUE AS relispopulated, 'n' AS relreplident, FALSE AS relispartition, 0::BIGINT AS relrewrite, 0::BIGINT AS relfrozenxid, 0::BIGINT AS relminmxid, NULL::VARCHAR AS relacl,
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
SELECT oid AS objoid, 1259::BIGINT AS classoid, 0 AS objsubid, meaning AS description FROM own_views
UNION ALL SELECT view, 1259, number, meaning FROM own_columns;
CREATE TABLE pg_tablespace AS SELECT 1663::BIGINT AS oid, 'pg_default' AS spcname, 10::BIGINT AS spcowner, NULL::VARCHAR[] AS spcacl, NULL::VARCHAR[] AS spcoptions;
CREATE TABLE pg_language AS SELECT 14::BIGINT AS oid, 'sql' AS lanname, 10::BIGINT AS lanowner, FALSE AS lanispl, TRUE AS lanpltrusted, 0::BIGINT AS lanplcallfoid,
    0::BIGINT AS laninline, 0::BIGINT AS lanvalidator, NULL::VARCHAR[] AS lanacl;
CREATE TABLE pg_proc AS SELECT oid::BIGINT AS oid, proname, 11::BIGINT AS pronamespace, 10::BIGINT AS proowner, 12::BIGINT AS prolang, 1.0 AS procost, 0.0 AS prorows,
    0::BIGINT AS provariadic, 0::BIGINT AS prosupport, 'f' AS prokind, FALSE AS prosecdef, FALSE AS proleakproof, TRUE AS proisstrict, FALSE AS proretset,
    's' AS provolatile, 's' AS proparallel, 3 AS pronargs, 0 AS pronargdefaults, 2277::BIGINT AS prorettype, []::BIGINT[] AS proargtypes, NULL::BIGINT[] AS proallargtypes,
    NULL::VARCHAR[] AS proargmodes, NULL::VARCHAR[] AS proargnames, NULL::VARCHAR AS proargdefaults, NULL::BIGINT[] AS protrftypes, proname AS prosrc,
    NULL::VARCHAR AS probin, NULL::VARCHAR AS prosqlbody, NULL::VARCHAR[] AS proconfig, NULL::VARCHAR[] AS proacl
FROM (VALUES (750, 'array_in'), (2400, 'array_recv')) t(oid, proname);
CREATE TABLE pg_database AS SELECT 1::BIGINT AS oid, 'warehouse' AS datname, 10::BIGINT AS datdba, 6 AS encoding, 'C' AS datcollate, 'C' AS datctype,
    'c' AS datlocprovider, FALSE AS datistemplate, TRUE AS datallowconn, -1 AS datconnlimit, 0::BIGINT AS datfrozenxid, 0::BIGINT AS datminmxid, 0::BIGINT AS datlastsysoid,
    1663::BIGINT AS dattablespace, NULL::VARCHAR AS datacl, NULL::VARCHAR AS daticulocale, NULL::VARCHAR AS datcollversion;
CREATE TABLE pg_roles AS SELECT 10::BIGINT AS oid, 'querencia' AS rolname, FALSE AS rolsuper, TRUE AS rolinherit, FALSE AS rolcreaterole, FALSE AS rolcreatedb,
    TRUE AS rolcanlogin, FALSE AS rolreplication, -1 AS rolconnlimit, '********' AS rolpassword, NULL::TIMESTAMP AS rolvaliduntil, FALSE AS rolbypassrls, NULL::VARCHAR[] AS rolconfig;
CREATE VIEW pg_user AS SELECT rolname AS usename, oid AS usesysid, FALSE AS usecreatedb, FALSE AS usesuper, FALSE AS userepl, FALSE AS usebypassrls,
    rolpassword AS passwd, rolvaliduntil AS valuntil, rolconfig AS useconfig FROM pg_roles;
CREATE VIEW pg_authid AS SELECT * FROM pg_roles;
CREATE VIEW pg_views AS SELECT 'public' AS schemaname, name AS viewname, 'querencia' AS viewowner, '' AS definition FROM own_views;
CREATE TABLE pg_settings AS SELECT name, setting, NULL::VARCHAR AS unit, '' AS category, '' AS short_desc, NULL::VARCHAR AS extra_desc, 'internal' AS context, 'string' AS vartype,
    'default' AS source, NULL::VARCHAR AS min_val, NULL::VARCHAR AS max_val, NULL::VARCHAR[] AS enumvals, setting AS boot_val, setting AS reset_val,
    NULL::VARCHAR AS sourcefile, NULL::INTEGER AS sourceline, FALSE AS pending_restart
FROM (VALUES ('server_version', '14.0'), ('server_version_num', '140000'), ('max_index_keys', '32'), ('max_identifier_length', '63'), ('standard_conforming_strings', 'on'),
    ('search_path', 'public'), ('TimeZone', 'UTC'), ('DateStyle', 'ISO, MDY'), ('client_encoding', 'UTF8'), ('server_encoding', 'UTF8'), ('lc_collate', 'C'),
    ('transaction_read_only', 'on'), ('bytea_output', 'hex')) t(name, setting);
CREATE TABLE pg_timezone_names AS SELECT 'UTC' AS name, 'UTC' AS abbrev, INTERVAL 0 SECOND AS utc_offset, FALSE AS is_dst;
CREATE TABLE pg_stat_ssl AS SELECT 1 AS pid, FALSE AS ssl, NULL::VARCHAR AS version, NULL::VARCHAR AS cipher, NULL::INTEGER AS bits, NULL::VARCHAR AS client_dn,
    NULL::VARCHAR AS client_serial, NULL::VARCHAR AS issuer_dn;

CREATE VIEW told.information_schema_catalog_name AS SELECT 'warehouse' AS catalog_name;
CREATE VIEW told.enabled_roles AS SELECT 'querencia' AS role_name;
CREATE VIEW told.applicable_roles AS SELECT 'querencia' AS grantee, 'querencia' AS role_name, 'NO' AS is_grantable;
CREATE VIEW told.schemata AS
SELECT 'warehouse' AS catalog_name, nspname AS schema_name, 'querencia' AS schema_owner, NULL::VARCHAR AS default_character_set_catalog,
    NULL::VARCHAR AS default_character_set_schema, NULL::VARCHAR AS default_character_set_name, NULL::VARCHAR AS sql_path
FROM pg_namespace;
CREATE VIEW told.tables AS
SELECT 'warehouse' AS table_catalog, 'public' AS table_schema, name AS table_name, 'VIEW' AS table_type, NULL::VARCHAR AS self_referencing_column_name,
    NULL::VARCHAR AS reference_generation, NULL::VARCHAR AS user_defined_type_catalog, NULL::VARCHAR AS user_defined_type_schema,
    NULL::VARCHAR AS user_defined_type_name, 'NO' AS is_insertable_into, 'NO' AS is_typed, NULL::VARCHAR AS commit_action
FROM own_views;
CREATE VIEW told.table_privileges AS
SELECT 'querencia' AS grantor, 'querencia' AS grantee, 'warehouse' AS table_catalog, 'public' AS table_schema, name AS table_name, 'SELECT' AS privilege_type,
    'NO' AS is_grantable, 'YES' AS with_hierarchy
FROM own_views;
CREATE VIEW told.role_table_grants AS FROM told.table_privileges;
CREATE VIEW told.views AS
SELECT 'warehouse' AS table_catalog, 'public' AS table_schema, name AS table_name, '' AS view_definition, 'NONE' AS check_option, 'NO' AS is_updatable,
    'NO' AS is_insertable_into, 'NO' AS is_trigger_updatable, 'NO' AS is_trigger_deletable, 'NO' AS is_trigger_insertable_into
FROM own_views;
CREATE VIEW told.columns AS
SELECT 'warehouse' AS table_catalog, 'public' AS table_schema, v.name AS table_name, c.name AS column_name, c.number AS ordinal_position,
    NULL::VARCHAR AS column_default, 'YES' AS is_nullable, format_type(c.type, -1) AS data_type, NULL::INTEGER AS character_maximum_length,
    CASE WHEN c.type = 25 THEN 1073741824 END::INTEGER AS character_octet_length,
    CASE c.type WHEN 1700 THEN CASE WHEN c.modifier > 0 THEN (c.modifier - 4) >> 16 END WHEN 20 THEN 64 WHEN 23 THEN 32 WHEN 21 THEN 16 WHEN 701 THEN 53 END AS numeric_precision,
    CASE WHEN c.type = 1700 THEN 10 WHEN c.type IN (20, 21, 23, 701) THEN 2 END AS numeric_precision_radix,
    CASE WHEN c.type = 1700 AND c.modifier > 0 THEN (c.modifier - 4) & 65535 WHEN c.type IN (20, 21, 23) THEN 0 END AS numeric_scale,
    CASE WHEN c.type = 1082 THEN 0 WHEN c.type IN (1083, 1114, 1184) THEN 6 END AS datetime_precision, NULL::VARCHAR AS interval_type, NULL::INTEGER AS interval_precision,
    NULL::VARCHAR AS character_set_catalog, NULL::VARCHAR AS character_set_schema, NULL::VARCHAR AS character_set_name, NULL::VARCHAR AS collation_catalog,
    NULL::VARCHAR AS collation_schema, NULL::VARCHAR AS collation_name, NULL::VARCHAR AS domain_catalog, NULL::VARCHAR AS domain_schema, NULL::VARCHAR AS domain_name,
    'warehouse' AS udt_catalog, 'pg_catalog' AS udt_schema, t.typname AS udt_name, NULL::VARCHAR AS scope_catalog, NULL::VARCHAR AS scope_schema,
    NULL::VARCHAR AS scope_name, NULL::INTEGER AS maximum_cardinality, c.number::VARCHAR AS dtd_identifier, 'NO' AS is_self_referencing, 'NO' AS is_identity,
    NULL::VARCHAR AS identity_generation, NULL::VARCHAR AS identity_start, NULL::VARCHAR AS identity_increment, NULL::VARCHAR AS identity_maximum,
    NULL::VARCHAR AS identity_minimum, 'NO' AS identity_cycle, 'NEVER' AS is_generated, NULL::VARCHAR AS generation_expression, 'NO' AS is_updatable
FROM own_columns c JOIN own_views v ON v.oid = c.view JOIN pg_type t ON t.oid = c.type;
CREATE TABLE told.character_sets AS SELECT NULL::VARCHAR AS character_set_catalog, NULL::VARCHAR AS character_set_schema, 'UTF8' AS character_set_name, 'UCS' AS character_repertoire,
    'UTF8' AS form_of_use, 'warehouse' AS default_collate_catalog, 'pg_catalog' AS default_collate_schema, 'C' AS default_collate_name;
