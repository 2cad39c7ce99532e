package org.querencia.science.linkage;

/// How a word sounds, in Spanish and English together: letters that sound alike in either are one,
/// vowels but the first vanish. In the manner of Soundex (Russell 1918) and Metaphone (Philips
/// 1990), with `b v`, `s z c`, `ll y`, `g j`, silent `h` and doubled letters of Spanish.
final class Phonetic {

    /// Longer keys tell apart what sounds alike.
    private static final int KEY_CHARS = 6;

    private Phonetic() {}

    /// Empty for a word without letters.
    static String key(String word) {
        StringBuilder key = new StringBuilder(KEY_CHARS);
        char before = 0;
        for (int i = 0; i < word.length() && key.length() < KEY_CHARS; i++) {
            char next = i + 1 < word.length() ? word.charAt(i + 1) : 0;
            char sound = sound(word.charAt(i), next, i);
            if (sound == 0) {
                before = 0;
            } else if (sound != ' ') {
                if (sound != before) {
                    key.append(sound);
                }
                before = sound;
            }
        }
        return key.toString();
    }

    /// 0 for a vowel that vanishes, a space for a silent letter.
    private static char sound(char c, char next, int at) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u' -> at == 0 ? 'a' : 0;
            case 'y' -> at == 0 ? 'y' : 0;
            case 'h', '\'', '-', ' ', '.' -> ' ';
            case 'b', 'v', 'w' -> 'b';
            case 'p' -> next == 'h' ? 'f' : 'p';
            case 'f' -> 'f';
            case 'c' -> next == 'e' || next == 'i' || next == 'h' ? 's' : 'k';
            case 'k', 'q' -> 'k';
            case 's', 'z', 'x' -> 's';
            case 'g' -> next == 'e' || next == 'i' ? 'j' : 'g';
            case 'j' -> 'j';
            case 'l' -> next == 'l' ? ' ' : 'l';
            case 'd', 't' -> 't';
            case 'm', 'n' -> 'n';
            case 'r' -> 'r';
            default -> Character.isLetterOrDigit(c) ? c : ' ';
        };
    }
}
