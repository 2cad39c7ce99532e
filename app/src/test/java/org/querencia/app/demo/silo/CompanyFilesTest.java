package org.querencia.app.demo.silo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.demo.company.Companies;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Period;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.silo.CsvFile.Dialect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompanyFilesTest {

    /// Changes when anything in the files of seed 1 does; then people who rely on them must know.
    private static final String GOLDEN =
            "6b64be6c53f5ec9dbe2e40152673ddd64d994c86c52de8165f500a7c8386bb75";

    private static final DateTimeFormatter TILL = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Company COMPANY = Companies.small();

    @TempDir static Path folder;
    private static Written files = new Written(Path.of(""));

    @BeforeAll
    static void write() {
        CompanyFiles.write(COMPANY, folder);
        files = new Written(folder);
    }

    @Test
    void the_files_of_a_seed_and_a_day_never_change() {
        assertThat(files.hash()).isEqualTo(GOLDEN);
    }

    @Test
    void the_same_plan_gives_the_same_bytes_and_another_seed_others(
            @TempDir Path again, @TempDir Path other) {
        CompanyFiles.write(Companies.small(), again);
        CompanyFiles.write(Companies.of(2, 300), other);

        assertThat(new Written(again).hash()).isEqualTo(files.hash());
        assertThat(new Written(other).hash()).isNotEqualTo(files.hash());
    }

    @Test
    void the_truth_names_people_of_the_company_only() {
        Set<String> people = new HashSet<>();
        COMPANY.lives().forEach(life -> people.add(life.person().id()));

        assertThat(files.truth()).isNotEmpty().allMatch(row -> people.contains(row.get("person")));
    }

    @Test
    void the_truth_covers_every_record_about_people_once() {
        assertThat(told(TillFile.FILE))
                .isEqualTo(ids(files.rows(TillFile.FILE, Dialect.WINDOWS), "tiquete"));
        assertThat(told(LoyaltyList.FILE))
                .isEqualTo(ids(files.rows(LoyaltyList.FILE, Dialect.SPREADSHEET), "Tarjeta"));
        assertThat(told(Leads.FILE)).isEqualTo(ids(files.rows(Leads.FILE, Dialect.META), "id"));
        assertThat(told(WhatsAppList.FILE))
                .isEqualTo(lines(files.rows(WhatsAppList.FILE, Dialect.PLAIN)));
        assertThat(told(Visits.FILE))
                .isEqualTo(lines(files.rows(Visits.FILE, Dialect.SPREADSHEET)));
        assertThat(told(Calls.FILE)).isEqualTo(lines(files.rows(Calls.FILE, Dialect.PLAIN)));
        assertThat(told(Fairs.FILE)).isEqualTo(lines(files.rows(Fairs.FILE, Dialect.SPREADSHEET)));
        assertThat(told(Contacts.FILE))
                .isEqualTo(lines(files.rows(Contacts.FILE, Dialect.SPREADSHEET)));
        Set<String> sessions = new TreeSet<>();
        webEvents().forEach(event -> sessions.add(event.at("/context/sessionId").asString()));
        assertThat(told(WebEvents.FILE)).isEqualTo(sessions);
    }

    @Test
    void everybody_who_bought_is_in_some_file() {
        Set<String> told = new HashSet<>();
        files.truth().forEach(row -> told.add(row.getOrDefault("person", "")));

        assertThat(COMPANY.lives())
                .filteredOn(life -> !life.purchases().isEmpty())
                .allMatch(life -> told.contains(life.person().id()));
        assertThat(told).hasSizeGreaterThan(270);
    }

    @Test
    void a_ticket_comes_to_what_was_bought() {
        Map<String, Purchase> purchases = new HashMap<>();
        COMPANY.purchases().forEach(purchase -> purchases.put(purchase.id(), purchase));
        Map<String, Long> sums = new HashMap<>();
        for (Map<String, String> line : files.rows(TillFile.FILE, Dialect.WINDOWS)) {
            sums.merge(line.get("tiquete"), Long.parseLong(line.get("valor")), Long::sum);
            assertThat(COMPANY.catalogue().product(line.getOrDefault("sku", ""))).isPresent();
        }

        sums.forEach((ticket, pesos) -> {
            boolean back = ticket.startsWith("D-");
            Purchase purchase =
                    Optional.ofNullable(purchases.get(back ? ticket.substring(2) : ticket))
                            .orElseThrow();
            assertThat(pesos)
                    .isEqualTo(
                            back
                                    ? -purchase.refund().orElseThrow().pesos()
                                    : purchase.goodsPesos());
        });
    }

    @Test
    void every_purchase_is_in_the_file_of_its_channel() {
        Set<String> told = new HashSet<>(told(TillFile.FILE));
        webEvents().stream()
                .filter(event -> event.path("event").asString("").equals("Order Completed"))
                .forEach(event -> told.add(event.at("/properties/order_id").asString()));
        files.contents().entrySet().stream()
                .filter(file -> file.getKey().startsWith(InvoiceFiles.FOLDER))
                .forEach(file ->
                        told.add(order(new String(file.getValue(), StandardCharsets.UTF_8))));

        assertThat(told).containsAll(COMPANY.purchases().stream().map(Purchase::id).toList());
    }

    @Test
    void site_orders_add_up() {
        for (JsonNode event : webEvents()) {
            if (event.path("event").asString("").equals("Order Completed")) {
                JsonNode order = event.path("properties");
                long lines = 0;
                for (JsonNode line : order.path("products")) {
                    lines += line.path("price").asLong() * line.path("quantity").asLong();
                }
                long total = order.path("total").asLong();
                assertThat(
                                lines
                                        - order.path("discount").asLong()
                                        + order.path("shipping").asLong())
                        .isEqualTo(total);
                assertThat(
                                order.path("revenue").asLong()
                                        + order.path("tax").asLong()
                                        + order.path("shipping").asLong())
                        .isEqualTo(total);
            }
        }
    }

    @Test
    void everything_happens_within_the_period() {
        Instant from = COMPANY.period().from().atStartOfDay(Period.ZONE).toInstant();
        Instant until = COMPANY.period().until().atStartOfDay(Period.ZONE).toInstant();

        assertThat(webEvents())
                .extracting(event -> Instant.parse(event.path("timestamp").asString()))
                .allMatch(at -> !at.isBefore(from) && at.isBefore(until));
        assertThat(files.rows(TillFile.FILE, Dialect.WINDOWS))
                .extracting(row -> LocalDateTime.parse(row.get("fecha"), TILL).toLocalDate())
                .allMatch(CompanyFilesTest::within);
        assertThat(files.rows(Leads.FILE, Dialect.META))
                .extracting(row ->
                        LocalDate.parse(row.getOrDefault("created_time", "").substring(0, 10)))
                .allMatch(CompanyFilesTest::within);
        assertThat(files.rows(Calls.FILE, Dialect.PLAIN))
                .extracting(row -> LocalDate.parse(row.getOrDefault("inicio", "").substring(0, 10)))
                .allMatch(CompanyFilesTest::within);
    }

    @Test
    void messages_and_visits_of_the_site_have_ids_of_their_own() {
        List<JsonNode> events = webEvents();

        assertThat(events)
                .extracting(event -> event.path("messageId").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void people_are_written_in_many_ways() {
        Map<String, Set<String>> names = new HashMap<>();
        List<Map<String, String>> truth = files.truth();
        Map<String, String> owners = new HashMap<>();
        truth.forEach(row -> owners.put(row.get("file") + row.get("record"), row.get("person")));
        files.rows(TillFile.FILE, Dialect.WINDOWS)
                .forEach(row ->
                        names.computeIfAbsent(
                                        owners.get(TillFile.FILE + row.get("tiquete")),
                                        _ -> new TreeSet<>())
                                .add(row.getOrDefault("cliente", "")));

        assertThat(names.values()).anyMatch(ways -> ways.size() > 3);
        assertThat(truth).anyMatch(row -> row.getOrDefault("identifiers", "").isEmpty());
    }

    private static boolean within(LocalDate date) {
        return !date.isBefore(COMPANY.period().from()) && date.isBefore(COMPANY.period().until());
    }

    private static String order(String xml) {
        String before = "<cac:OrderReference><cbc:ID>";
        int at = xml.indexOf(before);
        return at < 0
                ? ""
                : xml.substring(at + before.length(), xml.indexOf('<', at + before.length()));
    }

    private static List<JsonNode> webEvents() {
        JsonMapper json = new JsonMapper();
        return files.text(WebEvents.FILE, StandardCharsets.UTF_8)
                .lines()
                .map(json::readTree)
                .toList();
    }

    private static Set<String> told(String file) {
        List<String> records =
                files.truth().stream()
                        .filter(row -> file.equals(row.get("file")))
                        .map(row -> row.getOrDefault("record", ""))
                        .toList();
        assertThat(records).doesNotHaveDuplicates();
        return new TreeSet<>(records);
    }

    private static Set<String> ids(List<Map<String, String>> rows, String column) {
        Set<String> ids = new TreeSet<>();
        rows.forEach(row -> ids.add(row.getOrDefault(column, "")));
        return ids;
    }

    private static Set<String> lines(List<Map<String, String>> rows) {
        Set<String> lines = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add("line " + (i + 2));
        }
        return lines;
    }
}
