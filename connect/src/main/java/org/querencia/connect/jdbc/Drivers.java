package org.querencia.connect.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The JDBC drivers there are: those of the program, and those of jars in a folder of its owner.
/// Found once; safe from any thread.
public final class Drivers {

    private final List<Driver> drivers;
    private final Path folder;

    private Drivers(List<Driver> drivers, Path folder) {
        this.drivers = List.copyOf(drivers);
        this.folder = folder;
    }

    /// @param folder need not exist; its jars stay open as long as the program runs
    public static Drivers with(Path folder) {
        List<Driver> drivers = new ArrayList<>();
        ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()).forEach(drivers::add);
        List<URL> jars = jars(folder);
        if (!jars.isEmpty()) {
            URLClassLoader loader =
                    new URLClassLoader(
                            "drivers", jars.toArray(URL[]::new), Drivers.class.getClassLoader());
            ServiceLoader.load(Driver.class, loader).stream()
                    .filter(driver -> loader.equals(driver.type().getClassLoader()))
                    .forEach(driver -> drivers.add(driver.get()));
        }
        return new Drivers(drivers, folder);
    }

    Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        for (Driver driver : drivers) {
            if (driver.acceptsURL(url)) {
                Connection connection = driver.connect(url, properties);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new QueryException(
                "no driver knows '%s': put the database's JDBC driver, a .jar, into %s and start again"
                        .formatted(url.replaceFirst("(jdbc:[^:]*:).*", "$1…"), folder));
    }

    private static List<URL> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Drivers::url)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
