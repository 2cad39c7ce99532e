package org.querencia.runtime.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;

/// Who is told of alarms by mail: administrators unless they do not want it, members who want it;
/// sellers never. And who gets their daily list of calls: whoever asked for it. Safe from any
/// thread.
public final class Readers {

    private static final int HOURS = 24;

    private final Users users;
    private final MailPreferences preferences;

    public Readers(Users users, MailPreferences preferences) {
        this.users = users;
        this.preferences = preferences;
    }

    public List<User> ofAlarms() {
        return users.all().stream().filter(this::wantsAlarms).toList();
    }

    public boolean wantsAlarms(User user) {
        return user.role() != Role.SELLER
                && Mail.isAddress(user.email())
                && preferences.alarms(user.email()).orElse(user.role() == Role.ADMINISTRATOR);
    }

    public void save(User user, boolean alarms) {
        preferences.save(user.email(), alarms);
    }

    /// Those whose hour of calls is one of these.
    public List<User> ofCalls(IntPredicate hours) {
        return users.all().stream()
                .filter(user -> hourOfCalls(user).filter(hours::test).isPresent())
                .toList();
    }

    /// The hour of the local day from which somebody gets their list of calls; empty while they do
    /// not want it.
    public Optional<Integer> hourOfCalls(User user) {
        return preferences.callsHour(user.email()).filter(_ -> Mail.isAddress(user.email()));
    }

    /// Throws [IllegalArgumentException] for what is no hour of a day.
    public void saveHourOfCalls(User user, Optional<Integer> hour) {
        hour.filter(at -> at < 0 || at >= HOURS)
                .ifPresent(at -> {
                    throw new IllegalArgumentException(
                            "hour: %d; expected 0 to %d".formatted(at, HOURS - 1));
                });
        preferences.saveCallsHour(user.email(), hour);
    }
}
