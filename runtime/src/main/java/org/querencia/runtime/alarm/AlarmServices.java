package org.querencia.runtime.alarm;

import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.mail.Readers;

/// What speaks of sensors, alarms and the mail about them to people.
///
/// @param sending whether mail is sent; else it is captured for the console to show
public record AlarmServices(
        SensorDesk sensors,
        AlarmDesk alarms,
        Lookout lookout,
        Watchables watchables,
        AlarmWords words,
        Outbox outbox,
        Readers readers,
        boolean sending) {}
