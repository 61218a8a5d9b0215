// Builds static/build/ from assets/src/: app.scss to app.css, app.js to app.js. Nothing else is copied: the kit's
// crest, crown and icons belong to GOV.UK, and pages are set in a system font.
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { compile } from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const finished = fileURLToPath(new URL("../static/build/", import.meta.url));
const fresh = fileURLToPath(new URL("../static/build.new/", import.meta.url));

function stylesheet() {
  const { css } = compile(`${here}src/app.scss`, {
    loadPaths: [`${here}node_modules`],
    style: "compressed",
    quietDeps: true,
  });
  refuse(css, /GDS Transport/, "names the font that only GOV.UK may use");
  refuse(css, /url\(["']?\/?assets\//, "points to the kit's images, which are not copied");
  return css;
}

function refuse(text, pattern, fault) {
  if (pattern.test(text)) {
    throw new Error(`src/app.scss ${fault} (${text.match(pattern)[0]})`);
  }
}

await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });
await writeFile(`${fresh}app.css`, stylesheet());
await build({
  entryPoints: [`${here}src/app.js`],
  outfile: `${fresh}app.js`,
  bundle: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  legalComments: "eof",
  sourcemap: false,
  logLevel: "warning",
});
// a running web server never sees half a build
await rm(finished, { recursive: true, force: true });
await rename(fresh, finished);
