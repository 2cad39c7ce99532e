package org.querencia.runtime.courier;

import java.util.List;
import java.util.Optional;

/// The endpoints there are, how far each was told, and the latest tries. Safe from any thread;
/// throws [org.querencia.runtime.operate.StoreUnavailableException] while the store is away.
public interface Endpoints {

    /// All, by key; from memory.
    List<Endpoint> all();

    Optional<Endpoint> find(String key);

    /// A new one, told from `progress` on. False when there is one of that key.
    boolean add(Endpoint endpoint, Progress progress);

    /// In the place of the one of its key, whose progress stays; nothing where there is none.
    void save(Endpoint endpoint);

    /// It is stopped by itself, whatever else of it is changed meanwhile.
    void stop(String key, String why);

    /// With its progress and its tries.
    void delete(String key);

    Optional<Progress> progress(String key);

    /// Sets how far it was told, and keeps what was tried on the way; nothing where there is no
    /// such endpoint any more. A replay that somebody asked for since `before` was read stays. All
    /// or nothing.
    void note(String key, Progress before, Progress after, List<Attempt> tried);

    /// Keeps what was tried beside the order of news; nothing where there is no such endpoint.
    void keep(String key, List<Attempt> tried);

    /// Asks for a replay, in the place of one asked for before; nothing where there is no such
    /// endpoint.
    void replay(String key, Progress.Replay replay);

    /// What waits for another try waits no longer.
    void hurry(String key);

    /// The latest tries, newest first, before the one of that number (the first ones: empty).
    List<Kept> tries(String key, Optional<Long> before, int limit);

    /// @param number counts the tries of one endpoint from 1
    record Kept(long number, Attempt attempt) {}
}
