package org.querencia.web.console.alarm;

import java.util.List;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.Act;
import org.querencia.core.alarm.Plan;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.Behind;
import org.querencia.web.console.frame.Frame;

/// An alarm as a reader sees it.
///
/// @param behind where the people behind it are shown
/// @param acts what people did about it, in words, latest first
public record AlarmView(
        String id,
        String sensor,
        String title,
        Alarm.State state,
        List<String> sentences,
        String raised,
        String behind,
        List<String> acts) {

    static AlarmView of(Alarm alarm, AlarmServices services, Frame frame) {
        return new AlarmView(
                alarm.id(),
                alarm.sensor(),
                services.words().title(alarm, frame.texts().locale()),
                alarm.state(),
                services.words().sentences(alarm, frame.texts().locale()),
                frame.formats().ago(alarm.raised()),
                Behind.address(alarm),
                alarm.acts().reversed().stream().map(act -> said(act, frame)).toList());
    }

    /// Whether a plan raised it, and no sensor that people see.
    public boolean ofPlan() {
        return sensor.startsWith(Plan.SENSOR_PREFIX);
    }

    public boolean lasts() {
        return state != Alarm.State.OVER;
    }

    private static String said(Act act, Frame frame) {
        return switch (act) {
            case Act.Acknowledged(String by, var at) ->
                    frame.text("alarm.act.acknowledged", by, frame.formats().ago(at));
            case Act.Muted(String by, var at, var until) ->
                    frame.text(
                            "alarm.act.muted",
                            by,
                            frame.formats().ago(at),
                            frame.formats().date(until),
                            frame.formats().time(until));
            case Act.Resumed(var at) -> frame.text("alarm.act.resumed", frame.formats().ago(at));
        };
    }
}
