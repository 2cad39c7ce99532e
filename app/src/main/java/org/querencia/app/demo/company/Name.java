package org.querencia.app.demo.company;

/// Given names and the two surnames of Spanish use, father's and mother's.
///
/// @param second given name, empty for those who have one only
/// @param friendly how friends write the first one
public record Name(
        String first, String second, String surname, String secondSurname, String friendly) {

    public String given() {
        return second.isEmpty() ? first : first + " " + second;
    }

    public String surnames() {
        return surname + " " + secondSurname;
    }

    /// As on the identity card.
    public String full() {
        return given() + " " + surnames();
    }
}
