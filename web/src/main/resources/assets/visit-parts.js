// The parts of the form that look things up: who it was, and products.

const words = document.querySelector("[data-visits]").dataset;

export const told = (pattern, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), pattern);

export function made(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
}

function button(className, label, act) {
    const element = made("button", className, label);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
}

// Asks the server a little after the last letter; the answer to what is no longer typed is left.
function searching(field, address, show) {
    let asked = 0;
    let pause;
    field.addEventListener("input", () => {
        clearTimeout(pause);
        const turn = ++asked;
        const text = field.value.trim();
        if (text.length < 2) {
            show([], "", false);
            return;
        }
        pause = setTimeout(async () => {
            let items = [];
            let away = false;
            try {
                const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`, { redirect: "manual", signal: AbortSignal.timeout(8000) });
                if (answer.ok) items = (await answer.json()).items;
                else away = true;
            } catch {
                away = true;
            }
            if (turn === asked) show(items, text, away);
        }, 180);
    });
    return () => {
        asked++;
        clearTimeout(pause);
    };
}

// Arrows walk from the field through what was found.
function walkable(field, list) {
    const step = (by) => {
        const all = [field, ...list.querySelectorAll("button")];
        const at = all.indexOf(document.activeElement);
        all[Math.min(all.length - 1, Math.max(0, at + by))].focus();
    };
    for (const each of [field, list]) {
        each.addEventListener("keydown", (event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (!by) return;
            event.preventDefault();
            event.stopPropagation();
            step(by);
        });
    }
}

function row(name, about, act) {
    const item = made("li");
    const inside = button("q-found", "", act);
    inside.append(made("span", "q-name", name), made("span", "q-quiet", about));
    item.append(inside);
    return item;
}

// Who came: somebody found, somebody new, or nobody anybody knows.
export function whoPart(root, changed) {
    const field = root.querySelector("[data-who-search]");
    const found = root.querySelector("[data-found]");
    const search = root.querySelector("[data-who-find]");
    const fresh = root.querySelector("[data-who-new]");
    const chosen = root.querySelector("[data-who-chosen]");
    let person = null;

    function show(part) {
        search.hidden = part !== search;
        fresh.hidden = part !== fresh;
        chosen.hidden = part !== chosen;
        changed();
    }
    function choose(item) {
        person = { profile: item.id };
        chosen.querySelector("[data-name]").textContent = item.name;
        show(chosen);
        chosen.querySelector("button").focus();
    }
    function offerNew() {
        const text = field.value.trim();
        const into = text.includes("@") ? "email" : /^[+\d][\d\s().-]{5,}$/.test(text) ? "phone" : "name";
        fresh.querySelector(`[name=${into}]`).value = text;
        show(fresh);
        fresh.querySelector(`[name=${into === "name" ? "phone" : "name"}]`).focus();
    }
    const stop = searching(field, "/visits/people", (items, text, away) => {
        found.replaceChildren(...items.map((item) => row(item.name, [item.about, item.seen].filter(Boolean).join(" · "), () => choose(item))));
        if (text && items.length === 0) found.append(made("li", "q-quiet", away ? words.searchAway : told(words.searchNone, text)));
    });
    walkable(field, found);
    root.querySelector("[data-who=new]").addEventListener("click", offerNew);
    for (const back of root.querySelectorAll("[data-who=nobody]")) {
        back.addEventListener("click", () => {
            clear();
            field.focus();
        });
    }
    function clear() {
        stop();
        person = null;
        field.value = "";
        found.replaceChildren();
        for (const input of fresh.querySelectorAll("input")) input.value = "";
        show(search);
    }
    return {
        clear,
        value() {
            if (!chosen.hidden) return { person, label: chosen.querySelector("[data-name]").textContent };
            if (fresh.hidden) return { label: words.nobody };
            const filled = [...fresh.querySelectorAll("input")].filter((input) => input.value.trim());
            const told = Object.fromEntries(filled.map((input) => [input.name, input.value.trim()]));
            if (Object.keys(told).length === 0) return { label: words.nobody };
            return { person: told, label: told.name ?? told.phone ?? told.email };
        },
        // As it was told before, to be mended.
        fill(told, label) {
            clear();
            if (!told) return;
            if (told.profile) choose({ id: told.profile, name: label });
            else {
                for (const [name, value] of Object.entries(told)) fresh.querySelector(`[name=${name}]`).value = value;
                show(fresh);
            }
        },
    };
}

// Products of the catalogue, or the seller's own words.
//
// Counted ones have a number beside them.
export function productPart(root, changed) {
    const field = root.querySelector("input");
    const found = root.querySelector("[data-found]");
    const list = root.querySelector("[data-chosen]");
    const counted = "counted" in root.dataset;
    let chosen = [];

    function draw() {
        list.replaceChildren(...chosen.map(line));
        changed();
    }
    function line(thing, at) {
        const item = made("li", "q-picked");
        item.append(made("span", "q-picked-name", thing.name));
        if (counted) {
            const minus = button("q-button is-step", "−", () => count(thing, -1));
            const plus = button("q-button is-step", "+", () => count(thing, 1));
            minus.setAttribute("aria-label", told(words.less, thing.name));
            plus.setAttribute("aria-label", told(words.more, thing.name));
            item.append(minus, made("output", "q-number", String(thing.quantity)), plus);
        }
        const away = button("q-button is-step is-quiet", "×", () => {
            chosen.splice(at, 1);
            draw();
            field.focus();
        });
        away.setAttribute("aria-label", told(words.drop, thing.name));
        item.append(away);
        return item;
    }
    function count(thing, by) {
        thing.quantity = Math.max(1, thing.quantity + by);
        draw();
    }
    function take(thing) {
        const known = chosen.find((each) => each.name === thing.name);
        if (known && counted) known.quantity += 1;
        else if (!known) chosen.push(counted ? { ...thing, quantity: 1 } : thing);
        stop();
        field.value = "";
        found.replaceChildren();
        draw();
    }
    function takeTyped() {
        const text = field.value.trim();
        if (text) take({ name: text });
    }
    const stop = searching(field, "/visits/products", (items, text) => {
        const rows = items.map((item) => row(item.name, item.about, () => {
            take({ product: item.id, name: item.name, ...(counted && item.price ? { price: item.price } : {}) });
            field.focus();
        }));
        if (text) rows.push(row(told(words.asTyped, text), "", () => {
            take({ name: text });
            field.focus();
        }));
        found.replaceChildren(...rows);
    });
    walkable(field, found);
    field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        const first = found.querySelector("button");
        if (first && found.querySelectorAll("button").length > 1) first.click();
        else takeTyped();
    });
    return {
        // What stands in the field and was not chosen counts too: nothing typed is lost.
        value() {
            takeTyped();
            return chosen.map((thing) => ({ ...thing }));
        },
        sum: () => (chosen.length > 0 && chosen.every((thing) => thing.price) ? chosen.reduce((all, thing) => all + thing.price * thing.quantity, 0) : 0),
        fill(things) {
            stop();
            field.value = "";
            found.replaceChildren();
            chosen = (things ?? []).map((thing) => ({ ...thing }));
            draw();
        },
    };
}
