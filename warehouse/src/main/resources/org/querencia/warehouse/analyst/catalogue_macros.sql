-- Functions of PostgreSQL that tools use in questions about the catalogue; made before its tables.

CREATE MACRO type_name(a) AS MAP {16: 'boolean', 17: 'bytea', 18: '"char"', 19: 'name', 20: 'bigint', 21: 'smallint', 22: 'int2vector', 23: 'integer', 24: 'regproc',
    25: 'text', 26: 'oid', 28: 'xid', 30: 'oidvector', 114: 'json', 142: 'xml', 700: 'real', 701: 'double precision', 705: 'unknown', 790: 'money', 869: 'inet',
    1033: 'aclitem', 1042: 'character', 1043: 'character varying', 1082: 'date', 1083: 'time without time zone', 1114: 'timestamp without time zone',
    1184: 'timestamp with time zone', 1186: 'interval', 1266: 'time with time zone', 1560: 'bit', 1562: 'bit varying', 1700: 'numeric', 2205: 'regclass',
    2206: 'regtype', 2249: 'record', 2277: 'anyarray', 2278: 'void', 2950: 'uuid', 3802: 'jsonb', 1000: 'boolean[]', 1001: 'bytea[]', 1002: '"char"[]', 1003: 'name[]',
    1005: 'smallint[]', 1007: 'integer[]', 1009: 'text[]', 1015: 'character varying[]', 1016: 'bigint[]', 1021: 'real[]', 1022: 'double precision[]', 1028: 'oid[]',
    1034: 'aclitem[]', 1115: 'timestamp without time zone[]', 1182: 'date[]', 1185: 'timestamp with time zone[]', 1231: 'numeric[]', 2951: 'uuid[]'}[CAST(a AS INTEGER)];
CREATE MACRO format_type(type, modifier) AS CASE WHEN type IS NULL THEN NULL
    WHEN CAST(type AS BIGINT) = 1700 AND modifier > 0 THEN 'numeric(' || ((modifier - 4) >> 16) || ',' || ((modifier - 4) & 65535) || ')'
    ELSE coalesce(type_name(type), '???') END;
CREATE MACRO type_number(a) AS MAP {'boolean': 16, 'bool': 16, 'bytea': 17, 'name': 19, 'bigint': 20, 'int8': 20, 'smallint': 21, 'int2': 21, 'integer': 23, 'int': 23,
    'int4': 23, 'text': 25, 'oid': 26, 'json': 114, 'real': 700, 'float4': 700, 'double precision': 701, 'float8': 701, 'character': 1042, 'bpchar': 1042,
    'character varying': 1043, 'varchar': 1043, 'date': 1082, 'time': 1083, 'timestamp': 1114, 'timestamp without time zone': 1114, 'timestamptz': 1184,
    'timestamp with time zone': 1184, 'interval': 1186, 'numeric': 1700, 'decimal': 1700, 'uuid': 2950, 'jsonb': 3802, 'trigger': 2279, 'record': 2249,
    'void': 2278, 'regclass': 2205, 'regtype': 2206, 'text[]': 1009, '_text': 1009, 'integer[]': 1007, 'bigint[]': 1016}[lower(a)];
-- A class of the catalogue by the name it is written with.
CREATE MACRO class_number(a) AS MAP {{classes}}[replace(regexp_replace(a, '^"?(public|pg_catalog)"?[.]', ''), '"', '')];
CREATE MACRO class_name(a) AS MAP {{names}}[CAST(a AS INTEGER)];
CREATE MACRO reg_number(kind, a) AS CASE WHEN a IS NULL THEN NULL ELSE coalesce(TRY_CAST(a AS BIGINT), CASE kind
    WHEN 'regclass' THEN class_number(CAST(a AS VARCHAR)) WHEN 'regtype' THEN type_number(CAST(a AS VARCHAR))
    WHEN 'regnamespace' THEN CASE CAST(a AS VARCHAR) WHEN 'public' THEN 2200 WHEN 'pg_catalog' THEN 11 ELSE 99 END WHEN 'regrole' THEN 10
    ELSE CASE WHEN CAST(a AS VARCHAR) LIKE '%array_in' THEN 750 WHEN CAST(a AS VARCHAR) LIKE '%array_recv' THEN 2400 ELSE 0 END END)::BIGINT END;
CREATE MACRO reg_name(kind, a) AS CASE WHEN a IS NULL THEN NULL WHEN TRY_CAST(a AS BIGINT) IS NULL THEN CAST(a AS VARCHAR) ELSE CASE kind
    WHEN 'regclass' THEN coalesce(class_name(TRY_CAST(a AS BIGINT)), CAST(a AS VARCHAR)) WHEN 'regtype' THEN format_type(TRY_CAST(a AS BIGINT), -1)
    WHEN 'regnamespace' THEN CASE TRY_CAST(a AS BIGINT) WHEN 2200 THEN 'public' WHEN 11 THEN 'pg_catalog' ELSE 'information_schema' END WHEN 'regrole' THEN 'querencia'
    ELSE CASE TRY_CAST(a AS BIGINT) WHEN 750 THEN 'array_in' WHEN 2400 THEN 'array_recv' ELSE '-' END END END;
CREATE MACRO to_regclass(a) AS reg_number('regclass', a);
CREATE MACRO to_regtype(a) AS reg_number('regtype', a);
CREATE MACRO to_regnamespace(a) AS reg_number('regnamespace', a);
CREATE MACRO to_regproc(a) AS NULL::BIGINT;
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
CREATE MACRO pg_get_function_sqlbody(a) AS NULL::VARCHAR;
CREATE MACRO pg_get_function_arguments(a) AS '';
CREATE MACRO pg_get_functiondef(a) AS '';
CREATE MACRO pg_get_function_arg_default(a, b) AS NULL::VARCHAR;
CREATE MACRO pg_get_triggerdef(a) AS '', (a, b) AS '';
CREATE MACRO pg_get_ruledef(a) AS '', (a, b) AS '';
CREATE MACRO pg_get_statisticsobjdef(a) AS '';
CREATE MACRO pg_get_serial_sequence(a, b) AS NULL::VARCHAR;
CREATE MACRO pg_sequence_last_value(a) AS NULL::BIGINT;
CREATE MACRO pg_get_keywords() AS TABLE SELECT keyword_name AS word, upper(keyword_category[1]) AS catcode, keyword_category AS catdesc FROM duckdb_keywords();
CREATE MACRO pg_get_partkeydef(a) AS NULL::VARCHAR;
CREATE MACRO pg_stat_get_numscans(a) AS 0::BIGINT;
CREATE MACRO pg_indexes_size(a) AS 0::BIGINT;
CREATE MACRO pg_tablespace_location(a) AS '';
CREATE MACRO pg_tablespace_size(a) AS 0::BIGINT;
CREATE MACRO pg_char_to_encoding(a) AS 6;
CREATE MACRO pg_collation_is_visible(a) AS TRUE;
CREATE MACRO pg_operator_is_visible(a) AS TRUE;
CREATE MACRO pg_opclass_is_visible(a) AS TRUE;
CREATE MACRO pg_ts_config_is_visible(a) AS TRUE;
CREATE MACRO pg_ts_dict_is_visible(a) AS TRUE;
CREATE MACRO pg_ts_parser_is_visible(a) AS TRUE;
CREATE MACRO pg_ts_template_is_visible(a) AS TRUE;
CREATE MACRO pg_conversion_is_visible(a) AS TRUE;
CREATE MACRO pg_statistics_obj_is_visible(a) AS TRUE;
CREATE MACRO pg_is_other_temp_schema(a) AS FALSE;
CREATE MACRO pg_is_wal_replay_paused() AS FALSE;
CREATE MACRO pg_conf_load_time() AS NULL::TIMESTAMP;
CREATE MACRO pg_options_to_table(a) AS TABLE SELECT NULL::VARCHAR AS option_name, NULL::VARCHAR AS option_value WHERE FALSE;
CREATE MACRO aclexplode(a) AS TABLE SELECT 0::BIGINT AS grantor, 0::BIGINT AS grantee, '' AS privilege_type, FALSE AS is_grantable WHERE FALSE;
CREATE MACRO acldefault(a, b) AS NULL::VARCHAR;
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
CREATE MACRO age(a) AS 0, (a, b) AS a - b;
CREATE MACRO inet_client_addr() AS '127.0.0.1';
CREATE MACRO inet_client_port() AS 0;
CREATE MACRO parse_ident(a) AS string_split(replace(a, '"', ''), '.');
CREATE MACRO quote_literal(a) AS '''' || replace(CAST(a AS VARCHAR), '''', '''''') || '''';
CREATE MACRO array_remove(a, b) AS list_filter(a, lambda x: x <> b);
CREATE MACRO array_ndims(a) AS 1;
CREATE MACRO shown_as(f) AS replace(replace(f, '%I', '%s'), '%L', '%s');
CREATE MACRO format(f, a) AS printf(shown_as(f), CAST(a AS VARCHAR)), (f, a, b) AS printf(shown_as(f), CAST(a AS VARCHAR), CAST(b AS VARCHAR)),
    (f, a, b, c) AS printf(shown_as(f), CAST(a AS VARCHAR), CAST(b AS VARCHAR), CAST(c AS VARCHAR));
CREATE MACRO pg_postmaster_start_time() AS NULL::TIMESTAMP;
CREATE MACRO pg_my_temp_schema() AS 0::BIGINT;
CREATE MACRO obj_description(a) AS (SELECT any_value(description) FROM pg_description d WHERE d.objoid = a AND d.objsubid = 0), (a, b) AS (SELECT any_value(description) FROM pg_description d WHERE d.objoid = a AND d.objsubid = 0);
CREATE MACRO shobj_description(a, b) AS NULL::VARCHAR;
CREATE MACRO col_description(a, b) AS (SELECT any_value(description) FROM pg_description d WHERE d.objoid = a AND d.objsubid = b);
CREATE MACRO quote_ident(a) AS CASE WHEN regexp_full_match(a, '[a-z_][a-z0-9_]*') THEN a ELSE '"' || replace(a, '"', '""') || '"' END;
CREATE MACRO version() AS 'PostgreSQL 14.0 (Querencia)';
CREATE MACRO current_database() AS 'warehouse';
CREATE MACRO current_schema() AS 'public';
CREATE MACRO current_schemas(a) AS CASE WHEN a THEN ['pg_catalog', 'public'] ELSE ['public'] END;
CREATE MACRO current_setting(a) AS CASE lower(a) WHEN 'server_version_num' THEN '140000' WHEN 'server_version' THEN '14.0' WHEN 'search_path' THEN 'public' ELSE '' END,
    (a, b) AS CASE lower(a) WHEN 'server_version_num' THEN '140000' WHEN 'server_version' THEN '14.0' WHEN 'search_path' THEN 'public' ELSE '' END;
CREATE MACRO set_config(a, b, c) AS b;
CREATE MACRO has_schema_privilege(a, b) AS upper(b) = 'USAGE', (a, b, c) AS upper(c) = 'USAGE';
CREATE MACRO has_table_privilege(a, b) AS upper(b) = 'SELECT', (a, b, c) AS upper(c) = 'SELECT';
CREATE MACRO has_any_column_privilege(a, b) AS upper(b) = 'SELECT', (a, b, c) AS upper(c) = 'SELECT';
CREATE MACRO has_column_privilege(a, b, c) AS upper(c) = 'SELECT', (a, b, c, d) AS upper(d) = 'SELECT';
CREATE MACRO has_database_privilege(a, b) AS upper(b) <> 'CREATE', (a, b, c) AS upper(c) <> 'CREATE';
CREATE MACRO has_sequence_privilege(a, b) AS FALSE, (a, b, c) AS FALSE;
CREATE MACRO has_function_privilege(a, b) AS TRUE, (a, b, c) AS TRUE;
CREATE MACRO has_type_privilege(a, b) AS TRUE, (a, b, c) AS TRUE;
CREATE MACRO has_tablespace_privilege(a, b) AS FALSE, (a, b, c) AS FALSE;
CREATE MACRO has_language_privilege(a, b) AS FALSE, (a, b, c) AS FALSE;
CREATE MACRO has_foreign_data_wrapper_privilege(a, b) AS FALSE, (a, b, c) AS FALSE;
CREATE MACRO has_server_privilege(a, b) AS FALSE, (a, b, c) AS FALSE;
CREATE MACRO pg_has_role(a, b) AS TRUE, (a, b, c) AS TRUE;
CREATE MACRO row_security_active(a) AS FALSE;
CREATE MACRO inet_server_addr() AS '127.0.0.1';
CREATE MACRO inet_server_port() AS 0;
CREATE MACRO _pg_expandarray(a) AS unnest(list_transform(a, lambda x, i: {'x': x, 'n': i}));
