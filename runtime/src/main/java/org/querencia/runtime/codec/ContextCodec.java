package org.querencia.runtime.codec;

import org.querencia.core.profile.Place;
import org.querencia.core.profile.Touch;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Touch] and [Place] as objects without what is empty.
final class ContextCodec {

    private ContextCodec() {}

    static void write(JsonGenerator out, Touch touch) {
        out.writeStartObject();
        Json.text(out, "campaign", touch.campaign());
        Json.text(out, "source", touch.source());
        Json.text(out, "medium", touch.medium());
        Json.text(out, "term", touch.term());
        Json.text(out, "content", touch.content());
        Json.text(out, "referrer", touch.referrer());
        out.writeEndObject();
    }

    static Touch readTouch(JsonParser in) {
        TouchDraft draft = new TouchDraft();
        Json.fields(in, name -> draft.read(name, in));
        return draft.touch();
    }

    static void write(JsonGenerator out, Place place) {
        out.writeStartObject();
        Json.text(out, "locale", place.locale());
        Json.text(out, "timezone", place.timezone());
        Json.text(out, "country", place.country());
        Json.text(out, "region", place.region());
        Json.text(out, "city", place.city());
        Json.text(out, "device", place.device());
        out.writeEndObject();
    }

    static Place readPlace(JsonParser in) {
        PlaceDraft draft = new PlaceDraft();
        Json.fields(in, name -> draft.read(name, in));
        return draft.place();
    }

    private static final class TouchDraft {
        private String campaign = "";
        private String source = "";
        private String medium = "";
        private String term = "";
        private String content = "";
        private String referrer = "";

        void read(String field, JsonParser in) {
            switch (field) {
                case "campaign" -> campaign = in.getString();
                case "source" -> source = in.getString();
                case "medium" -> medium = in.getString();
                case "term" -> term = in.getString();
                case "content" -> content = in.getString();
                case "referrer" -> referrer = in.getString();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Touch touch() {
            return new Touch(campaign, source, medium, term, content, referrer);
        }
    }

    private static final class PlaceDraft {
        private String locale = "";
        private String timezone = "";
        private String country = "";
        private String region = "";
        private String city = "";
        private String device = "";

        void read(String field, JsonParser in) {
            switch (field) {
                case "locale" -> locale = in.getString();
                case "timezone" -> timezone = in.getString();
                case "country" -> country = in.getString();
                case "region" -> region = in.getString();
                case "city" -> city = in.getString();
                case "device" -> device = in.getString();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Place place() {
            return new Place(locale, timezone, country, region, city, device);
        }
    }
}
