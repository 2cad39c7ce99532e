// What a page shows is taken along: a table as CSV, a drawing as PNG. A module, so that it runs
// once however often a page names it.
const BYTE_ORDER_MARK = "\uFEFF";
const MARGIN = 16;
const FORMULA = /^[=+@\t\r]|^-(?![\d.,])/;

// Of colours and lines what style sheets say, since a file has none.
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "opacity", "font-family", "font-size", "font-weight", "text-anchor"];

function save(name, address) {
    const link = document.createElement("a");
    link.download = name;
    link.href = address;
    link.click();
}

// The plain value where a cell has one, else what it says; what a spreadsheet would reckon is text.
function cell(each) {
    const said = each.dataset.value ?? each.textContent.replace(/\s+/g, " ").trim();
    const text = FORMULA.test(said) ? `'${said}` : said;
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function table({ rows }, name) {
    const lines = [...rows].map((row) => [...row.cells].map(cell).join(","));
    save(`${name}.csv`, `data:text/csv;charset=utf-8,${encodeURIComponent(BYTE_ORDER_MARK + lines.join("\r\n"))}`);
}

function styled(drawing) {
    const copy = drawing.cloneNode(true);
    const all = [drawing, ...drawing.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((each, at) => {
        const style = getComputedStyle(all[at]);
        for (const name of STYLES) each.style.setProperty(name, style.getPropertyValue(name));
    });
    return copy;
}

// A sheet of pixels in the colour of what lies below, twice as fine as the screen.
function sheet(below, width, height) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * 2, height * 2];
    const paper = canvas.getContext("2d");
    paper.fillStyle = getComputedStyle(below.closest(".q-sheet") ?? document.body).backgroundColor;
    paper.fillRect(0, 0, canvas.width, canvas.height);
    return { canvas, paper };
}

// A table as it looks: its cells, its bars, and each word where it stands.
function laidOut(what) {
    const whole = what.getBoundingClientRect();
    const { canvas, paper } = sheet(what, whole.width + 2 * MARGIN, whole.height + 2 * MARGIN);
    paper.scale(2, 2);
    paper.translate(MARGIN - whole.left, MARGIN - whole.top);
    for (const each of what.querySelectorAll("*")) {
        const style = getComputedStyle(each);
        const { left, top, width, height } = each.getBoundingClientRect();
        paper.globalAlpha = Number(style.opacity);
        paper.fillStyle = each instanceof SVGRectElement ? style.fill : style.backgroundColor;
        paper.fillRect(left, top, width, height);
        paper.globalAlpha = 1;
        paper.fillStyle = style.borderBottomColor;
        const line = parseFloat(style.borderBottomWidth) || 0;
        if (each.matches("td, th") && line > 0) paper.fillRect(left, top + height - line, width, line);
    }
    words(what, paper);
    return canvas;
}

function words(what, paper) {
    const texts = document.createTreeWalker(what, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    paper.textBaseline = "middle";
    while (texts.nextNode()) {
        const { currentNode: text } = texts;
        const style = getComputedStyle(text.parentElement);
        paper.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        paper.fillStyle = style.color;
        const ends = style.textAlign === "right";
        paper.textAlign = ends ? "right" : "left";
        for (const word of text.data.matchAll(/\S+/g)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const { left, right, top, width, height } = range.getBoundingClientRect();
            if (width > 0) paper.fillText(word[0], ends ? right : left, top + height / 2);
        }
    }
}

async function picture(drawing, name) {
    if (drawing instanceof HTMLTableElement) {
        save(`${name}.png`, laidOut(drawing).toDataURL("image/png"));
        return;
    }
    const { width, height } = drawing.viewBox.baseVal;
    const copy = styled(drawing);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width * 2);
    copy.setAttribute("height", height * 2);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    const { canvas, paper } = sheet(drawing, width, height);
    paper.drawImage(image, 0, 0);
    save(`${name}.png`, canvas.toDataURL("image/png"));
}

document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-take]");
    const what = button && document.getElementById(button.dataset.of);
    if (!what) return;
    if (button.dataset.take === "csv") table(what, button.dataset.name);
    else picture(what, button.dataset.name);
});

function shown() {
    for (const button of document.querySelectorAll("[data-take]")) button.hidden = false;
}

document.addEventListener("htmx:afterSettle", shown);
shown();
