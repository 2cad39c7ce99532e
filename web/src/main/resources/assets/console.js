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

// A question before what cannot be undone.
listening("submit", (event) => {
    const question = event.submitter?.dataset.sure ?? event.target.dataset.sure;
    if (question && !window.confirm(question)) event.preventDefault();
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

function series(chart) {
    const cells = [...document.querySelectorAll(`#${chart.dataset.chart} tbody tr`)];
    return {
        labels: cells.map((row) => row.cells[0].textContent.trim()),
        values: cells.map((row) => Number(row.cells[1].dataset.value)),
        said: cells.map((row) => row.cells[1].textContent.trim()),
    };
}

function options(chart) {
    const { labels, values, said } = series(chart);
    const [ink, line, accent, sheet, text] = ["--ink-faint", "--line", "--accent", "--sheet", "--ink"].map(colour);
    const brief = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });
    return {
        animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
        animationDuration: 350,
        textStyle: { fontFamily: "Inter, sans-serif", color: ink },
        grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
        tooltip: {
            trigger: "axis",
            axisPointer: { type: "none" },
            backgroundColor: sheet,
            borderColor: line,
            textStyle: { color: text, fontSize: 13 },
            formatter: ([point]) => `${point.name}<br><b>${said[point.dataIndex]}</b>`,
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
        series: [{ type: "bar", data: values, barMaxWidth: 26, itemStyle: { color: accent, borderRadius: [3, 3, 0, 0] }, emphasis: { itemStyle: { color: accent } } }],
    };
}

function draw() {
    for (const chart of document.querySelectorAll("[data-chart]")) {
        if (!window.echarts) continue;
        const known = drawn.get(chart) ?? window.echarts.init(chart, null, { renderer: "svg" });
        drawn.set(chart, known);
        known.setOption(options(chart));
    }
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
