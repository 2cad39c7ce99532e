// Sends chosen or dropped files one after the other, each as it is, and goes on to what they are.

const drop = document.querySelector("[data-upload]");
const list = drop.querySelector("[data-files]");
const told = drop.querySelector("[data-told]");
const go = drop.querySelector("[data-go]");
const language = document.documentElement.lang;
const sent = [];
const waiting = [];
let busy = false;
let failed = false;

function size(bytes) {
    const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
    const unit = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
    const said = { style: "unit", unit: units[unit], unitDisplay: "short", maximumFractionDigits: unit > 1 ? 1 : 0 };
    return new Intl.NumberFormat(language, said).format(bytes / 1000 ** unit);
}

const words = (pattern, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), pattern);

function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const state = document.createElement("span");
    const bar = document.createElement("progress");
    name.className = "q-name";
    name.textContent = file.name;
    state.className = "q-quiet q-number";
    state.textContent = size(file.size);
    bar.className = "q-progress";
    bar.max = Math.max(1, file.size);
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    item.append(name, state, bar);
    list.append(item);
    return { item, state, bar };
}

function send(file, shown) {
    return new Promise((done) => {
        const request = new XMLHttpRequest();
        request.open("POST", `${drop.dataset.upload}?name=${encodeURIComponent(file.name)}`);
        request.setRequestHeader("X-CSRF-Token", drop.dataset.token);
        request.setRequestHeader("Content-Type", "application/octet-stream");
        request.upload.onprogress = (event) => {
            shown.bar.value = event.loaded;
            shown.state.textContent = `${size(event.loaded)} / ${size(file.size)}`;
        };
        request.onloadend = () => {
            let answer = {};
            try {
                answer = JSON.parse(request.responseText);
            } catch {
                // A proxy or a closed door answers with a page of its own.
            }
            done(request.status === 200 && answer.id ? { id: answer.id } : { why: answer.why ?? drop.dataset.failed });
        };
        request.send(file);
    });
}

async function work() {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
        const { file, shown } = waiting.shift();
        told.textContent = words(drop.dataset.sending, file.name);
        const answer = await send(file, shown);
        if (answer.id) {
            sent.push(answer.id);
            shown.bar.value = shown.bar.max;
            shown.state.textContent = `${size(file.size)} · ${drop.dataset.sent}`;
        } else {
            failed = true;
            shown.bar.remove();
            shown.state.className = "q-wrong";
            shown.state.textContent = answer.why;
            told.textContent = `${file.name}: ${answer.why}`;
        }
    }
    busy = false;
    if (sent.length === 0) return;
    const next = `${drop.dataset.next}?${sent.map((id) => `upload=${id}`).join("&")}`;
    go.querySelector("a").href = next;
    go.hidden = false;
    if (!failed) {
        told.textContent = drop.dataset.all;
        location.assign(next);
    }
}

function take(files) {
    for (const file of files) waiting.push({ file, shown: row(file) });
    work();
}

drop.querySelector("input[type=file]").addEventListener("change", (event) => {
    take(event.target.files);
    event.target.value = "";
});
for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (event) => {
        event.preventDefault();
        drop.classList.add("is-over");
    });
}
for (const type of ["dragleave", "drop"]) {
    drop.addEventListener(type, () => drop.classList.remove("is-over"));
}
drop.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files);
});
// A file dropped beside the field would replace the page.
for (const type of ["dragover", "drop"]) addEventListener(type, (event) => event.preventDefault());
