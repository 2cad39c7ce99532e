package org.querencia.web.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Member;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Csv;

/// The people of a segment as CSV, written page by page as they are read: however many there are,
/// they need no memory.
public record MembersCsv(Memberships memberships, ProfileViews views) {

    public static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    private static final int PAGE = 500;

    /// What was committed by the time each page is read; people who are no more by then are left
    /// out.
    public void write(String segment, OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        out.write(Csv.BYTE_ORDER_MARK);
        Csv.row(out, List.of("id", "name", "email", "phone", "identifiers", "since", "cause"));
        Optional<ProfileId> last = Optional.empty();
        for (List<Member> page = memberships.members(segment, last, PAGE);
                !page.isEmpty();
                page = memberships.members(segment, last, PAGE)) {
            Map<ProfileId, PersonRow> known =
                    views.rows(page.stream().map(Member::person).toList()).stream()
                            .collect(
                                    Collectors.toMap(
                                            PersonRow::id, Function.identity(), (one, _) -> one));
            for (Member member : page) {
                PersonRow person = known.get(member.person());
                if (person != null) {
                    Csv.row(out, cells(member, person));
                }
            }
            last = Optional.of(page.getLast().person());
        }
        out.flush();
    }

    private static List<String> cells(Member member, PersonRow person) {
        return List.of(
                person.id().toString(),
                person.name(),
                first(person, "email"),
                first(person, "phone"),
                person.identifiers().stream()
                        .map(Identifier::toString)
                        .collect(Collectors.joining(" ")),
                member.membership().since().toString(),
                member.membership().cause().name().toLowerCase(Locale.ROOT));
    }

    private static String first(PersonRow person, String type) {
        return person.identifiers().stream()
                .filter(identifier -> identifier.type().equals(type))
                .map(Identifier::value)
                .findFirst()
                .orElse("");
    }
}
