package org.querencia.web.console.call;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.runtime.call.CallCard;
import org.querencia.runtime.call.CallList;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.http.Csv;

/// A seller's list of the day as a table for spreadsheets.
record CallCsv(ProfileViews views, Frame frame) {

    private static final List<String> HEADS =
            List.of("day", "seller", "id", "name", "phone", "score", "change", "why");

    void send(CallList list, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
        response.header(
                HeaderNames.CONTENT_DISPOSITION,
                "attachment; filename=\"calls-%s.csv\"".formatted(list.day()));
        response.send(text(list).getBytes(StandardCharsets.UTF_8));
    }

    String text(CallList list) {
        return Csv.BYTE_ORDER_MARK
                + Csv.row(HEADS)
                + list.due().stream()
                        .map(due -> Csv.row(cells(list, due)))
                        .collect(Collectors.joining());
    }

    private List<String> cells(CallList list, Due due) {
        Optional<CallCard> card = views.view(due.person()).map(CallCard::of);
        return List.of(
                list.day().toString(),
                list.seller(),
                due.person().toString(),
                card.map(CallCard::name).orElse(""),
                card.flatMap(known -> known.phones().stream().findFirst()).orElse(""),
                due.score().isEmpty() ? "" : Integer.toString(due.points()),
                due.score().isEmpty() ? "" : Integer.toString(due.change()),
                String.join("; ", CallWords.why(frame, due, card)));
    }
}
