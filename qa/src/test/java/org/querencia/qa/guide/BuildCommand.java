package org.querencia.qa.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A command of the build as a page tells it: `mvn …` or `./verify …`. It takes the whole build, so
/// it is not run here; all that it names is looked for instead.
///
/// @param words without what follows a `#`
record BuildCommand(List<String> words) {

    private static final Set<String> PHASES =
            Set.of("clean", "compile", "test", "package", "verify", "install");
    private static final Set<String> SWITCHES = Set.of("-q", "-o", "-am", "-B");

    /// Read by Maven's own plugins, and so by no file of ours.
    private static final Set<String> OF_PLUGINS = Set.of("surefire.failIfNoSpecifiedTests");

    static BuildCommand of(String line) {
        return new BuildCommand(List.of(line.replaceFirst("\\s+#.*$", "").strip().split("\\s+")));
    }

    /// Whether it belongs to the build, rather than to the program.
    boolean ofTheBuild() {
        return words.getFirst().equals("mvn") || words.getFirst().equals("./verify");
    }

    /// What it names that is not there.
    List<String> unknown(Path project) throws IOException {
        List<String> unknown = new ArrayList<>();
        if (words.getFirst().equals("./verify") && !Files.isExecutable(project.resolve("verify"))) {
            unknown.add("./verify");
        }
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            boolean module = words.get(at - 1).equals("-pl");
            if (!module && !isKnown(project, word)) {
                unknown.add(word);
            } else if (module) {
                unknown.addAll(missing(project, word));
            }
        }
        return unknown;
    }

    private boolean isKnown(Path project, String word) throws IOException {
        if (word.startsWith("-D")) {
            String name = word.substring(2).replaceFirst("=.*", "");
            String value = word.replaceFirst("[^=]*=?", "");
            return name.equals("test") ? test(project, value) : isProperty(project, name);
        }
        return PHASES.contains(word)
                || SWITCHES.contains(word)
                || word.equals("-pl")
                || isGoal(project, word);
    }

    /// Of a plugin that the build uses.
    private static boolean isGoal(Path project, String word) throws IOException {
        int colon = word.indexOf(':');
        return colon > 0
                && Files.readString(project.resolve("pom.xml"))
                        .contains(
                                "<artifactId>%s-maven-plugin<".formatted(word.substring(0, colon)));
    }

    private static List<String> missing(Path project, String modules) throws IOException {
        String pom = Files.readString(project.resolve("pom.xml"));
        return Arrays.stream(modules.split(","))
                .filter(module -> !pom.contains("<module>%s</module>".formatted(module)))
                .toList();
    }

    /// A test of the modules it names, or of any.
    private boolean test(Path project, String name) throws IOException {
        int modules = words.indexOf("-pl");
        Path root = modules < 0 ? project : project.resolve(words.get(modules + 1));
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> files =
                Files.find(root, 20, (file, _) -> file.endsWith(name + ".java"))) {
            return files.findAny().isPresent();
        }
    }

    /// One that the build or a test reads.
    private static boolean isProperty(Path project, String name) throws IOException {
        if (OF_PLUGINS.contains(name)
                || Files.readString(project.resolve("pom.xml")).contains("${%s}".formatted(name))) {
            return true;
        }
        try (Stream<Path> files =
                Files.find(
                        project.resolve("qa/src/test"),
                        20,
                        (file, _) -> file.toString().endsWith("Test.java"))) {
            Optional<Path> reader =
                    files.filter(file -> reads(file, "(\"%s\"".formatted(name))).findAny();
            return reader.isPresent();
        }
    }

    private static boolean reads(Path file, String words) {
        try {
            return Files.readString(file).contains(words);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
