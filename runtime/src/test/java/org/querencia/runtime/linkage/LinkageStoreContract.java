package org.querencia.runtime.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Position;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.LinkageStore.Part;
import org.querencia.science.linkage.Kept;

/// What every store of linkage does.
public abstract class LinkageStoreContract {

    protected abstract LinkageStore store();

    @Test
    void nothing_is_kept_at_first() {
        assertThat(store().kept(Part.SETTINGS)).isEmpty();
        assertThat(new KeptParts(store()).settings()).isEqualTo(LinkageSettings.DEFAULTS);
        assertThat(new KeptParts(store()).looked()).isEqualTo(Looked.NOWHERE);
        assertThat(new KeptParts(store()).trained()).isEmpty();
    }

    @Test
    void the_last_word_counts_for_each_part() {
        LinkageStore store = store();
        store.keep(Part.SETTINGS, new byte[] {1});
        store.keep(Part.LOOKED, new byte[] {2, 0, -1});
        store.keep(Part.SETTINGS, new byte[] {3});

        assertThat(store.kept(Part.SETTINGS)).contains(new byte[] {3});
        assertThat(store.kept(Part.LOOKED)).contains(new byte[] {2, 0, -1});
    }

    @Test
    void what_is_kept_comes_back_as_it_was() {
        KeptParts kept = new KeptParts(store());
        LinkageSettings settings = new LinkageSettings(Mode.LINK, 0.4, 0.97, true);
        Looked looked = new Looked(new Position(42), 7, 9);
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();
        Kept model = new KeptParts(town.store).trained().orElseThrow().kept();
        Trained trained = new Trained(3, Instant.parse("2026-11-01T03:00:00Z"), 150, 4, model);

        kept.keep(settings);
        kept.keep(looked);
        kept.keep(trained);

        assertThat(kept.settings()).isEqualTo(settings);
        assertThat(kept.looked()).isEqualTo(looked);
        assertThat(kept.trained()).isEqualTo(Optional.of(trained));
        assertThat(model.bars()).isNotEqualTo(List.of());
    }

    @Test
    void of_what_is_damaged_nothing_is_known() {
        LinkageStore store = store();
        store.keep(Part.MODEL, new byte[] {1, 2, 3});

        assertThat(new KeptParts(store).trained()).isEmpty();
    }
}
