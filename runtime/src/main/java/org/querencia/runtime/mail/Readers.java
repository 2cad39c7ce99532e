package org.querencia.runtime.mail;

import java.util.List;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;

/// Who is told of alarms by mail: administrators unless they do not want it, members who want it;
/// sellers never. Safe from any thread.
public final class Readers {

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
}
