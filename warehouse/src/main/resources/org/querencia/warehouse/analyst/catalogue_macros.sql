-- Functions of PostgreSQL that tools use in questions about the catalogue; made before its tables.

CREATE MACRO format_type(type, modifier) AS CASE CAST(type AS BIGINT)
    WHEN 16 THEN 'boolean' WHEN 20 THEN 'bigint' WHEN 21 THEN 'smallint' WHEN 23 THEN 'integer' WHEN 25 THEN 'text' WHEN 114 THEN 'json'
    WHEN 700 THEN 'real' WHEN 701 THEN 'double precision' WHEN 1043 THEN 'character varying' WHEN 1082 THEN 'date'
    WHEN 1083 THEN 'time without time zone' WHEN 1114 THEN 'timestamp without time zone' WHEN 1184 THEN 'timestamp with time zone'
    WHEN 1700 THEN CASE WHEN modifier > 0 THEN 'numeric(' || ((modifier - 4) >> 16) || ',' || ((modifier - 4) & 65535) || ')' ELSE 'numeric' END
    WHEN 2950 THEN 'uuid' WHEN 17 THEN 'bytea' WHEN 26 THEN 'oid' ELSE '???' END;
CREATE MACRO pg_get_expr(a, b) AS NULL::VARCHAR, (a, b, c) AS NULL::VARCHAR;
CREATE MACRO pg_table_is_visible(a) AS TRUE;
CREATE MACRO pg_type_is_visible(a) AS TRUE;
CREATE MACRO pg_function_is_visible(a) AS TRUE;
CREATE MACRO pg_get_userbyid(a) AS 'querencia';
CREATE MACRO pg_get_viewdef(a) AS '', (a, b) AS '';
CREATE MACRO pg_get_constraintdef(a) AS '', (a, b) AS '';
CREATE MACRO pg_get_indexdef(a) AS '', (a, b, c) AS '';
CREATE MACRO pg_get_function_identity_arguments(a) AS '';
CREATE MACRO pg_get_function_result(a) AS '';
CREATE MACRO pg_get_function_arguments(a) AS '';
CREATE MACRO pg_get_partkeydef(a) AS NULL::VARCHAR;
CREATE MACRO pg_get_statisticsobjdef_columns(a) AS NULL::VARCHAR;
CREATE MACRO pg_relation_is_publishable(a) AS FALSE;
CREATE MACRO pg_encoding_to_char(a) AS 'UTF8';
CREATE MACRO pg_relation_size(a) AS 0::BIGINT, (a, b) AS 0::BIGINT;
CREATE MACRO pg_total_relation_size(a) AS 0::BIGINT;
CREATE MACRO pg_table_size(a) AS 0::BIGINT;
CREATE MACRO pg_database_size(a) AS 0::BIGINT;
CREATE MACRO pg_size_pretty(a) AS '0 bytes';
CREATE MACRO array_lower(a, b) AS 1;
CREATE MACRO array_upper(a, b) AS len(a);
CREATE MACRO pg_is_in_recovery() AS FALSE;
CREATE MACRO pg_backend_pid() AS 1;
CREATE MACRO pg_postmaster_start_time() AS NULL::TIMESTAMP;
CREATE MACRO pg_my_temp_schema() AS 0::BIGINT;
CREATE MACRO obj_description(a) AS NULL::VARCHAR, (a, b) AS (SELECT any_value(description) FROM pg_description d WHERE d.objoid = a AND d.objsubid = 0);
CREATE MACRO shobj_description(a, b) AS NULL::VARCHAR;
CREATE MACRO col_description(a, b) AS (SELECT any_value(description) FROM pg_description d WHERE d.objoid = a AND d.objsubid = b);
CREATE MACRO quote_ident(a) AS CASE WHEN regexp_full_match(a, '[a-z_][a-z0-9_]*') THEN a ELSE '"' || replace(a, '"', '""') || '"' END;
CREATE MACRO version() AS 'PostgreSQL 14.0 (Querencia)';
CREATE MACRO current_database() AS 'warehouse';
CREATE MACRO current_schema() AS 'public';
CREATE MACRO current_schemas(a) AS ['pg_catalog', 'public'];
CREATE MACRO current_setting(a) AS CASE lower(a) WHEN 'server_version_num' THEN '140000' WHEN 'server_version' THEN '14.0' WHEN 'search_path' THEN 'public' ELSE '' END,
    (a, b) AS CASE lower(a) WHEN 'server_version_num' THEN '140000' WHEN 'server_version' THEN '14.0' WHEN 'search_path' THEN 'public' ELSE '' END;
CREATE MACRO set_config(a, b, c) AS b;
CREATE MACRO has_schema_privilege(a, b) AS TRUE, (a, b, c) AS TRUE;
CREATE MACRO has_table_privilege(a, b) AS upper(b) = 'SELECT', (a, b, c) AS upper(c) = 'SELECT';
CREATE MACRO has_any_column_privilege(a, b) AS upper(b) = 'SELECT', (a, b, c) AS upper(c) = 'SELECT';
CREATE MACRO has_column_privilege(a, b, c) AS upper(c) = 'SELECT', (a, b, c, d) AS upper(d) = 'SELECT';
CREATE MACRO has_database_privilege(a, b) AS TRUE, (a, b, c) AS TRUE;
CREATE MACRO inet_server_addr() AS '127.0.0.1';
CREATE MACRO inet_server_port() AS 0;
CREATE MACRO _pg_expandarray(a) AS unnest(list_transform(a, lambda x, i: {'x': x, 'n': i}));
