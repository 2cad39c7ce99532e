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
                            """
                                    .strip()
                                    .split("\\s+", -1))
                    .collect(Collectors.toUnmodifiableSet());

    private SqlFunctions() {}
}
