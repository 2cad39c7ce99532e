package org.querencia.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import java.nio.file.Path;
import java.util.List;
import org.querencia.app.settings.Settings.Logging;
import org.querencia.app.settings.Settings.Logging.Format;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sends every log, those of libraries included, to one place: standard error or a file, as lines
/// for people or JSON for machines. Standard output is never written to.
public final class Logs {

    /// Libraries that tell too much of their daily life.
    private static final List<String> TALKATIVE =
            List.of("io.helidon", "com.zaxxer.hikari", "org.flywaydb", "org.jdbi", "io.micrometer");

    private static final String PATTERN = "%d{HH:mm:ss} %-5level %msg%replace( %kvp){'^ $',''}%n";
    private static final int DAYS_KEPT = 14;

    private Logs() {}

    /// @param terminal whether people read it
    public static void configure(Logging logging, boolean terminal) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        boolean json =
                switch (logging.format()) {
                    case AUTO -> !terminal || logging.file().isPresent();
                    case TEXT -> false;
                    case JSON -> true;
                };
        OutputStreamAppender<ILoggingEvent> appender =
                logging.file().isPresent() ? file(context, logging.file().get()) : console();
        appender.setContext(context);
        appender.setEncoder(encoder(context, json ? Format.JSON : Format.TEXT));
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(logging.level()));
        root.addAppender(appender);
        for (String name : TALKATIVE) {
            context.getLogger(name).setLevel(Level.WARN);
        }
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    private static OutputStreamAppender<ILoggingEvent> console() {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        return appender;
    }

    private static OutputStreamAppender<ILoggingEvent> file(LoggerContext context, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
        daily.setContext(context);
        daily.setParent(appender);
        daily.setFileNamePattern(file + ".%d{yyyy-MM-dd}.gz");
        daily.setMaxHistory(DAYS_KEPT);
        daily.start();
        appender.setRollingPolicy(daily);
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, Format format) {
        if (format == Format.JSON) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            json.setWithContext(false);
            json.setWithArguments(false);
            json.setWithFormattedMessage(true);
            json.setWithMessage(false);
            json.start();
            return json;
        }
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern(PATTERN);
        text.start();
        return text;
    }
}
