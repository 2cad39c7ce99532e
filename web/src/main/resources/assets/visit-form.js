// The sellers' page: a form, what waits to be sent, and the day so far.

import { all, discard, flush, keep, newId, takeBack, waiting as waitingOf, whenChanged, who } from "./visit-queue.js";
import { made, productPart, told, whoPart } from "./visit-parts.js";

const root = document.querySelector("[data-visits]");
const words = root.dataset;
const form = root.querySelector("form");
const state = root.querySelector("[data-state]");
const said = root.querySelector("[data-said]");
const wrong = root.querySelector("[data-wrong]");
const saved = root.querySelector("[data-saved]");
const dayList = root.querySelector("[data-day-list]");
const dayCounts = root.querySelector("[data-day-counts]");
const language = document.documentElement.lang;
const undoShown = 10_000;
const again = 15_000;
const tapTwice = 600;
const dayKey = () => `querencia-visits-day ${words.seller}`;

// The visit that is being mended, if one is.
let mending = null;
let saving = false;
let tappedUntil = 0;
let reach = navigator.onLine ? "here" : "away";

const parts = {
    who: whoPart(root.querySelector("[data-part=who]"), () => {}),
    products: productPart(root.querySelector("[data-part=products]"), sum),
    tried: productPart(root.querySelector("[data-part=tried]"), () => {}),
    asked: productPart(root.querySelector("[data-part=asked]"), () => {}),
};

function sum() {
    const all = parts.products.sum();
    form.elements.total.placeholder = all ? new Intl.NumberFormat(language).format(all) : "";
}

// Only the part that belongs to the outcome is asked.
function turn() {
    const outcome = form.elements.outcome.value;
    for (const part of form.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== outcome;
    if (outcome) wrong.hidden = true;
}

// "64.000", "64,000" and "64 000" are all sixty-four thousand; "12,50" is twelve and a half.
function amount(text) {
    const bare = text.replace(/[^\d.,]/g, "");
    if (/^\d{1,3}([.,]\d{3})+$/.test(bare)) return bare.replace(/[.,]/g, "");
    const at = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
    if (at < 0) return bare;
    return `${bare.slice(0, at).replace(/[.,]/g, "")}.${bare.slice(at + 1)}`;
}

function answers(id, at) {
    const fields = form.elements;
    const bought = fields.outcome.value === "bought";
    const who = parts.who.value();
    const text = (name) => fields[name].value.trim();
    const told = {
        id,
        at,
        person: who.person ?? undefined,
        outcome: fields.outcome.value,
        interest: fields.interest.value || undefined,
        arrival: fields.arrival.value || undefined,
        note: text("note") || undefined,
        tried: parts.tried.value(),
        asked: parts.asked.value(),
    };
    if (bought) {
        told.products = parts.products.value();
        if (text("total")) told.total = amount(text("total")) || text("total");
    } else {
        told.reason = fields.reason.value || undefined;
        told.reasonWords = text("reasonWords") || undefined;
    }
    return { body: JSON.parse(JSON.stringify(told)), label: who.label };
}

function clear() {
    mending = null;
    form.reset();
    parts.who.clear();
    for (const name of ["products", "tried", "asked"]) parts[name].fill([]);
    form.querySelector("details").open = false;
    wrong.hidden = true;
    turn();
    sum();
}

function refuse(why, field) {
    wrong.textContent = why;
    wrong.hidden = false;
    field?.focus();
    wrong.scrollIntoView({ block: "nearest" });
}

// What can be seen without the server is said at once; a visitor is still there to be asked.
function lacking(body) {
    if (!body.outcome) return [words.noOutcome, form.querySelector("[name=outcome]")];
    const { person } = body;
    if (person && !person.profile && !person.phone && !person.email) return [words.noContact, form.querySelector("[name=phone]")];
    return null;
}

form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // A thumb that taps twice means one visit.
    if (saving || (performance.now() < tappedUntil && !form.elements.outcome.value)) return;
    const id = mending?.id ?? newId();
    const { body, label } = answers(id, mending?.body.at ?? new Date().toISOString());
    const lack = lacking(body);
    if (lack) {
        refuse(...lack);
        return;
    }
    saving = true;
    saved.hidden = true;
    try {
        await keep({ id, seller: words.seller, label, body, tried: mending?.tried });
    } catch {
        refuse(words.noRoom);
        return;
    } finally {
        saving = false;
    }
    tappedUntil = performance.now() + tapTwice;
    navigator.storage?.persist?.().catch(() => {});
    clear();
    offerUndo(id, label);
    scrollTo({ top: 0 });
    sendNow();
});

form.addEventListener("change", turn);

// A choice that is chosen already is taken back by choosing it again.
for (const choice of form.querySelectorAll("[data-loose] input")) {
    choice.closest("label").addEventListener("pointerdown", () => (choice.dataset.was = choice.checked));
    choice.addEventListener("click", () => {
        if (choice.dataset.was === "true") choice.checked = false;
        delete choice.dataset.was;
    });
}

let undoPause;

function offerUndo(id, label) {
    clearTimeout(undoPause);
    saved.querySelector("[data-text]").textContent = told(words.saved, label);
    saved.querySelector("button").onclick = () => {
        saved.hidden = true;
        undo(id);
    };
    saved.hidden = false;
    undoPause = setTimeout(() => (saved.hidden = true), undoShown);
}

async function undo(id) {
    await takeBack(id, words.seller);
    said.textContent = words.undone;
    sendNow();
}

async function mend(entry) {
    clear();
    const { body } = entry;
    mending = entry;
    parts.who.fill(body.person, entry.label);
    for (const name of ["outcome", "reason", "interest", "arrival", "note", "reasonWords", "total"]) {
        if (body[name] !== undefined) form.elements[name].value = body[name];
    }
    for (const name of ["products", "tried", "asked"]) parts[name].fill(body[name]);
    form.querySelector("details").open = true;
    turn();
    refuse(entry.why || words.refused, form.querySelector(`[name="${entry.field.replace(/^person\./, "")}"]`));
}

// The day: what the server has, and before it what waits here.
function kept() {
    try {
        const day = JSON.parse(localStorage.getItem(dayKey()));
        return day?.date === new Date().toLocaleDateString("sv", { timeZone: words.zone }) ? day : null;
    } catch {
        return null;
    }
}

let day = kept();

async function readDay() {
    try {
        const answer = await fetch("/visits/day", { redirect: "manual", signal: AbortSignal.timeout(10_000) });
        if (!answer.ok) return;
        day = await answer.json();
        localStorage.setItem(dayKey(), JSON.stringify(day));
    } catch {
        // As it was.
    }
}

function act(label, className, what, name) {
    const element = made("button", className, label);
    element.type = "button";
    element.setAttribute("aria-label", `${label}: ${name}`);
    element.addEventListener("click", what);
    return element;
}

function here(entry) {
    const item = made("li", "q-visit");
    const refused = entry.state === "refused";
    const time = new Date(entry.body.at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: words.zone });
    const ending = entry.body.outcome === "bought" ? words.bought : words.notBought;
    item.append(head(entry.label, ending, time, refused ? words.refused : words.waits, refused ? "is-bad" : "is-warn"));
    const tools = made("p", "q-actions");
    if (refused) {
        item.append(made("p", "q-wrong", entry.why));
        tools.append(
            act(words.mend, "q-button is-small", () => mend(entry), entry.label),
            act(words.discard, "q-button is-small is-quiet", () => confirm(words.discardSure) && discard(entry.id), entry.label),
        );
    } else if (entry.seller === words.seller) {
        tools.append(act(words.undo, "q-button is-small is-quiet", () => undo(entry.id), entry.label));
    } else {
        item.append(made("p", "q-quiet", told(words.ofOther, entry.seller)));
    }
    item.append(tools);
    return item;
}

function head(label, ending, time, mark, tone) {
    const line = made("div", "q-visit-head");
    const name = made("span", "q-visit-who");
    name.append(made("span", "q-name", label), made("span", "q-quiet", ending));
    line.append(name);
    if (mark) line.append(made("span", `q-chip ${tone}`, mark));
    line.append(made("span", "q-quiet q-number", time));
    return line;
}

function there(visit) {
    const item = made("li", "q-visit");
    const details = made("details");
    const summary = made("summary");
    summary.append(head(visit.who, visit.ending, visit.time, "", ""));
    details.append(summary);
    for (const answer of visit.answers) details.append(made("p", "q-quiet", answer));
    const tools = made("p", "q-actions");
    tools.append(act(words.undo, "q-button is-small", () => confirm(words.undoSure) && undo(visit.id), visit.who));
    details.append(tools);
    item.append(details);
    return item;
}

function drawState(waiting) {
    const count = waiting.filter((entry) => entry.state === "waiting").length;
    const refused = waiting.some((entry) => entry.state === "refused");
    state.querySelector("[data-waiting]").textContent = count === 0 ? "" : told(words.waitingWords, count);
    state.querySelector("[data-reach]").textContent = { away: words.away, "signed-out": words.signedOut }[reach] ?? "";
    state.querySelector("a").hidden = reach !== "signed-out";
    state.classList.toggle("is-warn", count > 0 || refused || reach !== "here");
    state.hidden = count === 0 && reach === "here";
}

async function draw() {
    const waiting = await waitingOf("visits");
    const ids = new Set(waiting.map((entry) => entry.id));
    const visits = (day?.visits ?? []).filter((visit) => !ids.has(visit.id));
    const shown = waiting.filter((entry) => !entry.undo).reverse();
    const open = new Set([...dayList.querySelectorAll("details[open]")].map((each) => each.parentElement.dataset.id));
    const rows = [...shown.map(here), ...visits.map(there)];
    rows.forEach((row, at) => {
        row.dataset.id = (shown[at] ?? visits[at - shown.length]).id;
        if (open.has(row.dataset.id)) row.querySelector("details")?.setAttribute("open", "");
    });
    dayList.replaceChildren(...rows);
    root.querySelector("[data-day-empty]").hidden = rows.length > 0;
    const bought = shown.filter((entry) => entry.body.outcome === "bought").length + visits.filter((visit) => visit.bought).length;
    dayCounts.hidden = rows.length === 0;
    for (const [name, value] of [["registered", rows.length], ["bought", bought], ["not-bought", rows.length - bought]]) {
        dayCounts.querySelector(`[data-count=${name}]`).textContent = value;
    }
    const reasons = (day?.reasons ?? []).map((reason) => `${reason.name} ${reason.count}`).join(" · ");
    root.querySelector("[data-day-reasons]").textContent = visits.length > 0 ? reasons : "";
    root.dataset.waiting = waiting.length;
    drawState(waiting);
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
        for (const field of document.querySelectorAll("input[name=csrf]")) field.value = me.csrf;
    }
}

whenChanged(async (sent) => {
    if (sent) await readDay();
    await draw();
});
addEventListener("online", sendNow);
addEventListener("offline", () => {
    reach = "away";
    draw();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendNow());
setInterval(async () => {
    const waiting = await all();
    if (reach !== "here" || waiting.some((entry) => entry.state === "waiting")) sendNow();
}, again);

if ("serviceWorker" in navigator) navigator.serviceWorker.register(words.worker, { scope: "/visits" }).catch(() => {});
clear();
await draw();
await meet();
await sendNow();
await readDay();
await draw();
root.dataset.ready = "";
