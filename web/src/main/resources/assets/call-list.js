// The page of calls: the list of the day as the server made it, what came of each call, and what waits
// to be sent.

import { all, discard, flush, keep, newId, takeBack, waiting as waitingOf, whenChanged, who } from "./visit-queue.js";
import { made, told } from "./visit-parts.js";

const root = document.querySelector("[data-calls]");
const words = root.dataset;
const list = root.querySelector("[data-list]");
const state = root.querySelector("[data-state]");
const said = root.querySelector("[data-said]");
const pattern = root.querySelector("template").content.firstElementChild;
const lists = root.querySelector("[data-lists]");
const again = 15_000;
const asks = new Set(["bought", "not-interested"]);
const whose = new URLSearchParams(location.search).get("seller") ?? "";
const kept = () => `querencia-calls ${words.seller} ${whose}`;
const query = () => (whose ? `?seller=${encodeURIComponent(whose)}` : "");

let reach = navigator.onLine ? "here" : "away";
let day = remembered();
// Which card stands open, with the outcome that was tapped.
let open = null;

// The list of another day is no use.
function remembered() {
    try {
        const known = JSON.parse(localStorage.getItem(kept()));
        return known?.day === new Date().toLocaleDateString("sv", { timeZone: words.zone }) ? known : null;
    } catch {
        return null;
    }
}

async function readList() {
    try {
        const answer = await fetch(`/calls/list${query()}`, { redirect: "manual", signal: AbortSignal.timeout(60_000) });
        if (!answer.ok) return;
        day = await answer.json();
        localStorage.setItem(kept(), JSON.stringify(day));
    } catch {
        // As it was.
    }
}

// "64.000", "64,000" and "64 000" are all sixty-four thousand; "12,50" is twelve and a half.
function amount(text) {
    const bare = text.replace(/[^\d.,]/g, "");
    if (/^\d{1,3}([.,]\d{3})+$/.test(bare)) return bare.replace(/[.,]/g, "");
    const at = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
    return at < 0 ? bare : `${bare.slice(0, at).replace(/[.,]/g, "")}.${bare.slice(at + 1)}`;
}

async function register(item, outcome, form) {
    const id = newId();
    const text = (name) => form?.elements[name]?.value.trim() || undefined;
    const body = { id, at: new Date().toISOString(), profile: item.profile, outcome };
    if (outcome === "bought" && text("total")) body.total = amount(text("total")) || text("total");
    if (outcome === "not-interested") Object.assign(body, { reason: text("reason"), reasonWords: text("reasonWords") });
    try {
        await keep({ id, seller: words.seller, room: "calls", label: item.name, body: JSON.parse(JSON.stringify(body)) });
    } catch {
        said.textContent = words.noRoom;
        const wrong = form?.querySelector("[data-wrong]");
        if (wrong) Object.assign(wrong, { textContent: words.noRoom, hidden: false });
        return;
    }
    navigator.storage?.persist?.().catch(() => {});
    open = null;
    said.textContent = told(words.saved, item.name);
    await draw();
    sendNow();
}

async function undo(id) {
    await takeBack(id, words.seller, "calls");
    // The server's list knows of it until it is read again.
    for (const item of day?.items ?? []) if (item.call === id) for (const field of ["call", "outcome", "told"]) delete item[field];
    said.textContent = words.undone;
    await draw();
    sendNow();
}

function card(item, mine) {
    const element = pattern.cloneNode(true);
    const part = (name) => element.querySelector(`[data-${name}]`);
    element.dataset.profile = item.profile;
    part("name").textContent = item.name;
    part("score").textContent = [item.score, item.grade].filter(Boolean).join(" · ");
    const phone = part("phone");
    if (item.phones.length > 0) {
        phone.href = `tel:${item.phones[0]}`;
        phone.querySelector("span").textContent = item.phones[0];
        phone.setAttribute("aria-label", told(words.call, item.name));
    } else phone.remove();
    part("why").replaceChildren(...item.why.map((why) => made("li", "", why)));
    const group = part("outcomes");
    group.setAttribute("aria-label", item.name);
    const form = part("more");
    for (const button of group.querySelectorAll("button")) {
        const { outcome } = button.dataset;
        button.setAttribute("aria-label", `${button.textContent}: ${item.name}`);
        button.addEventListener("click", () => {
            if (!asks.has(outcome)) register(item, outcome, null);
            else {
                open = { profile: item.profile, outcome };
                draw().then(() => list.querySelector("[data-more]:not([hidden]) input")?.focus());
            }
        });
    }
    if (open?.profile === item.profile) {
        form.hidden = false;
        group.querySelector(`[data-outcome="${open.outcome}"]`).setAttribute("aria-pressed", "true");
        form.querySelector(`[data-for="${open.outcome}"]`).hidden = false;
    }
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        register(item, open.outcome, form);
    });
    part("cancel").addEventListener("click", () => {
        open = null;
        draw();
    });
    const ended = mine ?? (item.call ? { id: item.call, words: item.told } : null);
    if (ended) tell(element, group, form, ended);
    return element;
}

function tell(element, group, form, ended) {
    const chip = element.querySelector("[data-told-words]");
    const button = element.querySelector("[data-undo]");
    const refused = ended.state === "refused";
    const name = group.querySelector(`[data-outcome="${ended.body?.outcome}"]`)?.textContent ?? "";
    chip.textContent = ended.words ?? `${name} · ${refused ? ended.why || words.refused : words.waits}`;
    chip.classList.add(refused ? "is-bad" : ended.words ? "is-good" : "is-warn");
    button.textContent = refused ? words.discard : words.undo;
    button.setAttribute("aria-label", `${button.textContent}: ${element.querySelector("[data-name]").textContent}`);
    button.addEventListener("click", () => (refused ? discard(ended.id) : undo(ended.id)));
    element.querySelector("[data-told]").hidden = false;
    element.classList.add("is-told");
    group.hidden = true;
    form.hidden = true;
}

function drawState(left) {
    const count = left.filter((entry) => entry.state === "waiting").length;
    state.querySelector("[data-waiting]").textContent = count === 0 ? "" : told(words.waitingWords, count);
    state.querySelector("[data-reach]").textContent = { away: words.away, "signed-out": words.signedOut }[reach] ?? "";
    state.querySelector("a").hidden = reach !== "signed-out";
    state.classList.toggle("is-warn", count > 0 || reach !== "here");
    state.hidden = count === 0 && reach === "here";
}

function drawLists() {
    const names = day?.lists ?? [];
    lists.hidden = names.length < 2;
    const select = lists.querySelector("select");
    select.replaceChildren(...names.map((name) => new Option(name, name, false, name === day.list)));
    root.querySelector("[data-csv]").href = `/calls/list.csv${query()}`;
}

async function draw() {
    const left = await waitingOf("calls");
    const mine = new Map(left.filter((entry) => entry.body && !entry.undo).map((entry) => [entry.body.profile, entry]));
    // What was taken back and not sent yet is as if it were not.
    const gone = new Set(left.filter((entry) => entry.undo).map((entry) => entry.id));
    const items = (day?.items ?? []).map((item) => (gone.has(item.call) ? { ...item, call: undefined } : item));
    const values = Object.fromEntries(["total", "reasonWords"].map((name) => [name, list.querySelector(`[data-more]:not([hidden]) [name=${name}]`)?.value ?? ""]));
    const chosen = list.querySelector("[data-more]:not([hidden]) input[type=radio]:checked")?.value;
    const cards = items.map((item) => card(item, mine.get(item.profile)));
    // Who is still to be called comes first, in the order of the list.
    cards.sort((one, other) => one.classList.contains("is-told") - other.classList.contains("is-told"));
    list.replaceChildren(...cards);
    for (const [name, value] of Object.entries(values)) {
        const field = list.querySelector(`[data-more]:not([hidden]) [name=${name}]`);
        if (field && value) field.value = value;
    }
    const radio = chosen && list.querySelector(`[data-more]:not([hidden]) input[value="${CSS.escape(chosen)}"]`);
    if (radio) radio.checked = true;
    const done = cards.filter((each) => each.classList.contains("is-told")).length;
    root.querySelector("[data-day]").textContent = day ? `${day.said} · ${told(words.doneCount, done, cards.length)}` : "";
    root.querySelector("[data-empty]").hidden = !day || cards.length > 0;
    root.dataset.waiting = left.length;
    drawState(left);
    drawLists();
}

async function sendNow() {
    const outcome = await flush();
    if (outcome !== "busy") reach = outcome === "done" ? (navigator.onLine ? "here" : "away") : outcome;
    await draw();
}

// The page is kept without the token of the session, so its forms get it here.
async function meet() {
    const me = await who();
    reach = me.state;
    if (me.state === "here") {
        // A page that was kept may be of whoever had this browser before.
        words.seller = me.seller;
        day = remembered();
        for (const field of document.querySelectorAll("input[name=csrf]")) field.value = me.csrf;
    }
}

lists.querySelector("select").addEventListener("change", (event) => {
    location.search = `?seller=${encodeURIComponent(event.target.value)}`;
});
whenChanged(async (sent) => {
    if (sent) await readList();
    await draw();
});
addEventListener("online", sendNow);
addEventListener("offline", () => {
    reach = "away";
    draw();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendNow());
setInterval(async () => {
    const left = await all();
    if (reach !== "here" || left.some((entry) => entry.state === "waiting")) sendNow();
}, again);

if ("serviceWorker" in navigator) navigator.serviceWorker.register(words.worker, { scope: "/calls" }).catch(() => {});
await draw();
await meet();
await sendNow();
await readList();
await draw();
root.dataset.ready = "";
