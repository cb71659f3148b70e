// Cut a font to the signs of Western European text and to the weights we use. node subset.mjs FROM TO [WEIGHT]
// With a weight: one plain font of that weight, as paper needs it.
import { readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const [from, to, weight] = process.argv.slice(2);
const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join("");
const signs = range(0x20, 0x7e) + range(0xa0, 0xff) + "ıŒœĲĳŸ–—‘’‚“”„•…€−×←↑→↓↗↘✓";
const cut = await subsetFont(await readFile(from), signs, {
  targetFormat: weight ? "truetype" : "woff2",
  variationAxes: { wght: weight ? Number(weight) : { min: 400, max: 700 } },
});
await writeFile(to, cut);
