package org.querencia.core.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.querencia.core.event.Definition;

/// What else channels are called: advertising says `Facebook Ads`, a link `fb`, and both are
/// `meta`. Names are compared in lower case, without blanks around them; a name nobody explained is
/// its own.
///
/// Immutable; safe from any thread.
public final class ChannelNames {

    /// The kind of definitions that keep them: the key is the channel, the content its other names,
    /// one a line.
    public static final String KIND = "channel";

    public static final int CHANNELS_MAX = 500;
    public static final int NAMES_MAX = 200;
    public static final int LENGTH_MAX = 100;

    public static final ChannelNames NONE = new ChannelNames(new TreeMap<>());

    private final SortedMap<String, List<String>> names;
    private final Map<String, String> channels = new TreeMap<>();

    private ChannelNames(SortedMap<String, List<String>> names) {
        this.names = Collections.unmodifiableSortedMap(names);
        names.forEach((channel, others) -> others.forEach(other -> channels.put(other, channel)));
    }

    /// With what a definition says; other kinds change nothing. Empty content gives a channel's
    /// other names up. A name belongs to the channel that claimed it last.
    public ChannelNames with(Definition change) {
        if (!change.kind().equals(KIND)) {
            return this;
        }
        TreeMap<String, List<String>> now = new TreeMap<>(names);
        String channel = plain(change.key());
        List<String> others = read(change.content(), channel);
        now.replaceAll((_, had) -> had.stream().filter(name -> !others.contains(name)).toList());
        now.put(channel, others);
        now.values().removeIf(List::isEmpty);
        return new ChannelNames(now);
    }

    /// What makes a name count as a channel.
    ///
    /// @param channel what it counts as then
    /// @param contents of definitions by their key; empty where nothing changes
    public record Counting(String channel, SortedMap<String, String> contents) {}

    /// What is to be defined so that a name counts as a channel from now on, together with all that
    /// counted as this name. A name that counts as itself leaves the channel it counted as.
    ///
    /// @param channel its name, or one of its other names
    public Counting counting(String name, String channel) {
        String moved = plain(name);
        String wanted = plain(channel);
        String owner = channels.getOrDefault(moved, moved);
        if (moved.equals(wanted)) {
            return new Counting(
                    moved,
                    owner.equals(moved) ? new TreeMap<>() : contents(owner, without(owner, moved)));
        }
        String target = channels.getOrDefault(wanted, wanted);
        if (owner.equals(target)) {
            return target.equals(moved)
                    ? new Counting(wanted, renamed(moved, wanted))
                    : new Counting(target, new TreeMap<>());
        }
        List<String> all = new ArrayList<>(names.getOrDefault(target, List.of()));
        all.add(moved);
        all.addAll(names.getOrDefault(moved, List.of()));
        SortedMap<String, String> contents = contents(target, all);
        if (names.containsKey(moved)) {
            contents.put(moved, "");
        }
        return new Counting(target, contents);
    }

    /// One of a channel's other names becomes its name.
    private SortedMap<String, String> renamed(String channel, String name) {
        List<String> all = new ArrayList<>(without(channel, name));
        all.add(channel);
        SortedMap<String, String> contents = contents(name, all);
        contents.put(channel, "");
        return contents;
    }

    private List<String> without(String channel, String name) {
        return names.getOrDefault(channel, List.of()).stream()
                .filter(one -> !one.equals(name))
                .toList();
    }

    private static SortedMap<String, String> contents(String channel, List<String> others) {
        SortedMap<String, String> contents = new TreeMap<>();
        contents.put(channel, String.join("\n", others));
        return contents;
    }

    /// Names as people write them, one a line or with commas between; without the channel's own.
    public static List<String> read(String text, String channel) {
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(text.split("[,\n]", -1))
                .map(ChannelNames::plain)
                .filter(name -> !name.isEmpty() && !name.equals(plain(channel)))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /// The channel a name stands for: its own in lower case where something was said of it, else
    /// the name as it is.
    public String channel(String name) {
        return channels.getOrDefault(plain(name), name);
    }

    /// Channels with their other names.
    public SortedMap<String, List<String>> all() {
        return names;
    }

    /// Other names with their channel.
    public Map<String, String> channels() {
        return Collections.unmodifiableMap(channels);
    }

    /// As names are compared.
    public static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelNames that && that.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
