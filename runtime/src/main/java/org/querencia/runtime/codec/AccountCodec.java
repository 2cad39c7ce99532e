package org.querencia.runtime.codec;

import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.trait.Traits;
import tools.jackson.core.JsonParser;

/// [Account] from and to the JSON of the state.
public final class AccountCodec {

    static final int VERSION = 1;

    private AccountCodec() {}

    public static byte[] write(Account account) {
        return Json.write(
                VERSION,
                out -> {
                    Json.text(out, "id", account.key().id());
                    TraitsCodec.write(out, "traits", account.traits());
                });
    }

    public static Account read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return new Account(new AccountKey(draft.id), draft.traits);
                });
    }

    private static final class Draft {
        private String id = "";
        private Traits traits = Traits.NONE;

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "id" -> id = in.getString();
                case "traits" -> traits = TraitsCodec.read(in);
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }
    }
}
