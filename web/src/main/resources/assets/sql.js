// What the editor of questions gains when scripts run: asking by keys, suggestions, columns that are
// put in by a touch. Without, it is a form like others.
"use strict";

(() => {
    const field = document.getElementById("sql");
    const list = document.getElementById("suggestions");
    const ask = document.getElementById("ask");
    const stop = document.getElementById("stop");
    if (!field) return;
    const words = field.dataset.words.split(" ");
    const most = 8;
    let chosen = -1;

    const part = () => /[\p{L}_][\p{L}\p{N}_]*$/u.exec(field.value.slice(0, field.selectionStart))?.[0] ?? "";

    function put(text, from) {
        field.setRangeText(text, from, field.selectionStart, "end");
        field.focus();
    }

    function close() {
        list.hidden = true;
        chosen = -1;
        field.removeAttribute("aria-activedescendant");
    }

    function take(item) {
        put(item.textContent, field.selectionStart - part().length);
        close();
    }

    function choose(at) {
        const items = [...list.children];
        chosen = (at + items.length) % items.length;
        items.forEach((item, i) => item.setAttribute("aria-selected", i === chosen));
        field.setAttribute("aria-activedescendant", items[chosen].id);
    }

    function suggest() {
        const begun = part().toLowerCase();
        const found = begun.length < 2 ? [] : words.filter((word) => word.toLowerCase().startsWith(begun) && word.toLowerCase() !== begun).slice(0, most);
        list.replaceChildren(
            ...found.map((word, at) => {
                const item = document.createElement("li");
                item.id = `suggestion-${at}`;
                item.setAttribute("role", "option");
                item.textContent = word;
                item.addEventListener("pointerdown", (event) => {
                    event.preventDefault();
                    take(item);
                });
                return item;
            }),
        );
        list.hidden = found.length === 0;
        if (list.hidden) close();
        else choose(0);
    }

    field.addEventListener("input", suggest);
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            close();
            ask.click();
            return;
        }
        if (list.hidden) return;
        const act = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Tab: () => take(list.children[chosen]), Escape: close }[event.key];
        if (act) {
            event.preventDefault();
            event.stopPropagation();
            act();
        }
    });

    for (const button of document.querySelectorAll("[data-insert]")) {
        button.addEventListener("click", () => put(button.dataset.insert, field.selectionStart));
    }

    ask.addEventListener("htmx:beforeRequest", () => (stop.hidden = false));
    ask.addEventListener("htmx:afterRequest", () => (stop.hidden = true));
})();
