// Decks by PptxGenJS, the plain way: `node pptxgen.cjs CONTENTS.json`, then a number a line on standard input makes the
// deck of that number, deflated, and answers with its size; `N FILE` writes it down, too.
const fs = require("node:fs");
const readline = require("node:readline");
const PptxGenJS = require("pptxgenjs");

const EMU = 914400;
const POINT = 12700;
const decks = JSON.parse(fs.readFileSync(process.argv[2], "utf-8"));

const hex = (colour) => (colour ? colour.slice(1).toUpperCase() : undefined);
const place = ([x, y, w, h]) => ({ x: x / EMU, y: y / EMU, w: w / EMU, h: h / EMU });

function runs(paragraphs, font) {
  return paragraphs.flatMap(({ runs: words, leading, before }) =>
    words.map(([text, bold, colour, size, link], index) => ({
      text,
      options: {
        bold,
        color: hex(colour),
        fontSize: size / POINT,
        fontFace: font,
        lineSpacing: leading / POINT,
        paraSpaceBefore: before / POINT,
        breakLine: index === words.length - 1,
        ...(link ? { hyperlink: { url: link } } : {}),
      },
    })),
  );
}

function addTable(slide, table, font) {
  const rows = table.cells.map((row) =>
    row.map(({ paragraphs, fill }) => ({
      text: runs(paragraphs, font),
      options: { margin: 0, ...(fill ? { fill: { color: hex(fill) } } : {}) },
    })),
  );
  const [x, y, w] = table.box;
  const sizes = { colW: table.columns.map((each) => each / EMU), rowH: table.rows.map((each) => each / EMU) };
  slide.addTable(rows, { x: x / EMU, y: y / EMU, w: w / EMU, ...sizes });
}

function addChart(deck, slide, chart) {
  const data = [{ name: chart.series, labels: chart.categories, values: chart.values }];
  slide.addChart(deck.charts.BAR, data, {
    ...place(chart.box),
    barDir: "bar",
    showValue: true,
    chartColors: [hex(chart.colour)],
    dataLabelFormatCode: chart.format,
    catAxisLabelFontSize: chart.size / POINT,
  });
}

function addSlide(deck, content, font) {
  const slide = deck.addSlide();
  for (const [box, fill] of content.panels) {
    slide.addShape(deck.shapes.RECTANGLE, { ...place(box), ...(fill ? { fill: { color: hex(fill) } } : {}) });
  }
  for (const { box, fill, paragraphs } of content.texts) {
    const look = fill ? { fill: { color: hex(fill) } } : {};
    slide.addText(runs(paragraphs, font), { ...place(box), margin: 0, valign: "top", ...look });
  }
  content.tables.forEach((table) => addTable(slide, table, font));
  content.charts.forEach((chart) => addChart(deck, slide, chart));
  if (content.notes) slide.addNotes(content.notes);
}

function written({ title, author, font, size, slides }) {
  const deck = new PptxGenJS();
  deck.title = title;
  deck.author = author;
  deck.defineLayout({ name: "own", width: size[0] / EMU, height: size[1] / EMU });
  deck.layout = "own";
  slides.forEach((slide) => addSlide(deck, slide, font));
  // `write` deflates nothing that it gives as a buffer (4.0.1).
  return deck.stream({ compression: true });
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [number, file] = line.split(" ");
    const content = await written(decks[Number(number)]);
    if (file) fs.writeFileSync(file, content);
    console.log(content.length);
  }
}

main();
