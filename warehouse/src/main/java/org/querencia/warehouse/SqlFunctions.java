package org.querencia.warehouse;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Functions that only reckon with what they are given: nothing outside is read by them.
final class SqlFunctions {

    static final Set<String> ALLOWED =
            Arrays.stream(
                            """
                            + - * / // % ** ^ || ~~ !~~ ~~* !~~* = <> < > <= >= & | ~ << >>
                            abs ceil ceiling floor round trunc sign sqrt pow power exp ln log log2 log10
                            sin cos asin radians greatest least coalesce nullif ifnull if
                            count count_star sum sum_no_overflow avg mean min max median mode quantile
                            quantile_cont quantile_disc stddev stddev_pop stddev_samp variance var_pop var_samp
                            first last any_value arbitrary arg_min arg_max min_by max_by bool_or bool_and
                            product corr covar_pop covar_samp regr_slope regr_intercept approx_count_distinct
                            row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value
                            last_value nth_value
                            date_trunc datetrunc date_diff datediff date_part datepart date_add date_sub
                            year quarter month week day dayofweek isodow dayofmonth dayofyear hour minute
                            second last_day make_date make_timestamp epoch epoch_us epoch_ms to_seconds
                            to_minutes to_hours to_days to_weeks to_months to_years strftime age
                            lower upper trim ltrim rtrim length len substring substr left right replace
                            split_part concat concat_ws contains starts_with prefix suffix ends_with like
                            regexp_matches regexp_full_match regexp_extract regexp_replace strip_accents
                            json_extract json_extract_string json_type -> ->> try_cast cast
                            list_sum list_transform list_filter list_contains list_extract list list_value
                            array_extract array_agg unnest struct_extract struct_pack row array_length
                            list_aggregate list_unique list_distinct
                            pieces on_lines off_lines converted minor unary_minus not_like
                            today current_date get_current_timestamp now century decade millennium
                            dayname monthname yearday week weekofyear isoyear yearweek time_bucket
                            strptime try_strptime to_timestamp make_time epoch_ns to_milliseconds
                            to_microseconds to_quarters datesub timezone isfinite isnan isinf
                            cbrt tan acos atan atan2 degrees pi even factorial gcd lcm mod xor
                            least_common_multiple greatest_common_divisor random hash md5 sha256
                            reverse repeat lpad rpad position instr strpos initcap ascii chr unicode
                            string_split str_split split string_split_regex regexp_split_to_array
                            string_to_array regexp_extract_all format printf levenshtein jaccard
                            jaro_winkler_similarity damerau_levenshtein hamming translate overlay bar
                            to_base64 hex bin url_decode url_encode formatreadabledecimalsize
                            json_array_length json_keys json_extract_path json_extract_path_text
                            json_exists json_contains json_valid json_value json from_json to_json
                            json_object json_array json_group_array json_group_object json_each
                            list_sort list_reverse_sort list_reverse list_slice array_slice list_min
                            list_max list_avg list_count list_concat list_append list_prepend
                            list_position list_indexof list_has list_has_any list_has_all flatten
                            list_reduce list_zip range generate_series array_to_string
                            list_first list_last list_any_value array_position array_contains
                            cardinality map map_keys map_values map_entries map_extract element_at
                            map_from_entries struct_insert string_agg group_concat listagg histogram
                            approx_quantile approx_top_k entropy kurtosis skewness mad kahan_sum fsum
                            favg bit_and bit_or bit_xor bit_count regr_count regr_r2 regr_avgx regr_avgy
                            regr_sxx regr_syy regr_sxy sem geomean geometric_mean any_value argmax argmin
                            count_if countif quantile_exact grouping grouping_id fill width_bucket
                            equi_width_bins typeof gen_random_uuid uuid is_histogram_other_bin
                            constant_or_null not_ilike ilike_escape like_escape
                            not_like_escape not_ilike_escape subtract add multiply divide
                            to_centuries to_decades to_millennia julian era weekday
                            """
                                    .strip()
                                    .split("\\s+", -1))
                    .collect(Collectors.toUnmodifiableSet());

    private SqlFunctions() {}
}
