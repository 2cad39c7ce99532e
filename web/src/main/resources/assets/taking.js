// What a page shows is taken along: a table as CSV, a drawing as PNG. A module, so that it runs
// once however often a page names it.
const BYTE_ORDER_MARK = "\uFEFF";
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

async function picture(drawing, name) {
    const { width, height } = drawing.viewBox.baseVal;
    const copy = styled(drawing);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width * 2);
    copy.setAttribute("height", height * 2);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * 2, height * 2];
    const paper = canvas.getContext("2d");
    paper.fillStyle = getComputedStyle(drawing.closest(".q-sheet") ?? document.body).backgroundColor;
    paper.fillRect(0, 0, canvas.width, canvas.height);
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
