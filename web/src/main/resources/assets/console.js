// What pages gain when scripts run: keys, copying, charts. Everything can be read without.
"use strict";

const listening = (type, act) => document.addEventListener(type, act);

// Keys: / searches, j and k walk a list, Enter opens, Escape leaves the field.
const rows = () => [...document.querySelectorAll("[data-rows] a[data-row]")];

function walk(step) {
    const all = rows();
    if (all.length === 0) return;
    const at = all.indexOf(document.activeElement);
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
}

function find() {
    const fields = [...document.querySelectorAll("[data-find]")];
    const field = fields.find((each) => each.closest("main")) ?? fields[0];
    field?.focus();
    field?.select();
}

listening("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input, textarea, select, [contenteditable]");
    if (field) {
        if (event.key === "Escape") field.blur();
        if (event.key === "ArrowDown" && field.matches("main [data-find]")) {
            event.preventDefault();
            walk(1);
        }
        return;
    }
    const act = { "/": find, j: () => walk(1), k: () => walk(-1) }[event.key];
    if (act) {
        event.preventDefault();
        act();
    }
});

// A form that was refused begins at what is wrong; what was only looked at does not.
document.querySelector('[aria-invalid="true"]:not([data-seen])')?.focus();

// What is chosen shows, where choices are wider than the screen.
for (const chosen of document.querySelectorAll(".q-tabs [aria-current], .q-segments [aria-current], .q-nav [aria-current]")) {
    const row = chosen.parentElement;
    row.scrollLeft = chosen.offsetLeft - row.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2;
}

// Filters that are set stand open beside a list, not above it on a phone.
if (matchMedia("(max-width: 46rem)").matches) document.querySelector(".q-choosing")?.removeAttribute("open");

// Copying: the button stands in the text it copies.
listening("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copy)?.textContent ?? "";
    await navigator.clipboard.writeText(text);
    const said = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = said), 1600);
});

// Choices that need no button.
listening("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

// A slider and the field beside it say the same.
listening("input", ({ target }) => {
    const twin = document.getElementById(target.dataset?.twin ?? "");
    if (twin) twin.value = target.value;
});

// A question before what cannot be undone.
listening("submit", (event) => {
    const question = event.submitter?.dataset.sure ?? event.target.dataset.sure;
    if (question && !window.confirm(question)) event.preventDefault();
});

// Who signs out leaves no page of visits or calls and no names in the browser; what waits to be sent stays.
listening("submit", (event) => {
    if (event.target.getAttribute("action") !== "/sign-out") return;
    for (const key of Object.keys(localStorage)) {
        if (/^querencia-(visits-day|calls)/.test(key)) localStorage.removeItem(key);
    }
    window.caches?.keys().then((names) => {
        for (const name of names) {
            caches.open(name).then((cache) => Promise.all(["/visits", "/calls"].map((page) => cache.delete(page))));
        }
    });
});

// What is typed while a part of the page is on its way stays when it comes.
const fields = (part) => [...part.querySelectorAll("input[id], select[id], textarea[id]")];
const asked = new WeakMap();
listening("htmx:beforeRequest", ({ detail: { target } }) => {
    if (target?.matches("[data-keep]")) asked.set(target, new Map(fields(target).map((field) => [field.id, field.value])));
});
listening("htmx:beforeSwap", ({ detail: { target } }) => {
    if (!target.matches("[data-keep]")) return;
    const before = asked.get(target) ?? new Map();
    const typed = fields(target).filter(({ id, value }) => before.has(id) && before.get(id) !== value);
    target.addEventListener("htmx:afterSwap", () => {
        for (const { id, value } of typed) {
            const field = document.getElementById(id);
            if (!field) continue;
            field.value = value;
            field.dispatchEvent(new Event(field.matches("select") ? "change" : "input", { bubbles: true }));
        }
    }, { once: true });
});

// Charts: the table beside a chart is its data; ECharts is fetched only by pages that draw.
const drawn = new Map();

function colour(name) {
    const probe = document.createElement("span");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
}

// Told apart by shade as well as hue, so that they differ to every eye and on paper.
const hues = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"];

function series(chart) {
    const table = document.getElementById(chart.dataset.chart);
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    const cells = rows.map((row) => [...row.cells].filter((cell) => cell.dataset.value !== undefined));
    const parts = heads.slice(1, 1 + (cells[0]?.length ?? 0)).map((head, at) => ({
        name: head.textContent.trim(),
        values: cells.map((row) => Number(row[at].dataset.value)),
        said: cells.map((row) => (row[at].querySelector("[data-said]") ?? row[at]).textContent.trim()),
    }));
    if (chart.dataset.before) parts.push(...earlier(chart.dataset.before, parts, cells));
    return { labels: rows.map((row) => row.cells[0].dataset.label ?? row.cells[0].textContent.trim()), parts };
}

// What the values are compared with: a quiet part behind each of them.
function earlier(name, parts, cells) {
    return parts.map((part, at) => ({
        name: parts.length > 1 ? `${part.name} · ${name}` : name,
        values: cells.map((row) => (row[at].dataset.earlier === undefined ? null : Number(row[at].dataset.earlier))),
        said: cells.map((row) => row[at].dataset.earlierSaid ?? ""),
        quiet: at,
    }));
}

// What a point of the picture says, as elements: names come from outside.
function told(points, parts) {
    const box = document.createElement("div");
    const day = document.createElement("div");
    day.textContent = points[0].name;
    box.append(day);
    for (const point of points) {
        if (parts.length > 1 && (point.value === 0 || point.value === undefined || point.value === null)) continue;
        const line = document.createElement("div");
        const said = document.createElement("b");
        const mark = document.createElement("span");
        mark.style.cssText = `display:inline-block;width:.6em;height:.6em;border-radius:2px;margin-right:.5em;background:${point.color}`;
        said.textContent = parts[point.seriesIndex].said[point.dataIndex];
        if (parts.length > 1) line.append(mark, `${point.seriesName} `);
        line.append(said);
        box.append(line);
    }
    return box;
}

// A value over the band in which it is usual; points where it left the band are marked.
function banded(plain, [value, low, high, out], [accent, band, bad, sheet]) {
    const line = { type: "line", symbol: "none", stack: "band", lineStyle: { opacity: 0 }, silent: true };
    plain.legend.show = false;
    plain.grid.top = 12;
    plain.tooltip.formatter = (points) => told(points.filter(({ seriesIndex }) => seriesIndex === 2), [value, value, value]);
    plain.series = [
        { ...line, data: low.values },
        { ...line, data: high.values.map((top, at) => top - low.values[at]), areaStyle: { color: band, opacity: 1 } },
        {
            type: "line",
            data: value.values.map((y, at) => ({ value: y, itemStyle: { color: out.values[at] ? bad : accent, borderColor: sheet } })),
            lineStyle: { color: accent, width: 2 },
            symbol: "circle",
            showAllSymbol: true,
            symbolSize: (_, { dataIndex }) => (out.values[dataIndex] ? 11 : 4),
        },
    ];
    return plain;
}

function options(chart) {
    const { labels, parts } = series(chart);
    const plain = bars(labels, parts);
    if (chart.dataset.kind === "band") return banded(plain, parts, ["--accent", "--accent-wash", "--bad", "--sheet"].map(colour));
    if (chart.dataset.kind === "lines") lined(plain, parts);
    if (chart.dataset.line && plain.series.length > 0) {
        const ink = colour("--ink-faint");
        plain.series[0].markLine = { silent: true, symbol: "none", data: [{ yAxis: Number(chart.dataset.line) }], lineStyle: { color: ink, type: "dashed" }, label: { color: ink, formatter: chart.dataset.line } };
    }
    return noted(plain);
}

// Values that do not add up: a line each, over an axis that has room for shares.
function lined(plain, parts) {
    const shares = parts.some(({ said }) => said.some((text) => text.includes("%")));
    delete plain.yAxis.minInterval;
    if (shares) {
        const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent", maximumFractionDigits: 1 });
        plain.yAxis.axisLabel.formatter = (value) => percent.format(value);
    }
    plain.series = plain.series.map(({ name, data, itemStyle: { color, opacity } }, at) => {
        const quiet = parts[at].quiet !== undefined;
        return {
            name,
            data,
            type: "line",
            symbol: quiet ? "none" : "circle",
            symbolSize: 6,
            lineStyle: { width: quiet ? 1.5 : 2, color, opacity, type: quiet ? "dashed" : "solid" },
            itemStyle: { color, opacity },
        };
    });
}

// Notes on days: a mark on the line where the table has their period.
function noted(plain) {
    const notes = [...document.querySelectorAll("[data-notes] [data-at]")];
    const at = notes.filter((note) => plain.xAxis.data.includes(note.dataset.at));
    if (at.length === 0 || plain.series.length === 0) return plain;
    const [ink, text] = ["--ink-faint", "--ink-soft"].map(colour);
    const beside = plain.series[0].markLine?.data ?? [];
    const style = {
        lineStyle: { color: ink, type: "dashed", width: 1 },
        label: { color: text, fontSize: 11, position: "insideEndTop", formatter: ({ name }) => name },
    };
    const marks = at.map((note) => ({ ...style, name: note.dataset.text, xAxis: note.dataset.at }));
    plain.series[0].markLine = { ...plain.series[0].markLine, silent: true, symbol: "none", data: [...beside, ...marks] };
    return plain;
}

function bars(labels, parts) {
    const [ink, line, accent, sheet, text] = ["--ink-faint", "--line", "--accent", "--sheet", "--ink"].map(colour);
    const shades = parts.filter(({ quiet }) => quiet === undefined).length > 1 ? hues.map(colour) : [accent];
    const shade = ({ quiet }, at) => ({ color: shades[(quiet ?? at) % shades.length], opacity: quiet === undefined ? 1 : 0.4 });
    const brief = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });
    return {
        animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
        animationDuration: 350,
        textStyle: { fontFamily: "Inter, sans-serif", color: ink },
        grid: { left: 4, right: 4, top: parts.length > 1 ? 40 : 12, bottom: 4, containLabel: true },
        legend: { show: parts.length > 1, type: "scroll", left: 0, top: 0, icon: "roundRect", itemWidth: 11, itemHeight: 11, textStyle: { color: text, fontSize: 12 }, pageTextStyle: { color: ink }, pageIconColor: ink },
        tooltip: {
            trigger: "axis",
            axisPointer: { type: "none" },
            backgroundColor: sheet,
            borderColor: line,
            textStyle: { color: text, fontSize: 13 },
            formatter: (points) => told(points, parts),
        },
        xAxis: {
            type: "category",
            data: labels,
            axisTick: { show: false },
            axisLine: { lineStyle: { color: line } },
            axisLabel: { color: ink, fontSize: 12, hideOverlap: true },
        },
        yAxis: {
            type: "value",
            splitNumber: 3,
            minInterval: 1,
            splitLine: { lineStyle: { color: line } },
            axisLabel: { color: ink, fontSize: 12, formatter: (value) => brief.format(value) },
        },
        series: parts.map((part, at) => ({
            name: part.name,
            type: "bar",
            stack: part.quiet === undefined ? "all" : "earlier",
            data: part.values,
            barMaxWidth: 26,
            itemStyle: { ...shade(part, at), borderRadius: parts.length > 1 ? 0 : [3, 3, 0, 0] },
            emphasis: { itemStyle: shade(part, at) },
        })),
    };
}

function draw() {
    for (const chart of document.querySelectorAll("[data-chart]")) {
        if (!window.echarts) continue;
        const known = drawn.get(chart) ?? window.echarts.init(chart, null, { renderer: "svg" });
        if (!drawn.has(chart)) known.on("click", (point) => behind(chart, point));
        drawn.set(chart, known);
        known.setOption(options(chart));
    }
}

// A point leads to the people behind it, as its cell in the table does.
function behind(chart, { dataIndex, seriesIndex }) {
    const row = document.getElementById(chart.dataset.chart)?.tBodies[0].rows[dataIndex];
    row?.querySelectorAll("[data-value]")[seriesIndex]?.querySelector("a")?.click();
}

function withCharts(act) {
    const first = document.querySelector("[data-chart]");
    if (!first) return;
    if (window.echarts) {
        act();
        return;
    }
    const script = document.createElement("script");
    script.src = first.dataset.script;
    script.onload = act;
    document.head.append(script);
}

// The first picture of the page as a file, drawn anew as pixels.
function saved(name) {
    const chart = document.querySelector("[data-chart]");
    const box = document.createElement("div");
    box.style.cssText = `position:absolute;left:-9999px;width:${chart.clientWidth}px;height:${chart.clientHeight}px`;
    document.body.append(box);
    const pixels = window.echarts.init(box, null, { renderer: "canvas" });
    pixels.setOption({ ...options(chart), animation: false });
    const link = document.createElement("a");
    link.download = `${name}.png`;
    link.href = pixels.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: colour("--sheet") });
    link.click();
    pixels.dispose();
    box.remove();
}

withCharts(() => {
    for (const button of document.querySelectorAll("[data-png]")) {
        button.hidden = false;
        button.addEventListener("click", () => saved(button.dataset.png));
    }
});
withCharts(draw);
listening("htmx:afterSettle", () => {
    for (const [chart, known] of drawn) {
        if (!chart.isConnected) {
            known.dispose();
            drawn.delete(chart);
        }
    }
    withCharts(draw);
});
addEventListener("resize", () => drawn.forEach((known) => known.resize()));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
