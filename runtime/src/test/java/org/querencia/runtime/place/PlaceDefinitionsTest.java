package org.querencia.runtime.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;

class PlaceDefinitionsTest {

    private static final NamedPlace SHOP =
            new NamedPlace("Tienda Centro", new Point(4.6486, -74.0628), false, 2);

    @Test
    void a_place_is_stored_like_this_and_read_back() {
        String stored = "{\"latitude\":4.6486,\"longitude\":-74.0628,\"version\":2}";
        assertThat(PlaceDefinitions.write(SHOP)).isEqualTo(stored);
        assertThat(PlaceDefinitions.read("Tienda Centro", stored)).isEqualTo(SHOP);
        String gone = "{\"latitude\":4.6486,\"longitude\":-74.0628,\"deleted\":true,\"version\":2}";
        assertThat(PlaceDefinitions.write(SHOP.gone())).isEqualTo(gone);
        assertThat(PlaceDefinitions.read("Tienda Centro", gone)).isEqualTo(SHOP.gone());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    x      ~ {"latitude": 4}                    ~ place 'x': longitude: expected degrees, such as 4.6486
                    x      ~ {"latitude": 91, "longitude": 0}   ~ 91.0, 0.0: expected degrees from -90 to 90 and from -180 to 180
                    x      ~ {"lat": 4, "longitude": 0}         ~ place 'x': lat: unknown; expected one of [latitude, longitude, deleted, version]
                    a/b    ~ {"latitude": 4, "longitude": 0}    ~ name: 'a/b'; expected 1 to 60 characters without '/', and no latitude and longitude
                    4,-74  ~ {"latitude": 4, "longitude": 0}    ~ name: '4,-74'; expected 1 to 60 characters without '/', and no latitude and longitude
                    x      ~ []                                 ~ place 'x': expected an object
                    x      ~ {"latitude": 4, "longitude": 0, "version": 0} ~ version: 0; versions count from 1
                    """)
    void what_is_no_place_is_refused_in_words(String name, String json, String why) {
        assertThatThrownBy(() -> PlaceDefinitions.read(name, json)).hasMessage(why);
    }
}
