// What a seller registered of visits and calls and the server has not got yet: kept in the browser until it answers, so
// that it outlives a lost connection, a closed page and a server that dies. The server counts a
// visit once by its id, so that sending twice is no harm.

const name = "querencia-visits";
const shelf = "waiting";

function database() {
    return new Promise((done, fail) => {
        const opening = indexedDB.open(name, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore(shelf, { keyPath: "id" });
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => fail(opening.error);
    });
}

let opened;

// Resolves when the browser has written it down for good.
async function within(mode, act) {
    opened ??= database();
    const transaction = (await opened).transaction(shelf, mode, { durability: "strict" });
    const asked = act(transaction.objectStore(shelf));
    return new Promise((done, fail) => {
        transaction.oncomplete = () => done(asked?.result);
        transaction.onabort = () => fail(transaction.error);
        transaction.onerror = () => fail(transaction.error);
    });
}

export const all = () => within("readonly", (store) => store.getAll());

// What waits of one room: `visits`, or `calls`. Whichever page is open sends all of it.
export const waiting = async (room) => (await all()).filter((entry) => roomOf(entry) === room);

const roomOf = (entry) => entry.room ?? "visits";

// Changes one entry as it is now, in one step: between reading and writing no other tab comes in.
// `become` gives what it becomes, null for nothing.
async function change(id, become) {
    let now = null;
    await within("readwrite", (store) => {
        const asked = store.get(id);
        asked.onsuccess = () => {
            now = become(asked.result ?? null);
            if (now) store.put(now);
            else store.delete(id);
        };
    });
    return now;
}

// A UUID of version 7: its time first. (crypto.randomUUID is not there without https.)
export function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    new DataView(bytes.buffer).setUint16(0, Math.floor(Date.now() / 2 ** 32));
    new DataView(bytes.buffer).setUint32(2, Date.now() % 2 ** 32);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Other tabs of this browser look again when something changed here.
const others = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
let heard = () => {};
others?.addEventListener("message", (event) => heard(event.data === "sent"));

// What was sent is on the server now: who shows both must ask it before what waited goes.
function changed(sent = false) {
    others?.postMessage(sent ? "sent" : "kept");
    return heard(sent);
}

// Calls back whenever what waits is not what it was, here or in another tab; says whether something
// was sent.
export function whenChanged(act) {
    heard = act;
}

export async function keep(entry) {
    await change(entry.id, () => ({ ...entry, state: "waiting", tried: entry.tried ?? false }));
    changed();
}

// Taken back before it was ever sent: it never was. Else the server must hear of both, in order.
export async function takeBack(id, seller, room = "visits") {
    await change(id, (entry) =>
        entry && !entry.tried ? null : { seller, room, ...entry, id, state: "waiting", undo: true, tried: true });
    changed();
}

export async function discard(id) {
    await change(id, () => null);
    changed();
}

const signal = () => AbortSignal.timeout(20_000);

// What the server says of who is signed in: nobody, or that it does not answer.
async function whoami() {
    const answer = await fetch("/visits/me", { redirect: "manual", signal: signal() });
    if (answer.type === "opaqueredirect" || answer.status === 401) return { state: "signed-out" };
    if (!answer.ok) return { state: answer.status === 403 ? "signed-out" : "away" };
    return { state: "here", ...(await answer.json()) };
}

export const who = () => whoami().catch(() => ({ state: "away" }));

function post(address, token, body) {
    return fetch(address, {
        method: "POST",
        headers: { "X-CSRF-Token": token, "Content-Type": "application/json" },
        body,
        redirect: "manual",
        signal: signal(),
    });
}

async function undo(entry, me) {
    const answer = await post(`/${roomOf(entry)}/undo?id=${encodeURIComponent(entry.id)}`, me.csrf, null);
    if (answer.ok || answer.status === 403) await change(entry.id, () => null);
    return answer.ok ? "done" : "later";
}

async function register(entry, me) {
    const begun = await change(entry.id, (now) => now && { ...now, tried: true });
    // Taken back before its turn came.
    if (!begun) return "done";
    const body = JSON.stringify({ ...begun.body, sentAt: new Date().toISOString() });
    const answer = await post(`/${roomOf(entry)}/register`, me.csrf, body);
    if (answer.ok) {
        // Meanwhile it may have been taken back: in this tab, or another.
        const left = await change(entry.id, (now) => (now?.undo ? now : null));
        return left ? undo(left, me) : "done";
    }
    if (answer.status === 422 || answer.status === 400) {
        const { why = "", field = "" } = answer.status === 422 ? await answer.json() : {};
        await change(entry.id, (now) => (now && !now.undo ? { ...now, state: "refused", why, field } : null));
        return "done";
    }
    return "later";
}

// One after the other; what is kept meanwhile has its turn too.
async function send() {
    const had = new Set();
    let me = null;
    for (;;) {
        const left = (await all()).filter((entry) => entry.state === "waiting");
        const entry = left.find((each) => !had.has(turn(each)));
        if (!entry) return "done";
        me ??= await whoami();
        if (me.state !== "here") return me.state;
        had.add(turn(entry));
        // What somebody else registered with this browser is theirs to send.
        if (entry.seller !== me.seller) continue;
        // A visit is told before it is taken back, in case it never arrived.
        const outcome = entry.body ? await register(entry, me) : await undo(entry, me);
        await changed(true);
        if (outcome === "later") return "away";
    }
}

const turn = (entry) => `${entry.id} ${entry.undo ?? false}`;

let sending = false;
let again = false;

function once() {
    const act = () => send().catch(() => "away");
    if (!navigator.locks) return act();
    return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? act() : "busy"));
}

// Sends what waits, in one tab at a time; says how that ended: `done`, `away` or `signed-out`; `busy`
// where it is being done already.
export async function flush() {
    again = true;
    if (sending) return "busy";
    sending = true;
    try {
        let outcome = "done";
        while (again) {
            again = false;
            outcome = await once();
        }
        return outcome;
    } finally {
        sending = false;
    }
}
