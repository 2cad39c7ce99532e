package org.querencia.runtime.text;

import java.util.List;
import java.util.Locale;

/// Something that is told to people, each in their own language. Immutable.
public interface Wording {

    /// Which words these are, the same in every language.
    String code();

    /// What is put into the words, in their order.
    List<Object> parts();

    /// The words in a language; in English where there are none in it.
    String in(Locale language);
}
